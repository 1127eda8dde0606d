import COpenSSL

/// Secret bytes in OpenSSL's secure heap: not copied by assignment, never printed, overwritten when they go.
///
/// There is no fallback to ordinary memory: making one throws when the secure heap is not there or full.
/// Unchecked: the bytes do not change after creation.
@safe public struct SecretBytes: ~Copyable, @unchecked Sendable {
    /// The longest secret in bytes.
    public static let countLimit = 65_536

    /// The number of bytes.
    public let count: Int

    let start: UnsafeMutablePointer<UInt8>

    private init(owning start: UnsafeMutablePointer<UInt8>, count: Int) {
        unsafe self.start = start
        self.count = count
    }

    deinit {
        unsafe COpenSSL_secure_clear_free(start, max(count, 1))
        Wiping.clearRegisters()
    }

    /// Random bytes of OpenSSL's private generator (`RAND_priv_bytes`), at most `countLimit`.
    public static func random(count: Int) throws(OpenSSLError) -> SecretBytes {
        unsafe try filled(count: count, "RAND_priv_bytes") { unsafe RAND_priv_bytes($0, Int32(count)) == 1 }
    }

    /// A copy of bytes; the caller's own bytes stay where they are.
    public static func copying(_ bytes: Span<UInt8>) throws(OpenSSLError) -> SecretBytes {
        unsafe try filled(count: bytes.count, "SecretBytes.copying") { start in
            for position in bytes.indices { unsafe start[position] = bytes[position] }
            return true
        }
    }

    /// A copy of bytes; the caller's own bytes stay where they are.
    public static func copying(_ bytes: [UInt8]) throws(OpenSSLError) -> SecretBytes { try copying(bytes.span) }

    /// Lends the bytes for the duration of `body`.
    public borrowing func withBytes<Value: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let buffer = unsafe UnsafeBufferPointer(start: start, count: count)
        defer { Wiping.clearRegisters() }
        return try body(unsafe buffer.span)
    }

    /// Whether both hold the same bytes, in a time that depends on the length alone (`CRYPTO_memcmp`).
    public borrowing func isEqual(to other: borrowing SecretBytes) -> Bool {
        defer { Wiping.clearRegisters() }
        return unsafe count == other.count && CRYPTO_memcmp(start, other.start, count) == 0
    }

    /// A second owner of the same bytes.
    public borrowing func duplicate() throws(OpenSSLError) -> SecretBytes {
        try withBytes { (bytes) throws(OpenSSLError) in try SecretBytes.copying(bytes) }
    }

    /// The first `count` bytes; `count` is at most the present one.
    borrowing func prefix(_ count: Int) throws(OpenSSLError) -> SecretBytes {
        guard count <= self.count else {
            throw .wrongLength(of: "secret", expected: count, actual: self.count)
        }
        return try withBytes { (bytes) throws(OpenSSLError) in try SecretBytes.copying(bytes.extracting(first: count)) }
    }

    /// What `body` writes to `count` zeroed bytes of secure memory; its failure is thrown as that of `function`.
    static func filled(
        count: Int, _ function: StaticString, by body: (UnsafeMutablePointer<UInt8>) -> Bool
    ) throws(OpenSSLError) -> SecretBytes {
        guard count >= 0 else { throw .wrongLength(of: "secret", expected: 0, actual: count) }
        guard count <= countLimit else { throw .tooLarge("secret", limit: countLimit) }
        let secret = unsafe SecretBytes(owning: try SecureHeap.allocate(count), count: count)
        unsafe secret.start.initialize(repeating: 0, count: max(count, 1))
        try check(unsafe body(secret.start), function)
        return secret
    }
}

extension SecretBytes {
    /// Refuses a secret that is not exactly `expected` bytes long.
    borrowing func requireCount(_ expected: Int, of subject: String) throws(OpenSSLError) {
        guard count == expected else { throw .wrongLength(of: subject, expected: expected, actual: count) }
    }
}
