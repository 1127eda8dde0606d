import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

extension SharingPolicy {
    /// The permits that could allow part of a request and ask for approvals; the same for sender and recipient, whatever
    /// the evidence.
    func approvalNeeds(of request: DisclosureRequest) -> [ApprovalRequest.Need] {
        permits.compactMap { permit in
            guard let approval = permit.approval, permit.from.contains(request.from), permit.to.contains(request.to),
                permit.roles.contains(request.role), permit.purposes.contains(request.purpose),
                permit.categories.contains(where: request.categories.contains), request.identity <= permit.identity
            else { return nil }
            return ApprovalRequest.Need(permit: permit.id, count: approval.count, roles: approval.roles)
        }
    }

    /// Approvals by more officers than any permit can ask for: only to find out whether approvals are all that is missing.
    func everyApproval(of agency: Identifier) -> [Approval] {
        (1...20).map { Approval(officer: "\($0)", agency: agency, roles: Set(roles.map(\.id))) }
    }
}

extension ApprovalRequest {
    /// The first thing in which the request differs from a disclosure under a collaboration, as a word; nil when it is for
    /// just this. The case is compared apart, by its digest.
    func difference(from disclosure: DisclosureRequest, under collaboration: Collaboration) -> String? {
        if self.collaboration != collaboration.id { return "the collaboration" }
        if policyDigest != collaboration.policy.digest { return "the policy" }
        if from != disclosure.from { return "the sender" }
        if to != disclosure.to { return "the recipient" }
        if role != disclosure.role { return "the role" }
        if purpose != disclosure.purpose { return "the purpose" }
        if categories != disclosure.categories { return "the categories" }
        if identityForm != disclosure.identity { return "how the person is named" }
        if needs != collaboration.policy.approvalNeeds(of: disclosure) { return "the permits" }
        return nil
    }
}

extension VerifiedApproval {
    /// The approval as policies count it: by the officer's name, in whatever case it is written, so that neither a
    /// renewed certificate nor a capital letter makes a second officer.
    var counted: Approval {
        Approval(officer: officer.countedName, agency: officer.agency, roles: Set(officer.roles))
    }

    /// What makes two approvals the same statement. Not the signature: another valid one can be made from it.
    var statementKey: [String] { [requestDigest.hex, officer.countedName, approvedAt.description] }
}

/// What hides a case behind the digest in a request: the agency's own pseudonym of the person, which no other agency can
/// compute, and the request's random name. A recipient learns the salt, and no more of it than that.
enum ApprovalSalt {
    static func of(_ id: BundleID, principal: Redacted<String>) throws -> SHA256Digest {
        try SHA256.hash(Array("brygga1-approval-salt\0".utf8) + id.bytes + Array(principal.value.utf8))
    }
}
