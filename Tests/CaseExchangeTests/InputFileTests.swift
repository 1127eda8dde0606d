import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import CaseExchange

/// Inputs are regular files of bounded size; whatever would wait or never end is refused.
@Suite("InputFile")
struct InputFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theLimitIsTheLastSizeThatIsRead() throws {
        let path = try folder.write([UInt8](repeating: 9, count: 1000), to: "file")
        #expect(try InputFile.read(path, maximumBytes: 1000).count == 1000)
        #expect(throws: FileFault("read", path, .tooLarge(limit: 999))) {
            try InputFile.read(path, maximumBytes: 999)
        }
        let empty = try folder.write("", to: "empty")
        #expect(try InputFile.read(empty, maximumBytes: 0) == [])
    }

    @Test func aPipeADeviceAndAFolderAreRefusedAtOnce() throws {
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, "/dev/zero", "/dev/null", folder.path] {
            #expect(throws: FileFault("read", path, .notRegular)) { _ = try InputFile.read(path, maximumBytes: 10) }
            #expect(throws: FileFault("read", path, .notRegular)) { _ = try OpenedFile(path) }
        }
    }

    @Test func aHugeSparseFileIsNotRead() throws {
        let path = try folder.write("", to: "sparse")
        #expect(truncate(path, 1 << 40) == 0)
        #expect(throws: FileFault("read", path, .tooLarge(limit: 1 << 20))) {
            try InputFile.read(path, maximumBytes: 1 << 20)
        }
        let opened = try OpenedFile(path)
        #expect(opened.size == 1 << 40)
        #expect(try opened.pieces(at: (1 << 40) - 4, count: 4) == [0, 0, 0, 0])
    }

    @Test(arguments: [0o644, 0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o666])
    func aPrivateFileIsTheOwnersAlone(mode: Int) throws {
        let path = try folder.write("secret", to: "key", permissions: mode)
        #expect(throws: FileFault("read", path, .tooOpen)) { try InputFile.readPrivate(path, maximumBytes: 100) }
        #expect(throws: FileFault("read", path, .tooOpen)) { _ = try PassphraseFile.read(path) }
        #expect(try InputFile.read(path, maximumBytes: 100).count == 6)
    }

    @Test(arguments: [0o600, 0o400])
    func aPrivateFileIsRead(mode: Int) throws {
        let path = try folder.write("secret", to: "key", permissions: mode)
        #expect(try InputFile.readPrivate(path, maximumBytes: 100).count == 6)
    }

    @Test func aPrivateFileIsNoLink() throws {
        try folder.write("secret", to: "key")
        let link = folder.path("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path("key"))
        #expect(throws: FileFault.self) { try InputFile.readPrivate(link, maximumBytes: 100) }
        #expect(try InputFile.read(link, maximumBytes: 100).count == 6)
        #expect(throws: FileFault.self) { _ = try OpenedFile(link, links: .refuse) }
    }

    @Test func piecesAreExactOrNothing() throws {
        let file = try OpenedFile(try folder.write(Array(0..<100), to: "file"))
        #expect(try file.pieces(at: 10, count: 3) == [10, 11, 12])
        #expect(try file.pieces(at: 100, count: 0) == [])
        #expect(throws: FileFault("read", file.path, .changed)) { try file.pieces(at: 99, count: 2) }
        #expect(throws: FileFault("read", file.path, .changed)) { try file.pieces(at: 1000, count: 1) }
    }

    @Test func whatIsMissingIsSaid() throws {
        let path = folder.path("nothing")
        #expect(throws: FileFault("open", path, .system(ENOENT))) { try InputFile.read(path, maximumBytes: 1) }
        #expect(try !InputFile.exists(path))
        #expect(try !InputFile.isFolder(path))
        #expect(try InputFile.exists(folder.path))
        #expect(try InputFile.isFolder(folder.path))
    }

    @Test func aDanglingLinkExists() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "nothing")
        #expect(try InputFile.exists(folder.path("link")))
    }

    @Test(arguments: ["", "\nsecond", String(repeating: "x", count: 1025)])
    func anUnusablePassphraseIsRefused(text: String) throws {
        let path = try folder.write(text, to: "passphrase")
        #expect(throws: KeyFault.unusablePassphrase) { _ = try PassphraseFile.read(path) }
    }

    @Test(arguments: [
        ("word", 4), ("word\n", 4), ("two words \nmore", 10), (String(repeating: "x", count: 1024), 1024),
    ])
    func thePassphraseIsTheFirstLine(text: String, count: Int) throws {
        let path = try folder.write(text, to: "passphrase")
        let passphrase = try PassphraseFile.read(path)
        let size = passphrase.count
        #expect(size == count)
    }
}
