import CaseExchange
import CaseModel

/// Masks what could be a personal number in messages: people give numbers by mistake where a path belongs.
enum NumberMask {
    /// The text with every possible number of the five countries replaced by dots; digests stay whole.
    static func mask(_ text: String) -> String {
        var bytes = Array(text.utf8)
        while let range = NumberFreeText.matches(in: bytes, at: Clock.now()).first(where: { !isInDigest($0, bytes) }) {
            bytes.replaceSubrange(range, with: dots.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A path with every part masked that could hold a number, whatever separates its digits; the names that `export`
    /// gives stay whole.
    static func mask(path: String) -> String {
        let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).map { part in
            let text = String(decoding: part, as: UTF8.self)
            guard !NumberFreeName.isFree(text, at: Clock.now()) else { return text }
            let masked = mask(text)
            return NumberFreeName.isFree(masked, at: Clock.now()) && masked != text ? masked : dots
        }
        return parts.joined(separator: "/")
    }

    private static let dots = "••••"

    /// Whether a match lies in a word of 64 hexadecimal digits, as SHA-256 is written.
    private static func isInDigest(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let before = bytes[..<range.lowerBound].reversed().prefix(64).prefix(while: isHexadecimal).count
        let after = bytes[range.upperBound...].prefix(64).prefix(while: isHexadecimal).count
        return bytes[range].allSatisfy(isHexadecimal) && before + range.count + after == 64
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
