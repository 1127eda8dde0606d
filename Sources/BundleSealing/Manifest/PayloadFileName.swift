// The normaliser of the standard library is public to no one else yet; it is the one behind String's own comparison.
@_spi(_Unicode) import Swift

/// The name of a file in a bundle: safe to create in a directory on any system (docs/bundle-format.md, section 4).
///
/// It can name a person, so it is sealed with the content and never printed.
public struct PayloadFileName: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The name; use it to create a file, never in a message.
    public let text: String

    /// Checks a name: UTF-8 in NFC, 1 to 255 bytes; no `/`, `\`, control, line separator, byte order mark or
    /// direction mark; no dot at the start, no dot or space at the end; no Windows device name. Nil otherwise.
    public init?(_ text: String) {
        guard (1...255).contains(text.utf8.count), let first = text.unicodeScalars.first,
            let last = text.unicodeScalars.last, first != ".", last != ".", last != " ",
            text.unicodeScalars.allSatisfy(Self.isAllowed), !Self.isDeviceName(text),
            text._nfc.elementsEqual(text.unicodeScalars)
        else { return nil }
        self.text = text
    }

    /// Equal for two names that a system which ignores case takes for one.
    var folded: [UInt8] {
        // Upper case first, so that characters with one capital in common meet.
        let folded = text.uppercased().lowercased()
        var bytes: [UInt8] = []
        for scalar in folded._nfc { bytes.append(contentsOf: String(scalar).utf8) }
        return bytes
    }

    /// `<redacted>`.
    public var description: String { "<redacted>" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\": false
        // Controls of ASCII and Latin-1.
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": false
        // Direction marks, overrides, embeddings and isolates; separators; the byte order mark.
        case "\u{061C}", "\u{200E}"..."\u{200F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FEFF}": false
        default: !scalar.properties.isNoncharacterCodePoint
        }
    }

    /// CON, PRN, AUX, NUL, COM0–9, LPT0–9 (also with ¹²³), CONIN$, CONOUT$, with or without an ending.
    private static func isDeviceName(_ text: String) -> Bool {
        var stem = text.unicodeScalars.prefix { $0 != "." && $0 != ":" }
        while stem.last == " " { stem.removeLast() }
        let name = String(String.UnicodeScalarView(stem)).uppercased()
        if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(name) { return true }
        guard name.unicodeScalars.count == 4, name.hasPrefix("COM") || name.hasPrefix("LPT"),
            let digit = name.unicodeScalars.last
        else { return false }
        return ("0"..."9").contains(digit) || ["\u{B9}", "\u{B2}", "\u{B3}"].contains(digit)
    }
}
