public import CaseModel

/// What is known when a request is decided. Whatever is missing counts against disclosure.
public struct Evidence: Sendable, Hashable {
    /// The instant the decision is for; the policy reads no clock.
    public var asOf: Instant { didSet { today = asOf.date } }
    /// The UTC day of the instant.
    private(set) var today: CalendarDate
    /// Whether every agency that must sign the policy has done so.
    public var standing: PolicyStanding
    /// The consent statements about the person, of every kind.
    public var consents: [ConsentStatement]
    /// The verified approvals of exactly this request.
    public var approvals: [Approval]
    /// The days of events in the case that windows refer to.
    public var eventDates: [Identifier: CalendarDate]
    /// How many people the smallest published group has, where it is known.
    public var groupSize: Int?
    /// What is stated about the person's subject flags; a flag that is not stated counts as set.
    public var subjectFlags: [Identifier: Bool]
    /// Where items were received from elsewhere: the terms they came under.
    public var origins: [OriginOfItems]

    /// Gathers evidence; what is left out is missing evidence.
    public init(
        asOf: Instant, standing: PolicyStanding, consents: [ConsentStatement] = [], approvals: [Approval] = [],
        eventDates: [Identifier: CalendarDate] = [:], groupSize: Int? = nil, subjectFlags: [Identifier: Bool] = [:],
        origins: [OriginOfItems] = []
    ) {
        today = asOf.date
        (self.asOf, self.standing, self.consents, self.approvals) = (asOf, standing, consents, approvals)
        (self.eventDates, self.groupSize) = (eventDates, groupSize)
        (self.subjectFlags, self.origins) = (subjectFlags, origins)
    }
}

/// Whether a policy is in force: signed by every agency it names under `in_force_when`.
public enum PolicyStanding: Sendable, Hashable {
    /// Every signature is there and verified.
    case inForce
    /// These agencies' signatures are missing or not verified.
    case signaturesMissing([Identifier])
}

/// A verified statement by an officer that a request may go ahead.
public struct Approval: Sendable, Hashable {
    /// Names the officer within the agency. Two certificates of one officer name the same, or renewing one would count twice.
    /// Names that differ only by case are one officer's.
    public let officer: String
    /// The agency whose officer it is; only approvals by the sending agency count.
    public let agency: Identifier
    /// The roles that the officer's certificate names.
    public let roles: Set<Identifier>

    /// Makes an approval whose signature over the request was verified.
    public init(officer: String, agency: Identifier, roles: Set<Identifier>) {
        (self.officer, self.agency, self.roles) = (officer, agency, roles)
    }
}

/// The terms under which items were received that are now to go on.
public struct OriginOfItems: Sendable, Hashable {
    /// The category the items belong to.
    public let category: Identifier
    /// What the sender allowed onward.
    public let redisclosure: RedisclosureLevel
    /// The last day they may be kept.
    public let retainUntil: CalendarDate

    /// Makes the terms of one origin.
    public init(category: Identifier, redisclosure: RedisclosureLevel, retainUntil: CalendarDate) {
        (self.category, self.redisclosure, self.retainUntil) = (category, redisclosure, retainUntil)
    }
}
