/// A SHA-256 value (FIPS 180-4): 32 bytes, ordered bytewise.
public struct SHA256Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length in bytes.
    public static let count = 32

    // Big-endian words instead of an array: no allocation per digest.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// A digest of exactly 32 bytes; `nil` for any other count.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.count else { return nil }
        var parts: [4 of UInt64] = [0, 0, 0, 0]
        for (position, byte) in bytes.enumerated() {
            parts[position / 8] = parts[position / 8] << 8 | UInt64(byte)
        }
        words = (parts[0], parts[1], parts[2], parts[3])
    }

    /// A digest of exactly 64 lowercase hexadecimal digits; `nil` for anything else.
    public init?(hex: String) {
        guard hex.utf8.count == 2 * Self.count, let bytes = Hexadecimal.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// What `body` writes to 32 bytes; `nil` when it reports failure.
    init?(filledBy body: (UnsafeMutablePointer<UInt8>) -> Bool) {
        var raw: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let succeeded = unsafe withUnsafeMutableBytes(of: &raw) { buffer in
            guard let start = buffer.baseAddress else { return false }
            return unsafe body(start.assumingMemoryBound(to: UInt8.self))
        }
        guard succeeded else { return nil }
        words = (
            UInt64(bigEndian: raw.0), UInt64(bigEndian: raw.1), UInt64(bigEndian: raw.2), UInt64(bigEndian: raw.3)
        )
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.count)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        return bytes
    }

    /// The first eight bytes as a number, for looking many digests up.
    package var leadingWord: UInt64 { words.0 }

    /// 64 lowercase hexadecimal digits.
    public var hex: String { Hexadecimal.encode(bytes) }

    /// The same as `hex`.
    public var description: String { hex }

    /// Whether all 32 bytes are equal. Not constant-time: compare secret values with `ConstantTime`.
    public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool { left.words == right.words }

    /// Bytewise order.
    public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool { left.words < right.words }

    /// Feeds the 32 bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}
