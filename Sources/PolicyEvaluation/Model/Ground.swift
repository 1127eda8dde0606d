public import CaseModel

/// The legal questions of one sender, answered apart: processing, special categories, secrecy, personal number.
///
/// The citations are data that counsel has to confirm; `isVerified` says whether that was done.
public struct Ground: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// Whether counsel confirmed the citations; false when the policy does not say.
    public let isVerified: Bool
    /// The legal basis of the processing (GDPR article 6(1)).
    public let processing: LegalPoint
    /// The exception for special categories (GDPR article 9(2)), if there is one.
    public let specialCategories: LegalPoint?
    /// The secrecy that applies to the sender, and what lifts it.
    public let secrecy: Secrecy
    /// The ground for using the personal number, if there is one.
    public let personalNumber: PersonalNumberGround?
    /// Where it stands in its file.
    public let place: Place

    /// A point of a GDPR article and the national law that it leans on.
    public struct LegalPoint: Hashable, Sendable {
        /// The letter of the point, `a` to `j`.
        public let point: String
        /// The citation.
        public let law: String
    }

    /// A secrecy provision and what lifts it.
    public struct Secrecy: Hashable, Sendable {
        /// The citation of the provision, or `none_applicable`.
        public let provision: String
        /// What lifts it.
        public let liftedBy: SecrecyLift
        /// The citation of what lifts it.
        public let law: String?
    }

    /// Why the personal number may be used.
    public struct PersonalNumberGround: Hashable, Sendable {
        /// The citation.
        public let law: String
        /// The reason the law accepts.
        public let reason: Identifier
    }
}

/// What lifts secrecy towards a recipient.
public enum SecrecyLift: String, Sendable, Hashable, CaseIterable {
    /// The person's secrecy waiver.
    case consent
    /// A duty in law to disclose.
    case statutoryDuty = "statutory_duty"
    /// A test that disclosure does no harm.
    case harmTest = "harm_test"
    /// There is no secrecy to lift.
    case noneNeeded = "none_needed"
}
