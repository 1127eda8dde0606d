import Foundation
import TestSupport
import Testing

/// Who has signed a policy and who follows another one.
@Suite("Status of a policy", .timeLimit(.minutes(10)))
struct PolicyStatusTests {
    private struct Status: Decodable {
        struct Signature: Decodable {
            var agency: String
            var state: String
            var code: String?
        }
        struct Partner: Decodable {
            var agency: String
            var same: Bool
            var source: String
        }
        var in_force: Bool
        var policy_sha256: String
        var signatures: [Signature]
        var partners: [Partner]
    }

    private func status(
        _ stage: Stage, of home: String = "stad", _ more: [String] = [], code: Int32
    ) async throws -> Status {
        let outcome = try await stage.play(["policy", "status", "--home", home, "--json"] + more)
        #expect(outcome.code == code, "\(outcome.errors)")
        #expect(outcome.errors.contains("policy.not-in-force") == (code == 2))
        return try JSONDecoder().decode(Status.self, from: Data(outcome.output))
    }

    private func pinned(_ stage: Stage, _ name: String) throws -> String {
        let folder = "stad/collaborations"
        let pin = try FileManager.default.contentsOfDirectory(atPath: stage.folder.path(folder)).sorted()
        return "\(folder)/\(try #require(pin.last))/\(name)"
    }

    private func bytes(_ stage: Stage, _ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: stage.folder.path(name))))
    }

    private func state(_ status: Status, of agency: String) -> String? {
        status.signatures.first { $0.agency == agency }?.state
    }

    @Test func theDemosPolicyIsInForceBySixSignatures() async throws {
        let stage = try await Stage.set()
        let status = try await status(stage, code: 0)
        #expect(status.in_force && status.signatures.count == 6)
        #expect(status.signatures.allSatisfy { $0.state == "signed" })
        let digest = try await stage.succeed(["policy", "prove", "shared/policy.yaml", "--json"])
        #expect(digest.text.contains(status.policy_sha256))
        for (language, word) in [("en", "is in force"), ("sv", "gäller"), ("da", "gælder")] {
            let text = try await stage.succeed(["policy", "status", "--home", "stad", "--language", language]).text
            #expect(text.contains(word))
        }
    }

    @Test(arguments: ["2025-12-31", "2036-01-01"])
    func outsideItsDaysItDeniesEverything(day: String) async throws {
        let stage = try await Stage.set()
        #expect(try await !status(stage, ["--as-of", day], code: 2).in_force)
    }

    /// The day counts to its end: what was signed today is in force as of today, and was not as of yesterday.
    @Test func aSignatureCountsFromTheDayItWasMade() async throws {
        let stage = try await Stage.set()
        let today = Date().formatted(.iso8601.year().month().day())
        let before = Date(timeIntervalSinceNow: -2 * 86_400).formatted(.iso8601.year().month().day())
        #expect(try await status(stage, ["--as-of", today], code: 0).in_force)
        let earlier = try await status(stage, ["--as-of", before], code: 2)
        #expect(earlier.signatures.allSatisfy { $0.state == "invalid" && $0.code == "E_CERT_TIME" })
    }

    @Test func missingForeignAndOtherSignaturesAreToldApart() async throws {
        let stage = try await Stage.set()
        try FileManager.default.removeItem(atPath: stage.folder.path(try pinned(stage, "policy.vc.p7s")))
        // The signature of another agency, under this one's name.
        let foreign = try bytes(stage, try pinned(stage, "policy.fk.p7s"))
        try stage.folder.write(foreign, to: try pinned(stage, "policy.af.p7s"))
        // A whole signature by the agency of another text.
        let text = String(decoding: try bytes(stage, "shared/policy.yaml"), as: UTF8.self)
        try stage.folder.write(text.replacing("revision: 2026.1", with: "revision: 2026.2"), to: "other.yaml")
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("signed"), withIntermediateDirectories: false)
        try await stage.succeed(
            ["policy", "sign", "other.yaml", "--home", "bostad", "--out", "signed", "--passphrase-file", "passphrase"])
        try stage.folder.write(
            try bytes(stage, "signed/policy.bostad.p7s"), to: try pinned(stage, "policy.bostad.p7s"))
        // A signature with a byte changed.
        var damaged = try bytes(stage, try pinned(stage, "policy.fk.p7s"))
        damaged[damaged.count - 1] ^= 1
        try stage.folder.write(damaged, to: try pinned(stage, "policy.fk.p7s"))

        let status = try await status(stage, code: 2)
        #expect(!status.in_force)
        #expect(state(status, of: "vc") == "missing")
        #expect(state(status, of: "af") == "invalid")
        #expect(state(status, of: "bostad") == "other_policy")
        #expect(state(status, of: "fk") == "invalid")
        #expect(state(status, of: "stad") == "signed" && state(status, of: "samordning") == "signed")
        let refused = try await stage.play(["policy", "status", "--home", "stad"])
        #expect(refused.errors.contains("lacks valid signatures of af, bostad, fk, vc"))
    }

    /// A partner that sealed under another policy is shown, from the register and from a bundle's file.
    @Test func aPartnerWithAnotherPolicyIsShown() async throws {
        let stage = try await Stage.set()
        let bundle = try #require(stage.world.bundles["af"])
        let same = try await status(stage, [bundle], code: 0)
        #expect(same.partners.map(\.agency) == ["stad"] && same.partners.allSatisfy { $0.same && $0.source == "file" })
        try await stage.succeed(["open", bundle, "--home", "af", "--out", "case", "--passphrase-file", "passphrase"])
        let opened = try await status(stage, of: "af", code: 0)
        #expect(
            opened.partners.map(\.agency) == ["stad"]
                && opened.partners.allSatisfy { $0.same && $0.source == "register" })

        // Every agency takes over a new revision; the register still has the bundle that followed the old one.
        let text = String(decoding: try bytes(stage, "shared/policy.yaml"), as: UTF8.self)
        try stage.folder.write(text.replacing("revision: 2026.1", with: "revision: 2026.2"), to: "shared/policy.yaml")
        for agency in ["stad", "af", "fk", "vc", "bostad", "samordning"] {
            try await stage.succeed(
                [
                    "policy", "sign", "shared/policy.yaml", "--home", agency, "--out", "shared", "--force",
                    "--passphrase-file", "passphrase",
                ])
        }
        let proved = try await stage.succeed(["policy", "prove", "shared/policy.yaml", "--json"])
        let digest = try #require(try objects(proved.output).first?["policy_sha256"] as? String)
        try await stage.succeed(["collaboration", "join", "shared", "--home", "af", "--policy-digest", digest])
        let moved = try await status(stage, of: "af", [bundle], code: 0)
        #expect(moved.policy_sha256 == digest && moved.partners.count == 2)
        #expect(moved.partners.allSatisfy { !$0.same && $0.agency == "stad" })
        let text2 = try await stage.succeed(["policy", "status", "--home", "af"]).text
        #expect(text2.contains("follows another policy"))
    }

    @Test func whatIsNoBundleIsRefused() async throws {
        let stage = try await Stage.set()
        try await stage.refuse(["policy", "status", "shared/policy.yaml", "--home", "stad"], 3, "E_ZIP")
        try await stage.refuse(["policy", "status", "--as-of", "2026-02-30", "--home", "stad"], 64, "usage")
        try await stage.refuse(
            ["policy", "status", "--home", "stad", "--collaboration", "se.x"], 1, "collaboration.not-joined")
    }
}
