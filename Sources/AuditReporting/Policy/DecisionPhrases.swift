public import CaseModel
import ConsentRecording
public import PolicyEvaluation

/// A decision in words: what was decided, by which rules, and for a denial what came closest and what is missing.
///
/// Names rules, agencies, roles, purposes and categories of the policy only, never anything of the case.
public struct DecisionPhrases: Sendable {
    private let language: Language
    private let conditions: ConditionPhrases

    /// Words in a language.
    public init(_ language: Language) { (self.language, conditions) = (language, ConditionPhrases(language)) }

    /// One line for the outcome, then for each category what decided it and what is missing; `closest` says which permits
    /// came closest to a category that no permit covers or a forbid closes.
    public func lines(
        _ decision: Decision, closest: [(category: Identifier, closest: [PermitDistance])]
    ) -> [String] {
        var lines = [head(decision.effect, decision.request)]
        for answer in decision.perCategory {
            let near = closest.first { $0.category == answer.category }?.closest ?? []
            lines += self.lines(answer) + near.map { "  \(self.closest($0))" }
        }
        if let obligations = decision.obligations { lines.append(self.obligations(obligations)) }
        return lines
    }

    private func head(_ effect: Decision.Effect, _ request: DisclosureRequest) -> String {
        let (from, to, purpose, role) = (request.from, request.to, request.purpose, request.role)
        switch (language, effect) {
        case (.english, .allow): return "allowed: \(from) → \(to) for \(purpose) by \(role)"
        case (.english, .deny): return "denied: \(from) → \(to) for \(purpose) by \(role)"
        case (.swedish, .allow): return "tillåtet: \(from) → \(to) för \(purpose) av \(role)"
        case (.swedish, .deny): return "nekat: \(from) → \(to) för \(purpose) av \(role)"
        case (.danish, .allow): return "tilladt: \(from) → \(to) til \(purpose) af \(role)"
        case (.danish, .deny): return "afvist: \(from) → \(to) til \(purpose) af \(role)"
        }
    }

    private func lines(_ decision: CategoryDecision) -> [String] {
        let category = decision.category.text
        switch decision.outcome {
        case .allow(let permits): return ["\(category): \(allowed) \(list(permits))"]
        case .policyNotValid: return ["\(category): \(notValid)"]
        case .policyNotInForce(let missing): return ["\(category): \(notInForce) \(list(missing))"]
        case .forbidden(let forbids): return ["\(category): \(forbidden) \(list(forbids))"]
        case .noPermit: return ["\(category): \(noPermit)"]
        case .conditionUnmet(let misses):
            return ["\(category): \(unmet)"]
                + misses.map { miss in
                    "  \(wouldAllow(miss.permit)) \(miss.missing.map(conditions.missing).joined(separator: "; "))"
                }
        }
    }

    private func list(_ names: [Identifier]) -> String { names.map(\.text).joined(separator: ", ") }

    private func obligations(_ obligations: Obligations) -> String {
        let onward = conditions.redisclosure(obligations.redisclosure)
        switch language {
        case .english: return "keep until \(obligations.retainUntil) at the latest; \(onward)"
        case .swedish: return "sparas längst till \(obligations.retainUntil); \(onward)"
        case .danish: return "opbevares længst til \(obligations.retainUntil); \(onward)"
        }
    }

    private var allowed: String {
        switch language {
        case .english: "allowed by"
        case .swedish: "tillåtet enligt"
        case .danish: "tilladt efter"
        }
    }

    private var notValid: String {
        switch language {
        case .english: "denied, the policy does not hold on this day"
        case .swedish: "nekat, policyn gäller inte denna dag"
        case .danish: "afvist, politikken gælder ikke denne dag"
        }
    }

    private var notInForce: String {
        switch language {
        case .english: "denied, the policy is not in force; missing is the signature of"
        case .swedish: "nekat, policyn är inte i kraft; underskrift saknas av"
        case .danish: "afvist, politikken er ikke i kraft; der mangler underskrift fra"
        }
    }

    private var forbidden: String {
        switch language {
        case .english: "denied, forbidden by"
        case .swedish: "nekat, förbjudet enligt"
        case .danish: "afvist, forbudt efter"
        }
    }

    private var noPermit: String {
        switch language {
        case .english: "denied, no permit covers it"
        case .swedish: "nekat, inget tillstånd omfattar det"
        case .danish: "afvist, ingen tilladelse omfatter det"
        }
    }

    private var unmet: String {
        switch language {
        case .english: "denied, what a permit asks for is missing"
        case .swedish: "nekat, det som ett tillstånd kräver saknas"
        case .danish: "afvist, det, en tilladelse kræver, mangler"
        }
    }

    private func wouldAllow(_ permit: Identifier) -> String {
        switch language {
        case .english: "\(permit) would allow it, but"
        case .swedish: "\(permit) skulle tillåta det, men"
        case .danish: "\(permit) ville tillade det, men"
        }
    }

    private func closest(_ miss: PermitDistance) -> String {
        guard !miss.differences.isEmpty else {
            switch language {
            case .english: return "\(miss.permit) covers it, but a forbid always wins"
            case .swedish: return "\(miss.permit) omfattar det, men ett förbud går alltid före"
            case .danish: return "\(miss.permit) omfatter det, men et forbud går altid forud"
            }
        }
        let differences = miss.differences.map(difference).joined(separator: "; ")
        switch language {
        case .english: return "\(miss.permit) comes closest, but \(differences)"
        case .swedish: return "\(miss.permit) ligger närmast, men \(differences)"
        case .danish: return "\(miss.permit) ligger nærmest, men \(differences)"
        }
    }

    private func difference(_ difference: PermitDistance.Difference) -> String {
        switch difference {
        case .listed(let dimension, let names):
            let word = self.word(dimension)
            switch language {
            case .english: return "its \(word) \(names.count == 1 ? "is" : "are") \(list(names))"
            case .swedish: return "\(word) är där \(list(names))"
            case .danish: return "\(word) er dér \(list(names))"
            }
        case .identity(let form):
            switch language {
            case .english: return "it goes no further than \(conditions.identity(form))"
            case .swedish: return "det gäller högst \(conditions.identity(form))"
            case .danish: return "det gælder højst \(conditions.identity(form))"
            }
        }
    }

    private func word(_ dimension: PermitDistance.Dimension) -> String {
        switch (language, dimension) {
        case (.english, .from): "sender"
        case (.english, .to): "recipient"
        case (.english, .role): "role"
        case (.english, .purpose): "purpose"
        case (.english, .category): "category"
        case (.swedish, .from): "avsändaren"
        case (.swedish, .to): "mottagaren"
        case (.swedish, .role): "rollen"
        case (.swedish, .purpose): "ändamålet"
        case (.swedish, .category): "kategorin"
        case (.danish, .from): "afsenderen"
        case (.danish, .to): "modtageren"
        case (.danish, .role): "rollen"
        case (.danish, .purpose): "formålet"
        case (.danish, .category): "kategorien"
        }
    }
}
