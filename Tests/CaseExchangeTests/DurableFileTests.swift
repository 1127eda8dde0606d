import CaseModel
import Foundation
import TestSupport
import Testing

@testable import CaseExchange

/// Files appear whole under their name, or not at all.
@Suite("DurableFile")
struct DurableFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func theNameAppearsOnlyOnCommit() throws {
        let file = try DurableFile(in: folder.path)
        try file.write(Array("one ".utf8))
        try file.write(Array("two".utf8))
        #expect(folder.contents() == [])
        try file.synchronise()
        #expect(folder.contents() == [])
        try file.commit(as: folder.path("file"))
        #expect(folder.contents() == ["file"])
        #expect(try text("file") == "one two")
        #expect(try permissions("file") == 0o600)
    }

    @Test func nothingIsLeftWithoutACommit() throws {
        do {
            let file = try DurableFile(in: folder.path)
            try file.write([UInt8](repeating: 7, count: 1 << 20))
        }
        #expect(folder.contents() == [])
    }

    @Test func anExistingFileIsKept() throws {
        try folder.write("mine", to: "file")
        #expect(throws: FileFault("create", folder.path("file"), .exists)) {
            try DurableFile.write(Array("yours".utf8), to: folder.path("file"))
        }
        #expect(try text("file") == "mine")
        // A file that comes into being after the first look is kept, too.
        let file = try DurableFile(in: folder.path)
        try file.write(Array("yours".utf8))
        #expect(throws: FileFault("create", folder.path("file"), .exists)) {
            try file.commit(as: folder.path("file"))
        }
        #expect(try text("file") == "mine")
        #expect(folder.contents() == ["file"])
    }

    @Test(arguments: ["file", "folder", "link"])
    func whateverStandsUnderTheNameIsKept(kind: String) throws {
        switch kind {
        case "folder": try folder.write("", to: "name/inner")
        case "link":
            try FileManager.default.createSymbolicLink(
                atPath: folder.path("name"), withDestinationPath: folder.path("elsewhere"))
        default: try folder.write("", to: "name")
        }
        let before = folder.contents()
        #expect(throws: FileFault.self) { try DurableFile.write([1], to: folder.path("name")) }
        #expect(folder.contents() == before)
    }

    @Test func replacingIsOneStepAndLeavesNothingBeside() throws {
        try folder.write("old", to: "file", permissions: 0o644)
        try DurableFile.write(Array("new".utf8), to: folder.path("file"), ifExisting: .replace)
        #expect(try text("file") == "new")
        #expect(try permissions("file") == 0o600)
        try DurableFile.write(Array("first".utf8), to: folder.path("other"), ifExisting: .replace)
        #expect(folder.contents() == ["file", "other"])
    }

    @Test func replacingALinkReplacesTheLinkAndNotItsTarget() throws {
        try folder.write("target", to: "target")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"), withDestinationPath: folder.path("target"))
        try DurableFile.write(Array("new".utf8), to: folder.path("link"), ifExisting: .replace)
        #expect(try text("target") == "target")
        #expect(try text("link") == "new")
    }

    @Test func afterAFailedReplacementNothingIsLeft() throws {
        try folder.write("", to: "occupied/inner")
        #expect(throws: FileFault.self) {
            try DurableFile.write([1, 2, 3], to: folder.path("occupied"), ifExisting: .replace)
        }
        #expect(folder.contents() == ["occupied", "occupied/inner"])
    }

    @Test func aMissingFolderIsNamed() throws {
        do {
            try DurableFile.write([1], to: folder.path("nowhere/file"))
            Issue.record("the file was written")
        } catch {
            #expect(error.code == "file.missing")
            #expect(error.failureClass == .surroundings)
            #expect(error.path == folder.path("nowhere"))
        }
    }

    @Test func aFileIsNoFolder() throws {
        try folder.write("", to: "file")
        #expect(throws: FileFault.self) { try DurableFile.write([1], to: folder.path("file/inner")) }
        #expect(folder.contents() == ["file"])
    }

    @Test func aFolderThatTakesNoFilesIsAFault() throws {
        // /proc has neither unnamed files nor new names.
        #expect(throws: FileFault.self) { _ = try DurableFile(in: "/proc") }
        #expect(throws: FileFault.self) { _ = try DurableFile(in: "/proc", fallback: .refuse) }
    }

    @Test func aCopyHoldsEveryByteAndGivesNoName() throws {
        let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let file = try DurableFile(in: folder.path)
        try file.write(bytes)
        let target = folder.path("copy")
        try folder.write("", to: "copy")
        let handle = try #require(FileHandle(forWritingAtPath: target))
        try file.copy(to: handle.fileDescriptor)
        try handle.close()
        #expect([UInt8](try Data(contentsOf: URL(filePath: target))) == bytes)
        #expect(folder.contents() == ["copy"])
    }

    @Test func pathsArePartedAtTheLastSlash() {
        #expect(FilePath.folder(of: "a/b/c") == "a/b")
        #expect(FilePath.folder(of: "c") == ".")
        #expect(FilePath.folder(of: "/c") == "/")
        #expect(FilePath.name(of: "a/b/c") == "c")
        #expect(FilePath.name(of: "c") == "c")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }

    private func permissions(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
    }
}

/// Faults of files: one code and exit class per cause, and the path as it was given.
@Suite("FileFault")
struct FileFaultTests {
    @Test(arguments: [
        (ENOENT, "file.missing", FailureClass.surroundings), (ENOSPC, "file.no-space", .tryAgain),
        (EDQUOT, "file.no-space", .tryAgain), (EACCES, "file.not-permitted", .surroundings),
        (EPERM, "file.not-permitted", .surroundings), (EIO, "file.failed", .surroundings),
        (EWOULDBLOCK, "file.busy", .tryAgain), (EMFILE, "file.failed", .surroundings),
    ])
    func everyErrnoHasItsCode(number: Int32, code: String, failureClass: FailureClass) {
        let fault = FileFault("write", "some/path", .system(number))
        #expect(fault.code == code)
        #expect(fault.failureClass == failureClass)
        #expect(fault.message.contains("some/path"))
        #expect(fault.place?.file == "some/path")
    }

    @Test(arguments: [
        (FileFault.Reason.exists, "file.exists", FailureClass.surroundings),
        (.notRegular, "file.not-regular", .badInput), (.tooLarge(limit: 5), "file.too-large", .badInput),
        (.tooOpen, "file.too-open", .surroundings), (.changed, "file.changed", .surroundings),
    ])
    func everyReasonHasItsCode(reason: FileFault.Reason, code: String, failureClass: FailureClass) {
        let fault = FileFault("read", "p", reason)
        #expect(fault.code == code)
        #expect(fault.failureClass == failureClass)
        #expect(fault.hint?.isEmpty == false)
    }
}
