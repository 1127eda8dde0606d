import COpenSSL

/// Two incremental SHA-256 hashes (FIPS 180-4) that take turns, so that a processor works on both at once.
///
/// On the route `compression` whole blocks of the two go to libcrypto's compression function in turn; else each is hashed
/// by itself.
@safe package struct PairedSHA256: ~Copyable, Sendable {
    private var first: SHA256
    private var second: SHA256

    /// Starts both. Throws when OpenSSL gives no context or no SHA-256.
    package init() throws(OpenSSLError) {
        // Both are made before one is stored: a value that is partly initialised cannot be thrown away.
        let one = try SHA256()
        let other = try SHA256()
        first = one
        second = other
    }

    /// Adds bytes to both.
    package mutating func update(_ bytes: Span<UInt8>, _ others: Span<UInt8>) {
        first.update(bytes)
        second.update(others)
    }

    /// Ends both and gives their values.
    package consuming func finalize() throws(OpenSSLError) -> (SHA256Digest, SHA256Digest) {
        (try first.finalize(), try second.finalize())
    }
}
