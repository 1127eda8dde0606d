/// A name of a closed vocabulary: an agency, role, purpose, category, rule, domain or collaboration.
///
/// One to 128 ASCII letters, digits, `_`, `-`, `.` or `/`, beginning with a letter or digit, without `..`, `//` or a
/// `/` at the end. Names are compared as bytes; nothing outside ASCII is allowed, so no two names look alike.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as text.
    public let text: String
    /// A hash of the bytes, taken once: the same for the same name within one process, and unknown outside it.
    package let key: UInt64

    /// Checks a name; nil when it breaks the rule above.
    public init?(_ text: String) {
        let bytes = text.utf8.span
        guard bytes.count >= 1, bytes.count <= 128, Self.isAlphanumeric(bytes[0]),
            bytes[bytes.count - 1] != UInt8(ascii: "/")
        else { return nil }
        var hash = NameHash()
        var previous: UInt64 = 0
        var place = 0
        while place < bytes.count {
            let end = min(place + 8, bytes.count)
            var word: UInt64 = 0
            for index in place..<end { word = word << 8 | UInt64(bytes[index]) }
            guard Self.isAllowed(word, count: end - place, after: previous) else { return nil }
            hash.fold(word)
            previous = word & 0xFF
            place = end
        }
        hash.fold(UInt64(bytes.count))
        (self.text, key) = (text, hash.state)
    }

    /// Whether a name may have up to eight bytes, right-aligned in a word, after one that stood before. All are looked at
    /// at once: the highest bit of each byte is the answer about it.
    @inline(__always)
    private static func isAllowed(_ word: UInt64, count: Int, after previous: UInt64) -> Bool {
        let high: UInt64 = 0x8080_8080_8080_8080
        guard word & high == 0 else { return false }
        /// The bytes from one to another, both below 128.
        func among(_ first: UInt64, _ last: UInt64, _ word: UInt64) -> UInt64 {
            let each: UInt64 = 0x0101_0101_0101_0101
            return (word &+ (128 - first) &* each) & ~(word &+ (127 - last) &* each) & high
        }
        let used = high &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)
        var allowed = among(0x61, 0x7A, word | 0x2020_2020_2020_2020)
        if allowed & used == used { return true }
        // `-`, `.`, `/` and the digits lie side by side.
        allowed |= among(0x2D, 0x39, word) | among(0x5F, 0x5F, word)
        guard allowed & used == used else { return false }
        let shifted = word &>> 8 | previous &<< UInt64(truncatingIfNeeded: 8 &* (count &- 1))
        return among(0x2E, 0x2F, word) & among(0, 0, word ^ shifted) == 0
    }

    @inline(__always)
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Equality by bytes.
    public static func == (left: Identifier, right: Identifier) -> Bool {
        left.key == right.key && left.text == right.text
    }

    /// Hashes the key, which stands for the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// The key as it is: it is keyed already, and sets and dictionaries of names are asked several times a decision.
    public func _rawHashValue(seed: Int) -> Int {
        let (high, low) = (key ^ UInt64(bitPattern: Int64(seed))).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: high ^ low)
    }

    /// Order by bytes.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// The name as text.
    public var description: String { text }
}
