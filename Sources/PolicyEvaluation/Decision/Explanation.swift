import CaseModel

extension Decision {
    /// The decision in words: one line for the outcome, then for each category what decided and what is missing.
    ///
    /// Names rules, agencies and categories of the policy only, never anything of the case. English; every line is built
    /// from `perCategory`, which other languages read in the same way.
    public var explanationLines: [String] {
        var lines: [String] = []
        lines.reserveCapacity(2 * perCategory.count + 2)
        lines.append(
            phrase(
                effect == .allow ? "allowed: " : "denied: ", request.from.text, " → ", request.to.text, " for ",
                request.purpose.text, " by ", request.role.text))
        for answer in perCategory { answer.explain(into: &lines) }
        if let obligations {
            lines.append(
                "keep until \(obligations.retainUntil) at the latest; onward: \(obligations.redisclosure.rawValue)")
        }
        return lines
    }
}

extension CategoryDecision {
    /// The answer for the category in words.
    public var explanationLines: [String] {
        var lines: [String] = []
        explain(into: &lines)
        return lines
    }

    fileprivate func explain(into lines: inout [String]) {
        let category = category.text
        switch outcome {
        case .allow(let permits): lines.append(phrase(category, ": allowed by ", list(permits)))
        case .policyNotValid: lines.append(phrase(category, ": denied, the policy does not hold on this day"))
        case .policyNotInForce(let missing):
            lines.append(
                phrase(
                    category, ": denied, the policy is not in force: the signature of ", list(missing), " is missing"))
        case .forbidden(let forbids): lines.append(phrase(category, ": denied, forbidden by ", list(forbids)))
        case .noPermit: lines.append(phrase(category, ": denied, no permit covers it"))
        case .conditionUnmet(let misses):
            lines.append(phrase(category, ": denied, what a permit asks for is missing"))
            for miss in misses {
                var line = phrase("  ", miss.permit.text, " would allow it, but ")
                for (number, condition) in miss.missing.enumerated() {
                    if number > 0 { line += "; " }
                    condition.explain(into: &line)
                }
                lines.append(line)
            }
        }
    }

    private func list(_ names: [Identifier]) -> String {
        names.count == 1 ? names[0].text : names.map(\.text).joined(separator: ", ")
    }
}

/// Texts behind each other, in one piece of memory from the start.
private func phrase(_ parts: String...) -> String {
    var text = ""
    // Room for what follows too: a near miss goes on for as long again.
    text.reserveCapacity(parts.reduce(96) { $0 + $1.utf8.count })
    for part in parts { text += part }
    return text
}

extension MissingCondition {
    /// What is missing, in words.
    public var explanation: String {
        var text = ""
        explain(into: &text)
        return text
    }

    fileprivate func explain(into text: inout String) {
        func add(_ parts: String...) { for part in parts { text += part } }
        switch self {
        case .consent(let kind, let gap): add("the ", kind.words, " ", gap.words)
        case .approval(let needed, let counted): add("it needs ", "\(needed)", " approvals and has ", "\(counted)")
        case .window(let event, .unknownEvent): add("the day of ", event.text, " is not known")
        case .window(let event, .tooEarly): add("the time after ", event.text, " has not begun")
        case .window(let event, .tooLate): add("the time after ", event.text, " is over")
        case .minimumGroup(let needed, let stated?):
            add("the group of ", "\(stated)", " is smaller than ", "\(needed)")
        case .minimumGroup(let needed, nil):
            add("the size of the group is not known and must be at least ", "\(needed)")
        case .origin(.level): add("the items came from elsewhere on terms that do not let them go on")
        case .origin(.retentionOver): add("the items came from elsewhere and may no longer be kept")
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
