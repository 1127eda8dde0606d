import Foundation
import TestSupport
import Testing

/// Wrong times and renewed certificates: nothing is locked for ever and nothing that was sent is lost.
@Suite("Time and renewal", .timeLimit(.minutes(10)))
struct TimeAndRenewalTests {
    @Test func aConsentDatedAheadCanStillBeWithdrawn() async throws {
        let stage = try await Stage.set()
        let month = try #require(Calendar.current.date(byAdding: .day, value: 30, to: Date()))
        let ahead = ["--at", month.formatted(.iso8601)]
        let recorded = try await stage.succeed(
            World.record(case: "deltagare-2/case.json", more: ahead + ["--json"]))
        let record = try #require(try objects(recorded.output).first?["record_id"] as? String)
        try await stage.succeed(["consent", "withdraw", record, "--home", "stad", "--by", "coach"])
        // It holds again neither before the wrong time nor from then on.
        let export = World.export("deltagare-2", more: ["--categories", "identity", "cv"])
        try await stage.refuse(export, 1, "clock.backwards")
        let later = try await stage.play(export + ahead)
        #expect(later.code == 2 && later.output.isEmpty)
        // Nobody else's case is held up.
        try await stage.succeed(World.export())
    }

    @Test func aRenewedCertificateOpensWhatIsOnItsWay() async throws {
        let stage = try await Stage.set()
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("again"), withIntermediateDirectories: false)
        try await stage.succeed(
            ["key", "certify", "certificates/af-decryption.pem", "--home", "samordning", "--out", "again"] + secret)
        try await stage.succeed(["key", "import-certificate", "again/af-decryption.pem", "--home", "af"])
        let bundle = try #require(stage.world.bundles["af"])
        try await stage.succeed(["open", bundle, "--home", "af", "--out", "case"] + secret)
        #expect(stage.exists("case/cv.json"))
    }

    @Test func exampleKeysAreRefusedOutsideTheDemo() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["init", "--agency", "stad", "--name", "Exempelstad", "--home", "example", "--another"])
        for name in try FileManager.default.contentsOfDirectory(atPath: PackageFiles.path("keys-example/exempelstad")) {
            try stage.folder.write(
                try PackageFiles.bytes("keys-example/exempelstad/" + name), to: "example/keys/" + name)
        }
        try stage.folder.write(try PackageFiles.bytes("keys-example/passphrase"), to: "published")
        let sign = [
            "policy", "sign", "shared/policy.yaml", "--home", "example", "--out", ".", "--passphrase-file", "published",
        ]
        try await stage.refuse(sign, 1, "key.example")
        try await stage.succeed(sign + ["--allow-example-keys"])
        let list = try await stage.succeed(["key", "list", "--home", "example"])
        #expect(list.text.contains("published example key"))
    }

    @Test func twoNamesForOneAgencyAreRefused() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["init", "--agency", "af", "--name", "En annan", "--home", "stranger", "--another"])
        try await stage.succeed(["key", "new", "--home", "stranger"] + secret)
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("theirs"), withIntermediateDirectories: false)
        try await stage.succeed(["key", "export-certificate", "--home", "stranger", "--out", "theirs"])
        let words = ["trust", "sign", "issued/af-signing.pem", "issued/af-decryption.pem", "theirs/af-signing.pem"]
        try await stage.refuse(
            words + ["--collaboration", "se.helsingborg.rekrytera", "--serial", "9", "--home", "samordning", "--out"]
                + ["theirs"] + secret, 3, "collaboration.two-names")
    }
}
