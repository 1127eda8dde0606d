import CaseModel

/// Command lines as a POSIX shell takes them.
enum ShellLine {
    /// A line of words, each quoted where it must be.
    static func of(_ words: String...) -> String { words.map(ShellWord.quoted).joined(separator: " ") }
}
