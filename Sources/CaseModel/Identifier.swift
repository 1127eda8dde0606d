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
        var previous: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if !Self.isAlphanumeric(byte) {
                switch byte {
                case UInt8(ascii: "."), UInt8(ascii: "/"): if previous == byte { return nil }
                case UInt8(ascii: "_"), UInt8(ascii: "-"): break
                default: return nil
                }
            }
            hash.add(byte)
            previous = byte
        }
        (self.text, key) = (text, hash.finished(bytes.count))
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

    /// Order by bytes.
    public static func < (left: Identifier, right: Identifier) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// The name as text.
    public var description: String { text }
}

/// Hashes bytes by eight: each word is multiplied with secrets of this process and folded to half, so that nobody outside can
/// make names that collide.
private struct NameHash {
    private static let secret = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max) | 1)

    private let secret = Self.secret
    private var state: UInt64 = 0
    private var word: UInt64 = 0
    private var held = 0

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        word = word << 8 | UInt64(byte)
        held += 1
        if held == 8 { fold() }
    }

    @inline(__always)
    mutating func finished(_ count: Int) -> UInt64 {
        fold()
        word = UInt64(count)
        fold()
        return state
    }

    @inline(__always)
    private mutating func fold() {
        let (high, low) = (state ^ word ^ secret.0).multipliedFullWidth(by: secret.1)
        (state, word, held) = (high ^ low, 0, 0)
    }
}
