import Foundation
import TestSupport
import Testing

/// One thing that is wrong with a home, and the check that must find it.
struct Damage: Sendable, CustomTestStringConvertible {
    let id: String
    let outcome: String
    let more: [String]
    let harm: @Sendable (Stage) async throws -> Void

    init(
        _ id: String, _ outcome: String, at days: Int? = nil, more: [String] = [],
        harm: @escaping @Sendable (Stage) async throws -> Void = { _ in }
    ) {
        (self.id, self.outcome, self.harm) = (id, outcome, harm)
        let instant = days.map { Date(timeIntervalSinceNow: Double($0) * 86_400).formatted(.iso8601) }
        self.more = more + (instant.map { ["--at", $0] } ?? [])
    }

    var testDescription: String { "\(id) \(outcome) \(more.joined(separator: " "))" }

    private static func remove(_ stage: Stage, _ prefix: String) throws {
        for name in try stage.names(in: "stad/keys") where name.hasPrefix(prefix) {
            try FileManager.default.removeItem(atPath: stage.folder.path("stad/keys/" + name))
        }
    }

    private static func pinned(_ stage: Stage, _ name: String) throws -> String {
        let folder = try #require(try stage.names(in: "stad/collaborations").last)
        return "stad/collaborations/\(folder)/\(name)"
    }

    private static let number = "\(Canaries.numbers[0])"

    static let all: [Damage] = [
        Damage("home-identity", "failed") { try $0.folder.write("[1", to: "stad/agency.yaml") },
        Damage("home-identity", "failed") {
            try $0.edit("stad/agency.yaml") { $0.replacing("layout: 1", with: "layout: 9") }
        },
        Damage("home-place", "warning") { stage in
            let moved = try await run("cp", ["-a", "stad", "copy"], in: stage.root)
            try #require(moved.code == 0)
            try FileManager.default.removeItem(atPath: stage.folder.path("stad"))
            try FileManager.default.moveItem(
                atPath: stage.folder.path("copy"), toPath: stage.folder.path("stad"))
        },
        Damage("home-place", "warning") { _ = try await $0.sql("DELETE FROM home_identity", in: "stad") },
        Damage("same-agency", "warning") {
            try await $0.succeed(["init", "--agency", "stad", "--name", "x", "--home", "it's another", "--another"])
        },
        Damage("reserve", "warning") { try FileManager.default.removeItem(atPath: $0.folder.path("stad/reserve")) },
        Damage("reserve", "warning") { stage in
            let sparse = try await run(
                "sh", ["-c", "rm stad/reserve && truncate -s 1048576 stad/reserve && chmod 600 stad/reserve"],
                in: stage.root)
            try #require(sparse.code == 0)
        },
        Damage("locks", "failed") { try FileManager.default.removeItem(atPath: $0.folder.path("stad/lock")) },
        Damage("home-permissions", "failed") { try $0.setPermissions(0o644, of: "stad/agency.yaml") },
        Damage("home-permissions", "failed") { try $0.setPermissions(0o750, of: "stad") },
        Damage("home-permissions", "failed") { try $0.setPermissions(0o640, of: try $0.keyFile("stad", "signing")) },
        Damage("home-links", "failed") {
            try FileManager.default.createSymbolicLink(
                atPath: $0.folder.path("stad/keys/link"), withDestinationPath: "/etc/passwd")
        },
        Damage("home-links", "failed") { stage in
            try #require(try await run("mkfifo", ["-m", "600", "stad/pipe"], in: stage.root).code == 0)
        },
        Damage("home-files", "warning") { try $0.folder.write("x", to: "stad/note \(number).txt") },
        Damage("home-files", "warning") { try $0.folder.write("x", to: "stad/keys/\(number)") },
        Damage("home-files", "failed") {
            try FileManager.default.removeItem(atPath: $0.folder.path("stad/inbox"))
        },
        Damage("strays", "warning") { try $0.folder.write("x", to: "stad/outbox/.brygga-4194303-1") },
        Damage("strays", "warning") { try $0.folder.write("x", to: "stad/.brygga-4194303-1") },
        Damage("outbox", "failed") { try $0.folder.write("x", to: "stad/outbox/\(number).asice") },
        Damage("store-integrity", "failed") { stage in
            var bytes = try stage.bytes("stad/store.sqlite")
            for page in 2..<(bytes.count / 4096) {
                for place in 0..<64 { bytes[page * 4096 + place] = 0xA5 }
            }
            try stage.folder.write(bytes, to: "stad/store.sqlite")
        },
        Damage("store-integrity", "failed") {
            try $0.folder.write("this is not a store at all, but a text of some length", to: "stad/store.sqlite")
        },
        Damage("store-integrity", "failed") {
            try FileManager.default.removeItem(atPath: $0.folder.path("stad/store.sqlite"))
        },
        Damage("store-schema", "failed") {
            _ = try await $0.sql("INSERT INTO grdb_migrations VALUES ('99')", in: "stad")
        },
        Damage("store-schema", "warning") {
            _ = try await $0.sql("DELETE FROM grdb_migrations WHERE identifier = '2'", in: "stad")
        },
        Damage("store-settings", "warning") { _ = try await $0.sql("PRAGMA journal_mode = DELETE", in: "stad") },
        Damage("consent-ledger", "failed") {
            _ = try await $0.sql(
                """
                DROP TRIGGER consent_entry_is_append_only;
                UPDATE consent_entry SET entry = replace(entry, 'coach', 'couch') WHERE sequence = 1
                """, in: "stad")
        },
        Damage("clock-order", "failed", at: -400),
        Damage("clock-plausible", "ok", more: ["--at", "2020-01-01"]),
        Damage("clock-plausible", "ok", more: ["--at", "2180-01-01"]),
        Damage("unfinished", "warning") {
            _ = try await $0.sql("UPDATE sent_bundle SET status = 'logged'", in: "stad")
        },
        Damage("keys", "failed") { try remove($0, "signing-") },
        Damage("keys", "failed") { try remove($0, "decryption-") },
        Damage("certificates", "warning", at: 350),
        Damage("certificates", "failed", at: 800),
        Damage("certificates", "failed") { stage in
            let key = try stage.keyFile("stad", "signing")
            try stage.folder.write("x", to: key.replacing(".key.pem", with: ".cert.pem"))
        },
        Damage("private-keys", "failed") {
            try FileManager.default.removeItem(atPath: $0.folder.path(try $0.keyFile("stad", "signing")))
        },
        Damage("private-keys", "failed") { stage in
            let key = try stage.keyFile("stad", "signing")
            let plain = try await run("openssl", ["pkey", "-in", key, "-passin", "file:passphrase"], in: stage.root)
            try stage.folder.write(plain.output, to: key)
        },
        Damage("pseudonym-keys", "failed") { try remove($0, "pseudonym-internal") },
        Damage("pseudonym-keys", "failed") { stage in
            let names = try stage.names(in: "stad/keys").filter { $0.hasPrefix("pseudonym-") }
            try stage.folder.write("x", to: "stad/keys/" + (try #require(names.first)))
        },
        Damage("example-keys", "failed") { try copyExampleKeys($0) },
        Damage("example-keys", "warning", more: ["--allow-example-keys"]) { try copyExampleKeys($0) },
        Damage("pseudonym-key-records", "failed") { try remove($0, "pseudonym-statistics-2026-v0") },
        Damage("pseudonym-key-records", "failed") { stage in
            let key = try stage.bytes("stad/keys/pseudonym-statistics-2026-v0.p7m")
            try await retire(stage, ["--destroy"])
            try stage.folder.write(key, to: "stad/keys/pseudonym-statistics-2026-v0.p7m", permissions: 0o600)
        },
        Damage("pseudonym-key-records", "warning") { try await retire($0, []) },
        Damage("pseudonym-key-windows", "warning", at: 25) {
            try await $0.succeed(["key", "rotate", "statistics-2026", "--home", "stad"])
        },
        Damage("pseudonym-key-sharing", "warning") { stage in
            try await stage.succeed(
                ["key", "share", "statistics-2026", "--to", "af", "--out", "k.asice", "--home", "stad"] + secret)
            try await stage.succeed(["key", "rotate", "statistics-2026", "--home", "stad"])
        },
        Damage("officer-keys", "failed") { try $0.folder.write("x", to: "stad/keys/officer-x-0.cert.pem") },
        Damage("officer-keys", "failed") { stage in
            try await appointOfficer(stage, in: "vc", "rehabkoordinator")
            let name = try #require(
                try stage.names(in: "vc/keys").first { $0.hasSuffix(".cert.pem") && $0.hasPrefix("off") })
            try stage.folder.write(try stage.bytes("vc/keys/" + name), to: "stad/keys/" + name)
        },
        Damage("officer-keys", "warning", at: 350) { try await appointOfficer($0, in: "stad", "coach") },
        Damage("officer-keys", "warning", at: 500) { try await appointOfficer($0, in: "stad", "coach") },
        Damage("pinned-files", "failed") {
            try $0.edit(try pinned($0, "policy.yaml")) { $0.replacing("2035-12-31", with: "2036-12-31") }
        },
        Damage("pinned-files", "failed") {
            try FileManager.default.removeItem(atPath: $0.folder.path(try pinned($0, "policy.yaml")))
        },
        Damage("policy", "warning", more: ["--at", "2035-12-15"]),
        Damage("policy", "failed", more: ["--at", "2036-01-05"]),
        Damage("policy", "failed", more: ["--at", "2025-12-01"]),
        Damage("policy-in-force", "failed") {
            try FileManager.default.removeItem(atPath: $0.folder.path(try pinned($0, "policy.vc.p7s")))
        },
        Damage("trust-list", "warning", at: 75),
        Damage("trust-list", "failed", at: 120),
        Damage("trust-list", "failed") { try $0.edit(try pinned($0, "trust.json")) { $0.replacing("vc", with: "vd") } },
        Damage("own-certificates-listed", "failed") { stage in
            try remove(stage, "signing-")
            try remove(stage, "decryption-")
            try await stage.succeed(["key", "new", "--home", "stad"] + secret)
        },
        Damage("recipient-certificates", "warning") { try await shortenRecipient($0, days: 20) },
        Damage("recipient-certificates", "warning", at: 25) { try await shortenRecipient($0, days: 20) },
        Damage("terminal-encoding", "warning"),
    ]

    private static func retire(_ stage: Stage, _ more: [String]) async throws {
        try await stage.succeed(
            ["key", "retire", "statistics-2026", "--key-version", "0", "--home", "stad"] + more)
    }

    private static func appointOfficer(_ stage: Stage, in home: String, _ role: String) async throws {
        try stage.folder.write("of officers", to: "officer-passphrase", permissions: 0o600)
        try await stage.succeed(ApprovalStage.appoint("officer-1", role, home: home))
    }

    private static func copyExampleKeys(_ stage: Stage) throws {
        let folder = PackageFiles.path("keys-example/exempelstad")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".pem") {
            try stage.folder.write(
                try PackageFiles.bytes("keys-example/exempelstad/" + name), to: "stad/keys/" + name)
        }
    }

    /// A trust list whose certificate of one recipient ends soon.
    private static func shortenRecipient(_ stage: Stage, days: Int) async throws {
        let end = Date(timeIntervalSinceNow: Double(days) * 86_400).formatted(.iso8601.year().month().day())
        for name in ["again", "newer"] {
            try FileManager.default.createDirectory(
                atPath: stage.folder.path(name), withIntermediateDirectories: false)
        }
        try await stage.succeed(
            ["key", "certify", "certificates/vc-decryption.pem", "--home", "samordning", "--valid-until", end]
                + ["--out", "again"] + secret)
        let issued = try stage.names(in: "issued").filter { $0 != "vc-decryption.pem" }.map { "issued/" + $0 }
        try await stage.succeed(
            ["trust", "sign"] + issued + ["again/vc-decryption.pem", "--collaboration", "se.helsingborg.rekrytera"]
                + ["--serial", "2", "--home", "samordning", "--out", "newer"] + secret)
        try await stage.succeed(["trust", "update", "newer", "--home", "stad"])
    }
}

/// The doctor: every check finds what it is for, on a real home, and says what to do.
@Suite("Doctor", .timeLimit(.minutes(10)))
struct DoctorTests {
    /// A copy of the world whose home knows that it lies where it lies.
    private func settled() async throws -> Stage {
        let stage = try await Stage.set()
        _ = try await stage.play(["doctor", "--adopt", "--home", "stad"])
        return stage
    }

    @Test func aHealthyHomePassesEveryCheck() async throws {
        let stage = try await settled()
        let diagnosed = try await Diagnosed.of(stage)
        #expect(diagnosed.ids.count >= 20 && Set(diagnosed.ids).count == diagnosed.ids.count)
        for (id, found) in diagnosed.found
        where !["terminal-width", "swap", "outbox", "core-dumps", "tracing", "file-mask"].contains(id) {
            #expect(found.outcome == "ok", "\(id): \(found.finding)")
        }
        diagnosed.expect("terminal-width", "not_applicable")
        diagnosed.expect("outbox", "ok")
        // What the command sets for itself is no finding about the machine.
        for id in ["core-dumps", "tracing", "file-mask"] {
            diagnosed.expect(id, "not_applicable")
            #expect(diagnosed.found[id]?.finding.hasPrefix("brygga itself has ") == true)
        }
        #expect(diagnosed.code == 0)
        let settings = try #require(diagnosed.summary["settings"] as? [String: [String: String]])
        #expect(settings["home"] == ["value": "stad", "origin": "--home"])
        #expect(settings["at"]?["origin"] == "clock")
        #expect(settings["characters"] == ["value": "C.UTF-8", "origin": "LC_ALL"])
    }

    @Test func aDiagnosisChangesNothing() async throws {
        let stage = try await settled()
        let before = try await FolderState.of(stage, home: "stad")
        _ = try await Diagnosed.of(stage)
        _ = try await stage.play(["doctor", "--home", "stad"])
        #expect(try await FolderState.of(stage, home: "stad").changes(since: before) == [])
    }

    @Test(arguments: Damage.all.indices)
    func whatIsWrongIsFound(index: Int) async throws {
        let damage = Damage.all[index]
        let stage = try await settled()
        try await damage.harm(stage)
        let environment = damage.id == "terminal-encoding" ? ["LC_ALL": "C"] : [:]
        let diagnosed = try await Diagnosed.of(stage, more: damage.more, environment: environment)
        #expect(
            diagnosed.found[damage.id]?.outcome == damage.outcome,
            "\(damage.testDescription): \(diagnosed.found[damage.id]?.finding ?? "")")
        for (id, found) in diagnosed.found where found.command != nil {
            try await diagnosed.runCommand(of: id, in: stage)
        }
    }

    @Test func someDamageIsNotFoundWhereThereIsNone() async throws {
        // Each check that damage is known for passes on the healthy home: otherwise the tests above would show nothing.
        let diagnosed = try await Diagnosed.of(try await settled())
        for damage in Damage.all { diagnosed.expect(damage.id, "ok") }
        let checked = Set(Damage.all.map(\.id) + FalseMachineTests.all.map(\.id))
        let elsewhere: Set<String> = ["home", "home-owner", "home-writable", "terminal-width", "sqlite-version"]
        #expect(Set(Diagnosed.ids).subtracting(checked) == elsewhere)
    }

    @Test func whereThereIsNoHomeTheMachineIsStillChecked() async throws {
        let stage = try await Stage.set()
        for home in ["nowhere", "passphrase"] {
            let diagnosed = try await Diagnosed.of(stage, home: home)
            diagnosed.expect("home", "failed")
            diagnosed.expect("openssl-self-test", "ok")
            diagnosed.expect("store-integrity", "not_applicable")
            #expect(diagnosed.found.values.count { $0.outcome == "failed" } == 1)
            try await diagnosed.runCommand(of: "home", in: stage)
        }
    }

    @Test func theTextSaysTheSame() async throws {
        let stage = try await settled()
        try FileManager.default.removeItem(atPath: stage.folder.path("stad/reserve"))
        try stage.folder.write("[1", to: "stad/agency.yaml")
        let outcome = try await stage.play(["doctor", "--home", "stad"])
        #expect(outcome.code == 1)
        #expect(outcome.text.contains("\nFAILED   home-identity "))
        #expect(outcome.text.contains("\nwarning  reserve "))
        #expect(outcome.text.contains("\n    remedy: free some space; "))
        #expect(outcome.text.contains("\n    command: df -h stad\n"))
        #expect(outcome.text.contains("\nsetting  home: stad (--home)\n"))
        #expect(outcome.errors.contains("[doctor.failed]"))
        #expect(!outcome.text.utf8.contains(0x1B))
    }

    @Test func oneThingIsSaidInTheSingular() async throws {
        let stage = try await settled()
        try stage.folder.write("x", to: "stad/outbox/foreign.p7m")
        try await stage.succeed(["consent", "list", "--home", "stad"])
        let path = stage.folder.path("stad/outbox/foreign.p7m")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let outcome = try await stage.play(["doctor", "--home", "stad"])
        #expect(outcome.text.contains("1 file in the outbox is not in the register"))
        #expect(outcome.errors.contains("1 check failed: outbox"))
        #expect(!outcome.text.contains(/(^|[^0-9])1 (entries|pseudonym keys|agencies|warnings)/))
    }

    @Test func theOriginOfTheHomeIsSaid() async throws {
        let stage = try await settled()
        for (words, environment, origin) in [
            (["--home", "stad"], [:], "--home"), ([], ["BRYGGA_HOME": "stad"], "BRYGGA_HOME"),
            ([], ["HOME": stage.root], "default"),
        ] {
            let outcome = try await stage.play(["doctor", "--json"] + words, environment: environment)
            let settings = try #require(try objects(outcome.output).last?["settings"] as? [String: [String: String]])
            #expect(settings["home"]?["origin"] == origin)
        }
    }

    @Test func aHomeThatIsTakenOverIsNoCopyAnyMore() async throws {
        let stage = try await Stage.set()
        let before = try await Diagnosed.of(stage)
        before.expect("home-place", "warning")
        #expect(before.found["home-place"]?.finding.contains("[warning.home-copied]") == true)
        try await before.runCommand(of: "home-place", in: stage)
        try await Diagnosed.of(stage).expect("home-place", "ok")
        #expect(try await stage.sql("SELECT count(*) FROM home_identity", in: "stad") == "1")
    }
}

/// Checks of the machine, on one that answers falsely.
@Suite("Doctor on a bad machine", .timeLimit(.minutes(10)))
struct FalseMachineTests {
    struct Fault: Sendable {
        let id: String
        let outcome: String
        let faults: String
        let fakes: [String: String]

        init(_ id: String, _ outcome: String, _ faults: String = "none", fakes: [String: String] = [:]) {
            (self.id, self.outcome, self.faults, self.fakes) = (id, outcome, faults, fakes)
        }
    }

    static let all: [Fault] = [
        Fault("openssl-version", "failed", "old-openssl"), Fault("openssl-self-test", "failed", "false-mac"),
        Fault(
            "core-dumps", "warning",
            fakes: ["limits": "Max core file size        unlimited            unlimited            bytes\n"]),
        Fault("tracing", "warning", "traceable"),
        Fault("swap", "warning", fakes: ["swaps": "Filename Type Size Used Priority\n/swap\\040file file 9 0 -2\n"]),
        Fault("swap", "ok", fakes: ["swaps": "Filename Type Size Used Priority\n/dev/zram0 partition 9 0 100\n"]),
        Fault("secure-memory", "warning", "open-heap"), Fault("secure-memory", "failed", "no-heap"),
        Fault("file-mask", "warning", fakes: ["status": "Name:\tbrygga\nUmask:\t0022\n"]),
        Fault("free-space", "warning", "low-space"), Fault("free-space", "failed", "no-space"),
        Fault("free-files", "warning", "low-files"), Fault("free-files", "failed", "no-files"),
        Fault("unnamed-files", "failed", "unnamed"), Fault("locks", "failed", "unlockable"),
    ]

    @Test func whatTheMachineLacksIsFound() async throws {
        let stage = try await Stage.set()
        for fault in Self.all {
            guard
                let environment = try await FalseMachine.environment(fault.faults, fakes: fault.fakes, in: stage)
            else { return }
            let diagnosed = try await Diagnosed.of(stage, environment: environment)
            #expect(
                diagnosed.found[fault.id]?.outcome == fault.outcome,
                "\(fault.id): \(diagnosed.found[fault.id]?.finding ?? "")")
            try await diagnosed.runCommand(of: fault.id, in: stage)
            for name in fault.fakes.keys {
                try FileManager.default.removeItem(atPath: stage.folder.path("fakes/" + name))
            }
        }
    }
}
