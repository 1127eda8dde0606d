import CaseModel
public import OpenSSLCrypto
import Glibc

/// Reads a passphrase straight into secure memory.
public enum PassphraseFile {
    /// The longest passphrase, in bytes.
    public static let maximumBytes = 1024

    /// Reads the first line of a file that only its owner may read.
    public static func read(_ path: String) throws -> SecretBytes {
        let descriptor = try SystemCalls.open(path, O_RDONLY | O_NONBLOCK)
        let status = try SystemCalls.status(of: descriptor, path: path)
        guard status.isRegular else { throw FileFault("read", path, .notRegular) }
        guard status.isPrivate else { throw FileFault("read", path, .tooOpen) }
        return try read(descriptor: descriptor.number, path: path)
    }

    /// Reads the first line from an open descriptor, which `path` names where it is a file's; a read that fails is no empty
    /// passphrase.
    public static func read(descriptor: Int32, path: String? = nil) throws -> SecretBytes {
        do throws(OpenSSLError) {
            let secret = try SecretBytes.reading(fileDescriptor: descriptor, limit: maximumBytes)
            if secret.count > 0 { return secret }
        } catch {
            // A descriptor that nobody opened is what the caller gave.
            if case .readFailed(let code) = error, code != EBADF {
                throw FileFault("read", path ?? "descriptor \(descriptor)", .system(code))
            }
        }
        throw KeyFault.unusablePassphrase
    }

    /// Reads a line that a person types; nil when the input ends before anything is typed.
    public static func readAnswer(descriptor: Int32) throws -> SecretBytes? {
        do throws(OpenSSLError) {
            guard let secret = try SecretBytes.readingAnswer(fileDescriptor: descriptor, limit: maximumBytes) else {
                return nil
            }
            guard secret.count > 0 else { throw OpenSSLError.refused("passphrase", reason: "it is empty") }
            return secret
        } catch {
            if case .readFailed(let code) = error { throw FileFault("read", "what is typed", .system(code)) }
            throw KeyFault.unusablePassphrase
        }
    }
}
