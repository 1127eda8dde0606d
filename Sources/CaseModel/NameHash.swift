/// Hashes bytes by eight: each word is multiplied with secrets of this process and folded to half, so that nobody outside can
/// make names that collide.
struct NameHash {
    private static let secret = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max) | 1)

    private let secret = Self.secret
    private(set) var state: UInt64 = 0

    @inline(__always)
    mutating func fold(_ word: UInt64) {
        let (high, low) = (state ^ word ^ secret.0).multipliedFullWidth(by: secret.1)
        state = high ^ low
    }
}
