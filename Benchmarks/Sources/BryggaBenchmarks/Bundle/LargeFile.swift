import BundleSealing
import CaseModel
import Foundation
import Glibc
import OpenSSLCrypto

/// A file that is read and written at any place.
final class PlainFile: BundleSource, PlaintextSource, BundleTarget {
    let size: Int
    private let descriptor: Int32

    /// Opens a file to read, or makes one anew.
    init(_ path: String, writing: Bool = false) throws {
        descriptor = open(path, writing ? O_RDWR | O_CREAT | O_TRUNC : O_RDONLY, 0o600)
        guard descriptor >= 0 else { throw Missing(description: path) }
        size = Int(lseek(descriptor, 0, SEEK_END))
    }

    deinit { close(descriptor) }

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        guard try read(at: offset, into: &span) == count else { throw Missing(description: "bytes of a file") }
        return bytes
    }

    func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws -> Int {
        target.withUnsafeMutableBytes { memory in
            var got = 0
            while got < memory.count {
                let count = pread(
                    descriptor, memory.baseAddress?.advanced(by: got), memory.count - got, off_t(offset + got))
                guard count > 0 else { break }
                got += count
            }
            return got
        }
    }

    func write(_ bytes: Span<UInt8>, at offset: Int) throws {
        let isWritten = bytes.withUnsafeBytes { memory in
            var put = 0
            while put < memory.count {
                let count = pwrite(
                    descriptor, memory.baseAddress?.advanced(by: put), memory.count - put, off_t(offset + put))
                guard count > 0 else { return false }
                put += count
            }
            return true
        }
        guard isWritten else { throw Missing(description: "room in a file") }
    }
}

/// One large file as the content of a bundle, from file to file on two threads.
struct LargeFile {
    static let size = 1 << 30
    static let jobs = 2
    private let sealedCase: SealedCase
    let folder: String

    init(_ folder: String) throws {
        self.folder = folder
        sealedCase = try SealedCase(try Collaboration())
    }

    func path(_ name: String) -> String { folder + "/" + name }

    /// Fills a file with bytes that nothing compresses.
    static func make(_ path: String) throws {
        let file = try PlainFile(path, writing: true)
        for number in 0..<(size >> 20) {
            let bytes = try SecureRandom.bytes(1 << 20)
            try file.write(bytes.span, at: number << 20)
        }
    }

    func seal(_ from: String, _ to: String) throws {
        let content = PayloadFile(
            name: sealedCase.files[0].name, category: sealedCase.files[0].category, content: try PlainFile(path(from)))
        _ = try BundleSealer.seal(
            sealedCase.draft, files: [content], key: sealedCase.collaboration.sender.signingKey,
            to: try PlainFile(path(to), writing: true), jobs: Self.jobs)
    }

    /// Every check of the library, then the content to a file.
    func open(_ from: String, _ to: String) throws {
        let recipient = sealedCase.collaboration.recipient
        var terms = sealedCase.terms
        terms.jobs = Self.jobs
        let target = try PlainFile(path(to), writing: true)
        _ = try UnverifiedBundle.parse(try PlainFile(path(from))).verify(terms).openIndex(key: recipient.encryptionKey)
            .openSegments(key: recipient.encryptionKey, jobs: Self.jobs) { try target.write($1, at: $0.offset) }
    }
}
