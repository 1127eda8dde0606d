import CaseModel
import Foundation
import TestSupport
import Testing

@testable import PolicyEvaluation

/// Cedar, given the exported policies, answers every cell as the matrix does: a second opinion by an engine that shares
/// nothing with ours.
@Suite("Cedar as a second opinion", .timeLimit(.minutes(10)))
struct CedarTests {
    private struct Asked: Encodable {
        struct Context: Encodable {
            var flags: [String]
            var shown: [String]
        }
        enum Part: Encodable {
            case name(String)
            case form(Int)

            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                switch self {
                case .name(let name): try container.encode(name)
                case .form(let form): try container.encode(form)
                }
            }
        }
        var policies: String
        var schema: String
        var cells: [[Part]]
        var contexts: [Context]
    }

    /// One question about every cell: which flags are set, and which conditions hold.
    private struct Context {
        var flags: [Identifier]
        var holds: (Condition) -> Bool
    }

    private func answers(_ asked: Asked) async throws -> [[Bool]] {
        let python = PackageFiles.path(".build/python/bin/python3")
        try #require(FileManager.default.fileExists(atPath: python), "make python-tools makes the referee")
        let outcome = try await run(
            python, [PackageFiles.path("Tests/PolicyEvaluationTests/cedar_answers.py")],
            input: [UInt8](try JSONEncoder().encode(asked)))
        try #require(outcome.code == 0, "\(outcome.errors)")
        return String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").map { $0.map { $0 == "1" } }
    }

    private static func cells(_ space: DecisionSpace) -> (cells: [DisclosureCell], meanings: [CellMeaning]) {
        var all: (cells: [DisclosureCell], meanings: [CellMeaning]) = ([], [])
        space.forEach { cell, meaning in
            all.cells.append(cell)
            all.meanings.append(meaning)
        }
        return all
    }

    /// Questions that are no cells: an agency to itself, and roles that the sender does not have.
    private static func outside(_ policy: SharingPolicy) -> [DisclosureCell] {
        var cells: [DisclosureCell] = []
        for from in policy.agencies.map(\.id) {
            for to in policy.agencies.map(\.id) {
                for role in policy.roles where from == to || !role.agencies.contains(from) {
                    for purpose in policy.purposes {
                        for category in policy.categories {
                            cells.append(
                                DisclosureCell(
                                    from: from, to: to, role: role.id, purpose: purpose.id, category: category.id,
                                    identity: .none, flags: []))
                        }
                    }
                }
            }
        }
        return cells
    }

    private static func kind(_ condition: Condition) -> Int {
        switch condition {
        case .consent: 0
        case .approval: 1
        case .window: 2
        case .minimumGroup: 3
        }
    }

    /// What is asked of a policy: everything shown, without flags and with each one and all of them; nothing shown; each
    /// kind of evidence withheld.
    private static func contexts(_ policy: SharingPolicy, conditions: [Condition]) -> [Context] {
        let flags = policy.subjectFlags
        let ofFlags = [[]] + flags.map { [$0] } + (flags.count > 1 ? [flags] : [])
        var contexts = ofFlags.map { Context(flags: $0, holds: { _ in true }) }
        contexts.append(Context(flags: [], holds: { _ in false }))
        for kind in Set(conditions.map(Self.kind)).sorted() {
            contexts.append(Context(flags: [], holds: { Self.kind($0) != kind }))
        }
        return contexts
    }

    /// Each condition withheld for itself, with those that imply it.
    private static func singly(_ conditions: [Condition]) -> [Context] {
        conditions.map { withheld in Context(flags: [], holds: { !$0.implies(withheld) }) }
    }

    /// Compares every cell and gives how many of all answers were allows.
    private func compare(
        _ policy: SharingPolicy, thoroughly isThorough: Bool = false, changing change: (String) -> String = { $0 }
    ) async throws -> (differences: Int, allows: Int, answers: Int) {
        let conditions = Set(policy.permits.flatMap(\.conditions).map(\.stated)).sorted { $0.text < $1.text }
        let contexts =
            Self.contexts(policy, conditions: conditions) + (isThorough ? Self.singly(conditions) : [])
        var (cells, _) = Self.cells(try DecisionSpace(of: policy))
        let inside = cells.count
        if isThorough { cells += Self.outside(policy) }
        let answers = try await answers(
            Asked(
                policies: change(CedarExport(of: policy).policies), schema: CedarExport.schema,
                cells: cells.map { cell in
                    [cell.from, cell.to, cell.role, cell.purpose, cell.category].map { .name($0.text) }
                        + [.form(IdentityForm.allCases.firstIndex(of: cell.identity) ?? -1)]
                },
                contexts: contexts.map { context in
                    Asked.Context(
                        flags: context.flags.map(\.text), shown: conditions.filter(context.holds).map(\.text))
                }))
        try #require(answers.count == contexts.count)
        var result = (differences: 0, allows: 0, answers: 0)
        for (context, given) in zip(contexts, answers) {
            let (_, meanings) = Self.cells(try DecisionSpace(of: policy, flags: context.flags))
            try #require(given.count == cells.count && meanings.count == inside)
            // What the vocabulary cannot express is never permitted.
            result.differences += given[inside...].count { $0 }
            for (meaning, isAllowed) in zip(meanings, given) {
                let expected =
                    meaning.canBeAllowed && meaning.conditions.contains { $0.conditions.allSatisfy(context.holds) }
                if expected != isAllowed { result.differences += 1 }
                if isAllowed { result.allows += 1 }
                result.answers += 1
            }
        }
        return result
    }

    private static func publishedPolicies() throws -> [String] {
        let folder = PackageFiles.path("policies")
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
            "policies/\($0)/policy.yaml"
        } + ["Tests/PolicyEvaluationTests/Vectors/samverkan-arbete.policy.yaml"]
    }

    @Test func everyCellOfEveryPublishedPolicyGetsTheSameAnswer() async throws {
        for path in try Self.publishedPolicies() {
            let policy = try SharingPolicy(parsingYAML: Array(try PackageFiles.text(path).utf8), file: path)
            let result = try await compare(policy)
            #expect(result.differences == 0, "\(path)")
            #expect(result.allows > 100 && result.allows < result.answers / 2, "\(path): \(result)")
        }
    }

    @Test func everyCellOfGeneratedPoliciesGetsTheSameAnswer() async throws {
        var allows = 0
        for seed in 0..<12 {
            var random = Seeded(UInt64(seed) &+ 0xCEDA)
            let policy = try SharingPolicy.reading(PolicyDraft.random(&random).yaml)
            let result = try await compare(policy, thoroughly: true)
            #expect(result.differences == 0, "seed \(seed)")
            allows += result.allows
        }
        #expect(allows > 100)
    }

    /// The comparison can fail: each of these changes of the exported text is found with some generated policy.
    @Test(arguments: [
        ("flags turned round", "context.flags.containsAny", "!context.flags.containsAny"),
        ("a form more", "context.identity <= 1", "context.identity <= 2"),
        ("conditions dropped", "context.shown.containsAll", "[\"x\"].contains(\"x\") || context.shown.containsAll"),
        ("roles of others", "!([", "!([\"r\", \"s\", \"t\"].contains(context.role) || ["),
        ("to itself", "principal == resource", "principal == resource && context.identity > 0"),
        ("forbids that permit", "\nforbid (", "\npermit ("),
    ])
    func aChangedExportIsFound(change: (name: String, old: String, new: String)) async throws {
        var found = 0
        for seed in 0..<12 where found == 0 {
            var random = Seeded(UInt64(seed) &+ 0xCEDA)
            let policy = try SharingPolicy.reading(PolicyDraft.random(&random).yaml)
            let result = try await compare(policy, thoroughly: true) { $0.replacing(change.old, with: change.new) }
            found += result.differences
        }
        #expect(found > 0)
    }
}
