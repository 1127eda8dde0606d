import COpenSSL

/// Comparison in a time that depends on the lengths alone.
package enum ConstantTime {
    /// Whether both have the same bytes (`CRYPTO_memcmp`). Lengths are not secret.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return unsafe CRYPTO_memcmp(left, right, left.count) == 0
    }
}
