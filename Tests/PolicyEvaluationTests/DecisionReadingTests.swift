import CaseModel
import PolicyEvaluation
import Testing

/// A decision that a register kept reads back as what was decided, and nothing else reads as a decision.
@Suite("Decisions read back")
struct DecisionReadingTests {
    @Test func everyDecisionReadsBackAsItself() throws {
        var random = Seeded(20_261_201)
        var outcomes: Set<String> = []
        for _ in 0..<40 {
            let policy = try PolicyDraft.random(&random).policy()
            for _ in 0..<25 {
                let draft = CaseDraft.random(&random)
                guard let decision = try? policy.decide(draft.request, on: draft.evidence) else { continue }
                let read = try #require(Decision(readingCanonicalJSON: decision.canonicalJSON))
                #expect(read.canonicalJSON == decision.canonicalJSON)
                #expect(read.explanationLines == decision.explanationLines)
                #expect(read.permits == decision.permits && read.unmet == decision.unmet)
                #expect(read.citedConsents == decision.citedConsents && read.obligations == decision.obligations)
                outcomes.formUnion(decision.perCategory.map { $0.outcome.reason?.rawValue ?? "allow" })
            }
        }
        #expect(outcomes.isSuperset(of: ["allow", "forbidden", "no_permit", "condition_unmet"]))
    }

    @Test(arguments: [
        (#""effect":"allow""#, #""effect":"deny""#), (#""identity":"pseudonym""#, #""identity":"name""#),
        (#""redisclosure":""#, #""redisclosure":"x"#), (#"{"as_of""#, #"{ "as_of""#),
        (#"{"as_of""#, #"{"a":1,"as_of""#),
        (#""outcome":"allow""#, #""outcome":"maybe""#), (#""reason""#, #""Reason""#),
    ])
    func whatIsNotADecisionIsNotRead(old: String, new: String) throws {
        var random = Seeded(7)
        var tried = 0
        for _ in 0..<200 {
            let policy = try PolicyDraft.random(&random).policy()
            let draft = CaseDraft.random(&random)
            guard let decision = try? policy.decide(draft.request, on: draft.evidence) else { continue }
            let text = String(decoding: decision.canonicalJSON, as: UTF8.self)
            guard text.contains(old) else { continue }
            #expect(
                Decision(readingCanonicalJSON: Array(text.replacing(old, with: new).utf8)) == nil)
            tried += 1
        }
        #expect(tried > 0)
        #expect(Decision(readingCanonicalJSON: []) == nil)
        #expect(Decision(readingCanonicalJSON: Array("{}".utf8)) == nil)
    }
}
