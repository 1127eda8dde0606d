import Foundation
import TestSupport
import Testing

/// What `open` and `verify` refuse: the folder never appears, and the register learns nothing.
@Suite("Refused bundles", .timeLimit(.minutes(10)))
struct OpenRefusalTests {
    private static func open(_ bundle: String, home: String = "af", _ more: String...) -> [String] {
        ["open", bundle, "--home", home, "--out", "case"] + more + secret
    }

    private func bundle(_ stage: Stage, for agency: String = "af") throws -> String {
        try #require(stage.world.bundles[agency])
    }

    @Test func aBundleOpensOnce() async throws {
        let stage = try await Stage.set()
        let path = try bundle(stage)
        try await stage.succeed(Self.open(path))
        try await stage.refuse(["open", path, "--home", "af", "--out", "again"] + secret, 3, "E_REPLAY")
        // A copy under another name is the same bundle.
        try stage.folder.write(try stage.bytes(path), to: "copy.asice")
        try await stage.refuse(["open", "copy.asice", "--home", "af", "--out", "again"] + secret, 3, "E_REPLAY")
        let rows = try await stage.sql("SELECT DISTINCT status, count(*) FROM received_bundle", in: "af")
        // One from the demo and this one.
        #expect(rows == "opened|2")
    }

    @Test(arguments: ["fk", "stad", "samordning"])
    func onlyTheRecipientOpensIt(home: String) async throws {
        let stage = try await Stage.set()
        try await stage.refuse(Self.open(try bundle(stage), home: home), 3, "E_NOT_FOR_US")
    }

    @Test func aBundleHasItsTime() async throws {
        let stage = try await Stage.set()
        let path = try bundle(stage)
        let later = try #require(Calendar.current.date(byAdding: .day, value: 15, to: Date())).formatted(.iso8601)
        try await stage.refuse(Self.open(path, "--at", later), 3, "E_EXPIRED")
        try await stage.refuse(["verify", path, "--home", "fk", "--at", later], 3, "E_EXPIRED")
    }

    @Test(arguments: ["missing", "folder", "named pipe", "empty", "text", "another archive", "truncated", "appended"])
    func whatIsNoBundleIsRefused(kind: String) async throws {
        let stage = try await Stage.set()
        let good = try stage.bytes(try bundle(stage))
        let path = stage.folder.path("bad.asice")
        var expected: (exit: Int32, code: String) = (3, "E_ZIP")
        switch kind {
        case "folder":
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            expected = (65, "file.not-regular")
        case "named pipe":
            #expect(mkfifo(path, 0o600) == 0)
            expected = (65, "file.not-regular")
        case "empty": try stage.folder.write("", to: "bad.asice")
        case "text": try stage.folder.write("no bundle at all", to: "bad.asice")
        case "another archive": try stage.folder.write(try #require(Self.emptyArchive), to: "bad.asice")
        case "truncated": try stage.folder.write(Array(good.dropLast(1)), to: "bad.asice")
        case "appended": try stage.folder.write(good + [0], to: "bad.asice")
        default: expected = (1, "file.missing")
        }
        // A folder is opened as one of bundles.
        try await stage.refuse(Self.open("bad.asice"), expected.exit, kind == "folder" ? "batch.empty" : expected.code)
        try await stage.refuse(["verify", "bad.asice", "--home", "fk"], expected.exit, expected.code)
    }

    /// An archive that holds nothing: an end record alone (APPNOTE 4.3.16).
    private static let emptyArchive: [UInt8]? = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)

    @Test(arguments: [1, 2, 3, 5, 8, 13])
    func aBundleCutShortIsRefused(eighths: Int) async throws {
        let stage = try await Stage.set()
        let good = try stage.bytes(try bundle(stage))
        try stage.folder.write(Array(good.prefix(good.count * eighths / 14)), to: "cut.asice")
        try await stage.refuse(Self.open("cut.asice"), 3, "E_ZIP")
    }

    @Test func oneBitAnywhereIsNoticed() async throws {
        let stage = try await Stage.set()
        let good = try stage.bytes(try bundle(stage))
        let before = try await FolderState.of(stage, home: "af")
        for step in 0..<24 {
            let position = step * (good.count - 1) / 23
            var bad = good
            bad[position] ^= 1 << UInt8(step % 8)
            let folder = try TemporaryFolder()
            try folder.write(bad, to: "bad.asice")
            let outcome = try await stage.play(Self.open(folder.path("bad.asice")))
            #expect(outcome.code == 3, "byte \(position): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("[E_"), "byte \(position)")
        }
        #expect(try await FolderState.of(stage, home: "af").changes(since: before) == [])
        // The good one still opens.
        try await stage.succeed(Self.open(try bundle(stage)))
    }

    @Test func theFolderMustNotExistAndItsParentMust() async throws {
        let stage = try await Stage.set()
        let path = try bundle(stage)
        try stage.folder.write("mine", to: "case/identity.json")
        try await stage.refuse(Self.open(path), 1, "file.exists")
        try await stage.refuse(["open", path, "--home", "af", "--out", "no/where"] + secret, 1, "file.missing")
        try await stage.refuse(["open", path, "--home", "af", "--out", "passphrase"] + secret, 1, "file.exists")
        try FileManager.default.createSymbolicLink(
            atPath: stage.folder.path("link"), withDestinationPath: stage.folder.path("target"))
        try await stage.refuse(["open", path, "--home", "af", "--out", "link"] + secret, 1, "file.exists")
        try await stage.succeed(["open", path, "--home", "af", "--out", "other"] + secret)
    }

    @Test func aFolderMayBeTypedWithASlashAtItsEnd() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["open", try bundle(stage), "--home", "af", "--out", "case/"] + secret)
        #expect(stage.exists("case/identity.json"))
        try await stage.succeed(["init", "--agency", "af", "--name", "x", "--home", "new/", "--another"])
        #expect(stage.exists("new/agency.yaml"))
    }

    @Test func theRecipientsOwnPolicyDecidesAgain() async throws {
        let stage = try await Stage.set()
        // A recipient for whom the policy is no longer in force: a signature counts no more once its certificate is revoked.
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("later"), withIntermediateDirectories: false)
        let certificates = try stage.names(in: "issued").map { "issued/" + $0 }
        try await stage.succeed(
            ["trust", "sign"] + certificates + ["--collaboration", "se.helsingborg.rekrytera", "--serial", "2"]
                + ["--revoke", "issued/fk-signing.pem", "--home", "samordning", "--out", "later"] + secret)
        try await stage.succeed(["trust", "update", "later", "--home", "af"])
        try await stage.refuse(Self.open(try bundle(stage)), 3, "E_POLICY")
    }

    @Test func aBundleUnderAnotherPolicyIsRefused() async throws {
        let stage = try await Stage.set()
        try stage.edit("shared/policy.yaml") { $0.replacing("retention: P3M", with: "retention: P4M") }
        var digests: Set<String> = []
        for agency in World.agencies {
            let signed = try await stage.succeed(
                ["policy", "sign", "shared/policy.yaml", "--home", agency, "--out", "shared", "--force", "--json"]
                    + secret)
            digests.insert(try #require(try objects(signed.output).first?["policy_sha256"] as? String))
        }
        #expect(digests.count == 1)
        let digest = try #require(digests.first)
        let join = ["collaboration", "join", "shared", "--home", "af"]
        try await stage.refuse(join, 64, "collaboration.policy-not-confirmed")
        try await stage.refuse(join + ["--policy-digest", "00"], 64, "collaboration.policy-not-confirmed")
        // Its tests say what the policy was, so a check finds them out.
        try await stage.refuse(["policy", "check", "shared/policy.yaml"], 65, "policy.check-failed")
        let joined = try await stage.succeed(join + ["--policy-digest", digest])
        #expect(joined.text.contains("by all: in force"))
        try await stage.refuse(Self.open(try bundle(stage)), 3, "E_POLICY")
        try await stage.refuse(["verify", try bundle(stage), "--home", "af"], 3, "E_POLICY")
    }

    /// A third party has no home: the trust list in a folder is enough to verify, never to open.
    @Test func anyoneVerifiesWithATrustListAlone() async throws {
        let stage = try await Stage.set()
        let path = try bundle(stage)
        try await stage.succeed(["verify", path, "--trust", "shared"])
        let missing = try await stage.play(["verify", path, "--trust", "nowhere"])
        #expect(missing.code == 1 && missing.errors.contains("[file.missing]"))
        #expect(missing.text.hasPrefix("not verified: \(path)\n  verdict    INDETERMINATE"))
        var bad = try stage.bytes(path)
        bad[bad.count / 2] ^= 1
        try stage.folder.write(bad, to: "bad.asice")
        let outcome = try await stage.play(["verify", "bad.asice", "--trust", "shared"])
        #expect(outcome.code == 3)
        #expect(outcome.text.hasPrefix("not verified: bad.asice\n  verdict    TOTAL-FAILED"))
        var trust = try stage.bytes("shared/trust.json")
        trust[trust.count / 2] ^= 1
        try stage.folder.write(trust, to: "shared/trust.json")
        let forged = try await stage.play(["verify", path, "--trust", "shared"])
        #expect(forged.code == 3)
        #expect(forged.errors.contains("[E_TRUST_"))
    }

    @Test func aSignerThatWasRevokedIsNotBelieved() async throws {
        let stage = try await Stage.set()
        let certificates = try stage.names(in: "issued").map { "issued/" + $0 }
        try await stage.succeed(
            ["trust", "sign"] + certificates + ["--collaboration", "se.helsingborg.rekrytera", "--serial", "2"]
                + ["--home", "samordning", "--out", "shared", "--force", "--revoke", "issued/stad-signing.pem"] + secret
        )
        try await stage.succeed(["trust", "update", "shared", "--home", "af"])
        try await stage.refuse(Self.open(try bundle(stage)), 3, "E_CERT")
    }

    @Test func withoutItsKeyNothingOpens() async throws {
        let stage = try await Stage.set()
        let key = try stage.keyFile("af", "decryption")
        try stage.folder.write("wrong\n", to: "wrong")
        let words = ["open", try bundle(stage), "--home", "af", "--out", "case", "--passphrase-file"]
        try await stage.refuse(words + ["wrong"], 1, "key.wrong-passphrase")
        try stage.setPermissions(0o644, of: key)
        try await stage.refuse(words + ["passphrase"], 1, "file.too-open")
        try FileManager.default.removeItem(atPath: stage.folder.path(key))
        try await stage.refuse(words + ["passphrase"], 1, "file.missing")
    }
}
