import Foundation
import TestSupport
import Testing

/// A device that fails: no crash, no exit 0 with damage, and the next run works.
@Suite("Failing devices", .timeLimit(.minutes(10)))
struct ErrnoTests {
    @Test(arguments: WritingVerb.all)
    func aFailedWriteOrFlushIsReported(verb: WritingVerb) async throws {
        guard await Strace.works.value else {
            print("ErrnoTests: strace does not work here; \(verb.name) only meets a full standard output")
            let stage = try await Stage.set()
            try await verb.check(stage, "untouched")
            return
        }
        let counts = try await Strace.count(try verb.words(try await Stage.set()), on: try await Stage.set())
        for fault in ["ENOSPC", "EIO"] {
            for call in ["write", "pwrite64", "fsync", "linkat"] {
                guard let count = counts[call], count > 0 else { continue }
                let stage = try await Stage.set()
                let logs = try TemporaryFolder()
                let point = (call: call, number: fault == "EIO" ? 1 : (count + 1) / 2)
                let outcome = try await stage.play(
                    try verb.words(stage) + ["--json"],
                    through: Strace.inject("error=" + fault, at: point, log: logs.path("calls")))
                let place = "\(fault) at \(call) \(point.number)"
                #expect([0, 1, 75].contains(outcome.code), "\(verb.name), \(place): \(outcome.code) \(outcome.errors)")
                if outcome.code != 0 {
                    // Beside the error there may be a message of what was done before.
                    let errors = try objects(Array(outcome.errors.utf8)).filter { $0["type"] as? String == "error" }
                    let said = try Strace.silenced(logs.path("calls")) ? 0 : 1
                    #expect(errors.count == said, "\(verb.name), \(place)")
                    #expect(!outcome.errors.contains("meritforteckning"), "\(verb.name), \(place)")
                }
                try await verb.check(stage, place)
                try await verb.runAgain(stage, place)
            }
        }
    }

    /// Without an event queue libdispatch ends a process; that is said before anything is begun.
    @Test(arguments: ["epoll_create1", "eventfd2"]) func withoutAnEventQueueNothingIsBegun(call: String) async throws {
        guard await Strace.works.value else { return }
        let stage = try await Stage.set()
        for words in [World.export(), ["consent", "list", "--home", "stad"], ["--version"]] {
            let refused = try await stage.play(
                words + ["--json"], through: Strace.inject("error=EMFILE", at: (call: call, number: 1)))
            #expect(refused.code == 1 && refused.output.isEmpty)
            let said = try objects(Array(refused.errors.utf8))
            #expect(said.map { $0["code"] as? String } == ["process.few-files"], "\(refused.errors)")
        }
        #expect(try stage.names(in: "stad/outbox") == [])
    }

    /// A folder that cannot be listed to its end is not taken for a shorter one.
    @Test(arguments: ["EIO", "EACCES"]) func aFolderThatCannotBeListedIsAFailure(error: String) async throws {
        guard await Strace.works.value else { return }
        let stage = try await Stage.set()
        let words = ["key", "list", "--home", "stad", "--json"]
        let whole = try await stage.succeed(words).output
        var refusals = 0
        for number in 1...24 {
            let outcome = try await stage.play(
                words, through: Strace.inject("error=" + error, at: (call: "getdents64", number: number)))
            guard outcome.code != 0 else {
                #expect(outcome.output == whole, "\(number)")
                continue
            }
            refusals += 1
            #expect(outcome.code == 1 && whole.starts(with: outcome.output), "\(number)")
            #expect(outcome.errors.contains("\"code\":\"file."), "\(number): \(outcome.errors)")
        }
        #expect(refusals >= 2, "the beginning and the end of the folder of keys")
    }

    @Test func aFullStandardOutputIsAFailureWithAWord() async throws {
        let stage = try await Stage.set()
        let lines = [
            "'\(BuiltCommand.path)' key list --home stad > /dev/full",
            "'\(BuiltCommand.path)' \(World.export().joined(separator: " ")) > /dev/full",
            "'\(BuiltCommand.path)' pseudonymise deltagare.csv --home stad --domain statistics-2026 --column personnummer"
                + " --country SE --passphrase-file passphrase > /dev/full",
        ]
        for line in lines {
            let outcome = try await run("sh", ["-c", line], in: stage.root)
            #expect([1, 75].contains(outcome.code), "\(line)")
            #expect(outcome.errors.contains("brygga: error: "), "\(line)")
        }
    }

    /// Each verb on a disk of its own that is too small, then with room.
    @Test(arguments: [64, 160, 320, 640])
    func aFullDiskLeavesNothingHalfDone(kibibytes: Int) async throws {
        let stage = try await Stage.set()
        let disk = stage.folder.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        let mounted = try await run("mount", ["-t", "tmpfs", "-o", "size=16m,mode=0700", "tmpfs", disk])
        guard mounted.code == 0 else {
            print("ErrnoTests: no file system can be mounted here; a limit on file sizes stands in for a full disk")
            let outcome = try await run(
                "sh", ["-c", "ulimit -f 4; '\(BuiltCommand.path)' \(World.export().joined(separator: " "))"],
                in: stage.root)
            #expect(outcome.code != 0)
            #expect(try stage.names(in: "stad/outbox") == [])
            return
        }
        do {
            try await fill(disk, leaving: kibibytes, stage)
        } catch {
            _ = try await run("umount", ["-l", disk])
            throw error
        }
        _ = try await run("umount", ["-l", disk])
    }

    private func fill(_ disk: String, leaving kibibytes: Int, _ stage: Stage) async throws {
        for home in ["stad", "af"] {
            let copied = try await run("cp", ["-a", stage.folder.path(home), disk])
            try #require(copied.code == 0)
        }
        let free = try #require(
            FileManager.default.attributesOfFileSystem(forPath: disk)[.systemFreeSize] as? Int)
        try Data(repeating: 1, count: max(0, free - kibibytes << 10)).write(to: URL(filePath: disk + "/ballast"))
        let bundle = try #require(stage.world.bundles["af"])
        let attempts = [
            World.export(to: World.meeting, home: "disk/stad"),
            World.record(case: "deltagare-2/case.json", home: "disk/stad"),
            ["open", bundle, "--home", "disk/af", "--out", "disk/case"] + secret,
            ["init", "--agency", "new", "--name", "New", "--home", "disk/new"],
        ]
        var failed: [[String]] = []
        for words in attempts {
            let outcome = try await stage.play(words + ["--json"])
            #expect([0, 1, 75].contains(outcome.code), "\(words[0]): \(outcome.code) \(outcome.errors)")
            guard outcome.code != 0 else { continue }
            failed.append(words)
            #expect(outcome.output.isEmpty, "\(words[0])")
            #expect(try objects(Array(outcome.errors.utf8)).count == 1, "\(words[0])")
        }
        if kibibytes <= 64 { #expect(failed.count == attempts.count) }
        try FileManager.default.removeItem(atPath: disk + "/ballast")
        #expect(!failed.contains(attempts[2]) || !stage.exists("disk/case"))
        #expect(!failed.contains(attempts[3]) || !stage.exists("disk/new"))
        for home in ["disk/stad", "disk/af"] {
            #expect(try await stage.sql("PRAGMA integrity_check", in: home) == "ok")
        }
        for name in try stage.names(in: "disk/stad/outbox") {
            let verified = try await stage.play(["verify", "disk/stad/outbox/" + name, "--home", "vc"])
            #expect(verified.code == 0, "\(verified.errors)")
        }
        for words in failed { try await stage.succeed(words) }
        #expect(try stage.names(in: "disk").filter { $0.hasPrefix(".") } == [])
    }
}
