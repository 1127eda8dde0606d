import CaseModel
import PolicyEvaluation

/// What both sides must agree on.
struct Answer: Equatable {
    /// Each category's outcome, in the order of names.
    var categories: [Outcome] = []
    var retainUntil: CalendarDate?
    var redisclosure: String?
    var domain: String?

    struct Outcome: Equatable {
        var category: String
        var reason: String?
        var permits: [String] = []
        var forbids: [String] = []
        /// For each permit that came near, what is missing, in words.
        var misses: [Miss] = []
    }

    struct Miss: Equatable {
        var permit: String
        var missing: [String]
    }
}

extension Answer {
    /// Brygga's decision in these terms.
    init(_ decision: Decision) {
        categories = decision.perCategory.map { answer in
            Outcome(
                category: answer.category.text, reason: answer.outcome.reason?.rawValue,
                permits: answer.outcome.permits.map(\.text), forbids: answer.outcome.forbids.map(\.text),
                misses: answer.outcome.nearMisses.map { miss in
                    Miss(permit: miss.permit.text, missing: miss.missing.map(\.explanation))
                })
        }
        retainUntil = decision.obligations?.retainUntil
        redisclosure = decision.obligations?.redisclosure.rawValue
        switch decision.domain {
        case nil: domain = nil
        case .pairwise: domain = "pairwise"
        case .named(let name): domain = name.text
        }
    }

    /// The words of the decision, as Brygga writes them.
    func lines(for question: Question) -> [String] {
        let isAllowed = categories.allSatisfy { $0.reason == nil }
        var lines = [
            "\(isAllowed ? "allowed" : "denied"): \(question.from) → \(question.to) "
                + "for \(question.purpose) by \(question.role)"
        ]
        for outcome in categories {
            switch outcome.reason {
            case nil: lines.append("\(outcome.category): allowed by \(outcome.permits.joined(separator: ", "))")
            case "policy_not_valid": lines.append("\(outcome.category): denied, the policy does not hold on this day")
            case "forbidden":
                lines.append("\(outcome.category): denied, forbidden by \(outcome.forbids.joined(separator: ", "))")
            case "no_permit": lines.append("\(outcome.category): denied, no permit covers it")
            default: lines.append("\(outcome.category): denied, what a permit asks for is missing")
            }
            for miss in outcome.misses {
                lines.append("  \(miss.permit) would allow it, but \(miss.missing.joined(separator: "; "))")
            }
        }
        if let retainUntil, let redisclosure {
            lines.append("keep until \(retainUntil) at the latest; onward: \(redisclosure)")
        }
        return lines
    }
}
