import COpenSSL

/// A key pair on P-256 for one agreement (NIST SP 800-56A section 6.2.2); its private half never leaves it.
package struct EphemeralKey: ~Copyable {
    /// The public half: 65 bytes, uncompressed (SEC 1 section 2.3.3).
    package let point: [UInt8]
    private let handle: KeyHandle

    fileprivate init(owning handle: KeyHandle) throws(OpenSSLError) {
        self.handle = handle
        point = try PublicKey.uncompressedPoint(of: handle)
    }

    /// The 32-byte X coordinate Z, as `PrivateKey.agree` gives it.
    package borrowing func agree(with peer: PublicKey) throws(OpenSSLError) -> SecretBytes {
        guard peer.algorithm == .p256 else { throw .refused("key agreement", reason: "a key is not on P-256") }
        return try agreement(handle, peer.handle)
    }

    /// A given pair: for known answers only.
    package init(knownAnswer scalar: borrowing SecretBytes) throws(OpenSSLError) {
        try self.init(owning: PrivateKey.p256(scalar: scalar).handle)
    }
}

/// Makes ephemeral keys one after the other; what they have in common is set up once.
@safe package struct EphemeralKeyMaker: ~Copyable {
    private let context: OpaquePointer

    /// Throws `secureHeapUnavailable` where private halves would have no protected memory.
    package init() throws(OpenSSLError) { unsafe context = try KeyGeneration.onP256() }

    deinit { unsafe EVP_PKEY_CTX_free(context) }

    /// A fresh key (FIPS 186-4).
    package mutating func next() throws(OpenSSLError) -> EphemeralKey {
        try EphemeralKey(owning: unsafe KeyGeneration.next(context))
    }
}

/// Diffie-Hellman on P-256 between a key pair and a point that was validated when its handle was made.
func agreement(_ own: KeyHandle, _ peer: KeyHandle) throws(OpenSSLError) -> SecretBytes {
    let context = unsafe try required(EVP_PKEY_CTX_new(own.pointer, nil), "EVP_PKEY_CTX_new")
    defer { unsafe EVP_PKEY_CTX_free(context) }
    try check(unsafe EVP_PKEY_derive_init(context) == 1, "EVP_PKEY_derive_init")
    // No second validation: a handle of a point exists only after the full one.
    try check(unsafe EVP_PKEY_derive_set_peer_ex(context, peer.pointer, 0) == 1, "EVP_PKEY_derive_set_peer_ex")
    var count = 32
    return unsafe try SecretBytes.filled(count: 32, "EVP_PKEY_derive") { start in
        unsafe EVP_PKEY_derive(context, start, &count) == 1 && count == 32
    }
}

extension PrivateKey {
    /// Agrees with a point as it arrived: 65 bytes, uncompressed. OpenSSL checks that it lies on the curve and not at
    /// infinity, which is the full validation where the cofactor is 1 (NIST SP 800-56A section 5.6.2.3.3).
    package borrowing func agree(withPoint point: [UInt8]) throws(OpenSSLError) -> SecretBytes {
        guard publicKey.algorithm == .p256, point.count == PublicKey.p256PointCount, point.first == 0x04 else {
            throw .refused("key agreement", reason: "a key is not on P-256, or a point not uncompressed")
        }
        let peer = unsafe KeyHandle(owning: try required(EVP_PKEY_new(), "EVP_PKEY_new"))
        // The curve is taken from the own key, which is known to be P-256.
        try check(unsafe EVP_PKEY_copy_parameters(peer.pointer, handle.pointer) == 1, "EVP_PKEY_copy_parameters")
        try check(
            unsafe EVP_PKEY_set1_encoded_public_key(peer.pointer, point, point.count) == 1,
            "EVP_PKEY_set1_encoded_public_key")
        return try agreement(handle, peer)
    }
}
