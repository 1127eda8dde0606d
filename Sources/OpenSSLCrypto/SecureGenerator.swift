/// Random numbers of OpenSSL's generator, for orders that nobody may foresee.
///
/// When the generator fails the numbers end in zeros and `hasFailed` is set: look before the result is used.
package struct SecureGenerator: RandomNumberGenerator {
    /// Whether OpenSSL gave no bytes at some time.
    package private(set) var hasFailed = false
    private var bytes: [UInt8] = []

    /// Makes a generator.
    package init() {}

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        if bytes.count < 8 {
            if let more = try? SecureRandom.bytes(4096) { bytes = more } else { hasFailed = true }
        }
        guard bytes.count >= 8 else { return 0 }
        var value: UInt64 = 0
        for byte in bytes.suffix(8) { value = value << 8 | UInt64(byte) }
        bytes.removeLast(8)
        return value
    }
}
