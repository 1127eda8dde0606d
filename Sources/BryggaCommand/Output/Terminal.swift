import Glibc

/// What standard error can show, and what the person wants to see there.
struct Terminal: Hashable, Sendable {
    /// Whether standard error is a terminal.
    let isTerminal: Bool
    /// Whether lines may be drawn again in place.
    let allowsRedrawing: Bool
    /// Whether words may be coloured.
    let allowsColour: Bool
    /// The columns of a line, at least 20.
    let width: Int

    /// The narrowest terminal that lines are cut to.
    static let minimumWidth = 20

    /// The rules, from what was observed: `value` gives environment variables that are set and not empty.
    init(isTerminal: Bool, columns: Int?, value: (String) -> String?) {
        let isCapable = isTerminal && value("ACCESSIBLE") == nil && value("TERM").map { $0 != "dumb" } ?? false
        self.isTerminal = isTerminal
        allowsRedrawing = isCapable
        allowsColour = isCapable && value("NO_COLOR") == nil
        width = max(Self.minimumWidth, columns ?? 80)
    }

    /// Standard error as it is now; a terminal's width may change at any time.
    static var standardError: Terminal {
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return Terminal(
            isTerminal: isatty(STDERR_FILENO) == 1, columns: isKnown ? Int(size.ws_col) : nil,
            value: Environment.value)
    }

    /// Gives help the narrowest width it can be laid out in, where the terminal is narrower: ArgumentParser stops the
    /// program, or prints nothing, when the column of explanations has no room.
    static func widenHelp() {
        var size = winsize()
        let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let width = Environment.value("COLUMNS").flatMap(Int.init) ?? (isKnown ? Int(size.ws_col) : 80)
        if width < minimumHelpWidth { setenv("COLUMNS", String(minimumHelpWidth), 1) }
    }

    private static let minimumHelpWidth = 40

    /// Whether `ACCESSIBLE` asks for plain static text: no redrawing, no colour, no typographic signs of our own.
    static let wantsPlainText = Environment.value("ACCESSIBLE") != nil
}

/// Our own typographic signs, which a screen reader or a terminal without UTF-8 spells out or loses.
enum PlainSigns {
    /// The text with those signs in ASCII; letters of names and of the languages stay.
    static func fold(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var plain = ""
        for character in text {
            switch character {
            case "→": plain += "->"
            case "…": plain += "..."
            case "•": plain += "*"
            case "–", "—": plain += "-"
            default: plain.append(character)
            }
        }
        return plain
    }
}
