/// Base 64 (RFC 4648 section 4) in its one canonical form: padded, zero bits behind the end, nothing else.
package enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// The text of bytes.
    package static func encode(_ bytes: [UInt8]) -> String { String(decoding: digits(of: bytes), as: UTF8.self) }

    /// The bytes of a text; `nil` unless it is canonical.
    package static func decode(_ text: String) -> [UInt8]? { decode(text.utf8) }

    /// The text of bytes as ASCII, for what must not become a `String`.
    static func digits(of bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
            for place in 0..<4 {
                let digit = alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)]
                text.append(place <= group.count ? digit : padding)
            }
        }
        return text
    }

    /// `nil` unless the text is canonical. The caller overwrites the result when it is secret.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var rest = text[...]
        while !rest.isEmpty {
            let group = rest.prefix(4)
            rest = rest.dropFirst(4)
            let digits = group.prefix { $0 != padding }
            guard digits.count >= 2, group.dropFirst(digits.count).allSatisfy({ $0 == padding }) else { return nil }
            guard digits.count == 4 || rest.isEmpty else { return nil }
            guard let bits = bits(of: digits) else { return nil }
            let count = digits.count - 1
            // Bits that no byte uses must be zero, or one value would have several spellings.
            guard bits & (0xff_ffff >> (8 * UInt32(count))) == 0 else { return nil }
            for place in 0..<count { bytes.append(UInt8(bits >> (16 - 8 * UInt32(place)) & 255)) }
        }
        return bytes
    }

    private static func bits(of digits: some Collection<UInt8>) -> UInt32? {
        var bits: UInt32 = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            bits = bits << 6 | value
        }
        return bits << (6 * UInt32(4 - digits.count))
    }

    private static func value(of digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
