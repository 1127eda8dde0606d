import COpenSSL

/// Two incremental SHA-256 hashes (FIPS 180-4) that take turns, so that a processor works on both at once.
///
/// On the route `compression` whole blocks of the two go to libcrypto's compression function in turn; on the route
/// `contexts` each is hashed by itself, through the provider that is in force.
@safe package struct PairedSHA256: ~Copyable, Sendable {
    private var blocks = BlockStates()
    private var contexts: ContextStates?

    /// Starts both. Throws when OpenSSL gives no context or no SHA-256.
    package init(route: MessageCodeRoute = .chosen) throws(OpenSSLError) {
        contexts = route == .contexts ? try ContextStates() : nil
    }

    /// Adds bytes to both. A failure is kept and thrown by `finalize`.
    package mutating func update(_ bytes: Span<UInt8>, _ others: Span<UInt8>) {
        if contexts == nil { blocks.update(bytes, others) } else { contexts?.update(bytes, others) }
    }

    /// Ends both and gives their values.
    package consuming func finalize() throws(OpenSSLError) -> (SHA256Digest, SHA256Digest) {
        guard let contexts else { return try blocks.finalize() }
        return try contexts.finalize()
    }
}

private struct ContextStates: ~Copyable, Sendable {
    private var first: SHA256
    private var second: SHA256

    init() throws(OpenSSLError) {
        // Both are made before one is stored: a value that is partly initialised cannot be thrown away.
        let one = try SHA256()
        let other = try SHA256()
        first = one
        second = other
    }

    mutating func update(_ bytes: Span<UInt8>, _ others: Span<UInt8>) {
        first.update(bytes)
        second.update(others)
    }

    consuming func finalize() throws(OpenSSLError) -> (SHA256Digest, SHA256Digest) {
        (try first.finalize(), try second.finalize())
    }
}

private struct BlockStates: Sendable {
    private var first = SHA256_CTX()
    private var second = SHA256_CTX()

    init() {
        unsafe COpenSSL_sha256_start(&first)
        unsafe COpenSSL_sha256_start(&second)
    }

    mutating func update(_ bytes: Span<UInt8>, _ others: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe others.withUnsafeBufferPointer { others in
                unsafe COpenSSL_sha256_add_to_two(
                    &first, bytes.baseAddress, bytes.count, &second, others.baseAddress, others.count)
            }
        }
    }

    mutating func finalize() throws(OpenSSLError) -> (SHA256Digest, SHA256Digest) {
        let one = unsafe SHA256Digest(filledBy: {
            unsafe COpenSSL_sha256_end(&first, $0); return true
        })
        let other = unsafe SHA256Digest(filledBy: {
            unsafe COpenSSL_sha256_end(&second, $0); return true
        })
        return (try required(one, "SHA256_Final"), try required(other, "SHA256_Final"))
    }
}
