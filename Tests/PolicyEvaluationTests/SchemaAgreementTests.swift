import Foundation
import TestSupport
import Testing

@testable import PolicyEvaluation

/// The schemas for editors say of every file what the loader says, except for what no schema can say.
@Suite("Schema and loader agree", .timeLimit(.minutes(10)))
struct SchemaAgreementTests {
    private static let suite = """
        suite: small
        policy: se.test.small
        as_of: 2026-06-01T09:00:00Z
        fixtures:
          w: {state: given, kind: secrecy_waiver, explicit: true, authorised: true, given_at: 2026-05-04, expires: 2026-12-01T00:00:00Z, scope: {from: [a], to: [b], purposes: [help], categories: [who], excluded_agencies: [c], partly_excluded_categories: [work]}}
        tests:
          - {name: may, as_of: 2026-06-02, given: {from: a, to: b, role: clerk, purpose: help, categories: [who], identity: pseudonym, consents: [w], approvals: 1, subject: [protected], group: 12, events: {visit: 2026-05-01}, origins: [{category: who, redisclosure: none, retain_until: 2027-01-01}]}, expect: {effect: allow, permits: [P1], retain_until: 2027-06-01, redisclosure: none, dropped: []}}
          - {name: may not, given: {from: a, to: b, role: clerk, purpose: help, categories: [who], identity: pseudonym, signatures_missing: [a]}, expect: {effect: deny, reason: forbidden, forbids: [F1], unmet: [consent]}}

        """

    /// Faults that no schema can find, because they lie between two places of a file (docs/policy-file.md, section 13).
    private static let beyond: [(code: PolicyFault.Code, words: [String])] = [
        (.unknownName, ["is not the name of", "is not a sender of this permit"]),
        (.missingGround, ["has no ground"]),
        (.duplicateName, ["two rules have", "belongs to", "two pseudonym domains have"]),
        (
            .contradiction,
            [
                "ends before it begins", "may end before it begins", "is a part of itself", "and holds its key",
                "does not hold the key", "does not receive",
            ]
        ),
        (.tooMany, ["the policy has more than"]),
    ]

    private static func isBeyondSchemas(_ fault: PolicyFault) -> Bool {
        beyond.contains { $0.code == fault.code && $0.words.contains { fault.message.contains($0) } }
    }

    private func verdicts(_ texts: [String], by schema: String) async throws -> [Bool] {
        let python = PackageFiles.path(".build/python/bin/python3")
        try #require(FileManager.default.fileExists(atPath: python), "make python-tools makes the referee")
        let outcome = try await run(
            python, [PackageFiles.path("Tests/PolicyEvaluationTests/verdicts.py"), PackageFiles.path(schema)],
            input: [UInt8](try JSONEncoder().encode(texts)))
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try JSONDecoder().decode([Bool].self, from: Data(outcome.output))
    }

    private struct Tally {
        var accepted = 0
        var refused = 0
        var beyond = 0
    }

    /// Compares both verdicts on every mutation of a file and counts them.
    private func compare(
        _ text: String, _ schema: String, _ load: (String) throws(PolicyFaults) -> Void
    ) async throws -> Tally {
        let root = try YAMLDocument.read(Array(text.utf8), file: nil, maximumBytes: 1 << 20)
        let files = Mutation.files(of: Tree(root))
        var tally = Tally()
        for (file, isAccepted) in zip(files, try await verdicts(files.map(\.text), by: schema)) {
            do throws(PolicyFaults) {
                try load(file.text)
                tally.accepted += 1
                #expect(isAccepted, "the schema refuses what the loader takes: \(file.name)")
            } catch {
                let found = error.faults.filter { !Self.isBeyondSchemas($0) }
                if found.isEmpty { tally.beyond += 1 } else { tally.refused += 1 }
                #expect(!isAccepted || found.isEmpty, "the schema takes it: \(file.name): \(found.map(\.description))")
            }
        }
        return tally
    }

    @Test func policiesGetTheSameVerdict() async throws {
        let tally = try await compare(smallPolicy, "docs/schema/policy-file.schema.json") { text throws(PolicyFaults) in
            _ = try SharingPolicy(parsingYAML: Array(text.utf8), file: nil)
        }
        // Enough of each kind, so that neither verdict can be a constant.
        #expect(tally.accepted >= 100 && tally.refused >= 400 && tally.beyond >= 50, "\(tally)")
    }

    @Test func suitesGetTheSameVerdict() async throws {
        let tally = try await compare(Self.suite, "docs/schema/policy-tests.schema.json") { text throws(PolicyFaults) in
            _ = try PolicySuite(parsingYAML: Array(text.utf8), file: nil)
        }
        #expect(tally.accepted >= 50 && tally.refused >= 200 && tally.beyond >= 5, "\(tally)")
    }

    @Test func thePublishedFilesPass() async throws {
        let policies = [
            "policies/rekrytera-helsingborg/policy.yaml",
            "Tests/PolicyEvaluationTests/Vectors/samverkan-arbete.policy.yaml",
        ]
        let suites = [
            "policies/rekrytera-helsingborg/policy.tests.yaml",
            "Tests/PolicyEvaluationTests/Vectors/samverkan-arbete.tests.yaml",
        ]
        for (paths, schema) in [(policies, "policy-file"), (suites, "policy-tests")] {
            let texts = try paths.map { try PackageFiles.text($0) }
            #expect(try await verdicts(texts, by: "docs/schema/\(schema).schema.json") == [true, true])
        }
    }

    /// How a value is spelt, and what YAML itself leaves open: the loader alone sees it.
    private static let spellings: [(fault: String, old: String, new: String)] = [
        ("a sign", "min_group: 5", "min_group: +5"), ("a leading zero", "min_group: 5", "min_group: 05"),
        ("hexadecimal", "min_group: 5", "min_group: 0x5"), ("a fraction of nothing", "min_group: 5", "min_group: 5.0"),
        ("a capital letter", "explicit: true", "explicit: True"), ("a version with a sign", "policy: 1", "policy: +1"),
        ("a key twice", "revision: 2026.1", "revision: 2026.1\nrevision: 2026.1"),
        ("an anchor", "revision: 2026.1", "revision: &r 2026.1"),
        ("a block text", "revision: 2026.1", "revision: >\n  2026.1"),
        ("an escape", "label: Help", "label: \"H\\x65lp\""),
        ("1001 bytes in fewer characters", "label: Help", "label: \(String(repeating: "å", count: 501))"),
        ("a fraction that begins with its point", "type: municipality", "type: .5"),
    ]

    @Test(arguments: spellings.indices)
    func aSpellingIsSeenByTheLoaderAlone(index: Int) async throws {
        let (fault, old, new) = Self.spellings[index]
        let text = smallPolicy.replacing(old, with: new, maxReplacements: 1)
        try #require(text != smallPolicy)
        #expect(throws: PolicyFaults.self, "\(fault)") {
            try SharingPolicy(parsingYAML: Array(text.utf8), file: nil)
        }
        #expect(try await verdicts([text], by: "docs/schema/policy-file.schema.json") == [true], "\(fault)")
    }

    /// The other way round there is one word: a text `null` without quotes.
    @Test func theWordNullIsATextForTheLoaderAlone() async throws {
        let text = smallPolicy.replacing("label: Help", with: "label: null")
        _ = try SharingPolicy.reading(text)
        #expect(try await verdicts([text], by: "docs/schema/policy-file.schema.json") == [false])
    }
}
