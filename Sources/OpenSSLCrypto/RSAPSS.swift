import COpenSSL

/// RSASSA-PSS (RFC 8017 section 8.1) with SHA-256, MGF1 with SHA-256 and a 32-byte salt, for `rsaEncryption` keys.
package enum RSAPSS {
    private static let saltCount: Int32 = 32

    /// Signs a message with an RSA key; the signature is as long as the modulus.
    package static func sign(
        _ message: [UInt8], with key: borrowing PrivateKey
    ) throws(OpenSSLError) -> [UInt8] {
        guard key.publicKey.algorithm == .rsa else { throw .refused("signing key", reason: "not RSA") }
        let context = unsafe try required(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        var keyContext: OpaquePointer?
        try check(
            unsafe EVP_DigestSignInit_ex(context, &keyContext, "SHA256", nil, nil, key.handle.pointer, nil) == 1,
            "EVP_DigestSignInit_ex")
        try check(unsafe configure(keyContext), "EVP_PKEY_CTX_set_rsa_padding")
        return unsafe try signature(context, message)
    }

    /// Whether the signature over the message is valid under an RSA key; any malformed input gives `false`.
    package static func verify(signature: [UInt8], message: [UInt8], with key: PublicKey) -> Bool {
        defer { ErrorQueue.clear() }
        guard key.algorithm == .rsa, signature.count == (key.bits + 7) / 8 else { return false }
        guard let context = unsafe EVP_MD_CTX_new() else { return false }
        defer { unsafe EVP_MD_CTX_free(context) }
        var keyContext: OpaquePointer?
        let begun = unsafe EVP_DigestVerifyInit_ex(
            context, &keyContext, "SHA256", nil, nil, key.handle.pointer, nil)
        guard begun == 1, unsafe configure(keyContext) else { return false }
        return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    // The key context belongs to the digest context.
    private static func configure(_ keyContext: OpaquePointer?) -> Bool {
        unsafe EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, saltCount) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md(keyContext, EVP_sha256()) == 1
    }
}
