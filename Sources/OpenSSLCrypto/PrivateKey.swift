import COpenSSL

/// A private key on P-256 or of RSA. It cannot be copied; OpenSSL overwrites it when it goes.
public struct PrivateKey: ~Copyable, Sendable {
    /// The public half.
    public let publicKey: PublicKey

    let handle: KeyHandle

    /// Takes over a key pair after checking that its public half is acceptable.
    init(owning handle: KeyHandle) throws(OpenSSLError) {
        publicKey = try PublicKey(halfOf: handle)
        self.handle = handle
    }

    /// A fresh key on P-256 (FIPS 186-4).
    public static func generateP256() throws(OpenSSLError) -> PrivateKey {
        unsafe try first(of: KeyGeneration.onP256())
    }

    /// A fresh RSA key of `bits` in `PublicKey.rsaBits` with exponent 65537.
    public static func generateRSA(bits: Int) throws(OpenSSLError) -> PrivateKey {
        guard PublicKey.rsaBits.contains(bits) else { throw .refused("RSA key", reason: "size of \(bits) bit") }
        return unsafe try first(of: KeyGeneration.ofRSA(bits: bits))
    }

    /// One key of a context, which is freed.
    private static func first(of context: OpaquePointer) throws(OpenSSLError) -> PrivateKey {
        defer { unsafe EVP_PKEY_CTX_free(context) }
        return try PrivateKey(owning: unsafe KeyGeneration.next(context))
    }

    /// Signs a message: ECDSA with SHA-256 (FIPS 186-4) as DER `SEQUENCE { r, s }` (RFC 3279 section 2.2.3).
    /// RSA keys are refused: see `RSAPSS`.
    public borrowing func sign(_ message: [UInt8]) throws(OpenSSLError) -> [UInt8] {
        guard publicKey.algorithm == .p256 else { throw .refused("signing key", reason: "not on P-256") }
        let context = unsafe try required(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        try check(
            unsafe EVP_DigestSignInit_ex(context, nil, "SHA256", nil, nil, handle.pointer, nil) == 1,
            "EVP_DigestSignInit_ex")
        return unsafe try signature(context, message)
    }

    /// Diffie-Hellman on P-256 (NIST SP 800-56A section 5.7.1.2): the 32-byte X coordinate Z. The peer's point was
    /// validated when its `PublicKey` was made. Z is not a key: derive one with `X963KDF`.
    public borrowing func agree(with peer: PublicKey) throws(OpenSSLError) -> SecretBytes {
        guard publicKey.algorithm == .p256, peer.algorithm == .p256 else {
            throw .refused("key agreement", reason: "a key is not on P-256")
        }
        return try agreement(handle, peer.handle)
    }
}

/// The signature that an initialised `EVP_MD_CTX` makes of a message.
func signature(_ context: OpaquePointer, _ message: [UInt8]) throws(OpenSSLError) -> [UInt8] {
    var count = 0
    try check(unsafe EVP_DigestSign(context, nil, &count, message, message.count) == 1, "EVP_DigestSign")
    var signature = [UInt8](repeating: 0, count: count)
    try check(unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1, "EVP_DigestSign")
    return Array(signature.prefix(count))
}

extension PublicKey {
    /// Whether a signature by this P-256 key over the message is valid: ECDSA with SHA-256, strict DER, nothing after
    /// it. An RSA key, or any malformed input, gives `false`.
    public func verify(signature: [UInt8], message: [UInt8]) -> Bool {
        defer { ErrorQueue.clear() }
        guard algorithm == .p256, signature.count <= 72 else { return false }
        guard let context = unsafe EVP_MD_CTX_new() else { return false }
        defer { unsafe EVP_MD_CTX_free(context) }
        guard unsafe EVP_DigestVerifyInit_ex(context, nil, "SHA256", nil, nil, handle.pointer, nil) == 1 else {
            return false
        }
        return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
