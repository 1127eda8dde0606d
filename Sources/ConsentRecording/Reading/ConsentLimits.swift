/// The limits of what is read and written (docs/consent.md, limits).
public enum ConsentLimits {
    /// The most names one list may hold.
    public static let names = 128
    /// The most events one record may hold before only an end is accepted: withdrawn, terminated or invalidated.
    public static let events = 100
    /// The most events in all: the limit, and the three ends that may follow on one another.
    static let eventsAndEnds = events + 3
    /// The most bytes of a ledger entry's canonical JSON: 256 KiB.
    public static let entryBytes = 256 << 10
    /// The most bytes of a record's JSON with all its events: 2 MiB.
    public static let recordBytes = 2 << 20
    /// The most bytes of a receipt's JSON: 64 KiB.
    public static let receiptBytes = 64 << 10
    /// The most bytes of a line of text (a notice's address, a way to withdraw, a provision).
    public static let lineBytes = 500
}

/// What values must be, in the words of an error message.
enum Rule {
    static let digest = "a digest is 64 lower-case hexadecimal digits"
    static let identifier = "a name is 1 to 128 ASCII letters, digits, '_', '-', '.' or '/'"
    static let instant = "an instant is written YYYY-MM-DDTHH:MM:SSZ"
    static let uuid = "an identifier is a lower-case UUID"
    static let period = "a period is written PnY, PnM or PnD, at least one unit"
    static let line = "a text is one line of 1 to \(ConsentLimits.lineBytes) bytes without control characters"
    static let language = "a language is a BCP 47 tag"
    static let notEmpty = "a list is empty"
}

/// Whether a text is one printable line: not empty, bounded, no control characters, no line or paragraph separators,
/// and none of the invisible characters that turn the direction of what a person reads.
func isLine(_ text: String) -> Bool {
    guard (1...ConsentLimits.lineBytes).contains(text.utf8.count) else { return false }
    return text.unicodeScalars.allSatisfy { !isHidden($0) }
}

/// Whether a character does not show as itself: a control, format, separator or unassigned character.
func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
}

/// Whether a text has the form of a BCP 47 language tag (RFC 5646): a language of 2 to 3 letters and subtags.
func isLanguageTag(_ text: String) -> Bool {
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count <= 35, let language = subtags.first, (2...3).contains(language.count),
        language.allSatisfy({ isLetter($0) })
    else { return false }
    return subtags.dropFirst().allSatisfy { subtag in
        (1...8).contains(subtag.count) && subtag.allSatisfy { isLetter($0) || isDigit($0) }
    }
}

func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
