public import CaseModel
public import OpenSSLCrypto

/// A failure of the cryptographic library that no journey has words of its own for, told like every other.
///
/// OpenSSLCrypto stands on the lowest floor and knows no codes; here is the first floor that can give it one.
extension OpenSSLError: ReportableFailure {
    /// `cryptography.failed`.
    public var code: String { "cryptography.failed" }
    /// Of the surroundings: the library, or the memory it works in.
    public var failureClass: FailureClass { .surroundings }
    /// The function and OpenSSL's own reasons, or what was refused.
    public var message: String { "the cryptographic library failed: \(description)" }
    /// What to do.
    public var hint: String? { "check the installed OpenSSL" }
    /// Shows which library is at work.
    public var command: String? { "openssl version -a" }
}
