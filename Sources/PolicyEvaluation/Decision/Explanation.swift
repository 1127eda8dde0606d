import CaseModel

extension Decision {
    /// The decision in words: one line for the outcome, then for each category what decided and what is missing.
    ///
    /// Names rules, agencies and categories of the policy only, never anything of the case. English; every line is built
    /// from `perCategory`, which other languages read in the same way.
    public var explanationLines: [String] {
        let flow = "\(request.from) → \(request.to) for \(request.purpose) by \(request.role)"
        return ["\(effect == .allow ? "allowed" : "denied"): \(flow)"] + perCategory.flatMap(\.explanationLines)
            + (obligations.map { ["keep until \($0.retainUntil) at the latest; onward: \($0.redisclosure.rawValue)"] }
                ?? [])
    }
}

extension CategoryDecision {
    /// The answer for the category in words.
    public var explanationLines: [String] {
        switch outcome {
        case .allow(let permits): ["\(category): allowed by \(list(permits))"]
        case .policyNotValid: ["\(category): denied, the policy does not hold on this day"]
        case .policyNotInForce(let missing):
            ["\(category): denied, the policy is not in force: the signature of \(list(missing)) is missing"]
        case .forbidden(let forbids): ["\(category): denied, forbidden by \(list(forbids))"]
        case .noPermit: ["\(category): denied, no permit covers it"]
        case .conditionUnmet(let misses):
            ["\(category): denied, what a permit asks for is missing"]
                + misses.map { miss in
                    "  \(miss.permit) would allow it, but " + miss.missing.map(\.explanation).joined(separator: "; ")
                }
        }
    }

    private func list(_ names: [Identifier]) -> String { names.map(\.text).joined(separator: ", ") }
}

extension MissingCondition {
    /// What is missing, in words.
    public var explanation: String {
        switch self {
        case .consent(let kind, let gap): "the \(kind.words) \(gap.words)"
        case .approval(let needed, let counted): "it needs \(needed) approvals and has \(counted)"
        case .window(let event, .unknownEvent): "the day of \(event) is not known"
        case .window(let event, .tooEarly): "the time after \(event) has not begun"
        case .window(let event, .tooLate): "the time after \(event) is over"
        case .minimumGroup(let needed, let stated?): "the group of \(stated) is smaller than \(needed)"
        case .minimumGroup(let needed, nil): "the size of the group is not known and must be at least \(needed)"
        case .origin(.level): "the items came from elsewhere on terms that do not let them go on"
        case .origin(.retentionOver): "the items came from elsewhere and may no longer be kept"
        }
    }
}

extension ConsentKind {
    var words: String {
        switch self {
        case .secrecyWaiver: "secrecy waiver"
        case .gdprConsent: "GDPR consent"
        case .participation: "agreement to take part"
        }
    }
}

extension MissingCondition.ConsentGap {
    fileprivate var words: String {
        switch self {
        case .none: "is missing"
        case .withdrawn: "was withdrawn"
        case .notGiven: "does not hold: the latest statement about it does not permit"
        case .notCovered: "does not cover all of it"
        case .expired: "has expired"
        case .tooOld: "is older than the permit accepts"
        case .notExplicit: "was not given explicitly"
        case .notAuthorised: "was given by someone whose authority is not shown"
        }
    }
}
