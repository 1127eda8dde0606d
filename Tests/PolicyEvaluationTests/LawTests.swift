import CaseModel
import PolicyEvaluation
import Testing

/// The laws of docs/policy-file.md, on generated policies and questions.
@Suite struct LawTests {
    /// Calls a law with generated policies, each with some questions that are well-formed.
    private func each(
        seed: UInt64, policies: Int = 15, questions: Int = 25,
        _ law: (PolicyDraft, SharingPolicy, CaseDraft, inout Seeded) throws -> Void
    ) throws {
        var random = Seeded(seed)
        for _ in 0..<policies {
            let draft = PolicyDraft.random(&random)
            let policy = try draft.policy()
            for _ in 0..<questions {
                let question = CaseDraft.random(&random)
                guard SlowEvaluator(policy: draft, question: question).isWellFormed else { continue }
                try law(draft, policy, question, &random)
            }
        }
    }

    @Test func orderOfRulesAndListsIsIrrelevant() throws {
        var random = Seeded(1)
        for _ in 0..<15 {
            let draft = PolicyDraft.random(&random)
            let (policy, other) = (try draft.policy(), try draft.shuffled(&random).policy())
            #expect(policy.digest == other.digest)
            #expect(policy.canonicalJSON == other.canonicalJSON)
            for _ in 0..<25 {
                var question = CaseDraft.random(&random)
                guard SlowEvaluator(policy: draft, question: question).isWellFormed else { continue }
                let decision = try policy.decide(question.request, on: question.evidence)
                question.consents.shuffle(using: &random)
                question.approvals.shuffle(using: &random)
                question.categories = question.categories.shuffled(using: &random) + question.categories
                let again = try other.decide(question.request, on: question.evidence)
                #expect(decision == again)
                #expect(decision.canonicalJSON == again.canonicalJSON)
            }
        }
    }

    @Test func addingAPermitNeverCloses() throws {
        var opened = 0
        try each(seed: 2, policies: 12, questions: 8) { draft, policy, question, random in
            var wider = draft
            wider.permits.append(PolicyDraft.permit("NEW", &random))
            let before = try policy.decide(question.request, on: question.evidence)
            let after = try wider.policy().decide(question.request, on: question.evidence)
            for (old, new) in zip(before.perCategory, after.perCategory) {
                if old.outcome.isAllowed { #expect(new.outcome.isAllowed) }
                if old.outcome != new.outcome { opened += 1 }
            }
        }
        #expect(opened > 0)
    }

    @Test func addingAForbidNeverOpens() throws {
        var closed = 0
        try each(seed: 3, policies: 12, questions: 8) { draft, policy, question, random in
            var tighter = draft
            tighter.forbids.append(PolicyDraft.forbid("NEW", &random))
            let before = try policy.decide(question.request, on: question.evidence)
            let after = try tighter.policy().decide(question.request, on: question.evidence)
            for (old, new) in zip(before.perCategory, after.perCategory) where old.outcome != new.outcome {
                #expect(new.outcome.reason == .forbidden)
                closed += 1
            }
        }
        #expect(closed > 0)
    }

    @Test func removingEvidenceNeverOpens() throws {
        var closed = 0
        try each(seed: 4, policies: 25) { _, policy, question, random in
            var less = question
            switch Int.random(in: 0..<6, using: &random) {
            case 0: less.group = nil
            case 1: less.event = nil
            case 2: less.flags = less.flags.filter { _ in random.chance(50) }
            case 3: less.approvals = less.approvals.filter { _ in random.chance(50) }
            case 4: less.missingSignatures = ["b"]
            // Without statements there is no consent; a withdrawal is a statement too and removing it alone may open.
            default: less.consents = []
            }
            let before = try policy.decide(question.request, on: question.evidence)
            let after = try policy.decide(less.request, on: less.evidence)
            for (old, new) in zip(before.perCategory, after.perCategory) {
                if new.outcome.isAllowed { #expect(old.outcome.isAllowed) }
                if old.outcome != new.outcome { closed += 1 }
            }
        }
        #expect(closed > 0)
    }

    @Test func anUnknownNameNeverGetsADecision() throws {
        try each(seed: 5, policies: 5) { _, policy, question, random in
            var wrong = question
            switch Int.random(in: 0..<5, using: &random) {
            case 0: wrong.from = "x"
            case 1: wrong.to = "x"
            case 2: wrong.role = "x"
            case 3: wrong.purpose = "x"
            default: wrong.categories.append("x")
            }
            let fault = #expect(throws: RequestFault.self) { try policy.decide(wrong.request, on: wrong.evidence) }
            #expect(fault?.failureClass == .badInput)
        }
    }

    @Test func aRequestOfNothingIsDenied() throws {
        try each(seed: 5, policies: 5) { _, policy, question, _ in
            var empty = question
            empty.categories = []
            let decision = try policy.decide(empty.request, on: empty.evidence)
            #expect(decision.effect == .deny)
            #expect(decision.perCategory.isEmpty)
        }
    }

    @Test func trimmingAllowsExactlyTheAllowedCategories() throws {
        var trims = 0
        try each(seed: 6, policies: 25) { _, policy, question, _ in
            let whole = try policy.decide(question.request, on: question.evidence)
            let (part, dropped) = try policy.trimmed(question.request, on: question.evidence)
            let allowed = whole.perCategory.filter(\.outcome.isAllowed).map(\.category)
            #expect(dropped == whole.perCategory.filter { !$0.outcome.isAllowed })
            #expect(part.effect == (allowed.isEmpty ? .deny : .allow))
            if !allowed.isEmpty { #expect(part.request.categories == allowed) }
            if !allowed.isEmpty, !dropped.isEmpty { trims += 1 }
        }
        #expect(trims > 0)
    }

    @Test func obligationsAreTheStrictestOfEveryPermit() throws {
        var allowed = 0
        try each(seed: 7, policies: 25) { _, policy, question, _ in
            let decision = try policy.decide(question.request, on: question.evidence)
            guard let obligations = decision.obligations else {
                #expect(decision.effect == .deny)
                return
            }
            allowed += 1
            for id in decision.permits {
                let permit = try #require(policy.permit(id))
                let own = Obligations(
                    retainUntil: question.today.adding(permit.retention), redisclosure: permit.redisclosure)
                #expect(obligations.isAtLeastAsStrict(as: own))
            }
        }
        #expect(allowed > 0)
    }

    @Test func aFlagThatIsNotStatedCountsAsSet() throws {
        var differs = 0
        try each(seed: 8) { _, policy, question, _ in
            var (silent, stated) = (question, question)
            silent.flags = [:]
            stated.flags = ["f": true, "g": true]
            let unstated = try policy.decide(silent.request, on: silent.evidence)
            #expect(unstated == (try policy.decide(stated.request, on: stated.evidence)))
            stated.flags = ["f": false, "g": false]
            if unstated != (try policy.decide(stated.request, on: stated.evidence)) { differs += 1 }
        }
        #expect(differs > 0)
    }

    @Test func aMoreIdentifyingFormIsNeverAllowedWhereALessIdentifyingOneIsNot() throws {
        try each(seed: 9) { _, policy, question, _ in
            var isAllowed = true
            for form in PolicyDraft.forms {
                var asked = question
                asked.identity = form
                let effect = try policy.decide(asked.request, on: asked.evidence).effect
                if effect == .allow { #expect(isAllowed) }
                isAllowed = effect == .allow
            }
        }
    }
}
