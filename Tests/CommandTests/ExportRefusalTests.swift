import Foundation
import TestSupport
import Testing

/// What `export` refuses: nothing reaches the outbox, and the exit code and code word say why.
@Suite("Refused exports", .timeLimit(.minutes(10)))
struct ExportRefusalTests {
    private static func send(
        _ more: String..., path: String = "deltagare-1", to: String = "af", purpose: String = "team_meeting",
        role: String = "coach"
    ) -> [String] {
        ["export", path, "--home", "stad", "--to", to, "--purpose", purpose, "--role", role] + more + secret
    }

    static let refusals: [Refusal] = [
        Refusal("no consent", send("--categories", "identity", "cv", path: "deltagare-2"), 2, "policy.denied"),
        Refusal(
            "a category that is forbidden to the recipient",
            send("--categories", "stated_adaptation", to: "bostad"), 2, "policy.denied"),
        Refusal(
            "one category of several has no permit", send("--categories", "cv", "housing_need"), 2, "policy.denied"),
        Refusal("nothing is left after trimming", send("--trim", to: "samordning"), 2, "policy.denied"),
        Refusal("a purpose that the consent does not name", send("--trim", purpose: "joint_plan"), 2, "policy.denied"),
        Refusal("a role of the sender without a permit", send("--trim", role: "sprakstod"), 2, "policy.denied"),
        Refusal("an agency that the policy does not know", send("--trim", to: "nobody"), 65, "request.unknown_agency"),
        Refusal("a purpose that the policy does not know", send(purpose: "gossip"), 65, "request.unknown_purpose"),
        Refusal("a role that the policy does not know", send(role: "boss"), 65, "request.unknown_role"),
        Refusal("a role of another agency", send(role: "bovard"), 65, "request.role_not_at_sender"),
        Refusal(
            "a category that the policy does not know", send("--categories", "secrets"), 65, "request.unknown_category"),
        Refusal("the sender itself", send(to: "stad"), 65, "request.same_agency"),
        Refusal("a lifetime of no days", send("--trim", "--days", "0"), 64, "export.lifetime"),
        Refusal("a lifetime of more than 31 days", send("--trim", "--days", "32"), 64, "export.lifetime"),
        Refusal("an agency named twice", send("--to", "af", "--trim"), 64, "export.recipients"),
        Refusal("a collaboration that was not joined", send("--collaboration", "other"), 1, "collaboration.not-joined"),
        Refusal("a folder for the bundles that is missing", send("--trim", "--out", "nowhere"), 1, "file.missing"),
        Refusal("a case that is missing", send(path: "nothing"), 1, "file.missing"),
        Refusal("a case folder without case.json", send(path: "shared"), 1, "file.missing"),
        Refusal("a time before the coordinator's certificate", send("--at", "2001-01-01"), 3, "E_TRUST_SIGNATURE"),
    ]

    @Test(arguments: refusals)
    func isRefused(refusal: Refusal) async throws {
        let stage = try await Stage.set()
        try await stage.refuse(refusal.words, refusal.exit, refusal.code)
        #expect(try stage.names(in: "stad/outbox") == [])
    }

    @Test func oneDenialAmongSeveralStopsThemAll() async throws {
        let stage = try await Stage.set()
        let words = World.export(to: ["af", "bostad"], more: ["--categories", "identity", "cv"])
        let error = try await stage.refuse(words, 2, "policy.denied")
        #expect((error["details"] as? [Any])?.count == 1)
        #expect(try await stage.sql("SELECT recipient FROM refused_export", in: "stad").contains("bostad"))
    }

    @Test func aDenialSaysPerCategoryWhichRuleDecidedAndWhatIsMissing() async throws {
        let stage = try await Stage.set()
        let forbidden = try await stage.play(
            World.export(to: ["bostad"], more: ["--categories", "housing_need", "stated_adaptation"]))
        #expect(forbidden.code == 2)
        #expect(forbidden.output.isEmpty)
        #expect(forbidden.errors.contains("[policy.denied]"))
        #expect(
            forbidden.errors.contains("stated_adaptation: denied, forbidden by F01-health-and-benefit-never-housing"))
        #expect(forbidden.errors.contains("brygga: hint: "))
        let missing = try await stage.play(World.export("deltagare-2", more: ["--categories", "cv"]))
        #expect(missing.code == 2)
        #expect(missing.errors.contains("P06-meeting-to-af"))
        #expect(missing.errors.contains("secrecy waiver is missing"))
    }

    @Test func anExcludedAgencyGetsNothing() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(
            World.record(case: "deltagare-2/case.json", more: ["--exclude-agencies", "fk"]))
        try await stage.refuse(World.export("deltagare-2", to: ["fk"]), 2, "policy.denied")
        try await stage.succeed(World.export("deltagare-2", to: ["af"]))
    }

    @Test func aConsentThatHasExpiredPermitsNothing() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(World.record(case: "deltagare-2/case.json", valid: "P7D"))
        let later = try #require(Calendar.current.date(byAdding: .day, value: 9, to: Date()))
        let text = later.formatted(.iso8601)
        let error = try await stage.refuse(
            World.export("deltagare-2", more: ["--trim", "--at", text]), 2, "policy.denied")
        #expect("\(error["details"] ?? "")".contains("expired"))
        try await stage.succeed(World.export("deltagare-2"))
    }

    /// F05: of a person with protected identity, where they live and work stays; not knowing counts as protected.
    @Test(arguments: ["\"subject_flags\": {\"protected_identity\": true},", ""])
    func protectedIdentityKeepsAddressAndWorkplace(flags: String) async throws {
        let stage = try await Stage.set()
        try stage.edit("deltagare-1/case.json") {
            $0.replacing("\"subject_flags\": {\"protected_identity\": false},", with: flags)
        }
        for category in ["contact", "placement"] {
            try await stage.refuse(World.export(more: ["--categories", category]), 2, "policy.denied")
        }
        let sent = try objects(try await stage.succeed(World.export(more: ["--trim", "--json"])).output)
        #expect(Set(try #require(sent.first?["categories"] as? [String])) == ["cv", "identity", "language"])
    }

    @Test func aPolicyThatNotEverybodySignedIsNotInForce() async throws {
        let stage = try await Stage.set()
        try FileManager.default.removeItem(atPath: stage.folder.path("shared/policy.vc.p7s"))
        let join = ["collaboration", "join", "shared", "--coordinator-fingerprint", stage.world.coordinator]
        // It does not take the place of what is in force, and a home that joins with it can send nothing.
        try await stage.refuse(join + ["--home", "stad"], 3, "collaboration.replacement-not-in-force")
        try await stage.succeed(["init", "--agency", "stad", "--name", "Ny", "--home", "fresh", "--another"])
        for key in try stage.names(in: "stad/keys") {
            try stage.folder.write(try stage.bytes("stad/keys/" + key), to: "fresh/keys/" + key)
        }
        let joined = try await stage.succeed(join + ["--home", "fresh"])
        #expect(joined.text.contains("not by vc: not in force"))
        let error = try await stage.refuse(World.export(home: "fresh"), 2, "policy.denied")
        #expect("\(error["details"] ?? "")".contains("policy_not_in_force"))
    }

    /// A policy changed in its meaning has lost its signatures, and does not replace the one that is in force.
    @Test func aPolicyThatNobodySignedReplacesNone() async throws {
        let stage = try await Stage.set()
        try stage.edit("shared/policy.yaml") { $0.replacing("retention: P3M", with: "retention: P4M") }
        try await stage.refuse(
            ["collaboration", "join", "shared", "--home", "stad"], 3, "collaboration.replacement-not-in-force")
        try await stage.succeed(World.export())
    }

    @Test func anExportToTheSameRecipientTwiceMakesTwoBundles() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(World.export())
        try await stage.succeed(World.export())
        #expect(try stage.names(in: "stad/outbox").count == 2)
    }

    @Test func withoutAPairwiseKeyNobodyIsNamed() async throws {
        let stage = try await Stage.set()
        try FileManager.default.removeItem(
            atPath: stage.folder.path("stad/keys/pseudonym-exchange,stad,af-v0.p7m"))
        try await stage.refuse(World.export(), 1, "key.lost")
        _ = try await stage.sql("DELETE FROM pseudonym_key WHERE domain = 'exchange/stad/af'", in: "stad")
        try await stage.refuse(World.export(), 1, "key.missing-pseudonym-key")
    }
}
