import Foundation
import TestSupport
import Testing

/// Two processes at once on one home.
@Suite("Two at once", .timeLimit(.minutes(10)))
struct ConcurrencyTests {
    @Test func consentsRecordedAtOnceFormOneChain() async throws {
        let stage = try await Stage.set()
        let before = try #require(Int(try await stage.sql("SELECT count(*) FROM consent_entry", in: "stad")))
        let codes = try await withThrowingTaskGroup(of: [Int32].self) { group in
            for _ in 0..<2 {
                group.addTask {
                    var codes: [Int32] = []
                    for _ in 0..<8 {
                        let outcome = try await stage.play(World.record(case: "deltagare-2/case.json"))
                        #expect(outcome.code == 0, "\(outcome.errors)")
                        codes.append(outcome.code)
                    }
                    return codes
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(codes == [Int32](repeating: 0, count: 16))
        let rows = try await stage.sql("SELECT sequence FROM consent_entry ORDER BY sequence", in: "stad")
        #expect(rows.split(separator: "\n").map { Int($0) } == (1...(before + 16)).map { Optional($0) })
        // Reading it verifies the chain.
        let listed = try await stage.succeed(["consent", "list", "--home", "stad", "--json"])
        #expect(try objects(listed.output).count >= 17)
    }

    @Test func ofTwoOpeningsOneSucceeds() async throws {
        let stage = try await Stage.set()
        let bundle = try #require(stage.world.bundles["af"])
        let outcomes = try await withThrowingTaskGroup(of: ProcessOutcome.self) { group in
            for name in ["one", "two", "three"] {
                group.addTask {
                    try await stage.play(["open", bundle, "--home", "af", "--out", name, "--json"] + secret)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.code == 0 }.count == 1)
        for outcome in outcomes where outcome.code != 0 {
            #expect(outcome.code == 3)
            #expect(outcome.errors.contains("\"code\":\"E_REPLAY\""))
        }
        #expect(["one", "two", "three"].filter { stage.exists($0) }.count == 1)
        #expect(try await stage.sql("SELECT count(*) FROM received_bundle", in: "af") == "2")
    }

    @Test func ofTwoInOneFolderOneSucceeds() async throws {
        let stage = try await Stage.set()
        let outcomes = try await withThrowingTaskGroup(of: ProcessOutcome.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    try await stage.play(["init", "--agency", "new", "--name", "New", "--home", "new", "--json"])
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0.code == 0 }.count == 1)
        for outcome in outcomes where outcome.code != 0 { #expect(outcome.code == 1) }
        #expect(try stage.names(in: ".").filter { $0.hasPrefix(".brygga-") } == [])
        try await stage.succeed(["consent", "list", "--home", "new"])
    }

    @Test func exportsAndJoinsAtOnceDoNotDisturbEachOther() async throws {
        let stage = try await Stage.set()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for turn in 0..<6 {
                group.addTask {
                    let words =
                        turn % 2 == 0
                        ? World.export() : ["collaboration", "join", "shared", "--home", "stad"]
                    let outcome = try await stage.play(words)
                    #expect(outcome.code == 0, "\(outcome.errors)")
                }
            }
            try await group.waitForAll()
        }
        #expect(try stage.names(in: "stad/outbox").count == 3)
        #expect(try await stage.sql("SELECT generation FROM collaboration", in: "stad") == "4")
    }

    /// A second process that waits in vain says so, and can try again.
    @Test func aStoreThatIsHeldIsBusyAndNotBroken() async throws {
        let stage = try await Stage.set()
        let script = "(echo 'BEGIN IMMEDIATE;'; echo '.shell touch held'; while [ ! -e done ]; do sleep 0.1; done)"
        let holder = Task { try await run("sh", ["-c", script + " | sqlite3 stad/store.sqlite"], in: stage.root) }
        for _ in 0..<2000 where !stage.exists("held") { try await Task.sleep(for: .milliseconds(50)) }
        try #require(stage.exists("held"))
        let refused = try await stage.play(
            ["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach", "--json"])
        try stage.folder.write("", to: "done")
        #expect(refused.code == 75)
        #expect(refused.output.isEmpty)
        #expect(try objects(Array(refused.errors.utf8)).map { $0["code"] as? String } == ["store.busy"])
        _ = try await holder.value
        try await stage.succeed(["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"])
    }
}

/// Whatever the umask: only the owner may look into a home and what comes out of it.
@Suite("Permissions", .timeLimit(.minutes(10)))
struct PermissionTests {
    @Test(arguments: ["000", "077", "777"])
    func everythingIsTheOwnersAlone(umask: String) async throws {
        let stage = try await Stage.set()
        let bundle = try #require(stage.world.bundles["af"])
        let verbs: [[String]] = [
            ["init", "--agency", "stad", "--name", "New", "--home", "new", "--another"],
            ["key", "new", "--home", "new"] + secret,
            ["key", "new", "--home", "new", "--pseudonym", "exchange/stad/af"],
            ["collaboration", "join", "shared", "--home", "new", "--coordinator-fingerprint", stage.world.coordinator],
            World.record(case: "deltagare-2/case.json", home: "new"), World.export(),
            ["open", bundle, "--home", "af", "--out", "case"] + secret,
            ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
                + ["personnummer", "--country", "SE", "--out", "extract.csv"] + secret,
        ]
        for verb in verbs {
            let outcome = try await stage.play(
                verb, through: ["sh", "-c", "umask \(umask); exec \"$@\"", "sh"])
            #expect(outcome.code == 0, "\(verb[0]): \(outcome.errors)")
        }
        for top in ["new", "case", "extract.csv", "stad/outbox", "stad/store.sqlite"] {
            for name in [top] + stage.folder.contents().filter({ $0.hasPrefix(top + "/") }) {
                let attributes = try FileManager.default.attributesOfItem(atPath: stage.folder.path(name))
                let mode = try #require(attributes[.posixPermissions] as? Int)
                let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
                #expect(mode == (isFolder ? 0o700 : 0o600), "\(name) has \(String(mode, radix: 8))")
            }
        }
    }
}
