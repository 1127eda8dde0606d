import COpenSSL

/// HKDF with SHA-256: extract, then expand (RFC 5869).
package enum HKDFSHA256 {
    /// The most bytes that can be derived: 255 blocks of 32 (RFC 5869 section 2.3).
    package static let countLimit = 255 * 32

    /// Derives 1…`countLimit` bytes. An empty salt stands for 32 zero bytes, as the RFC says.
    package static func derive(
        from secret: borrowing SecretBytes, salt: [UInt8], info: [UInt8], count: Int
    ) throws(OpenSSLError) -> SecretBytes {
        guard count >= 1 else { throw .wrongLength(of: "derived key", expected: 1, actual: count) }
        guard count <= countLimit else { throw .tooLarge("derived key", limit: countLimit) }
        var parameters = ParameterList()
        unsafe parameters.add(COpenSSL_kdf_param_digest(), constant: COpenSSL_name_sha256())
        unsafe parameters.add(COpenSSL_kdf_param_key(), lending: secret)
        unsafe parameters.add(COpenSSL_kdf_param_salt(), copying: salt)
        unsafe parameters.add(COpenSSL_kdf_param_info(), copying: info)
        return try deriveKey(FetchedAlgorithm.hkdf.get(), parameters, count: count)
    }
}

/// The key derivation of ANSI X9.63 with SHA-256 (SEC 1 version 2, section 3.6.1), as CMS uses it (RFC 5753).
package enum X963KDF {
    /// The most bytes that can be derived here.
    package static let countLimit = 1024

    /// Derives 1…`countLimit` bytes from a Diffie-Hellman secret; `sharedInfo` is ECC-CMS-SharedInfo in DER.
    package static func deriveSHA256(
        from secret: borrowing SecretBytes, sharedInfo: [UInt8], count: Int
    ) throws(OpenSSLError) -> SecretBytes {
        guard count >= 1 else { throw .wrongLength(of: "derived key", expected: 1, actual: count) }
        guard count <= countLimit else { throw .tooLarge("derived key", limit: countLimit) }
        var parameters = ParameterList()
        unsafe parameters.add(COpenSSL_kdf_param_digest(), constant: COpenSSL_name_sha256())
        unsafe parameters.add(COpenSSL_kdf_param_key(), lending: secret)
        unsafe parameters.add(COpenSSL_kdf_param_info(), copying: sharedInfo)
        return try deriveKey(FetchedAlgorithm.x963kdf.get(), parameters, count: count)
    }
}

private func deriveKey(
    _ algorithm: FetchedAlgorithm, _ parameters: borrowing ParameterList, count: Int
) throws(OpenSSLError) -> SecretBytes {
    let context = unsafe try required(EVP_KDF_CTX_new(algorithm.pointer), "EVP_KDF_CTX_new")
    defer { unsafe EVP_KDF_CTX_free(context) }
    return unsafe try SecretBytes.filled(count: count, "EVP_KDF_derive") { output in
        unsafe parameters.withParameters { unsafe EVP_KDF_derive(context, output, count, $0) == 1 }
    }
}
