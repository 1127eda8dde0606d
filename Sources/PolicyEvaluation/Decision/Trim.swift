import CaseModel

extension SharingPolicy {
    /// Decides a request and, when it is denied, the largest part of it that is allowed.
    ///
    /// `dropped` names every category that was left out and why. When nothing is allowed, the decision is the denial of
    /// the whole request. Approvals are statements about one request: verify them against the request that is sent.
    public func trimmed(
        _ request: DisclosureRequest, on evidence: Evidence
    ) throws(RequestFault) -> (decision: Decision, dropped: [CategoryDecision]) {
        let whole = try decide(request, on: evidence)
        let dropped = whole.perCategory.filter { !$0.outcome.isAllowed }
        guard !dropped.isEmpty, dropped.count < whole.perCategory.count else { return (whole, dropped) }
        let allowed = whole.perCategory.filter(\.outcome.isAllowed).map(\.category)
        let rest = DisclosureRequest(
            from: request.from, to: request.to, role: request.role, purpose: request.purpose, categories: allowed,
            identity: request.identity)
        return (try decide(rest, on: evidence), dropped)
    }
}

/// What a recipient's own policy says about a disclosure that has arrived.
public enum Acceptance: Sendable, Hashable {
    /// The recipient's policy allows it, with the same obligations.
    case accepted(Decision)
    /// The recipient's policy denies it.
    case denied(Decision)
    /// The recipient's policy allows it, but the stated obligations are not the ones it gives.
    case obligationsDiffer(Decision, stated: Obligations)
}

extension SharingPolicy {
    /// Decides an arrived disclosure anew under the recipient's own pinned policy; the obligations that the sender states
    /// must be exactly the ones this policy gives.
    public func accept(
        _ request: DisclosureRequest, on evidence: Evidence, stating stated: Obligations
    ) throws(RequestFault) -> Acceptance {
        let decision = try decide(request, on: evidence)
        guard decision.effect == .allow else { return .denied(decision) }
        guard decision.obligations == stated else { return .obligationsDiffer(decision, stated: stated) }
        return .accepted(decision)
    }
}
