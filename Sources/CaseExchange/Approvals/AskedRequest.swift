public import BundleSealing
import CaseModel
import PolicyEvaluation

/// What an officer is asked to approve, by its kind.
public enum AskedApproval: Sendable {
    /// To disclose a case.
    case disclosure(PreparedApproval<ApprovalRequest>)
    /// To turn pseudonyms back into numbers.
    case reidentification(PreparedApproval<ReidentificationRequest>)
}

/// What approving asks of each kind of request for itself.
protocol AskedRequest: ApprovableRequest {
    /// The roles of which an officer needs one, ascending; nil where any officer of the agency may approve.
    var approvingRoles: [Identifier]? { get }
    /// What the name of an approval's file begins with.
    var fileWord: String { get }

    /// Refuses a request that could not be used under the collaboration.
    func requireTerms(under collaboration: Collaboration, at instant: Instant) throws
}

extension ApprovalRequest: AskedRequest {
    var approvingRoles: [Identifier]? { Set(needs.flatMap(\.roles)).sorted() }
    var fileWord: String { to.text }

    func requireTerms(under collaboration: Collaboration, at instant: Instant) throws {
        let disclosure = DisclosureRequest(
            from: from, to: to, role: role, purpose: purpose, categories: categories, identity: identityForm)
        if let difference = difference(from: disclosure, under: collaboration) {
            throw ApprovalFault.otherRequest(difference)
        }
    }
}

extension ReidentificationRequest: AskedRequest {
    var approvingRoles: [Identifier]? { nil }
    var fileWord: String { "reidentify" }

    func requireTerms(under collaboration: Collaboration, at instant: Instant) throws {
        guard self.collaboration == collaboration.id else { throw ApprovalFault.otherRequest("the collaboration") }
        try NumberFreeText.require(purpose, "the purpose", at: instant)
    }
}
