import COpenSSL

/// Private key files: PKCS #8 EncryptedPrivateKeyInfo (RFC 5958) in PEM.
extension PrivateKey {
    private static let encryptedLabel = "ENCRYPTED PRIVATE KEY"
    private static let plainLabels: Set<String> = ["PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "EC PARAMETERS"]

    /// The key, encrypted under a passphrase: PBES2 (RFC 8018) with scrypt (RFC 7914; N = 2¹⁴, r = 8, p = 5, 16-byte
    /// salt) and AES-256-CBC.
    ///
    /// N = 2¹⁵ would need more than the 32 MiB that OpenSSL grants scrypt in key files, so that stock tools could not
    /// open the result; p = 5 makes up for it in time. An empty passphrase is refused.
    public borrowing func encryptedPKCS8PEM(
        passphrase: borrowing SecretBytes
    ) throws(OpenSSLError) -> [UInt8] {
        guard passphrase.count > 0 else { throw .refused("passphrase", reason: "it is empty") }
        let information = unsafe try required(EVP_PKEY2PKCS8(handle.pointer), "EVP_PKEY2PKCS8")
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(information) }
        var salt = try SecureRandom.bytes(16)
        let encryption = unsafe try required(
            PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), &salt, Int32(salt.count), nil, 1 << 14, 8, 5),
            "PKCS5_pbe2_set_scrypt")
        guard
            let encrypted = unsafe passphrase.withCharacters({
                unsafe PKCS8_set0_pbe($0, $1, information, encryption)
            })
        else {
            // Only on success does the result own the algorithm.
            unsafe X509_ALGOR_free(encryption)
            throw .drained("PKCS8_set0_pbe")
        }
        defer { unsafe X509_SIG_free(encrypted) }
        let der = unsafe try DERCoding.encode("i2d_X509_SIG") { unsafe i2d_X509_SIG(encrypted, $0) }
        return PEMBlock(label: Self.encryptedLabel, bytes: der).text
    }

    /// Opens an encrypted key file of at most 64 KiB.
    ///
    /// Accepted: PBES2 with AES-CBC and scrypt or PBKDF2, within the limits of `EncryptionProfile`.
    /// - Throws: `unencryptedKey` for a file that needs no passphrase, `wrongPassphrase` when it does not open (a
    ///   damaged file looks the same), `malformed` or `refused` for other content.
    public static func load(
        pem: [UInt8], passphrase: borrowing SecretBytes
    ) throws(OpenSSLError) -> PrivateKey {
        let block = try PEMBlock(pem, "private key file")
        guard !plainLabels.contains(block.label) else { throw .unencryptedKey }
        guard block.label == encryptedLabel else {
            throw .malformed("private key file", reason: "not an \(encryptedLabel)")
        }
        guard SecureHeap.protection != .unavailable else {
            throw .secureHeapUnavailable(reason: "the arena cannot be set up")
        }
        let encrypted = unsafe try DERCoding.decodeOwned(
            block.bytes, "private key file", free: { unsafe X509_SIG_free($0) },
            { unsafe d2i_X509_SIG(nil, $0, $1) })
        defer { unsafe X509_SIG_free(encrypted) }
        unsafe try EncryptionProfile.require(encrypted)
        guard
            let information = unsafe passphrase.withCharacters({ unsafe PKCS8_decrypt(encrypted, $0, $1) })
        else {
            ErrorQueue.clear()
            throw .wrongPassphrase
        }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(information) }
        return unsafe try checked(information)
    }

    /// Reads an unencrypted PKCS #8 file (`PRIVATE KEY`) of at most 64 KiB: for tests and for conversion only.
    public static func loadUnencrypted(pem: [UInt8]) throws(OpenSSLError) -> PrivateKey {
        var block = try PEMBlock(pem, "private key file")
        defer { unsafe block.bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) } }
        guard block.label == "PRIVATE KEY" else {
            throw .malformed("private key file", reason: "not an unencrypted PRIVATE KEY")
        }
        let information = unsafe try DERCoding.decodeOwned(
            block.bytes, "private key file", free: { unsafe PKCS8_PRIV_KEY_INFO_free($0) },
            { unsafe d2i_PKCS8_PRIV_KEY_INFO(nil, $0, $1) })
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(information) }
        return unsafe try checked(information)
    }

    static func checked(_ information: OpaquePointer) throws(OpenSSLError) -> PrivateKey {
        guard let pointer = unsafe EVP_PKCS82PKEY(information) else { throw .unparsable("private key") }
        let handle = unsafe KeyHandle(owning: pointer)
        ErrorQueue.clear()
        if unsafe EVP_PKEY_get_base_id(handle.pointer) == EVP_PKEY_EC { try requireMatchingHalves(handle) }
        return try PrivateKey(owning: handle)
    }

    /// Refuses an RSA key whose parts do not belong together or whose factors are no primes (`EVP_PKEY_check`). For keys
    /// from elsewhere: it takes seconds for the largest, so a key file that was written here is not checked again.
    borrowing func requireMatchingHalves() throws(OpenSSLError) { try Self.requireMatchingHalves(handle) }

    /// A file may name a public point that does not belong to its scalar.
    private static func requireMatchingHalves(_ handle: KeyHandle) throws(OpenSSLError) {
        let context = unsafe try required(EVP_PKEY_CTX_new(handle.pointer, nil), "EVP_PKEY_CTX_new")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        guard unsafe EVP_PKEY_check(context) == 1 else {
            ErrorQueue.clear()
            throw .refused("private key", reason: "its two halves do not belong together")
        }
    }
}

extension SecretBytes {
    /// Lends the bytes as C characters with their count, as the passphrase parameters of OpenSSL want them.
    borrowing func withCharacters<Value>(_ body: (UnsafePointer<CChar>, Int32) -> Value) -> Value {
        defer { Wiping.clearRegisters() }
        return unsafe start.withMemoryRebound(to: CChar.self, capacity: max(count, 1)) { unsafe body($0, Int32(count)) }
    }
}
