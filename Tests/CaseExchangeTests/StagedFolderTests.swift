import CaseModel
import Foundation
import TestSupport
import Testing

@testable import CaseExchange

/// A folder appears with all its files, or not at all.
@Suite("StagedFolder")
struct StagedFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func nothingIsThereBeforeTheRelease() throws {
        var staged = try StagedFolder.prepare(at: folder.path("case"))
        try staged.addFile(named: "a").write([1])
        try staged.addFile(named: "b").write([2])
        try staged.synchronise()
        #expect(folder.contents() == [])
        try staged.release()
        #expect(folder.contents() == ["case", "case/a", "case/b"])
        #expect(try mode("case") == 0o700)
        #expect(try mode("case/a") == 0o600)
        #expect([UInt8](try Data(contentsOf: URL(filePath: folder.path("case/b")))) == [2])
    }

    @Test func nothingIsLeftWithoutARelease() throws {
        do {
            var staged = try StagedFolder.prepare(at: folder.path("case"))
            try staged.addFile(named: "a").write([UInt8](repeating: 1, count: 100_000))
        }
        #expect(folder.contents() == [])
    }

    @Test(arguments: ["file", "folder", "link"])
    func whatStandsThereIsKept(kind: String) throws {
        switch kind {
        case "file": try folder.write("mine", to: "case")
        case "folder": try folder.write("mine", to: "case/inner")
        default:
            try FileManager.default.createSymbolicLink(atPath: folder.path("case"), withDestinationPath: "nowhere")
        }
        let before = folder.contents()
        #expect(throws: FileFault("create", folder.path("case"), .exists)) {
            _ = try StagedFolder.prepare(at: folder.path("case"))
        }
        #expect(folder.contents() == before)
    }

    @Test func whatComesThereMeanwhileIsKept() throws {
        var staged = try StagedFolder.prepare(at: folder.path("case"))
        try staged.addFile(named: "a").write([1])
        try folder.write("mine", to: "case/inner")
        do {
            try staged.release()
            Issue.record("the folder was released over another")
        } catch {
            #expect(error == FileFault("create", folder.path("case"), .exists))
        }
        #expect(folder.contents() == ["case", "case/inner"])
    }

    @Test func twoFilesOfOneNameAreRefused() throws {
        var staged = try StagedFolder.prepare(at: folder.path("case"))
        _ = try staged.addFile(named: "a")
        do {
            _ = try staged.addFile(named: "a")
            Issue.record("the same name twice")
        } catch { #expect(error.reason == .exists) }
        #expect(folder.contents() == [])
    }

    @Test func aMissingParentIsNamed() {
        do {
            var staged = try StagedFolder.prepare(at: folder.path("no/where"))
            _ = try staged.addFile(named: "a")
            Issue.record("a file stands in no folder")
        } catch { #expect(error.code == "file.missing") }
        #expect(folder.contents() == [])
    }

    /// 4194303 is the highest process id that Linux gives at most; no process of a test has it.
    @Test func onlyLeftoversOfDeadProcessesAreSweptAway() throws {
        try folder.write("", to: ".brygga-4194303-1")
        try folder.write("", to: ".brygga-4194303-2/a")
        try folder.write("", to: ".brygga-4194303-3/keys/inner")
        let kept = [".brygga-\(getpid())-4", ".brygga-1-5", ".brygga-x-6", ".brygga-7", "other", ".brygg-4194303-1"]
        for name in kept { try folder.write("", to: name) }
        StagedFolder.sweep(folder.path)
        #expect(folder.contents() == kept.sorted())
    }

    @Test func aSweepFollowsNoLink() throws {
        try folder.write("mine", to: "mine/file")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(".brygga-4194303-1"), withDestinationPath: folder.path("mine"))
        try FileManager.default.createDirectory(
            atPath: folder.path(".brygga-4194303-2"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path(".brygga-4194303-2/link"), withDestinationPath: folder.path("mine"))
        StagedFolder.sweep(folder.path)
        #expect(folder.contents() == ["mine", "mine/file"])
    }

    private func mode(_ name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
    }
}
