public import CaseModel
public import PolicyEvaluation

/// Why some of what was to be shared was stopped, in general words, and which categories it concerns.
public struct RefusalCause: Sendable, Hashable {
    /// What stood in the way.
    public var kind: Kind
    /// The categories of information, in the order of the decision.
    public var categories: [String]

    /// Makes a cause.
    public init(_ kind: Kind, _ categories: [String]) { (self.kind, self.categories) = (kind, categories) }

    /// What stood in the way, in the order in which a letter says it.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The policy did not hold then, or was not signed by all.
        case notInForce
        /// A rule forbids it.
        case forbidden
        /// The person has given no consent to it.
        case consentMissing
        /// A consent was withdrawn, refused or over.
        case consentNotInForce
        /// A consent holds and does not carry this.
        case consentInsufficient
        /// Officers had not approved it.
        case approvalMissing
        /// It was not the time for it.
        case outsideWindow
        /// The group was too small, or of unknown size.
        case smallGroup
        /// The terms under which the information was received keep it here.
        case termsOfOrigin
        /// No rule allows it.
        case noPermit
        /// Allowed by itself, and stopped because the rest was not.
        case stoppedWithTheRest
    }

    /// Every cause that a denial states, each once with all its categories; `name` says what a category is called.
    ///
    /// The overall reason of a denial is only the first of several: it would be untrue of the other categories.
    public static func all(of decision: Decision, naming name: (Identifier) -> String) -> [RefusalCause] {
        let found = decision.perCategory.map { (name($0.category), Set($0.outcome.kinds)) }
        return Kind.allCases.compactMap { kind in
            let categories = found.filter { $0.1.contains(kind) }.map(\.0)
            return categories.isEmpty ? nil : RefusalCause(kind, categories)
        }
    }
}

extension CategoryDecision.Outcome {
    fileprivate var kinds: [RefusalCause.Kind] {
        switch self {
        case .allow: [.stoppedWithTheRest]
        case .policyNotValid, .policyNotInForce: [.notInForce]
        case .forbidden: [.forbidden]
        case .noPermit: [.noPermit]
        case .conditionUnmet(let misses): misses.flatMap(\.missing).map(\.cause)
        }
    }
}

extension MissingCondition {
    fileprivate var cause: RefusalCause.Kind {
        switch self {
        case .consent(_, .none): .consentMissing
        case .consent(_, .withdrawn), .consent(_, .notGiven), .consent(_, .expired): .consentNotInForce
        case .consent: .consentInsufficient
        case .approval: .approvalMissing
        case .window: .outsideWindow
        case .minimumGroup: .smallGroup
        case .origin: .termsOfOrigin
        }
    }
}
