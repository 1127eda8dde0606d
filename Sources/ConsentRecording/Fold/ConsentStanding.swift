public import CaseModel
import OpenSSLCrypto

/// How a person's consent to a flow stands, and which record decides.
public enum ConsentStanding: Hashable, Sendable {
    /// Consent covers the flow; `until` is the last instant it does.
    case covered(by: ConsentUUID, until: Instant)
    /// The person withdrew.
    case withdrawn(ConsentUUID)
    /// It held to this instant.
    case expired(ConsentUUID, at: Instant)
    /// The person refused.
    case refused(ConsentUUID)
    /// A record speaks about the flow but does not cover it.
    case notCovered(ConsentUUID, because: Gap)
    /// No record speaks about the flow.
    case none

    /// Why a record that speaks about a flow does not cover it.
    public enum Gap: String, Hashable, Sendable, CaseIterable {
        /// The person excludes the agency or a field of the category.
        case excluded
        /// The person removed this part.
        case removed
        /// Whoever spoke for the person gave no evidence of authority.
        case unauthorised
        /// Asked for, not answered.
        case requested
        /// Ended by the agency.
        case terminated
        /// Found never to have been valid.
        case invalidated
    }
}

extension ConsentLedger {
    /// How one kind of consent of a person to a flow stood at `asOf`, by what the ledger held at `knownAt`.
    public func standing(
        of kind: ConsentKind, for flow: Flow, of principal: String, asOf: Instant, knownAt: Instant
    ) -> ConsentStanding {
        let statements = statements(for: principal, asOf: asOf, knownAt: knownAt)
        guard let deciding = ConsentStatement.deciding(kind, for: flow, at: asOf, among: statements),
            let digest = SHA256Digest(hex: deciding.recordDigest), let record = record(citedAs: digest)
        else { return .none }
        let recordID = record.terms.recordID
        switch deciding.state {
        case .withdrawn: return .withdrawn(recordID)
        case .refused: return .refused(recordID)
        case .requested: return .notCovered(recordID, because: .requested)
        case .amended: return .notCovered(recordID, because: .removed)
        case .terminated: return .notCovered(recordID, because: .terminated)
        case .invalidated: return .notCovered(recordID, because: .invalidated)
        case .given, .renewed: break
        }
        if deciding.permits(flow, at: asOf) {
            return .covered(by: recordID, until: deciding.expires ?? asOf)
        }
        let isInvalid = record.events.contains { $0.state == .invalidated && $0.recordedAt <= knownAt }
        if isInvalid { return .notCovered(recordID, because: .invalidated) }
        if !deciding.scope.covers(flow) { return .notCovered(recordID, because: .excluded) }
        if !deciding.isAuthorised { return .notCovered(recordID, because: .unauthorised) }
        return .expired(recordID, at: deciding.expires ?? asOf)
    }
}
