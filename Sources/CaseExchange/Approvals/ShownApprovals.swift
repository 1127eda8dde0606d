import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// The approvals that an arrived bundle shows, looked at by its recipient: every one must hold, and be for just this
/// disclosure and this content. Refusals are `E_APPROVAL`.
struct ShownApprovals {
    let collaboration: Collaboration
    let bundle: VerifiedBundle
    let index: BundleIndex

    /// Verifies them for the instant that the sender decided for; what was revoked since does not count.
    ///
    /// An approval that has expired on the way stays one: it is about the sending.
    func verified(for disclosure: DisclosureRequest, at instant: Instant) throws -> [Approval] {
        let commitment = CaseCommitment(index)
        var seen: Set<[String]> = []
        return try index.statement.approvals.map { shown in
            let request = shown.approval.request
            let approval: VerifiedApproval<ApprovalRequest>
            do throws(ApprovalFault) {
                approval = try collaboration.trust.verify(
                    shown.approval, usedAt: index.statement.decision.asOf, now: instant)
            } catch { throw refusal(error.message) }
            if let difference = request.difference(from: disclosure, under: collaboration) {
                throw refusal("one is for something else: it differs in \(difference)")
            }
            guard request.caseDigest == (try commitment.digest(salt: shown.salt)) else {
                throw refusal("one is for other content")
            }
            guard seen.insert(approval.statementKey).inserted else { throw refusal("one is shown twice") }
            return approval.counted
        }
    }

    private func refusal(_ detail: String) -> BundleFault { BundleFault(.approval, detail, check: .approval) }
}
