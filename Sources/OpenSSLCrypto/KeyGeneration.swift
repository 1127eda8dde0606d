import COpenSSL

/// Contexts of libcrypto in which keys are made; whoever asks for one frees it.
enum KeyGeneration {
    /// For keys on P-256, whose curve is copied from one that was set up once.
    static func onP256() throws(OpenSSLError) -> OpaquePointer {
        let curve = try p256.get()
        return unsafe try begun(EVP_PKEY_CTX_new_from_pkey(nil, curve.pointer, nil)) { _ in 1 }
    }

    /// For RSA keys of so many bits with exponent 65537.
    static func ofRSA(bits: Int) throws(OpenSSLError) -> OpaquePointer {
        unsafe try begun(EVP_PKEY_CTX_new_from_name(nil, "RSA", nil)) {
            unsafe EVP_PKEY_CTX_set_rsa_keygen_bits($0, Int32(bits))
        }
    }

    /// The next key of a context.
    static func next(_ context: OpaquePointer) throws(OpenSSLError) -> KeyHandle {
        var pointer: OpaquePointer?
        try check(unsafe EVP_PKEY_generate(context, &pointer) == 1, "EVP_PKEY_generate")
        return unsafe KeyHandle(owning: try required(pointer, "EVP_PKEY_generate"))
    }

    private static func begun(
        _ context: OpaquePointer?, _ configure: (OpaquePointer) -> Int32
    ) throws(OpenSSLError) -> OpaquePointer {
        let context = unsafe try required(context, "EVP_PKEY_CTX_new")
        guard SecureHeap.protection != .unavailable else {
            unsafe EVP_PKEY_CTX_free(context)
            throw .secureHeapUnavailable(reason: "the arena cannot be set up")
        }
        guard unsafe EVP_PKEY_keygen_init(context) == 1, unsafe configure(context) == 1 else {
            unsafe EVP_PKEY_CTX_free(context)
            throw .drained("EVP_PKEY_keygen_init")
        }
        return unsafe context
    }

    /// The parameters of P-256, without a key.
    private static let p256 = Result { () throws(OpenSSLError) in
        let context = unsafe try required(EVP_PKEY_CTX_new_from_name(nil, "EC", nil), "EVP_PKEY_CTX_new_from_name")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_paramgen_init(context) == 1, "EVP_PKEY_paramgen_init")
        try check(
            unsafe EVP_PKEY_CTX_set_group_name(context, COpenSSL_name_p256()) == 1, "EVP_PKEY_CTX_set_group_name")
        var pointer: OpaquePointer?
        try check(unsafe EVP_PKEY_paramgen(context, &pointer) == 1, "EVP_PKEY_paramgen")
        return unsafe KeyHandle(owning: try required(pointer, "EVP_PKEY_paramgen"))
    }
}
