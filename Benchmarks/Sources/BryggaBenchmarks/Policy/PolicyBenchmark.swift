import CaseModel
import Foundation
import PolicyEvaluation

/// Figure 2: policy decisions from requests of strings.
struct PolicyBenchmark {
    /// Where the questions to Cedar lie.
    let folder: URL
    /// A Python that has cedarpy.
    let python: String

    func run(into report: Report) throws {
        report.begin(
            "2. Policy decisions",
            [
                "A request of strings to a decision with its reasons; a denial also into words.",
                "The evidence is made before, for both sides.",
                "Naive: the same rules as arrays of strings, looked through one by one.",
                "Cedar: the exported policy, parsed before; whole spaces of cells, without a peer.",
            ])
        let rekrytera = try PolicyCase.rekrytera()
        for policyCase in [rekrytera, try PolicyCase.samverkan()] {
            let evidence = try policyCase.knowledge.evidence()
            try check(policyCase, evidence, into: report)
            for size in Set([1, policyCase.allowed.categories.count]).sorted() {
                try time(policyCase.allowed.first(size), of: policyCase, evidence, into: report)
            }
            for size in Set([1, policyCase.nearMiss.categories.count]).sorted() {
                try time(nearMiss: policyCase.nearMiss.first(size), of: policyCase, evidence, into: report)
            }
        }
        let wide = try WidePolicy(rules: 100).policy()
        try CedarBenchmark(folder: folder, python: python).run(
            [("\(rekrytera.title)", rekrytera.policy), ("\(wide.id), 100 rules", wide)], into: report)
        try SpaceBenchmark().run(example: rekrytera.policy, into: report)
    }

    private static let rounds = 9
    private static let operations = 10_000

    private func check(_ policyCase: PolicyCase, _ evidence: Evidence, into report: Report) throws {
        let allowed = try decide(policyCase, policyCase.allowed, evidence)
        let denied = try decide(policyCase, policyCase.nearMiss, evidence)
        report.check("\(policyCase.id): the first question is allowed", allowed.effect == .allow)
        report.check("\(policyCase.id): the second is a near miss", denied.reason == .conditionUnmet)
        for (question, decision) in [(policyCase.allowed, allowed), (policyCase.nearMiss, denied)] {
            let answer = policyCase.naive.answer(question, on: policyCase.knowledge)
            report.check(
                "\(policyCase.id): both sides use the same words",
                answer?.lines(for: question) == decision.explanationLines)
        }
        let (questions, differences) = sweep(policyCase, evidence)
        report.check("\(policyCase.id): both sides agree on \(questions) questions", differences == 0)
    }

    /// Every question of one category that the vocabulary can express, and those it refuses.
    private func sweep(_ policyCase: PolicyCase, _ evidence: Evidence) -> (questions: Int, differences: Int) {
        let naive = policyCase.naive
        var (questions, differences) = (0, 0)
        for from in naive.agencies {
            for to in naive.agencies {
                for role in naive.roles.map(\.name) {
                    for purpose in naive.purposes + ["unknown"] {
                        for (number, category) in naive.categories.enumerated() {
                            let question = Question(
                                from: from, to: to, role: role, purpose: purpose, categories: [category],
                                identity: NaivePolicy.forms[number % 3])
                            let decision = try? decide(policyCase, question, evidence)
                            let answer = naive.answer(question, on: policyCase.knowledge)
                            questions += 1
                            if decision.map({ Answer($0) }) != answer { differences += 1 }
                        }
                    }
                }
            }
        }
        return (questions, differences)
    }

    private func decide(_ policyCase: PolicyCase, _ question: Question, _ evidence: Evidence) throws -> Decision {
        try policyCase.policy.decide(required(question.request(), "a request"), on: evidence)
    }

    private func time(
        _ question: Question, of policyCase: PolicyCase, _ evidence: Evidence, into report: Report
    ) throws {
        let figure = try contest(
            policyCase, "allow-\(question.categories.count)", "Allow, categories: \(question.categories.count)",
            brygga: { try decide(policyCase, question, evidence).perCategory.count },
            naive: { policyCase.naive.answer(question, on: policyCase.knowledge)?.categories.count ?? 0 }
        ).figure(rounds: Self.rounds)
        report.add(figure)
        guard question.categories.count == 1 else { return }
        report.add(
            Goal("\(policyCase.id): a decision with its reasons, µs (CPU)", figure.results[0].cpu * 1e6, .atMost(0.5)))
    }

    private func time(
        nearMiss question: Question, of policyCase: PolicyCase, _ evidence: Evidence, into report: Report
    ) throws {
        let figure = try contest(
            policyCase, "near-miss-\(question.categories.count)",
            "Deny, near misses in words, categories: \(question.categories.count)",
            brygga: { try decide(policyCase, question, evidence).explanationLines.count },
            naive: { policyCase.naive.answer(question, on: policyCase.knowledge)?.lines(for: question).count ?? 0 }
        ).figure(rounds: Self.rounds)
        report.add(figure)
        guard question.categories.count == 1 else { return }
        report.add(
            Goal("\(policyCase.id): a denial explained in words, µs (CPU)", figure.results[0].cpu * 1e6, .atMost(3)))
    }

    private func contest(
        _ policyCase: PolicyCase, _ id: String, _ title: String, brygga: @escaping () throws -> Int,
        naive: @escaping () -> Int
    ) -> Contest {
        Contest(
            id: "policy-\(policyCase.id)-\(id)", title: "\(title); \(policyCase.title)", unit: "decision",
            contestants: [
                Contestant("Brygga") { try Self.repeated(brygga) },
                Contestant("Naive string arrays") { try Self.repeated(naive) },
            ])
    }

    private static func repeated(_ body: () throws -> Int) throws -> Usage {
        var total = 0
        let usage = try Usage.measuring(operations) {
            for _ in 0..<operations { total += try body() }
        }
        guard total > 0 else { throw Missing(description: "a decision") }
        return usage
    }
}
