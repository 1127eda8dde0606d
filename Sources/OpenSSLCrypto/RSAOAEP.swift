import COpenSSL

/// RSAES-OAEP (RFC 8017 section 7.1) with SHA-256, MGF1 with SHA-256, and a label.
package enum RSAOAEP {
    /// The longest secret in bytes: what fits the smallest accepted modulus (2048 bit).
    package static let countLimit = 2048 / 8 - 2 * 32 - 2
    /// The longest label in bytes.
    package static let labelLimit = 1024

    /// Encrypts a secret to an RSA key; the result is as long as the modulus.
    package static func encrypt(
        _ secret: borrowing SecretBytes, to key: PublicKey, label: [UInt8]
    ) throws(OpenSSLError) -> [UInt8] {
        guard secret.count <= countLimit else { throw .tooLarge("secret", limit: countLimit) }
        let context = unsafe try makeOwnedContext(key.handle, key.algorithm, EVP_PKEY_encrypt_init, label)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var count = key.bits / 8 + 1
        var ciphertext = [UInt8](repeating: 0, count: count)
        let done = unsafe EVP_PKEY_encrypt(context, &ciphertext, &count, secret.start, secret.count)
        try check(done == 1, "EVP_PKEY_encrypt")
        return Array(ciphertext.prefix(count))
    }

    /// Decrypts into secure memory. Every failure is the same error, so that none tells more about the padding.
    package static func decrypt(
        _ ciphertext: [UInt8], with key: borrowing PrivateKey, label: [UInt8]
    ) throws(OpenSSLError) -> SecretBytes {
        let modulusCount = (key.publicKey.bits + 7) / 8
        guard ciphertext.count == modulusCount else {
            throw .wrongLength(of: "RSA ciphertext", expected: modulusCount, actual: ciphertext.count)
        }
        let context = unsafe try makeOwnedContext(
            key.handle, key.publicKey.algorithm, EVP_PKEY_decrypt_init, label)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var count = modulusCount
        var isAuthentic = false
        let whole = unsafe try SecretBytes.filled(count: modulusCount, "EVP_PKEY_decrypt") { start in
            isAuthentic = unsafe EVP_PKEY_decrypt(context, start, &count, ciphertext, ciphertext.count) == 1
            return true
        }
        guard isAuthentic else {
            ErrorQueue.clear()
            throw .authenticationFailed(of: "RSA ciphertext")
        }
        return try whole.prefix(count)
    }

    private static func makeOwnedContext(
        _ key: KeyHandle, _ algorithm: PublicKey.Algorithm, _ begin: (OpaquePointer?) -> Int32, _ label: [UInt8]
    ) throws(OpenSSLError) -> OpaquePointer {
        guard algorithm == .rsa else { throw .refused("encryption key", reason: "not RSA") }
        guard label.count <= labelLimit else { throw .tooLarge("label", limit: labelLimit) }
        let context = unsafe try required(EVP_PKEY_CTX_new(key.pointer, nil), "EVP_PKEY_CTX_new")
        let isReady =
            unsafe begin(context) == 1 && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1 && setLabel(label, context)
        Wiping.clearRegisters()
        guard isReady else {
            unsafe EVP_PKEY_CTX_free(context)
            throw .drained("EVP_PKEY_CTX_set_rsa_oaep")
        }
        return unsafe context
    }

    // The context takes over the label's memory, which must be OpenSSL's, but only on success.
    private static func setLabel(_ label: [UInt8], _ context: OpaquePointer) -> Bool {
        guard !label.isEmpty else { return true }
        guard let copy = unsafe COpenSSL_malloc(label.count) else { return false }
        unsafe copy.copyMemory(from: label, byteCount: label.count)
        guard unsafe EVP_PKEY_CTX_set0_rsa_oaep_label(context, copy, Int32(label.count)) == 1 else {
            unsafe COpenSSL_free(copy)
            return false
        }
        return true
    }
}
