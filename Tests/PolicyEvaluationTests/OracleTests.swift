import CaseModel
import PolicyEvaluation
import Testing

@Suite struct OracleTests {
    /// The module and the slow evaluator give the same answer, rule by rule, on 4,000 generated questions.
    @Test(arguments: 0..<4) func theSlowEvaluatorAgrees(part: Int) throws {
        var random = Seeded(UInt64(100 + part))
        var seen: [String: Int] = [:]
        for _ in 0..<25 {
            let draft = PolicyDraft.random(&random)
            let policy = try draft.policy()
            for _ in 0..<40 {
                let question = CaseDraft.random(&random)
                let oracle = SlowEvaluator(policy: draft, question: question)
                guard oracle.isWellFormed else {
                    #expect(throws: RequestFault.self) { try policy.decide(question.request, on: question.evidence) }
                    seen["fault", default: 0] += 1
                    continue
                }
                let decision = try policy.decide(question.request, on: question.evidence)
                compare(decision, oracle)
                seen[decision.reason?.rawValue ?? "allow", default: 0] += 1
            }
        }
        for outcome in DenialReason.allCases.map(\.rawValue) + ["allow", "fault"] {
            #expect(seen[outcome, default: 0] > 3, "the generator makes too few of \(outcome): \(seen)")
        }
    }

    private func compare(_ decision: Decision, _ oracle: SlowEvaluator) {
        let answers = oracle.answers()
        #expect(decision.perCategory.count == answers.count)
        for category in decision.perCategory {
            let found = SlowEvaluator.Answer(
                reason: category.outcome.reason?.rawValue, permits: category.outcome.permits.map(\.text),
                forbids: category.outcome.forbids.map(\.text),
                missing: Dictionary(
                    category.outcome.nearMisses.map { ($0.permit.text, $0.missing.map(\.kind.rawValue)) }
                ) { first, _ in first })
            #expect(found == answers[category.category.text])
        }
        #expect(decision.obligations?.retainUntil == oracle.obligations?.until)
        #expect(decision.obligations?.redisclosure.rawValue == oracle.obligations?.level)
    }
}
