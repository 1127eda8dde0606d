import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// Approvals that are refused by the agency that is to send: each writes nothing.
@Suite("Refused approvals", .timeLimit(.minutes(10)))
struct ApprovalRefusalTests {
    @Test func anApprovalForSomethingElseIsRefused() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let files = try await approval.approved()
        let given = ["--approval"] + files
        let other = "approval.other-request"
        // Another recipient, and one recipient more than was asked for.
        try await stage.refuse(ApprovalStage.export(to: ["stad"], more: given), 3, other)
        try await stage.refuse(ApprovalStage.export(to: ["stad", "fk"], more: given), 2, "policy.denied")
        // Another person with the same to be said, and other things said of the same person.
        try approval.writeCase("kan inte lyfta", of: "deltagare-2", to: "second")
        try await stage.succeed(
            ["consent", "record", "--home", "vc", "--case", "second/case.json", "--kind", "secrecy_waiver", "--to"]
                + ["fk", "--purposes", "rehab_planning", "--categories", "health_limitation", "--explicit", "--valid"]
                + ["P6M", "--notice", "samtycke-sv.txt", "--notice-uri", "https://example.org/samtycke"]
                + ["--notice-version", "1", "--language", "sv", "--method", "signed_paper", "--evidence"]
                + ["underskrift.txt", "--by", "rehabkoordinator"] + secret)
        try await stage.refuse(ApprovalStage.export("second", more: given), 3, other)
        try await stage.succeed(["key", "new", "--home", "vc", "--pseudonym", "exchange/vc/fk"])
        try await stage.refuse(ApprovalStage.export(identity: "pseudonym", more: given), 3, other)
        try approval.writeCase("kan lyfta")
        let error = try await stage.refuse(ApprovalStage.export(more: given), 3, other)
        #expect((error["message"] as? String)?.contains("lyfta") == false)
        #expect((error["place"] as? [String: Any])?["file"] as? String == files[0])
        try approval.writeCase("kan inte lyfta")
        _ = try await approval.sent(with: files)
    }

    /// Every member of a request that an officer signed, changed: a request that is not the one about to be sent.
    @Test(
        arguments: [
            "collaboration", "policy", "sender", "recipient", "role", "purpose", "categories", "identity", "case",
            "permit", "count", "roles",
        ])
    func everyMemberOfTheRequestIsCompared(member: String) async throws {
        let approval = try await ApprovalStage.set()
        let asked = try ApprovalRequest(parsing: try approval.stage.bytes(try await approval.request()))
        var files: [String] = []
        for officer in ["officer-1", "officer-2"] {
            files.append(try approval.sign(try Self.changed(asked, member), by: officer))
        }
        // An officer of the health centre does not speak for the city.
        let code = member == "sender" ? "approval.not-verified" : "approval.other-request"
        try await approval.stage.refuse(ApprovalStage.export(more: ["--approval"] + files), 3, code)
    }

    private static func changed(_ asked: ApprovalRequest, _ member: String) throws -> ApprovalRequest {
        func name(_ text: String) throws -> Identifier { try #require(Identifier(text)) }
        let need = asked.needs[0]
        var needs = asked.needs
        switch member {
        case "permit": needs = [.init(permit: try name("P12-rehab-from-fk"), count: need.count, roles: need.roles)]
        case "count": needs = [.init(permit: need.permit, count: 1, roles: need.roles)]
        case "roles": needs = [.init(permit: need.permit, count: need.count, roles: need.roles.dropLast())]
        default: break
        }
        return ApprovalRequest(
            id: asked.id, collaboration: member == "collaboration" ? try name("se.other") : asked.collaboration,
            policyDigest: member == "policy" ? try SHA256.hash([1]) : asked.policyDigest,
            from: member == "sender" ? try name("stad") : asked.from,
            to: member == "recipient" ? try name("af") : asked.to,
            role: member == "role" ? try name("halsocoach") : asked.role,
            purpose: member == "purpose" ? try name("joint_plan") : asked.purpose,
            categories: asked.categories + (member == "categories" ? [try name("identity")] : []),
            identityForm: member == "identity" ? .pseudonym : asked.identityForm,
            caseDigest: member == "case" ? try SHA256.hash([2]) : asked.caseDigest, created: asked.created,
            expires: asked.expires, needs: needs)
    }

    @Test func anApprovalThatIsNotAsWrittenIsRefused() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let files = try await approval.approved()
        let good = try approval.object(files[0])
        func refuse(_ exit: Int32, _ code: String, _ edit: (inout [String: Any]) throws -> Void) async throws {
            var object = good
            try edit(&object)
            try approval.write(object, to: "bad.json")
            try await stage.refuse(ApprovalStage.export(more: ["--approval", "bad.json", files[1]]), exit, code)
        }
        func request(_ name: String, _ value: Any) throws -> [String: Any] {
            var request = try #require(good["request"] as? [String: Any])
            request[name] = value
            return request
        }
        try await refuse(65, "approval.malformed") { $0["note"] = "x" }
        try await refuse(65, "approval.malformed") { $0["request"] = try request("person", "x") }
        try await refuse(65, "approval.malformed") { $0["signature"] = nil }
        try await refuse(3, "approval.not-verified") { $0["signature"] = "" }
        try await refuse(3, "approval.not-verified") { $0["request"] = try request("to", "stad") }
        try await refuse(3, "approval.not-verified") { $0["expires"] = "2099-01-01T00:00:00Z" }
        let second = try approval.object(files[1])
        try await refuse(3, "approval.not-verified") { $0["approved_at"] = "2026-01-01T00:00:00Z" }
        let again = try approval.object(
            try await approval.approval(of: try await approval.request(), by: "officer-2"))
        try await refuse(3, "approval.not-verified") { $0["signature"] = again["signature"] }
        #expect(second["signature"] as? String != again["signature"] as? String)
        for (content, code) in [
            ("", "approval.malformed"), ("{}", "approval.malformed"), ("no approval", "approval.malformed"),
            (String(repeating: " ", count: 300 << 10), "file.too-large"),
        ] {
            try stage.folder.write(content, to: "bad.json")
            try await stage.refuse(ApprovalStage.export(more: ["--approval", "bad.json"]), 65, code)
            try await stage.refuse(ApprovalStage.approve("bad.json", "officer-1"), 65, code)
        }
        // A request is no approval, and an approval no request.
        try await stage.refuse(ApprovalStage.approve(files[0], "officer-1"), 65, "approval.malformed")
    }

    @Test func onlyTheAgencysOfficersCount() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        try await stage.succeed(ApprovalStage.appoint("officer-1", "coach", home: "stad"))
        let asked = try ApprovalRequest(parsing: try stage.bytes(try await approval.request()))
        for home in ["stad", "vc"] {
            // A certificate that the officer's own key signed, and one by another agency.
            let file = try approval.sign(asked, by: "officer-1", of: home, selfAppointed: home == "vc")
            try await stage.refuse(
                ApprovalStage.export(more: ["--approval", file]), 3, "approval.not-verified")
        }
    }

    @Test func everythingHasItsTime() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let request = try await approval.request()
        try await stage.succeed(
            ApprovalStage.appoint(
                "officer-4", "rehabkoordinator",
                more: ["--valid-until", String(try ApprovalStage.later(.day, 2).prefix(10))]))
        let files = [
            try await approval.approval(of: request, by: "officer-4"),
            try await approval.approval(of: request, by: "officer-2"),
        ]
        let (soon, late) = (try ApprovalStage.later(.day, 4), try ApprovalStage.later(.day, 8))
        for words in [
            ApprovalStage.approve(request, "officer-1", more: ["--at", late]),
            ApprovalStage.approve(request, "officer-4", more: ["--at", soon]),
            ApprovalStage.export(more: ["--at", soon, "--approval"] + files),
            ApprovalStage.export(more: ["--at", late, "--approval", files[1]]),
        ] { try await stage.refuse(words, 3, "approval.expired") }
        _ = try await approval.sent(with: files)
    }

    @Test func whoMayApproveIsSaid() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let request = try await approval.request()
        try await stage.refuse(
            ["approve", request, "--home", "vc", "--yes"] + ApprovalStage.officerSecret, 64, "approval.which-officer")
        try await stage.refuse(ApprovalStage.approve(request, "officer-9"), 1, "approval.no-officer")
        try await stage.refuse(ApprovalStage.approve(request, "officer-1", home: "stad"), 3, "approval.other-agency")
        try await stage.refuse(
            ["approve", request, "--officer", "officer-1", "--home", "vc"] + ApprovalStage.officerSecret, 64,
            "approval.unconfirmed")
        // The agency's passphrase does not open an officer's key.
        try await stage.refuse(
            ["approve", request, "--officer", "officer-1", "--home", "vc", "--yes"]
                + ["--officer-passphrase-file", "passphrase"], 1, "key.wrong-passphrase")
        let file = try await approval.approval(of: request, by: "officer-1")
        try await stage.refuse(ApprovalStage.approve(request, "officer-1"), 1, "file.exists")
        #expect(stage.exists(file))
    }

    @Test func anOfficerIsAppointedWithinBounds() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let number = try #require(Canaries.numbers.first)
        try await stage.refuse(ApprovalStage.appoint("officer-4", "coach"), 65, "approval.unknown-role")
        try await stage.refuse(ApprovalStage.appoint(number, "halsocoach"), 65, "text.personal-number")
        try await stage.refuse(
            ApprovalStage.appoint(String(repeating: "a", count: 65), "halsocoach"), 65, "approval.unusable-name")
        try await stage.refuse(["key", "new", "--officer", "officer-4", "--home", "vc"] + secret, 64, "usage")
        try await stage.refuse(["key", "new", "--role", "halsocoach", "--home", "vc"] + secret, 64, "usage")
        try await stage.refuse(
            ApprovalStage.appoint("officer-4", "halsocoach", more: ["--coordinator"]), 64, "usage")
        let list = try await stage.succeed(["key", "list", "--home", "vc", "--json"])
        let officers = try objects(list.output).filter { $0["use"] as? String == "officer" }
        #expect(officers.compactMap { $0["officer"] as? String } == ["officer-1", "officer-2", "officer-3"])
        let signing = try objects(list.output).first { $0["use"] as? String == "signing" }
        let ends = try #require(signing?["not_after"] as? String)
        try await stage.succeed(
            ApprovalStage.appoint("officer-5", "halsocoach", "verksamhetschef", more: ["--valid-until", "2090-01-01"]))
        let later = try await stage.succeed(["key", "list", "--home", "vc", "--json"])
        let fifth = try objects(later.output).first { $0["officer"] as? String == "officer-5" }
        #expect(fifth?["not_after"] as? String == ends)
        #expect(fifth?["roles"] as? [String] == ["halsocoach", "verksamhetschef"])
        #expect(try stage.names(in: "vc/keys").contains { $0.hasPrefix("officer-officer-5-") })
        // An officer's key serves no other use: the certificates handed out are the agency's own.
        try FileManager.default.createDirectory(atPath: stage.folder.path("handed"), withIntermediateDirectories: false)
        try await stage.succeed(["key", "export-certificate", "--home", "vc", "--out", "handed"])
        #expect(try stage.names(in: "handed") == ["vc-decryption.pem", "vc-signing.pem"])
    }

    @Test func withoutACollaborationTheRolesAreNotChecked() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("of officers", to: "officer-passphrase", permissions: 0o600)
        try await stage.succeed(["init", "--agency", "new", "--name", "New", "--home", "new"])
        try await stage.succeed(["key", "new", "--home", "new"] + secret)
        let outcome = try await stage.succeed(ApprovalStage.appoint("o-1", "anything", home: "new"))
        #expect(outcome.errors.contains("warning.roles-not-checked"))
    }
}
