public import CaseModel
public import PolicyEvaluation

/// One disclosure that was sent. All names are labels, as people know them.
public struct SentDisclosure: Sendable, Hashable {
    /// The day it was sent.
    public var date: CalendarDate
    /// The agency that got it.
    public var recipient: String
    /// What it was for.
    public var purpose: String
    /// The categories of information.
    public var categories: [String]
    /// The grounds in law.
    public var grounds: [CitedGround]
    /// The consents it rests on.
    public var consents: [CitedConsent]
    /// The names of the policy's permits that allowed it.
    public var rules: [String]
    /// How the person was named in it.
    public var identity: IdentityForm
    /// Until when the recipient may keep it, where the decision says so.
    public var retainUntil: CalendarDate?

    /// Makes an entry.
    public init(
        date: CalendarDate, recipient: String, purpose: String, categories: [String], grounds: [CitedGround],
        consents: [CitedConsent], rules: [String], identity: IdentityForm, retainUntil: CalendarDate?
    ) {
        (self.date, self.recipient, self.purpose, self.categories) = (date, recipient, purpose, categories)
        (self.grounds, self.consents, self.rules) = (grounds, consents, rules)
        (self.identity, self.retainUntil) = (identity, retainUntil)
    }
}

/// A ground in law as a letter cites it.
public struct CitedGround: Sendable, Hashable {
    /// Whether counsel confirmed the citations.
    public enum Standing: Sendable, Hashable {
        /// Counsel confirmed them.
        case confirmed
        /// Counsel has not confirmed them yet; the letter says so.
        case notYetConfirmed
    }

    /// The basis of the processing, such as `GDPR 6.1 e, SFS 2017:725`.
    public var processing: String
    /// The exception for special categories, if the ground has one.
    public var specialCategories: String?
    /// The secrecy provision; nil where no secrecy applies.
    public var secrecy: String?
    /// What lifts the secrecy.
    public var liftedBy: SecrecyLift
    /// The citation of what lifts it.
    public var liftingLaw: String?
    /// The law for the use of the personal number, if the ground has one.
    public var personalNumber: String?
    /// Whether counsel confirmed the citations.
    public var standing: Standing

    /// Makes a citation.
    public init(
        processing: String, specialCategories: String? = nil, secrecy: String? = nil,
        liftedBy: SecrecyLift = .noneNeeded, liftingLaw: String? = nil, personalNumber: String? = nil,
        standing: Standing
    ) {
        (self.processing, self.specialCategories) = (processing, specialCategories)
        (self.secrecy, self.liftedBy, self.liftingLaw) = (secrecy, liftedBy, liftingLaw)
        (self.personalNumber, self.standing) = (personalNumber, standing)
    }

    /// The citation of a policy's ground. The law for the personal number is cited only for a disclosure that names the
    /// person by it.
    public init(_ ground: Ground, identity: IdentityForm) {
        self.init(
            processing: Self.cited("GDPR 6.1 \(ground.processing.point)", ground.processing.law),
            specialCategories: ground.specialCategories.map { Self.cited("GDPR 9.2 \($0.point)", $0.law) },
            secrecy: ground.secrecy.provision == "none_applicable" ? nil : ground.secrecy.provision,
            liftedBy: ground.secrecy.liftedBy, liftingLaw: ground.secrecy.law,
            personalNumber: identity == .personalNumber ? ground.personalNumber?.law : nil,
            standing: ground.isVerified ? .confirmed : .notYetConfirmed)
    }

    /// Point and law; a law that is the point itself is not said twice.
    private static func cited(_ point: String, _ law: String) -> String { law == point ? law : "\(point), \(law)" }
}

/// A consent that a disclosure rests on.
public struct CitedConsent: Sendable, Hashable {
    /// The number of the record, as on the person's receipt.
    public var record: String
    /// The day it was given.
    public var given: CalendarDate
    /// The day it was withdrawn, if it was.
    public var withdrawn: CalendarDate?

    /// Makes a citation.
    public init(record: String, given: CalendarDate, withdrawn: CalendarDate?) {
        (self.record, self.given, self.withdrawn) = (record, given, withdrawn)
    }
}

/// One disclosure that was received and opened.
public struct ReceivedDisclosure: Sendable, Hashable {
    /// The day it was opened.
    public var date: CalendarDate
    /// The agency that sent it.
    public var sender: String
    /// What it was for.
    public var purpose: String
    /// The categories of information.
    public var categories: [String]
    /// Until when it may be kept, where the decision says so.
    public var keepUntil: CalendarDate?

    /// Makes an entry.
    public init(
        date: CalendarDate, sender: String, purpose: String, categories: [String], keepUntil: CalendarDate?
    ) {
        (self.date, self.sender, self.purpose) = (date, sender, purpose)
        (self.categories, self.keepUntil) = (categories, keepUntil)
    }
}

/// One disclosure that was to be sent and was refused.
public struct RefusedDisclosure: Sendable, Hashable {
    /// The day it was refused.
    public var date: CalendarDate
    /// The agency it was meant for.
    public var recipient: String
    /// What it was to be for.
    public var purpose: String
    /// Why, category by category; the letter says it in general words.
    public var causes: [RefusalCause]

    /// Makes an entry.
    public init(date: CalendarDate, recipient: String, purpose: String, causes: [RefusalCause]) {
        (self.date, self.recipient, self.purpose, self.causes) = (date, recipient, purpose, causes)
    }
}
