import Foundation
import TestSupport
import Testing

/// Homes that cannot be worked with: told before any work starts, each with its own code.
@Suite("Bad homes", .timeLimit(.minutes(10)))
struct BadHomeTests {
    static let writing: [[String]] = [
        World.export(), World.record(case: "deltagare-2/case.json"), ["key", "new", "--home", "stad"] + secret,
        ["collaboration", "join", "shared", "--home", "stad"], ["trust", "update", "shared", "--home", "stad"],
        ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column", "personnummer"]
            + ["--country", "SE", "--out", "extract.csv"] + secret,
    ]

    @Test func aStoreOfANewerVersionIsLeftAlone() async throws {
        let stage = try await Stage.set()
        _ = try await stage.sql("INSERT INTO grdb_migrations VALUES ('99')", in: "stad")
        for words in Self.writing.dropLast(4) + [["consent", "list", "--home", "stad"]] {
            let error = try await stage.refuse(words, 1, "store.newer")
            #expect((error["hint"] as? String)?.contains("newer version") == true)
        }
    }

    @Test func ofOneAgencyOneHomeIsMade() async throws {
        let stage = try await Stage.set()
        let again = ["init", "--agency", "stad", "--name", "x", "--home", "new"]
        let error = try await stage.refuse(again, 1, "home.same-agency")
        #expect((error["message"] as? String)?.hasSuffix("at ./stad already") == true)
        #expect((error["hint"] as? String)?.contains("--another") == true)
        // Elsewhere, the places where a home is looked for count.
        let folder = try TemporaryFolder()
        let home = stage.folder.path("stad")
        for environment in [["BRYGGA_HOME": home], ["HOME": stage.root]] {
            if environment["HOME"] != nil {
                try FileManager.default.moveItem(atPath: home, toPath: stage.folder.path(".brygga"))
            }
            let outcome = try await brygga(again, in: folder.path, environment: environment)
            #expect(outcome.code == 1 && outcome.errors.contains("[home.same-agency]"), "\(outcome.errors)")
            #expect(folder.contents() == [])
        }
        #expect(try await brygga(again, in: folder.path).code == 0)
        let second = ["init", "--agency", "stad", "--name", "x", "--home", "more"]
        #expect(try await brygga(second, in: folder.path).code == 1)
        #expect(try await brygga(second + ["--another"], in: folder.path).code == 0)
        #expect(try await brygga(["init", "--agency", "b", "--name", "x", "--home", "b"], in: folder.path).code == 0)
    }

    /// Runs a command as a user whom the system's rights bind; nil where that cannot be.
    private func bound(_ stage: Stage) async throws -> [String]? {
        guard geteuid() == 0 else { return [] }
        guard try await run("chown", ["-R", "65534:65534", stage.root]).code == 0,
            let works = try? await run("setpriv", ["--reuid=65534", "--clear-groups", "true"]), works.code == 0
        else {
            print("BadHomeTests: setpriv does not work here, so a home cannot be closed to root")
            return nil
        }
        return ["setpriv", "--reuid=65534", "--clear-groups"]
    }

    @Test(arguments: ["stad", "stad/keys", "stad/outbox", "stad/collaborations", "stad/store.sqlite"])
    func aHomeThatCannotBeWrittenToIsSaidFirst(place: String) async throws {
        let stage = try await Stage.set()
        guard let wrapper = try await bound(stage) else { return }
        let verb = BuiltCommand.path
        guard try await run("timeout", ["9"] + wrapper + [verb, "--version"]).code == 0 else {
            print("BadHomeTests: the built command is closed to other users here")
            return
        }
        try stage.setPermissions(place.hasSuffix("sqlite") ? 0o400 : 0o500, of: place)
        let before = try await FolderState.of(stage, home: nil)
        for words in Self.writing + [["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"]] {
            let outcome = try await stage.play(words + ["--json"], through: wrapper)
            #expect(outcome.code == 1 && outcome.output.isEmpty, "\(words[0]): \(outcome.errors)")
            let error = try #require(try objects(Array(outcome.errors.utf8)).first)
            #expect(error["code"] as? String == "home.not-writable", "\(words[0]): \(outcome.errors)")
        }
        #expect(try await FolderState.of(stage, home: nil).changes(since: before) == [])
        let diagnosed = try await Diagnosed.of(stage, through: wrapper)
        diagnosed.expect("home-writable", "failed")
        diagnosed.expect("home-owner", "ok")
        if place == "stad" {
            // SQLite writes beside its file even to read.
            let list = try await stage.play(["consent", "list", "--home", "stad", "--json"], through: wrapper)
            #expect(list.code == 1 && list.errors.contains("\"home.not-writable\""), "\(list.errors)")
        }
    }

    @Test func whoDoesNotOwnTheHomeIsTold() async throws {
        let stage = try await Stage.set()
        guard geteuid() == 0, let wrapper = try await bound(stage) else { return }
        let asRoot = try await Diagnosed.of(stage)
        asRoot.expect("home-owner", "failed")
        try await asRoot.runCommand(of: "home-owner", in: stage)
        #expect(try await run("chown", ["-R", "0:0", stage.folder.path("stad")]).code == 0)
        let asOther = try await Diagnosed.of(stage, through: wrapper)
        asOther.expect("home", "failed")
        asOther.expect("home-owner", "failed")
        asOther.expect("openssl-version", "ok")
    }

    @Test func aHomeWithoutRoomTakesWithdrawalsAndDenialsOnly() async throws {
        let stage = try await Stage.set()
        guard let full = try await FalseMachine.environment("no-space", in: stage) else { return }
        for words in Self.writing {
            let outcome = try await stage.play(words + ["--json"], environment: full)
            #expect(outcome.code == 75 && outcome.output.isEmpty, "\(words[0]): \(outcome.errors)")
            let error = try #require(try objects(Array(outcome.errors.utf8)).first)
            #expect(error["code"] as? String == "home.no-space", "\(words[0])")
            #expect((error["message"] as? String)?.contains("1048576 bytes free, and 2097152 are needed") == true)
        }
        #expect(try stage.names(in: "stad/outbox") == [])
        let withdraw = ["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"]
        // A rehearsal gives nothing up; neither does a verb that stops for want of room.
        try await stage.succeed(["key", "new", "--home", "stad", "--pseudonym", "x/y"])
        #expect(stage.exists("stad/reserve"))
        #expect(try await stage.play(withdraw + ["--dry-run"], environment: full).code == 0)
        #expect(stage.exists("stad/reserve"))
        #expect(try await stage.play(withdraw, environment: full).code == 0)
        #expect(!stage.exists("stad/reserve"))
        // With room again it is made anew by the next verb that writes.
        try await Diagnosed.of(stage).expect("reserve", "warning")
        try await stage.succeed(["key", "new", "--home", "stad", "--pseudonym", "x/z"])
        try await Diagnosed.of(stage).expect("reserve", "ok")
    }

    /// A disk with not one byte left.
    @Test func onAFullDiskTheReserveCarriesAWithdrawalAndADenial() async throws {
        let stage = try await Stage.set()
        let disk = stage.folder.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
        guard try await run("mount", ["-t", "tmpfs", "-o", "size=12m,mode=0700", "tmpfs", disk]).code == 0 else {
            print("BadHomeTests: no file system can be mounted here")
            return
        }
        do { try await fill(disk, stage) } catch {
            _ = try await run("umount", ["-l", disk])
            throw error
        }
        _ = try await run("umount", ["-l", disk])
    }

    private func fill(_ disk: String, _ stage: Stage) async throws {
        try #require(try await run("cp", ["-a", stage.folder.path("stad"), disk]).code == 0)
        _ = try await run("sh", ["-c", "cat /dev/zero > '\(disk)/ballast'"])
        let space = try FileManager.default.attributesOfFileSystem(forPath: disk)[.systemFreeSize] as? Int
        try #require(space == 0)
        let recorded = try await stage.play(World.record(case: "deltagare-2/case.json", home: "disk/stad"))
        #expect(recorded.code == 75 && recorded.errors.contains("[home.no-space]"), "\(recorded.errors)")
        let report = try await Diagnosed.of(stage, home: "disk/stad")
        report.expect("free-space", "failed")
        let withdraw = ["consent", "withdraw", stage.world.record, "--home", "disk/stad", "--by", "coach"]
        let withdrawn = try await stage.play(withdraw)
        #expect(withdrawn.code == 0, "\(withdrawn.errors)")
        let denied = try await stage.play(World.export("deltagare-2", home: "disk/stad", more: ["--categories", "cv"]))
        #expect(denied.code == 2, "\(denied.errors)")
        try FileManager.default.removeItem(atPath: disk + "/ballast")
        #expect(try await stage.sql("SELECT count(*) FROM refused_export", in: "disk/stad") != "0")
        #expect(try await stage.sql("PRAGMA integrity_check", in: "disk/stad") == "ok")
        let after = try await stage.play(World.export("deltagare-1", home: "disk/stad", more: ["--categories", "cv"]))
        #expect(after.code == 2, "the withdrawal holds: \(after.errors)")
        try await Diagnosed.of(stage, home: "disk/stad").expect("reserve", "ok")
    }
}

/// What other programs of the same user may see of a running command.
@Suite("Guarded process", .timeLimit(.minutes(10)))
struct GuardedProcessTests {
    /// Tries to look into a program that waits for its input; prints what the system says of it.
    private static let tracer = """
        import ctypes, json, os, subprocess, sys, time
        libc = ctypes.CDLL(None, use_errno=True)
        waiting = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        for _ in range(200):
            time.sleep(0.05)
            try:
                if "pipe" in open("/proc/%d/wchan" % waiting.pid).read(): break
            except OSError:
                break
        time.sleep(0.2)
        refused = libc.ptrace(16, waiting.pid, None, None) != 0
        number = ctypes.get_errno()
        if not refused:
            os.waitpid(waiting.pid, 0)
            libc.ptrace(17, waiting.pid, None, None)
        try:
            os.close(os.open("/proc/%d/mem" % waiting.pid, os.O_RDONLY))
            memory = "open"
        except OSError as error:
            memory = "closed"
        waiting.stdin.close()
        waiting.wait()
        print(json.dumps({"refused": refused, "errno": number if refused else 0, "memory": memory}))
        """

    private struct Seen: Decodable, Equatable {
        let refused: Bool
        let errno: Int32
        let memory: String
    }

    @Test func anotherProgramOfTheSameUserCannotLookIn() async throws {
        let folder = try TemporaryFolder()
        let script = try folder.write(Self.tracer, to: "tracer.py", permissions: 0o644)
        var wrapper: [String] = []
        if geteuid() == 0 {
            // Root may look into everything.
            wrapper = ["setpriv", "--reuid=65534", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all"]
            _ = try await run("chmod", ["755", folder.path])
        }
        // The other user may not reach the folder that the command was built in.
        let command = folder.path("brygga")
        let copied = try await run("cp", ["-p", BuiltCommand.path, command])
        try #require(copied.code == 0, "\(copied.errors)")
        func look(_ words: [String]) async throws -> Seen? {
            let outcome = try? await run("timeout", ["60"] + wrapper + ["/usr/bin/python3", script] + words)
            return outcome.flatMap { try? JSONDecoder().decode(Seen.self, from: Data($0.output)) }
        }
        guard try await look(["cat"]) == Seen(refused: false, errno: 0, memory: "open") else {
            print("GuardedProcessTests: no program can be looked into here, so nothing can be shown")
            return
        }
        #expect(
            try await look([command, "policy", "check", "-"])
                == Seen(refused: true, errno: EPERM, memory: "closed"))
    }
}
