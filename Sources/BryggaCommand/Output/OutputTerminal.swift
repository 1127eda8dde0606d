import Glibc

/// What a stream is connected to, and what can be shown there.
struct OutputTerminal {
    /// The stream's descriptor.
    let descriptor: Int32

    /// Standard output.
    static let output = OutputTerminal(descriptor: STDOUT_FILENO)

    /// Whether a person looks at it.
    var isInteractive: Bool { isatty(descriptor) == 1 }

    /// The width in characters: that of `$COLUMNS` when it is a number, else what the terminal says; at least 20. Nil where
    /// no person looks: what is piped is never wrapped.
    var width: Int? {
        guard isInteractive else { return nil }
        if let columns = Environment.value("COLUMNS").flatMap(Int.init), columns > 0 {
            return max(columns, Self.narrowest)
        }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return max(Int(size.ws_col), Self.narrowest)
    }

    private static let narrowest = 20

    /// Below this many characters a report is hard to read.
    static let narrow = 40

    /// Whether the locale writes text as UTF-8; the first of LC_ALL, LC_CTYPE and LANG that is set decides (setlocale(3)).
    static var isUTF8: Bool {
        let locale = characterSet.value.lowercased()
        return locale.contains("utf-8") || locale.contains("utf8")
    }

    /// The locale that decides about characters, and the variable that it comes from.
    static var characterSet: (value: String, origin: String) { locale(of: ["LC_ALL", "LC_CTYPE", "LANG"]) }

    /// The locale that decides about the language of messages, and the variable that it comes from.
    static var language: (value: String, origin: String) { locale(of: ["LC_ALL", "LC_MESSAGES", "LANG"]) }

    private static func locale(of names: [String]) -> (value: String, origin: String) {
        for name in names {
            if let value = Environment.value(name) { return (value, name) }
        }
        return ("C", "default")
    }
}
