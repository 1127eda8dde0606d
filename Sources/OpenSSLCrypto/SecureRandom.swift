import COpenSSL

/// Random bytes that are not secret: nonces, serial numbers, identifiers. Secrets come from `SecretBytes.random`.
package enum SecureRandom {
    /// The most bytes one call gives.
    package static let countLimit = 1 << 20

    /// `count` bytes of `RAND_bytes`, 0…`countLimit`.
    package static func bytes(_ count: Int) throws(OpenSSLError) -> [UInt8] {
        guard count >= 0 else { throw .wrongLength(of: "random bytes", expected: 0, actual: count) }
        guard count <= countLimit else { throw .tooLarge("random bytes", limit: countLimit) }
        var bytes = [UInt8](repeating: 0, count: count)
        try check(unsafe RAND_bytes(&bytes, Int32(count)) == 1, "RAND_bytes")
        return bytes
    }
}
