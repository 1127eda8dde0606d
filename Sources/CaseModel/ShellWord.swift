/// Words of a command line that a person copies into a shell.
public enum ShellWord {
    /// A word as a POSIX shell takes it: in single quotes unless it holds only letters, digits and a few harmless signs.
    public static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "-_./=:,+@".utf8.contains(byte)
            }
        // Compared by bytes: a quote with a combining mark is another Character, but ends the word all the same.
        guard !isPlain else { return word }
        var bytes: [UInt8] = [0x27]
        for byte in word.utf8 { bytes += byte == 0x27 ? Array("'\\''".utf8) : [byte] }
        return String(decoding: bytes + [0x27], as: UTF8.self)
    }

    /// A command line of words.
    public static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }
}
