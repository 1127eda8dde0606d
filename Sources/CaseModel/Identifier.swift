/// A name of a closed vocabulary: an agency, role, purpose, category, rule, domain or collaboration.
///
/// One to 128 ASCII letters, digits, `_`, `-`, `.` or `/`, beginning with a letter or digit, without `..`, `//` or a
/// `/` at the end. Names are compared as bytes; nothing outside ASCII is allowed, so no two names look alike.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as text.
    public let text: String

    /// Checks a name; nil when it breaks the rule above.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...128).contains(bytes.count), let first = bytes.first, Self.isAlphanumeric(first),
            bytes.last != UInt8(ascii: "/")
        else { return nil }
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "/"):
                if previous == byte { return nil }
            case UInt8(ascii: "_"), UInt8(ascii: "-"): break
            default:
                if !Self.isAlphanumeric(byte) { return nil }
            }
            previous = byte
        }
        self.text = text
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Order by bytes.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// The name as text.
    public var description: String { text }
}
