/// The identifier of a consent record or event: a UUID (RFC 9562) in lower-case text form.
///
/// This module draws no randomness; whoever makes a record brings the bytes.
public struct ConsentUUID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 36 characters, groups of 8, 4, 4, 4 and 12 lower-case hexadecimal digits.
    public let text: String

    /// Reads the lower-case text form; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            if [8, 13, 18, 23].contains(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard isDigit(byte) || (byte >= 0x61 && byte <= 0x66) else { return nil }
            }
        }
        self.text = text
    }

    /// Makes a version 4 UUID of 16 random bytes (RFC 9562 section 5.4); nil for another count.
    public init?(randomBytes: [UInt8]) {
        guard randomBytes.count == 16 else { return nil }
        var bytes = randomBytes
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef")
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        self.text = text
    }

    /// Order by bytes of the text.
    public static func < (left: ConsentUUID, right: ConsentUUID) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// The text form.
    public var description: String { text }
}
