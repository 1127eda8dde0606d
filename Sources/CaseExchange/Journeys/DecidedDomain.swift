import CaseModel
import PolicyEvaluation
import Pseudonymisation

extension SharingPolicy {
    /// The pseudonym domain that a decision names, or the pairwise one of its two agencies.
    func domain(of decision: Decision) throws(PseudonymisationError) -> Pseudonymisation.PseudonymDomain {
        guard case .named(let name)? = decision.domain, let domain = pseudonymDomain(name) else {
            return try .exchange(from: decision.request.from, to: decision.request.to)
        }
        return try Pseudonymisation.PseudonymDomain(name: domain.id, tag: domain.tag)
    }
}
