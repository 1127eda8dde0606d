/// The three different things that are called consent; they are never merged (docs/consent.md).
public enum ConsentKind: String, Sendable, Hashable, CaseIterable {
    /// The person lifts secrecy towards a named recipient.
    case secrecyWaiver = "secrecy_waiver"
    /// Consent as legal basis under GDPR article 6(1)(a); rarely valid for an authority.
    case gdprConsent = "gdpr_consent"
    /// The person agrees to take part.
    case participation
}

/// The states of a consent event (ISO/IEC TS 27560); `expired` is derived, never stored.
public enum ConsentState: String, Sendable, Hashable, CaseIterable {
    /// Asked for, not answered.
    case requested
    /// Refused by the person.
    case refused
    /// Given.
    case given
    /// Given again.
    case renewed
    /// Scope taken away; the statement's scope is what was taken.
    case amended
    /// Withdrawn by the person.
    case withdrawn
    /// Ended by the agency.
    case terminated
    /// Found never to have been valid.
    case invalidated

    /// Whether the state permits processing: only given and renewed do.
    public var permitsProcessing: Bool { self == .given || self == .renewed }
}
