public import CaseModel

/// A promise of the agreement, to be proved over every cell of the policy.
public struct Invariant: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// What is promised.
    public let promise: Promise
    /// Where it stands in its file.
    public let place: Place

    /// The kinds of promise.
    public enum Promise: Hashable, Sendable {
        /// No disclosure is ever allowed in these cells.
        case never(CellFilter)
        /// Whatever is allowed in these cells has these properties.
        case always(when: CellFilter, Guarantee)
        /// The category leaves these agencies only.
        case onlyFrom(category: Identifier, agencies: [Identifier])
        /// The category reaches the agency by no chain of disclosures.
        case neverReaches(category: Identifier, agency: Identifier)
    }

    /// Properties that an allowed disclosure has; nil where nothing is promised.
    public struct Guarantee: Hashable, Sendable {
        /// It needs a consent of this kind.
        public let consent: ConsentKind?
        /// It needs at least so many approvals.
        public let approvalsAtLeast: Int?
        /// It is kept no longer.
        public let retentionAtMost: CalendarPeriod?
        /// It goes on no further.
        public let redisclosureAtMost: RedisclosureLevel?
        /// Its ground answers this question.
        public let groundHas: GroundPart?
    }

    /// The parts of a ground that a promise can name.
    public enum GroundPart: String, Sendable, Hashable, CaseIterable {
        /// The special categories exception.
        case specialCategories = "gdpr9"
        /// The ground for the personal number.
        case personalNumber = "personal_number"
    }
}

/// The emergency clause; it is read and kept, but no decision of this version is ever opened by it.
public struct EmergencyClause: Hashable, Sendable {
    /// Whether the agreement foresees emergency openings.
    public let isEnabled: Bool
    /// The roles that could open, sorted.
    public let roles: [Identifier]
    /// The categories that could be opened, sorted.
    public let categories: [Identifier]
    /// How soon an opening would be reviewed.
    public let reviewWithin: CalendarPeriod?
    /// The forbids that hold even then, sorted.
    public let neverOverrides: [Identifier]
}
