import COpenSSL

/// One AES-256-GCM operation: keyed, fed once, ended by its tag.
@safe struct GCMContext: ~Copyable {
    enum Direction: Int32 {
        case open = 0
        case seal = 1
    }

    private let context: OpaquePointer

    init(_ direction: Direction, key: borrowing SecretBytes, nonce: [UInt8]) throws(OpenSSLError) {
        try key.requireCount(AES256GCM.keyCount, of: "AES-256 key")
        guard nonce.count == AES256GCM.nonceCount else {
            throw .wrongLength(of: "nonce", expected: AES256GCM.nonceCount, actual: nonce.count)
        }
        let algorithm = try FetchedAlgorithm.aes256GCM.get()
        let context = unsafe try required(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
        defer { Wiping.clearRegisters() }
        guard unsafe EVP_CipherInit_ex2(context, algorithm.pointer, key.start, nonce, direction.rawValue, nil) == 1
        else {
            unsafe EVP_CIPHER_CTX_free(context)
            throw .drained("EVP_CipherInit_ex2")
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// Adds data that is authenticated and not encrypted; at most 64 KiB.
    borrowing func authenticate(_ header: [UInt8]) throws(OpenSSLError) {
        guard header.count <= 65_536 else { throw .tooLarge("authenticated header", limit: 65_536) }
        guard !header.isEmpty else { return }
        var written: Int32 = 0
        try check(
            unsafe EVP_CipherUpdate(context, nil, &written, header, Int32(header.count)) == 1, "EVP_CipherUpdate")
    }

    /// Transforms `count` bytes, at most `AES256GCM.countLimit`; both pointers may be equal.
    borrowing func update(_ output: UnsafeMutablePointer<UInt8>?, _ input: UnsafePointer<UInt8>?, _ count: Int) -> Bool
    {
        guard count > 0 else { return true }
        defer { Wiping.clearRegisters() }
        var written: Int32 = 0
        return unsafe EVP_CipherUpdate(context, output, &written, input, Int32(count)) == 1 && Int(written) == count
    }

    /// Decrypts and verifies; what was written is overwritten when the tag does not match.
    borrowing func release(
        to output: UnsafeMutablePointer<UInt8>?, from input: UnsafePointer<UInt8>?, _ count: Int, tag: [UInt8]
    ) -> Bool {
        let isAuthentic = unsafe update(output, input, count) && verify(tag)
        if !isAuthentic { unsafe OPENSSL_cleanse(output, count) }
        return isAuthentic
    }

    /// Ends encryption.
    borrowing func makeTag() throws(OpenSSLError) -> [UInt8] {
        var none: UInt8 = 0
        var written: Int32 = 0
        try check(unsafe EVP_CipherFinal_ex(context, &none, &written) == 1, "EVP_CipherFinal_ex")
        var tag = [UInt8](repeating: 0, count: AES256GCM.tagCount)
        let given = unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(AES256GCM.tagCount), &tag)
        try check(given == 1, "EVP_CIPHER_CTX_ctrl")
        return tag
    }

    /// Ends decryption: whether the full 16-byte tag matches. Shorter tags are refused.
    borrowing func verify(_ tag: [UInt8]) -> Bool {
        guard tag.count == AES256GCM.tagCount else { return false }
        defer { Wiping.clearRegisters() }
        var copy = tag
        guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &copy) == 1 else {
            return false
        }
        var none: UInt8 = 0
        var written: Int32 = 0
        return unsafe EVP_CipherFinal_ex(context, &none, &written) == 1
    }
}
