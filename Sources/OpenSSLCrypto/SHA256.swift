import COpenSSL

/// An incremental SHA-256 (FIPS 180-4).
///
/// Unchecked: it has one owner, and only who may change it can use its context.
@safe public struct SHA256: ~Copyable, @unchecked Sendable {
    private let context: OpaquePointer
    private var hasFailed = false

    /// Starts a hash. Throws when OpenSSL gives no context or no SHA-256.
    public init() throws(OpenSSLError) {
        let algorithm = try FetchedAlgorithm.sha256.get()
        let context = unsafe try required(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        guard unsafe EVP_DigestInit_ex2(context, algorithm.pointer, nil) == 1 else {
            unsafe EVP_MD_CTX_free(context)
            throw .drained("EVP_DigestInit_ex2")
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds bytes. A failure is kept and thrown by `finalize`.
    public mutating func update(_ bytes: Span<UInt8>) {
        let added = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count) == 1
        }
        if !added { hasFailed = true }
    }

    /// Adds bytes. A failure is kept and thrown by `finalize`.
    public mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// Ends the hash and gives its value.
    public consuming func finalize() throws(OpenSSLError) -> SHA256Digest {
        try check(!hasFailed, "EVP_DigestUpdate")
        let digest = unsafe SHA256Digest(filledBy: { unsafe EVP_DigestFinal_ex(context, $0, nil) == 1 })
        return try required(digest, "EVP_DigestFinal_ex")
    }

    /// The SHA-256 of bytes in one call.
    public static func hash(_ bytes: [UInt8]) throws(OpenSSLError) -> SHA256Digest { try hash(bytes.span) }

    /// The SHA-256 of bytes in one call.
    public static func hash(_ bytes: Span<UInt8>) throws(OpenSSLError) -> SHA256Digest {
        let algorithm = try FetchedAlgorithm.sha256.get()
        let digest = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe SHA256Digest(filledBy: {
                unsafe EVP_Digest(buffer.baseAddress, buffer.count, $0, nil, algorithm.pointer, nil) == 1
            })
        }
        return try required(digest, "EVP_Digest")
    }
}
