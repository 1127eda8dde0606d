public import CaseModel

/// Where a request, a refusal or a consent goes: a record that begins with it, or one that exists.
public enum ConsentTarget: Hashable, Sendable {
    /// The record begins with it.
    case new(ConsentTerms)
    /// The record exists.
    case existing(ConsentUUID)
}

/// A consent as it is given or renewed: whose statement, how explicit, for how long.
public struct ConsentGiving: Hashable, Sendable {
    /// Whose statement it is; its expression is required.
    public let voice: ConsentVoice
    /// Whether it was explicit.
    public let type: ConsentType
    /// How long it holds; without it, as long as the record's retention period.
    public let validity: CalendarPeriod?

    /// Makes a giving. The ledger's verbs refuse one without an expression.
    public init(voice: ConsentVoice, type: ConsentType, validity: CalendarPeriod? = nil) {
        (self.voice, self.type, self.validity) = (voice, type, validity)
    }
}

/// The verbs: each builds the entry that comes next after `head`, already checked against the ledger, and changes
/// nothing. `append` the entry to make it so. All throw what `append` throws.
extension ConsentLedger {
    /// The agency asks for consent.
    public func request(_ target: ConsentTarget, at occasion: ConsentOccasion) throws(ConsentFault) -> ConsentEntry {
        try next(target, try ConsentEvent(.requested, at: occasion, previous: head))
    }

    /// The person gives consent: to a new notice, or to one that was requested, refused or withdrawn before. What was
    /// removed from an existing record stays removed.
    public func record(
        _ giving: ConsentGiving, for target: ConsentTarget, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        try next(target, try event(.given, giving, at: occasion))
    }

    /// The person refuses.
    public func refuse(
        _ target: ConsentTarget, voice: ConsentVoice, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        try next(target, try ConsentEvent(.refused, at: occasion, voice: voice, previous: head))
    }

    /// The person gives the same consent again, less what was removed.
    public func renew(
        _ recordID: ConsentUUID, _ giving: ConsentGiving, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        try next(.existing(recordID), try event(.renewed, giving, at: occasion))
    }

    /// The person takes part of the consent back.
    public func amend(
        _ recordID: ConsentUUID, removing removal: ConsentRemoval, voice: ConsentVoice, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        let event = try ConsentEvent(.amended, at: occasion, voice: voice, removed: removal, previous: head)
        return try next(.existing(recordID), event)
    }

    /// The person withdraws the consent.
    public func withdraw(
        _ recordID: ConsentUUID, voice: ConsentVoice, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        try next(.existing(recordID), try ConsentEvent(.withdrawn, at: occasion, voice: voice, previous: head))
    }

    /// The agency ends the matter.
    public func terminate(
        _ recordID: ConsentUUID, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        try next(.existing(recordID), try ConsentEvent(.terminated, at: occasion, previous: head))
    }

    /// The agency finds that the consent was never valid.
    public func invalidate(
        _ recordID: ConsentUUID, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        try next(.existing(recordID), try ConsentEvent(.invalidated, at: occasion, previous: head))
    }

    private func event(
        _ state: ConsentState, _ giving: ConsentGiving, at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEvent {
        try ConsentEvent(
            state, at: occasion, voice: giving.voice, consentType: giving.type, validity: giving.validity,
            previous: head)
    }

    /// The entry, once the chain and the life cycle allow it.
    private func next(_ target: ConsentTarget, _ event: ConsentEvent) throws(ConsentFault) -> ConsentEntry {
        let entry =
            switch target {
            case .new(let terms): ConsentEntry(beginning: terms, event: event)
            case .existing(let recordID): ConsentEntry(continuing: recordID, event: event)
            }
        try check(entry)
        return entry
    }
}
