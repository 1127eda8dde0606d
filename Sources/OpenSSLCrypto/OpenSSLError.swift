import COpenSSL

/// Why a cryptographic operation is refused or fails.
///
/// No case carries key bytes, passphrases, file names or content; `reasons` are OpenSSL's own fixed texts.
public enum OpenSSLError: Error, Hashable, Sendable {
    /// An OpenSSL function fails; `reasons` is its whole error queue, oldest first, and may be empty.
    case library(function: String, reasons: [String])
    /// An encrypted private key does not open: the passphrase is wrong or the file is damaged.
    case wrongPassphrase
    /// A private key file is not encrypted where an encrypted one is required.
    case unencryptedKey
    /// An authentication tag or integrity check does not match; nothing was released.
    case authenticationFailed(of: String)
    /// The secure heap cannot be set up or is full.
    case secureHeapUnavailable(reason: String)
    /// Bytes do not have the one form that is accepted.
    case malformed(String, reason: String)
    /// An input is longer than its limit, in bytes.
    case tooLarge(String, limit: Int)
    /// A length in bytes is not the required one.
    case wrongLength(of: String, expected: Int, actual: Int)
    /// A key or certificate is well-formed but not acceptable here.
    case refused(String, reason: String)
    /// Reading a secret from a file descriptor fails with this `errno`.
    case readFailed(code: Int32)
}

extension OpenSSLError {
    /// The OpenSSL function that failed, when one did.
    public var function: String? {
        guard case .library(let function, _) = self else { return nil }
        return function
    }

    /// OpenSSL's reasons, oldest first; empty for the module's own refusals.
    public var reasons: [String] {
        guard case .library(_, let reasons) = self else { return [] }
        return reasons
    }
}

extension OpenSSLError: CustomStringConvertible {
    /// One line, lower case, without full stop.
    public var description: String {
        switch self {
        case .library(let function, let reasons):
            reasons.isEmpty ? "\(function) failed" : "\(function) failed: \(reasons.joined(separator: "; "))"
        case .wrongPassphrase: "the passphrase does not open the private key, or the key is damaged"
        case .unencryptedKey: "the private key is not encrypted"
        case .authenticationFailed(let subject): "\(subject) is not authentic"
        case .secureHeapUnavailable(let reason): "no secure memory: \(reason)"
        case .malformed(let subject, let reason): "malformed \(subject): \(reason)"
        case .tooLarge(let subject, let limit): "\(subject) is longer than \(limit) bytes"
        case .wrongLength(let subject, let expected, let actual):
            "\(subject) has \(actual) bytes instead of \(expected)"
        case .refused(let subject, let reason): "\(subject) refused: \(reason)"
        case .readFailed(let code): "reading a secret failed with errno \(code)"
        }
    }
}
