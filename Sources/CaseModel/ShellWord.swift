/// Words of a command line for `sh` (POSIX.1-2017, Shell Command Language, 2.2.2).
public enum ShellWord {
    /// The text as one word: as it is where nothing in it means anything to the shell, else in single quotes.
    public static func quoted(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                || "_./:,+-@%=".utf8.contains(byte)
        }
        guard !plain || text.isEmpty else { return text }
        return "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
