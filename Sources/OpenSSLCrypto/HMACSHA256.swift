import COpenSSL

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1), keyed once and used for many messages.
///
/// Not `Sendable`: one value holds one working state. Give each worker its own.
@safe package struct HMACSHA256: ~Copyable {
    private let context: OpaquePointer

    /// Keys the MAC; the key may have any length. OpenSSL keeps its own copy, overwritten when this value goes.
    package init(key: borrowing SecretBytes) throws(OpenSSLError) {
        let algorithm = try FetchedAlgorithm.hmac.get()
        let context = unsafe try required(EVP_MAC_CTX_new(algorithm.pointer), "EVP_MAC_CTX_new")
        var parameters = ParameterList()
        unsafe parameters.add(COpenSSL_mac_param_digest(), constant: COpenSSL_name_sha256())
        let keyed = unsafe parameters.withParameters { unsafe EVP_MAC_init(context, key.start, key.count, $0) == 1 }
        Wiping.clearRegisters()
        guard keyed else {
            unsafe EVP_MAC_CTX_free(context)
            throw .drained("EVP_MAC_init")
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MAC_CTX_free(context) }

    /// The 32-byte code of a message, without allocation.
    package borrowing func authenticate(_ message: Span<UInt8>) throws(OpenSSLError) -> SHA256Digest {
        // Without a key this returns to the keyed state instead of hashing the key again.
        try check(unsafe EVP_MAC_init(context, nil, 0, nil) == 1, "EVP_MAC_init")
        let added = unsafe message.withUnsafeBufferPointer { buffer in
            unsafe EVP_MAC_update(context, buffer.baseAddress, buffer.count) == 1
        }
        try check(added, "EVP_MAC_update")
        var written = 0
        let code = unsafe SHA256Digest(filledBy: {
            unsafe EVP_MAC_final(context, $0, &written, SHA256Digest.count) == 1 && written == SHA256Digest.count
        })
        return try required(code, "EVP_MAC_final")
    }

    /// The 32-byte code of a message.
    package borrowing func authenticate(_ message: [UInt8]) throws(OpenSSLError) -> SHA256Digest {
        try authenticate(message.span)
    }

    /// The code under a key that is no secret, as in published vectors.
    package static func authenticate(_ message: [UInt8], key: [UInt8]) throws(OpenSSLError) -> SHA256Digest {
        try HMACSHA256(key: SecretBytes.copying(key)).authenticate(message)
    }
}
