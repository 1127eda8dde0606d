public import CaseModel
public import OpenSSLCrypto

/// Whether a consent was expressed, or expressed explicitly (`consent_type`; GDPR article 9(2)(a)).
public enum ConsentType: String, Sendable, Hashable, CaseIterable {
    /// By a clear affirmative act.
    case expressed
    /// In explicit words.
    case explicitlyExpressed = "explicitly_expressed"
}

/// When something happened, and who wrote it down when.
public struct ConsentOccasion: Hashable, Sendable {
    /// The event (`event_id`).
    public let eventID: ConsentUUID
    /// When the person stated it, or the agency decided it (`event_time`).
    public let time: Instant
    /// When it was written into the ledger (`recorded_at`).
    public let recordedAt: Instant
    /// The officer who wrote it, by the agency's name for the officer (`x_recorded_by`).
    public let recordedBy: Identifier

    /// Makes an occasion. Throws `invalid` when it was written down before it happened.
    public init(
        eventID: ConsentUUID, time: Instant, recordedAt: Instant, recordedBy: Identifier
    ) throws(ConsentFault) {
        guard time <= recordedAt else {
            throw ConsentFault(.invalid(rule: "an event is recorded when it has happened"), at: "/recorded_at")
        }
        self.eventID = eventID
        self.time = time
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
    }
}

/// One event in the life of a consent record (docs/consent.md, events).
public struct ConsentEvent: Hashable, Sendable {
    /// When it happened, who wrote it down.
    public let occasion: ConsentOccasion
    /// What it brought about (`event_state`).
    public let state: ConsentState
    /// Whose statement it is; nil when the agency acts (requested, terminated, invalidated).
    public let voice: ConsentVoice?
    /// Whether it was explicit; for given and renewed only.
    public let consentType: ConsentType?
    /// How long a given or renewed consent holds from `event_time` (`validity_duration`); without it, as long as the
    /// record's retention period.
    public let validity: CalendarPeriod?
    /// What an amended event removes (`x_removed`).
    public let removed: ConsentRemoval?
    /// The digest of the ledger entry before this one (`x_prev`); nil for the ledger's first entry, written as 64 zeros.
    public let previous: SHA256Digest?

    /// Makes an event. Throws with the JSON pointer of what the state requires or does not allow.
    public init(
        _ state: ConsentState, at occasion: ConsentOccasion, voice: ConsentVoice? = nil,
        consentType: ConsentType? = nil, validity: CalendarPeriod? = nil, removed: ConsentRemoval? = nil,
        previous: SHA256Digest?
    ) throws(ConsentFault) {
        self.occasion = occasion
        self.state = state
        self.voice = voice
        self.consentType = consentType
        self.validity = validity
        self.removed = removed
        self.previous = previous
        try checkSpeaker()
        try require(consentType != nil, exactlyWhen: state.permitsProcessing, "consent_type")
        try require(removed != nil, exactlyWhen: state == .amended, "x_removed")
        if let validity {
            try require(true, exactlyWhen: state.permitsProcessing, "validity_duration")
            guard validity.count > 0 else {
                throw ConsentFault(.invalid(rule: Rule.period), at: "/validity_duration")
            }
        }
        if state.permitsProcessing, voice?.expression == nil { throw ConsentFault(.missing, at: "/x_expression") }
    }

    /// When the person stated it, or the agency decided it.
    public var time: Instant { occasion.time }
    /// When it was written into the ledger.
    public var recordedAt: Instant { occasion.recordedAt }

    private func checkSpeaker() throws(ConsentFault) {
        switch state {
        case .given, .renewed, .refused, .amended, .withdrawn:
            try require(voice != nil, exactlyWhen: true, "x_expressed_by")
        case .requested, .terminated, .invalidated:
            try require(voice != nil, exactlyWhen: false, "x_expressed_by")
        }
    }

    private func require(
        _ isPresent: Bool, exactlyWhen isExpected: Bool, _ name: String
    ) throws(ConsentFault) {
        guard isPresent != isExpected else { return }
        guard isPresent else { throw ConsentFault(.missing, at: "/" + name) }
        throw ConsentFault(.invalid(rule: "an event that is \(state.rawValue) has no \(name)"), at: "/" + name)
    }
}
