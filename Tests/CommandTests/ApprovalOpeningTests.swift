import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// A recipient counts the officers itself: a sender that leaves approvals out, or shows others, is refused.
@Suite("Approvals that arrive", .timeLimit(.minutes(10)))
struct ApprovalOpeningTests {
    private static func open(_ bundle: String, home: String = "fk", more: [String] = []) -> [String] {
        ["open", bundle, "--home", home, "--out", "case"] + more + secret
    }

    private func refuse(
        _ approval: ApprovalStage, _ bundle: String, home: String = "fk", _ code: String = "E_APPROVAL",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await approval.stage.refuse(Self.open(bundle, home: home), 3, code, sourceLocation: sourceLocation)
        #expect(!approval.stage.exists("case"), sourceLocation: sourceLocation)
    }

    @Test func approvalsLeftOutOrChangedAreRefused() async throws {
        let approval = try await ApprovalStage.set()
        let bundle = try await approval.sent(with: try await approval.approved())
        try await refuse(approval, try approval.resealed(bundle) { _ in [] })
        try await refuse(approval, try approval.resealed(bundle) { Array($0.prefix(1)) })
        try await refuse(approval, try approval.resealed(bundle) { [$0[0], $0[0]] })
        try await refuse(approval, try approval.resealed(bundle) { $0 + [$0[1]] })
        let salt = try SHA256.hash([1])
        try await refuse(
            approval,
            try approval.resealed(bundle) { $0.map { BundleApproval(salt: salt, approval: $0.approval) } })
        // What was approved is not what is sent.
        try await refuse(
            approval,
            try approval.resealed(bundle) { content in
                Array(String(decoding: content, as: UTF8.self).replacing("inte ", with: "").utf8)
            } approvals: {
                $0
            })
        // An untouched one, sealed anew, is opened: the refusals above are not the test's own doing.
        try await approval.stage.succeed(Self.open(try approval.resealed(bundle) { $0 }))
    }

    @Test func approvalsTowardsAnotherRecipientAreRefused() async throws {
        let approval = try await ApprovalStage.set()
        let bundle = try await approval.sent(with: try await approval.approved())
        // The consent of the stage covers the city as well, so only the approvals speak against it.
        try await refuse(approval, try approval.resealed(bundle, for: "stad") { $0 }, home: "stad")
    }

    @Test func approvalsByNoOfficerAreRefused() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        try await stage.succeed(ApprovalStage.appoint("officer-1", "coach", home: "stad"))
        let bundle = try await approval.sent(with: try await approval.approved())
        for (home, isOwn) in [("stad", false), ("vc", true)] {
            let forged = try approval.resealed(bundle) { shown in
                let file = try approval.sign(
                    shown[0].approval.request, by: "officer-1", of: home, selfAppointed: isOwn)
                return [
                    BundleApproval(salt: shown[0].salt, approval: try DisclosureApproval(parsing: stage.bytes(file))),
                    shown[1],
                ]
            }
            try await refuse(approval, forged)
        }
    }

    @Test func aRevokedOfficerIsNotBelievedWhenTheBundleIsOpened() async throws {
        let approval = try await ApprovalStage.set()
        let stage = approval.stage
        let files = try await approval.approved()
        let bundle = try await approval.sent(with: files)
        let officer = try #require(
            try stage.names(in: "vc/keys").first { $0.hasPrefix("officer-officer-2-") && $0.hasSuffix(".cert.pem") })
        let certificates = try stage.names(in: "issued").map { "issued/" + $0 }
        try await stage.succeed(
            ["trust", "sign"] + certificates + ["--collaboration", "se.helsingborg.rekrytera", "--serial", "2"]
                + ["--revoke", "vc/keys/" + officer, "--home", "samordning", "--out", "shared", "--force"] + secret)
        for home in ["vc", "fk"] { try await stage.succeed(["trust", "update", "shared", "--home", home]) }
        try await refuse(approval, bundle)
        try await stage.refuse(
            ApprovalStage.export(more: ["--approval"] + files), 3, "approval.not-verified")
    }

    @Test func aBundleIsOpenedAfterItsApprovalsHaveExpired() async throws {
        let approval = try await ApprovalStage.set()
        let bundle = try await approval.sent(with: try await approval.approved())
        try await approval.stage.succeed(Self.open(bundle, more: ["--at", try ApprovalStage.later(.day, 9)]))
    }

    @Test func whatTravelsDoesNotNameThePersonTwice() async throws {
        let approval = try await ApprovalStage.set()
        let principal = try await approval.stage.sql("SELECT principal FROM consent_entry LIMIT 1", in: "vc")
        let first = try await approval.sent(with: try await approval.approved())
        let second = try await approval.sent(with: try await approval.approved())
        var shown: [[BundleApproval]] = []
        for bundle in [first, second] {
            _ = try approval.resealed(bundle) {
                shown.append($0)
                return $0
            }
        }
        let (one, two) = (try #require(shown.first?.first), try #require(shown.last?.first))
        #expect(one.salt != two.salt)
        #expect(one.approval.request.caseDigest != two.approval.request.caseDigest)
        for approval in shown.flatMap(\.self) {
            #expect(!String(decoding: approval.approval.canonicalJSON, as: UTF8.self).contains(principal))
        }
    }
}
