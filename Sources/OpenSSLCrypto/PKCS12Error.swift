/// Why a PKCS #12 file was not taken over. No case carries key bytes, passwords or names.
public enum PKCS12Error: Error, Hashable, Sendable {
    /// It is no PKCS #12 file, or of a form that is not accepted.
    case malformed(reason: String)
    /// It is encrypted or authenticated in a way that is no longer safe, or that OpenSSL 3.0 does not know.
    case outdated(reason: String)
    /// It has no MAC, or holds a key that is not encrypted.
    case unprotected(reason: String)
    /// The MAC does not match: the password is wrong or the file is damaged.
    case wrongPassword
    /// It does not hold exactly one key and one certificate of it.
    case notOnePair(reason: String)
    /// The key or its certificate is well-formed but not acceptable.
    case refused(OpenSSLError)
    /// The library or its memory fails.
    case library(OpenSSLError)
}
