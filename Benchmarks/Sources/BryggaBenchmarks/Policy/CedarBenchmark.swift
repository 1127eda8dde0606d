import CaseModel
import Foundation
import PolicyEvaluation

/// Cedar, by cedarpy, on the static part of a policy and the same requests.
struct CedarBenchmark {
    let folder: URL
    let python: String
    private static let requests = 2_000
    private static let rounds = 5

    /// What `Peers/policy_cedar.py` reads.
    private struct Asked: Encodable {
        var policies: String
        var cells: [[String]]
        var identities: [Int]
        var shown: [String]
    }

    /// What it writes.
    private struct Answered: Decodable {
        var allowed: [Bool]
        var batchSeconds: Double
        var engineMicroseconds: [Double]
    }

    func run(_ policies: [(title: String, policy: SharingPolicy)], into report: Report) throws {
        guard try Commands(folder: folder).succeeds([python, "-c", "import cedarpy"]) else {
            report.check("cedarpy is installed", false)
            return
        }
        for (number, policy) in policies.enumerated() { try compare(policy.title, policy.policy, number, report) }
    }

    private func compare(_ title: String, _ policy: SharingPolicy, _ number: Int, _ report: Report) throws {
        let questions = questions(policy)
        let evidence = try evidence(for: policy)
        let conditions = Set(policy.permits.flatMap(\.conditions))
        let asked = Asked(
            policies: CedarExport(of: policy).policies,
            cells: questions.map { [$0.from, $0.to, $0.role, $0.purpose, $0.categories[0]] },
            identities: questions.map { NaivePolicy.forms.firstIndex(of: $0.identity) ?? -1 },
            shown: conditions.filter { Self.holds($0) }.map(\.text).sorted())
        try Commands(folder: folder).write([UInt8](try JSONEncoder().encode(asked)), "asked.json")
        var allowed: [Bool] = []
        let brygga = Contestant("Brygga") {
            allowed = []
            allowed.reserveCapacity(questions.count)
            return try Usage.measuring(questions.count) {
                for question in questions {
                    let decision = try policy.decide(required(question.request(), "a request"), on: evidence)
                    allowed.append(decision.effect == .allow)
                }
            }
        }
        var latest: Answered?
        let engine = Contestant("Cedar's engine") {
            let answered = try ask()
            latest = answered
            let seconds = answered.engineMicroseconds.reduce(0, +) / 1e6
            return Usage(wall: seconds, cpu: seconds, operations: questions.count)
        }
        let batch = Contestant("cedarpy, batch") {
            let seconds = try required(latest, "an answer").batchSeconds
            return Usage(wall: seconds, cpu: seconds, operations: questions.count)
        }
        let figure = try Contest(
            id: "policy-cedar-\(number)", title: "\(questions.count) requests; \(title)", unit: "decision",
            contestants: [brygga, engine, batch]
        ).figure(rounds: Self.rounds)
        report.add(figure)
        report.check("\(title): Cedar gives the same answers", latest?.allowed == allowed)
        report.check("\(title): some are allowed, some not", Set(allowed).count == 2)
        report.add(
            Goal(
                "\(title): against Cedar's engine (wall)",
                figure.ratio(of: "Brygga", against: "Cedar's engine")?.wall, .atLeast(10)))
        report.add(
            Goal(
                "\(title): against cedarpy's batch (wall)",
                figure.ratio(of: "Brygga", against: "cedarpy, batch")?.wall, .atLeast(100)))
    }

    private func ask() throws -> Answered {
        let commands = Commands(folder: folder)
        try commands.run([python, Neighbours.source("Benchmarks/Peers/policy_cedar.py"), "asked.json", "answered.json"])
        return try JSONDecoder().decode(Answered.self, from: Data(try commands.read("answered.json")))
    }

    /// Requests of one category each, within the vocabulary; half of them lie in a permit's own lists.
    private func questions(_ policy: SharingPolicy) -> [Question] {
        var random = Seeded(state: 11)
        func one(_ names: [Identifier]) -> String { names[random.index(below: names.count)].text }
        var questions: [Question] = []
        while questions.count < Self.requests {
            let permit = policy.permits[random.index(below: policy.permits.count)]
            let isNear = questions.count % 2 == 0
            let from = one(isNear ? permit.from : policy.agencies.map(\.id))
            let to = one(isNear ? permit.to : policy.agencies.map(\.id))
            let role = one(isNear ? permit.roles : policy.roles.map(\.id))
            let purpose = one(isNear ? permit.purposes : policy.purposes.map(\.id))
            let category = one(isNear ? permit.categories : policy.categories.map(\.id))
            let hasRole = policy.roles.contains { $0.id.text == role && $0.agencies.contains { $0.text == from } }
            guard from != to, hasRole else { continue }
            questions.append(
                Question(
                    from: from, to: to, role: role, purpose: purpose, categories: [category],
                    identity: NaivePolicy.forms[random.index(below: 3)]))
        }
        return questions
    }

    /// Every consent is there, and a large group; no approval and no event.
    private static func holds(_ condition: Condition) -> Bool {
        switch condition {
        case .consent, .minimumGroup: true
        case .approval, .window: false
        }
    }

    private func evidence(for policy: SharingPolicy) throws -> Evidence {
        let agencies = policy.agencies.map(\.id.text)
        return try Knowledge(
            asOf: instant("2026-06-04T13:00:00Z"),
            consents: [ConsentKind.secrecyWaiver, .gdprConsent, .participation].map { kind in
                Knowledge.Consent(
                    kind: kind, given: try instant("2026-06-01"), from: agencies, to: agencies,
                    purposes: policy.purposes.map(\.id.text), categories: policy.categories.map(\.id.text))
            },
            groupSize: 1_000_000, flags: policy.subjectFlags.map { ($0.text, false) }
        ).evidence()
    }
}
