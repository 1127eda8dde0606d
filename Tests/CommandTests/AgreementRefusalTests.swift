import Foundation
import TestSupport
import Testing

/// Trust lists, coordinators and policies that are not believed.
@Suite("Refused agreements", .timeLimit(.minutes(10)))
struct AgreementRefusalTests {
    private func sign(_ serial: Int, on stage: Stage) async throws {
        let certificates = try stage.names(in: "issued").map { "issued/" + $0 }
        try await stage.succeed(
            ["trust", "sign"] + certificates + ["--collaboration", "se.helsingborg.rekrytera", "--serial", "\(serial)"]
                + ["--home", "samordning", "--out", "shared", "--force"] + secret)
    }

    @Test func anOlderTrustListIsRefused() async throws {
        let stage = try await Stage.set()
        _ = try await run("cp", ["-a", stage.folder.path("shared"), stage.folder.path("old")])
        try await sign(2, on: stage)
        try await stage.succeed(["trust", "update", "shared", "--home", "stad"])
        try await stage.refuse(["trust", "update", "old", "--home", "stad"], 3, "E_TRUST_ROLLBACK")
        try await stage.refuse(["collaboration", "join", "old", "--home", "stad"], 3, "E_TRUST_ROLLBACK")
        try await stage.succeed(World.export())
    }

    @Test func aSerialIsUsedOnce() async throws {
        let stage = try await Stage.set()
        let certificates = try stage.names(in: "issued").map { "issued/" + $0 }
        let sign = ["trust", "sign"] + certificates + ["--collaboration", "se.helsingborg.rekrytera", "--home"]
        let again = sign + ["samordning", "--serial", "1", "--force"] + secret
        try await stage.refuse(again + ["--out", "shared"], 64, "collaboration.serial-not-rising")
        // Where nobody notices, whoever has seen the first one does.
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("second"), withIntermediateDirectories: false)
        try await stage.succeed(again + ["--out", "second"])
        try await stage.refuse(["trust", "update", "second", "--home", "stad"], 3, "collaboration.serial-reused")
    }

    /// What a kill left of a first list is no list, and the next run writes it; a whole one, and the certificate of another
    /// coordinator, stay.
    @Test func anUnfinishedTrustListIsWrittenAnew() async throws {
        let stage = try await Stage.set()
        let certificates = try stage.names(in: "issued").map { "issued/" + $0 }
        let sign =
            ["trust", "sign"] + certificates + ["--collaboration", "se.helsingborg.rekrytera", "--home"]
            + ["samordning", "--serial", "2", "--out", "first"] + secret
        let names = ["coordinator.pem", "trust.json", "trust.json.p7s"]
        for left in [[], ["coordinator.pem"], ["trust.json.p7s"], ["coordinator.pem", "trust.json.p7s"]] {
            try? FileManager.default.removeItem(atPath: stage.folder.path("first"))
            for name in left {
                let old = name == "coordinator.pem" ? try stage.bytes("shared/" + name) : Array("cut".utf8)
                try stage.folder.write(old, to: "first/" + name)
            }
            try FileManager.default.createDirectory(
                atPath: stage.folder.path("first"), withIntermediateDirectories: true)
            if !left.isEmpty { try await stage.refuse(["trust", "verify", "first"], 1, "file.missing") }
            try await stage.succeed(sign)
            try await stage.succeed(["trust", "verify", "first"])
            #expect(try stage.names(in: "first") == names)
        }
        let before = try names.map { try stage.bytes("first/" + $0) }
        try await stage.refuse(sign.map { $0 == "2" ? "3" : $0 }, 1, "file.exists")
        #expect(try names.map { try stage.bytes("first/" + $0) } == before)
        let other = try stage.bytes("certificates/" + #require(try stage.names(in: "certificates").first))
        try stage.folder.write(other, to: "foreign/coordinator.pem")
        try await stage.refuse(sign.map { $0 == "first" ? "foreign" : $0 }, 1, "file.exists")
        #expect(try stage.names(in: "foreign") == ["coordinator.pem"])
    }

    @Test func anExpiredTrustListIsRefusedByEveryVerbThatNeedsIt() async throws {
        let stage = try await Stage.set()
        let later = try #require(Calendar.current.date(byAdding: .day, value: 95, to: Date())).formatted(.iso8601)
        let bundle = try #require(stage.world.bundles["af"])
        for words in [
            World.export(more: ["--trim", "--at", later]), ["verify", bundle, "--home", "af", "--at", later],
            ["open", bundle, "--home", "af", "--out", "case", "--at", later] + secret,
            ["trust", "verify", "shared", "--at", later],
            ["collaboration", "join", "shared", "--home", "af", "--at", later],
            World.record(more: ["--at", later]),
        ] { try await stage.refuse(words, 3, "E_TRUST_EXPIRED") }
    }

    @Test func aTrustListOfAnotherCoordinatorIsRefused() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["init", "--agency", "other", "--name", "Other", "--home", "other"])
        try await stage.succeed(["key", "new", "--coordinator", "--home", "other"] + secret)
        _ = try await run("cp", ["-a", stage.folder.path("shared"), stage.folder.path("forged")])
        let requests = try stage.names(in: "certificates").filter { !$0.contains("coordinator") }
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("reissued"), withIntermediateDirectories: false)
        try await stage.succeed(
            ["key", "certify"] + requests.map { "certificates/" + $0 } + ["--home", "other", "--out", "reissued"]
                + secret)
        try await stage.succeed(
            ["trust", "sign"] + requests.map { "reissued/" + $0 }
                + [
                    "--collaboration", "se.helsingborg.rekrytera", "--serial", "5", "--home", "other", "--out",
                    "forged",
                ]
                + ["--force"] + secret)
        try await stage.refuse(
            ["collaboration", "join", "forged", "--home", "stad"], 3, "collaboration.coordinator-differs")
        // The forged list under the right coordinator's certificate is not signed by it.
        try stage.folder.write(try stage.bytes("shared/coordinator.pem"), to: "forged/coordinator.pem")
        try await stage.refuse(["collaboration", "join", "forged", "--home", "stad"], 3, "E_TRUST_SIGNATURE")
        try await stage.refuse(["trust", "update", "forged", "--home", "stad"], 3, "E_TRUST_SIGNATURE")
        try await stage.refuse(["trust", "verify", "forged"], 3, "E_TRUST_SIGNATURE")
    }

    @Test(arguments: ["00", "", "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"])
    func aFingerprintThatIsGivenIsCompared(fingerprint: String) async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["init", "--agency", "stad", "--name", "New", "--home", "new", "--another"])
        // Both the first time and in a home that has pinned the coordinator already.
        for home in ["new", "stad"] {
            try await stage.refuse(
                ["collaboration", "join", "shared", "--home", home, "--coordinator-fingerprint", fingerprint], 3,
                "collaboration.coordinator-differs")
        }
        try await stage.refuse(
            ["collaboration", "join", "shared", "--home", "new"], 64, "collaboration.coordinator-not-confirmed")
        let grouped = stage.world.coordinator.uppercased().enumerated()
            .map { $0 > 0 && $0 % 2 == 0 ? ":\($1)" : "\($1)" }.joined()
        try await stage.succeed(
            ["collaboration", "join", "shared", "--home", "new", "--coordinator-fingerprint", grouped])
    }

    @Test func whoeverThePolicyDoesNotNameCannotJoin() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["init", "--agency", "other", "--name", "Other", "--home", "other"])
        let join = ["collaboration", "join", "shared", "--home", "other", "--coordinator-fingerprint"]
        try await stage.refuse(join + [stage.world.coordinator], 3, "collaboration.not-member")
        try await stage.refuse(
            ["policy", "sign", "shared/policy.yaml", "--home", "other", "--out", "shared"] + secret, 3,
            "collaboration.not-member")
    }

    @Test(arguments: ["policy.yaml", "trust.json", "trust.json.p7s", "coordinator.pem"])
    func aFolderThatLacksAFileIsNotJoined(name: String) async throws {
        let stage = try await Stage.set()
        try FileManager.default.removeItem(atPath: stage.folder.path("shared/" + name))
        try await stage.refuse(["collaboration", "join", "shared", "--home", "stad"], 1, "file.missing")
    }

    @Test(arguments: [
        ("trust.json", "E_TRUST_"), ("trust.json.p7s", "E_TRUST_SIGNATURE"), ("coordinator.pem", "key.malformed"),
    ])
    func oneByteOfThePinnedFilesIsNoticed(name: String, code: String) async throws {
        let stage = try await Stage.set()
        var bytes = try stage.bytes("shared/" + name)
        bytes[bytes.count / 2] ^= 0x01
        try stage.folder.write(bytes, to: "shared/" + name)
        let outcome = try await stage.play(["collaboration", "join", "shared", "--home", "stad", "--json"])
        #expect([3, 65].contains(outcome.code))
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("\"code\":\"\(code)") || outcome.errors.contains("E_TRUST_SIGNATURE"))
    }

    @Test func aPinnedPolicyThatWasAlteredIsNotUsedAndNotBlamedOnTheCoordinator() async throws {
        let stage = try await Stage.set()
        let folder = try #require(try stage.names(in: "stad/collaborations").first)
        try stage.edit("stad/collaborations/\(folder)/policy.yaml") {
            $0.replacing("retention: P3M", with: "retention: P4M")
        }
        let outcome = try await stage.play(World.export() + ["--json"])
        #expect(outcome.code == 3)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("policy"))
        #expect(!outcome.errors.contains("coordinator's certificate"))
        #expect(try stage.names(in: "stad/outbox") == [])
    }

    @Test(arguments: [
        ("policy: 1", "policy: 2", 3), ("id: se.helsingborg.rekrytera", "id: [x", 0),
        ("id: P02-enrolment-from-fk", "id: P01-enrolment-from-af", 0),
        ("retention: P24M", "retention: forever", 0), ("policy: 1", "policy: 1\npolicy: 1", 4),
        ("purposes: [enrolment]", "purposes: [enrolment, gossip]", 0), ("id: se.hels", "id: &anchor se.hels", 4),
        ("revision: 2026.1", "revision:\t2026.1", 5),
    ])
    func aMalformedPolicyIsRefusedWithLineAndColumn(from: String, to: String, line: Int) async throws {
        let stage = try await Stage.set()
        try stage.edit("shared/policy.yaml") { text in
            guard let range = text.range(of: from) else { return "" }
            return text.replacingCharacters(in: range, with: to)
        }
        let error = try await stage.refuse(["policy", "check", "shared/policy.yaml"], 65, "policy.malformed")
        let place = try #require(error["place"] as? [String: Any])
        #expect(place["file"] as? String == "shared/policy.yaml")
        let said = try #require(place["line"] as? Int)
        #expect(line == 0 ? said > 1 : said == line)
        #expect(try #require(place["column"] as? Int) >= 1)
        let outcome = try await stage.play(["policy", "check", "shared/policy.yaml"])
        #expect(outcome.errors.contains("shared/policy.yaml:\(said):"))
        try await stage.refuse(["collaboration", "join", "shared", "--home", "stad"], 65, "policy.malformed")
        try await stage.refuse(
            ["policy", "sign", "shared/policy.yaml", "--home", "stad", "--out", "shared", "--force"] + secret, 65,
            "policy.malformed")
    }

    @Test func aFailingSuiteIsBadInputAndNamesItsTests() async throws {
        let stage = try await Stage.set()
        try stage.edit("shared/policy.yaml") { $0.replacing("roles: [coach, brobyggare]", with: "roles: [brobyggare]") }
        let error = try await stage.refuse(["policy", "test", "shared/policy.tests.yaml"], 65, "policy.test-failed")
        #expect(try #require(error["details"] as? [Any]).count > 1)
        try await stage.refuse(["policy", "test", "nowhere.tests.yaml"], 1, "file.missing")
        try await stage.refuse(["policy", "test", "shared/policy.yaml"], 65, "policy.malformed")
    }
}
