import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// Officers approve what a policy wants approved, and only that leaves.
@Suite("Approvals", .timeLimit(.minutes(10)))
struct ApprovalTests {
    @Test func twoOfficersApproveAndTheRecipientDecidesAnew() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let request = try await approval.request()
        #expect(try stage.names(in: "vc/outbox") == [])
        let first = try await approval.approval(of: request, by: "officer-1")
        let second = try await approval.approval(of: request, by: "officer-2")
        let bundle = try await approval.sent(with: [first, second])
        try await stage.succeed(["open", bundle, "--home", "fk", "--out", "case"] + secret)
        #expect(try stage.names(in: "case") == ["health_limitation.json"])
        let entered = try await stage.sql("SELECT approvals FROM sent_bundle", in: "vc")
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(entered.utf8)) as? [[String: Any]])
        #expect(rows.map { $0["officer"] as? String } == ["officer-1", "officer-2"])
        #expect(rows.map { $0["roles"] as? [String] } == [["rehabkoordinator"], ["verksamhetschef"]])
        #expect(rows.allSatisfy { ($0["request_sha256"] as? String)?.count == 64 })
        #expect(rows.allSatisfy { $0["approved_at"] is String })
    }

    @Test func withoutApprovalsItIsDeniedAndSaysHowToAsk() async throws {
        let approval = try await ApprovalStage.set()
        let error = try await approval.stage.refuse(ApprovalStage.export(), 2, "policy.denied")
        #expect((error["hint"] as? String)?.contains("--request") == true)
        #expect((error["hint"] as? String)?.contains("brygga approve") == true)
    }

    @Test func oneOfficerWhoApprovesTwiceCountsOnce() async throws {
        let approval = try await ApprovalStage.set()
        let request = try await approval.request()
        let first = try await approval.approval(of: request, by: "officer-1")
        let again = try await approval.approval(
            of: request, by: "officer-1", more: ["--out", "again.json", "--at", try ApprovalStage.later(.second, 30)])
        #expect(try approval.stage.bytes(first) != approval.stage.bytes(again))
        for files in [[first], [first, first], [first, again]] {
            try await approval.stage.refuse(
                ApprovalStage.export(more: ["--approval"] + files), 2, "policy.denied")
        }
    }

    @Test func anOfficerWithARenewedCertificateIsNoSecondOfficer() async throws {
        let approval = try await ApprovalStage.set()
        let request = try await approval.request()
        let first = try await approval.approval(of: request, by: "officer-1")
        try await approval.stage.succeed(ApprovalStage.appoint("officer-1", "rehabkoordinator", "verksamhetschef"))
        let second = try await approval.approval(of: request, by: "officer-1", more: ["--out", "second.json"])
        try await approval.stage.refuse(
            ApprovalStage.export(more: ["--approval", first, second]), 2, "policy.denied")
        // With another officer it suffices.
        let other = try await approval.approval(of: request, by: "officer-2")
        _ = try await approval.sent(with: [first, second, other])
    }

    @Test func namesThatDifferByCaseAreOneOfficers() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        try await stage.refuse(
            ApprovalStage.appoint("Officer-1", "verksamhetschef"), 65, "approval.unusable-name")
        // A name that slips in all the same, while the first is out of the way, is no second officer.
        let hidden = try stage.names(in: "vc/keys").filter { $0.hasPrefix("officer-officer-1-") }
        for name in hidden {
            try FileManager.default.moveItem(
                atPath: stage.folder.path("vc/keys/" + name), toPath: stage.folder.path(name))
        }
        try await stage.succeed(ApprovalStage.appoint("Officer-1", "verksamhetschef"))
        for name in hidden {
            try FileManager.default.moveItem(
                atPath: stage.folder.path(name), toPath: stage.folder.path("vc/keys/" + name))
        }
        let request = try await approval.request()
        let files = [
            try await approval.approval(of: request, by: "officer-1"),
            try await approval.approval(of: request, by: "Officer-1"),
        ]
        try await stage.refuse(ApprovalStage.export(more: ["--approval"] + files), 2, "policy.denied")
    }

    @Test func anApprovalIsForOneBundle() async throws {
        let approval = try await ApprovalStage.set()
        let files = try await approval.approved()
        // A rehearsal uses nothing up.
        try await approval.stage.succeed(ApprovalStage.export(more: ["--dry-run", "--approval"] + files))
        _ = try await approval.sent(with: files)
        let again = ApprovalStage.export(more: ["--approval"] + files)
        try await approval.stage.refuse(again, 3, "approval.used")
        // Nor does one that was registered and never released leave it free.
        _ = try await approval.stage.sql("UPDATE sent_bundle SET status = 'logged'", in: "vc")
        try await approval.stage.refuse(again, 3, "approval.used")
        #expect(try approval.stage.names(in: "vc/outbox").count == 1)
        _ = try await approval.sent(with: try await approval.approved())
    }

    @Test func ofTwoProcessesOneUsesTheApproval() async throws {
        let approval = try await ApprovalStage.set()
        let words = ApprovalStage.export(more: ["--approval"] + (try await approval.approved()))
        async let first = approval.stage.play(words)
        async let second = approval.stage.play(words)
        let outcomes = [try await first, try await second]
        #expect(outcomes.map(\.code).sorted() == [0, 3], "\(outcomes.map(\.errors))")
        #expect(try approval.stage.names(in: "vc/outbox").count == 1)
    }

    @Test func whoAsksSeesTheWordsThatTheOfficerSees() async throws {
        let approval = try await ApprovalStage.set()
        let words = ApprovalStage.export(more: ["--request", "asked"])
        let outcome = try await approval.stage.play(words + ["--json"])
        let error = try #require(try objects(Array(outcome.errors.utf8)).last)
        let asked = try #require((error["details"] as? [[String: Any]])?.first { $0["approval_request"] != nil })
        let path = try #require(asked["approval_request"] as? String)
        let said = try #require(asked["case_words"] as? String)
        #expect(said.split(separator: " ").count == 6)
        let shown = try await approval.stage.succeed(
            ApprovalStage.approve(path, "officer-1", more: ["--dry-run", "--json"]))
        #expect(try objects(shown.output).first?["case_words"] as? String == said)
        let text = try await approval.stage.play(words)
        let written = try #require(try approval.stage.names(in: "asked").map { "asked/" + $0 }.first { $0 != path })
        let digest = try ApprovalRequest(parsing: try approval.stage.bytes(written)).caseDigest
        #expect(text.errors.contains(FingerprintWords.of(digest.bytes)))
    }

    @Test func aFileThatIsNoOfficersStopsNobodyElse() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let request = try await approval.request()
        try await stage.succeed(ApprovalStage.appoint("officer-9", "coach", home: "stad"))
        let foreign = try #require(
            try stage.names(in: "stad/keys").first { $0.hasPrefix("officer-") && $0.hasSuffix(".cert.pem") })
        try stage.folder.write(try stage.bytes("stad/keys/" + foreign), to: "vc/keys/" + foreign)
        try stage.folder.write("x", to: "vc/keys/officer-x-0.cert.pem")
        let listed = try await stage.succeed(["key", "list", "--home", "vc", "--json"])
        #expect(
            try objects(listed.output).compactMap { $0["officer"] as? String } == [
                "officer-1", "officer-2", "officer-3",
            ])
        _ = try await approval.approval(of: request, by: "officer-1")
        let found = try await Diagnosed.of(stage, home: "vc").found["officer-keys"]
        #expect(found?.outcome == "failed" && found?.finding.contains("officer-9") == false)
    }

    @Test func approvalsOfTwoRequestsForTheSameAreBothCounted() async throws {
        let approval = try await ApprovalStage.set()
        let first = try await approval.approval(of: try await approval.request(), by: "officer-1")
        let asked = try await approval.request(
            ApprovalStage.export(more: ["--request", "asked", "--approval", first]))
        let second = try await approval.approval(of: asked, by: "officer-2")
        let bundle = try await approval.sent(with: [first, second])
        try await approval.stage.succeed(["open", bundle, "--home", "fk", "--out", "case"] + secret)
    }

    @Test func anOfficerOfAnotherRoleCannotApprove() async throws {
        let approval = try await ApprovalStage.set()
        let request = try await approval.request()
        try await approval.stage.refuse(ApprovalStage.approve(request, "officer-3"), 2, "approval.wrong-role")
    }

    @Test func aRehearsalOfEachStepWritesNothing() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let error = try await stage.refuse(
            ApprovalStage.export(more: ["--request", "asked", "--dry-run"]), 2, "policy.denied")
        #expect((error["details"] as? [[String: Any]])?.contains { $0["approval_request"] != nil } == false)
        #expect(try stage.names(in: "asked") == [])
        let request = try await approval.request()
        let keys = try stage.names(in: "vc/keys")
        for words in [
            ApprovalStage.approve(request, "officer-1", more: ["--dry-run", "--json"]),
            ApprovalStage.appoint("officer-4", "rehabkoordinator", more: ["--dry-run", "--json"]),
        ] {
            let outcome = try await stage.succeed(words)
            #expect(try objects(outcome.output).first?["written"] as? Bool == false)
        }
        #expect(try stage.names(in: "asked").count == 1)
        #expect(try stage.names(in: "vc/keys") == keys)
    }

    @Test func trimmingWaitsForOfficersWhereRequestsAreWanted() async throws {
        let approval = try await ApprovalStage.set()
        // The case holds something that nobody may have besides.
        let stage = approval.stage
        try stage.edit("health/case.json") {
            $0.replacingOccurrences(
                of: "\"health_limitation\"", with: "\"cv\":{\"education\":\"x\"},\"health_limitation\"")
        }
        let words = ApprovalStage.export(more: ["--trim", "--request", "asked"])
        let request = try await approval.request(words)
        #expect(try approval.object(request)["categories"] as? [String] == ["health_limitation"])
        let files = [
            try await approval.approval(of: request, by: "officer-1"),
            try await approval.approval(of: request, by: "officer-2"),
        ]
        let bundle = try await approval.sent(with: files, more: ["--trim"])
        try await stage.succeed(["open", bundle, "--home", "fk", "--out", "case"] + secret)
    }

    @Test func eachRecipientHasARequestOfItsOwn() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let outcome = try await stage.play(
            ApprovalStage.export(to: ["fk", "stad"], more: ["--request", "asked"]))
        #expect(outcome.code == 2)
        let names = try stage.names(in: "asked").map { "asked/" + $0 }
        #expect(names.count == 2)
        var files: [String] = []
        for name in names {
            for officer in ["officer-1", "officer-2"] {
                files.append(try await approval.approval(of: name, by: officer))
            }
        }
        let sent = try await stage.succeed(
            ApprovalStage.export(to: ["fk", "stad"], more: ["--json", "--approval"] + files))
        for (bundle, home) in zip(try objects(sent.output), ["fk", "stad"]) {
            let path = try #require(bundle["path"] as? String)
            try await stage.succeed(["open", path, "--home", home, "--out", "case-" + home] + secret)
        }
    }

    @Test func noNumberStandsInRequestsAndApprovals() async throws {
        let approval = try await ApprovalStage.set()
        let files = try await approval.approved()
        #expect(try Canaries.leaks(below: approval.stage.folder.path("asked")) == [])
        #expect(try approval.stage.names(in: "asked").count == 3)
        // Nor the agency's own name for the person, nor what is said of them.
        let principal = try await approval.stage.sql("SELECT principal FROM refused_export LIMIT 1", in: "vc")
        for file in files {
            let text = String(decoding: try approval.stage.bytes(file), as: UTF8.self)
            #expect(!text.contains(principal) && !text.contains("lyfta"))
        }
    }

    @Test func twoRequestsForOneCaseHaveNothingInCommonThatNamesIt() async throws {
        let approval = try await ApprovalStage.set()
        let first = try approval.object(try await approval.request())
        let second = try approval.object(try await approval.request())
        #expect(first["case_sha256"] as? String != second["case_sha256"] as? String)
        #expect(first["request_id"] as? String != second["request_id"] as? String)
    }

    @Test func stockToolsVerifyCertificateAndApproval() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let request = try await approval.request()
        let file = try await approval.object(approval.approval(of: request, by: "officer-1"))
        let signature = try #require((file["signature"] as? String).flatMap { Data(base64Encoded: $0) })
        try stage.folder.write([UInt8](signature), to: "approval.p7s")
        let digest = try await run("sha256sum", [stage.folder.path(request)])
        let statement = """
            {"approved_at":"\(file["approved_at"] ?? "")","expires":"\(file["expires"] ?? "")",\
            "format":"brygga-approval1","request_sha256":"\(digest.text.prefix(64))"}
            """
        try stage.folder.write(statement, to: "statement")
        let verified = try await run(
            "openssl",
            ["cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", "approval.p7s"]
                + ["-content", "statement", "-certsout", "officer.pem", "-out", "/dev/null"], in: stage.root)
        #expect(verified.code == 0, "\(verified.errors)")
        // The certificate: signed by the agency's signing key, which is no authority.
        let issuer = try #require(
            try stage.names(in: "vc/keys").first { $0.hasPrefix("signing-") && $0.hasSuffix(".cert.pem") })
        let words = """
            set -e
            openssl x509 -in officer.pem -outform DER -out officer.der
            openssl asn1parse -inform DER -in officer.der -strparse 4 -noout -out tbs.der
            offset=$(openssl asn1parse -inform DER -in officer.der | grep 'd=1' | tail -1 | cut -d: -f1)
            openssl asn1parse -inform DER -in officer.der | tail -1 | grep -q 'BIT STRING'
            openssl asn1parse -inform DER -in officer.der -strparse $offset -noout -out signature.der
            openssl x509 -in vc/keys/\(issuer) -pubkey -noout -out agency.pub
            openssl dgst -sha256 -verify agency.pub -signature signature.der tbs.der
            openssl x509 -in officer.pem -noout -subject -nameopt RFC2253 -ext keyUsage,basicConstraints
            """
        let checked = try await run("bash", ["-c", words], in: stage.root)
        #expect(checked.code == 0, "\(checked.errors)")
        #expect(checked.text.contains("Verified OK"))
        #expect(checked.text.contains("CN=officer-1,OU=rehabkoordinator,O=vc"))
        #expect(checked.text.contains("Digital Signature\n") && checked.text.contains("CA:FALSE"))
    }
}
