import COpenSSL

/// AES key wrap with a 256-bit key-encryption key (RFC 3394) for 256-bit keys: 32 bytes become 40.
package enum AES256KeyWrap {
    /// Length of both keys in bytes.
    package static let keyCount = 32
    /// Length of a wrapped key in bytes.
    package static let wrappedCount = 40

    /// Wraps `key` with `wrapper`.
    package static func wrap(
        key: borrowing SecretBytes, with wrapper: borrowing SecretBytes
    ) throws(OpenSSLError) -> [UInt8] {
        try key.requireCount(keyCount, of: "key to wrap")
        let context = unsafe try makeOwnedContext(wrapper, encrypting: 1)
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        var wrapped = [UInt8](repeating: 0, count: wrappedCount)
        var written: Int32 = 0
        let done = unsafe EVP_CipherUpdate(context, &wrapped, &written, key.start, Int32(keyCount))
        try check(done == 1 && Int(written) == wrappedCount, "EVP_CipherUpdate")
        return wrapped
    }

    /// Unwraps straight into secure memory, after the integrity check of RFC 3394 section 2.2.3.
    package static func unwrap(
        _ wrapped: [UInt8], with wrapper: borrowing SecretBytes
    ) throws(OpenSSLError) -> SecretBytes {
        guard wrapped.count == wrappedCount else {
            throw .wrongLength(of: "wrapped key", expected: wrappedCount, actual: wrapped.count)
        }
        let context = unsafe try makeOwnedContext(wrapper, encrypting: 0)
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        var isAuthentic = false
        let key = unsafe try SecretBytes.filled(count: keyCount, "EVP_CipherUpdate") { start in
            var written: Int32 = 0
            let done = unsafe EVP_CipherUpdate(context, start, &written, wrapped, Int32(wrappedCount))
            isAuthentic = done == 1 && Int(written) == keyCount
            return true
        }
        guard isAuthentic else {
            ErrorQueue.clear()
            throw .authenticationFailed(of: "wrapped key")
        }
        return key
    }

    private static func makeOwnedContext(
        _ wrapper: borrowing SecretBytes, encrypting: Int32
    ) throws(OpenSSLError) -> OpaquePointer {
        try wrapper.requireCount(keyCount, of: "key-encryption key")
        let algorithm = try FetchedAlgorithm.aes256Wrap.get()
        let context = unsafe try required(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
        // OpenSSL refuses wrap modes unless the caller says it knows their special interface.
        unsafe EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
        defer { Wiping.clearRegisters() }
        guard unsafe EVP_CipherInit_ex2(context, algorithm.pointer, wrapper.start, nil, encrypting, nil) == 1 else {
            unsafe EVP_CIPHER_CTX_free(context)
            throw .drained("EVP_CipherInit_ex2")
        }
        return unsafe context
    }
}
