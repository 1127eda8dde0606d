public import CaseModel

/// A rule that opens cells: who may disclose what to whom, in which role, for which purpose, on which conditions.
public struct Permit: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// The agencies that may disclose, sorted.
    public let from: [Identifier]
    /// The agencies that may receive, sorted.
    public let to: [Identifier]
    /// The roles of the sender that may disclose, sorted.
    public let roles: [Identifier]
    /// The purposes, sorted.
    public let purposes: [Identifier]
    /// The categories, sorted.
    public let categories: [Identifier]
    /// The most identifying form that is permitted.
    public let identity: IdentityForm
    /// The consent it needs.
    public let consent: ConsentRequirement
    /// The approvals it needs, if any.
    public let approval: ApprovalRequirement?
    /// The window of time it is limited to, if any.
    public let window: WindowRequirement?
    /// The smallest group it may speak about, if limited.
    public let minimumGroup: Int?
    /// The ground of each sender.
    public let grounds: [Identifier: Identifier]
    /// How long the recipient may keep what it receives.
    public let retention: CalendarPeriod
    /// What the recipient may do onward.
    public let redisclosure: RedisclosureLevel
    /// The pseudonym domain, or nil for the pairwise one.
    public let domain: Identifier?
    /// Where the rule stands in its file.
    public let place: Place
}

/// The consent a permit needs.
public enum ConsentRequirement: Hashable, Sendable {
    /// None, and why not.
    case notRequired(why: String)
    /// A consent of one kind, explicit or not, no older than a period if one is given.
    case required(kind: ConsentKind, explicitness: Explicitness, maximumAge: CalendarPeriod?)

    /// How a consent must have been expressed.
    public enum Explicitness: Hashable, Sendable {
        /// Any expression will do.
        case any
        /// Only an explicit one will do (GDPR article 9(2)(a) wording).
        case explicit
    }
}

/// The approvals a permit needs.
public struct ApprovalRequirement: Hashable, Sendable {
    /// How many, from 1.
    public let count: Int
    /// The roles that may approve, sorted.
    public let roles: [Identifier]
    /// Whether officers are counted, or statements.
    public let counting: Counting

    /// What is counted.
    public enum Counting: Hashable, Sendable {
        /// Different officers.
        case officers
        /// Statements, also several by one officer.
        case statements
    }
}

/// A window of time relative to a day in the case, both ends included.
public struct WindowRequirement: Hashable, Sendable {
    /// The event the window follows, such as `placement_end`.
    public let event: Identifier
    /// From how long after the event.
    public let from: CalendarPeriod
    /// To how long after the event.
    public let to: CalendarPeriod
}
