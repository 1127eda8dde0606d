import COpenSSL
import Glibc

extension SecretBytes {
    /// Reads a secret such as a passphrase from a descriptor straight into secure memory.
    ///
    /// Reading ends at the end of file or at the first line feed, which is dropped; not one byte beyond it is
    /// consumed, so that the descriptor can carry more. A carriage return is kept. The descriptor stays open.
    /// - Parameters:
    ///   - fileDescriptor: an open descriptor; a terminal's echo is the caller's concern.
    ///   - limit: the longest secret in bytes, 1…`countLimit`; more is an error, never a cut.
    public static func reading(fileDescriptor: Int32, limit: Int) throws(OpenSSLError) -> SecretBytes {
        guard let secret = try readingAnswer(fileDescriptor: fileDescriptor, limit: limit) else {
            return unsafe try filled(count: 0, "read") { _ in true }
        }
        return secret
    }

    /// The same, where an end of file before the first byte is something else than an empty line: it gives nil.
    public static func readingAnswer(fileDescriptor: Int32, limit: Int) throws(OpenSSLError) -> SecretBytes? {
        guard (1...countLimit).contains(limit) else { throw .tooLarge("limit of a secret", limit: countLimit) }
        var outcome = Reading.full
        var length = 0
        let whole = unsafe try filled(count: limit, "read") { start in
            (outcome, length) = unsafe read(fileDescriptor, into: start, limit: limit)
            return true
        }
        switch outcome {
        case .full: throw .tooLarge("secret", limit: limit)
        case .failed(let code): throw .readFailed(code: code)
        case .ended where length == 0: return nil
        case .ended, .line: return try whole.prefix(length)
        }
    }

    private enum Reading {
        case ended
        case line
        case full
        case failed(Int32)
    }

    private static func read(
        _ descriptor: Int32, into start: UnsafeMutablePointer<UInt8>, limit: Int
    ) -> (Reading, Int) {
        var length = 0
        var byte: UInt8 = 0
        // The byte on the stack is part of a secret too.
        defer { unsafe OPENSSL_cleanse(&byte, 1) }
        while true {
            switch unsafe systemRead(descriptor, &byte, 1) {
            case 0: return (.ended, length)
            case 1 where byte == UInt8(ascii: "\n"): return (.line, length)
            case 1 where length == limit: return (.full, length)
            case 1:
                unsafe start[length] = byte
                length += 1
            default:
                let code = errno
                guard code == EINTR else { return (.failed(code), length) }
            }
        }
    }
}

private func systemRead(_ descriptor: Int32, _ byte: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    unsafe read(descriptor, byte, count)
}
