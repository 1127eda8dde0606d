import COpenSSL

/// The OpenSSL library in this process.
public enum OpenSSLLibrary {
    /// Version and date as the library states them, for example `OpenSSL 3.0.22 25 Aug 2026`.
    public static var versionText: String {
        guard let text = unsafe OpenSSL_version(OPENSSL_VERSION) else { return "OpenSSL" }
        return unsafe String(cString: text)
    }

    /// The version as OpenSSL numbers it: `0xMNN00PP0` (major, minor, patch).
    public static var versionNumber: UInt { OpenSSL_version_num() }
}

/// An algorithm implementation fetched once for the whole process: each implicit fetch costs more than a short hash.
///
/// Unchecked: the object behind the pointer is immutable and never freed.
@safe struct FetchedAlgorithm: @unchecked Sendable {
    let pointer: OpaquePointer

    static let sha256 = unsafe Result<FetchedAlgorithm, OpenSSLError>(EVP_MD_fetch(nil, "SHA256", nil), "EVP_MD_fetch")
    static let hmac = unsafe Result<FetchedAlgorithm, OpenSSLError>(EVP_MAC_fetch(nil, "HMAC", nil), "EVP_MAC_fetch")
    static let hkdf = unsafe Result<FetchedAlgorithm, OpenSSLError>(EVP_KDF_fetch(nil, "HKDF", nil), "EVP_KDF_fetch")
    static let x963kdf = unsafe Result<FetchedAlgorithm, OpenSSLError>(
        EVP_KDF_fetch(nil, "X963KDF", nil), "EVP_KDF_fetch")
    static let aes256GCM = unsafe Result<FetchedAlgorithm, OpenSSLError>(
        EVP_CIPHER_fetch(nil, "AES-256-GCM", nil), "EVP_CIPHER_fetch")
    static let aes256Wrap = unsafe Result<FetchedAlgorithm, OpenSSLError>(
        EVP_CIPHER_fetch(nil, "AES-256-WRAP", nil), "EVP_CIPHER_fetch")
}

extension Result where Success == FetchedAlgorithm, Failure == OpenSSLError {
    init(_ pointer: OpaquePointer?, _ function: StaticString) {
        if let pointer = unsafe pointer {
            self = unsafe .success(FetchedAlgorithm(pointer: pointer))
        } else {
            self = .failure(.drained(function))
        }
    }
}
