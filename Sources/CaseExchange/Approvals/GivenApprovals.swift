import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// The approvals that an export was given, each verified; whether they are for what is sent is asked once that is known.
struct GivenApprovals {
    private let collaboration: Collaboration
    private let approvals: [GivenApproval<ApprovalRequest>]

    /// Reads and verifies approval files. The same statement given twice is taken once.
    init(
        _ files: [String], for recipients: [Identifier], from agency: Identifier, under collaboration: Collaboration,
        at instant: Instant
    ) throws {
        self.collaboration = collaboration
        var seen: Set<[String]> = []
        approvals = try files.compactMap { file in
            let given = try GivenApproval<ApprovalRequest>(file, for: .disclosing, under: collaboration, at: instant)
            try RefusedApproval.telling(file) { () throws(ApprovalFault) in
                guard given.approval.request.from == agency else { throw .otherRequest("the sender") }
                guard recipients.contains(given.approval.request.to) else { throw .otherRequest("the recipient") }
            }
            return seen.insert(given.verified.statementKey).inserted ? given : nil
        }
    }

    /// The approvals towards a recipient as evidence.
    func counted(for recipient: Identifier) -> [Approval] {
        approvals.filter { $0.approval.request.to == recipient }.map(\.verified.counted)
    }

    /// The approvals towards a recipient as its bundle shows them. Throws `approval.other-request` unless each is for just
    /// this disclosure of this case.
    func shown(
        for disclosure: DisclosureRequest, of content: [PayloadFile], principal: Redacted<String>
    ) throws -> [ShownApproval] {
        let fitting = approvals.filter { $0.approval.request.to == disclosure.to }
        guard !fitting.isEmpty else { return [] }
        let commitment = try CaseCommitment(of: content)
        return try fitting.map { given in
            let request = given.approval.request
            let salt = try ApprovalSalt.of(request.id, principal: principal)
            let digest = try commitment.digest(salt: salt)
            return try RefusedApproval.telling(given.file) { () throws(ApprovalFault) in
                if let difference = request.difference(from: disclosure, under: collaboration) {
                    throw .otherRequest(difference)
                }
                guard request.caseDigest == digest else { throw .otherRequest("the person or the content of the case") }
                return ShownApproval(
                    inBundle: BundleApproval(salt: salt, approval: given.approval), verified: given.verified)
            }
        }
    }
}

/// An approval that is for just what is sent.
struct ShownApproval: Sendable {
    /// As the recipient sees it.
    let inBundle: BundleApproval
    let verified: VerifiedApproval<ApprovalRequest>

    /// As the register of what was sent keeps it.
    var entry: JSONValue {
        .object(verified.entry.merging(["request_sha256": .string(verified.requestDigest.hex)]) { $1 })
    }
}
