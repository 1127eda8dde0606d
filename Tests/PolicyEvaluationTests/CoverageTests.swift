import CaseModel
import Testing

@testable import PolicyEvaluation

/// What suites show of a policy, and the tests that are suggested.
@Suite struct CoverageTests {
    private func suite() throws -> PolicySuite {
        try PolicySuite(parsingYAML: Files.vector("samverkan-arbete.tests.yaml"), file: "samverkan-arbete.tests.yaml")
    }

    @Test func theExampleHasThePublishedCoverage() throws {
        let coverage = try suite().coverage(of: .vector())
        #expect(coverage.killed.count == 46 && coverage.survivors.count == 78)
        #expect(coverage.report.coveredRules.count == 6)
        // Hundredths are rounded down: 6 of 15, 46 of 124.
        #expect(coverage.rulePercent == 40 && coverage.mutantPercent == 37)
        #expect(coverage.cellCount == 221 && coverage.coveredCells == 11 && coverage.cellPercent == 4)
    }

    @Test func theSuggestedTestsTellEveryMutant() throws {
        let policy = try SharingPolicy.vector()
        let suite = try suite()
        let suggestion = suite.suggestion(for: policy, try suite.coverage(of: policy))
        #expect(suggestion.unreachable.isEmpty)
        let suggested = try PolicySuite(parsingYAML: Array(suggestion.text.utf8), file: "suggested.yaml")
        let whole = try PolicySuite(joining: suite, [suggested])
        let coverage = try whole.coverage(of: policy)
        #expect(coverage.report.isPassed)
        #expect(coverage.mutantPercent == 100 && coverage.rulePercent == 100 && coverage.survivors.isEmpty)
    }

    /// Alone, without any test of people, the suggestion tells every mutant that has an effect on any cell.
    @Test func generatedPoliciesGetATestForEveryMutantThatMatters() throws {
        var random = Seeded(404)
        var unreachable = 0
        for _ in 0..<6 {
            let policy = try PolicyDraft.random(&random).policy()
            let nothing = PolicySuite(name: "nothing", policy: policy.id, tests: [])
            let suggestion = nothing.suggestion(for: policy, try nothing.coverage(of: policy))
            let suggested = try PolicySuite(parsingYAML: Array(suggestion.text.utf8), file: "suggested.yaml")
            let coverage = try suggested.coverage(of: policy)
            #expect(coverage.report.isPassed)
            #expect(coverage.survivors.count == suggestion.unreachable.count)
            for mutant in suggestion.unreachable {
                unreachable += 1
                let other = SharingPolicy(mutated: mutant.model, of: policy)
                // What is said to be without effect opens and closes no cell.
                let diff = try PolicyDiff(from: policy, to: other)
                #expect(diff.counts[.opened] == nil && diff.counts[.closed] == nil, "\(mutant.description)")
            }
        }
        #expect(unreachable > 0)
    }

    @Test func suitesOfDifferentPoliciesAreNotJoined() throws {
        let other = PolicySuite(name: "other", policy: "se.other", tests: [])
        #expect(throws: PolicyFaults.self) { try PolicySuite(joining: self.suite(), [other]) }
    }
}

/// Every kind of finding, on the small policy with one change each.
@Suite struct LintTests {
    private func kinds(_ from: String, _ to: String) throws -> [PolicyLint.Kind] {
        try #require(smallPolicy.contains(from))
        let policy = try SharingPolicy.reading(smallPolicy.replacing(from, with: to))
        return policy.lint().map(\.kind)
    }

    @Test func theSmallPolicyHasWhatItHas() throws {
        let findings = try SharingPolicy.reading(smallPolicy).lint()
        // The participation of P3 does not lift the secrecy that its ground says consent lifts.
        #expect(Set(findings.map(\.kind)).isSuperset(of: [.unverifiedGround, .waiverMismatch, .outlivesPolicy]))
        for finding in findings { #expect(finding.place.line != nil && finding.place.column != nil) }
    }

    @Test func everyKindIsFound() throws {
        let base = try SharingPolicy.reading(smallPolicy).lint().map(\.kind)
        func isNew(_ kind: PolicyLint.Kind, _ from: String, _ to: String) throws -> Bool {
            let before = base.filter { $0 == kind }.count
            return try kinds(from, to).filter { $0 == kind }.count > before
        }
        #expect(try isNew(.deadPermit, "{id: F1, to: [b], categories: [health]}", "{id: F1, to: [b]}"))
        #expect(try isNew(.waiverMismatch, "kind: secrecy_waiver, max_age: P6M", "kind: participation"))
        #expect(
            try isNew(
                .missingSpecialGround, "gdpr9: {point: h, law: L2}, secrecy: {provision: S", "secrecy: {provision: S"))
        #expect(try isNew(.missingNumberGround, ", personal_number: {law: L4, why: statute}", ""))
        #expect(
            try isNew(
                .statisticalIdentity, "purposes: [help], categories: [who, work]",
                "purposes: [count], categories: [who, work]"))
        #expect(
            try isNew(
                .authorityConsent, "consent: {kind: participation, explicit: true}",
                "consent: {kind: gdpr_consent, explicit: true}"))
        #expect(try isNew(.outlivesPolicy, "ground: g, retention: P12M", "ground: g, retention: P13M"))
        #expect(try isNew(.unusedCategory, "categories: [who, work], identity", "categories: [work], identity"))
        #expect(try isNew(.unverifiedGround, "verified: true, ", ""))
        #expect(
            try isNew(
                .guardingForbid, "{id: F2, purposes: [count], identity_above: pseudonym}",
                "{id: F2, purposes: [count], identity_above: pseudonym}\n  - {id: F9, from: [c]}"))
        let second =
            "  - {id: P4, from: [a], to: [c], roles: [clerk], purposes: [count], categories: [who], identity: none, consent: {kind: not_required, why: x}, min_group: 5, ground: h, retention: P1M, redisclosure: none, domain: d}\n"
        #expect(try isNew(.linkableExtracts, "forbids:\n", second + "forbids:\n"))
        let overlapping = second.replacing("categories: [who]", with: "categories: [work]")
        #expect(try isNew(.differingObligations, "forbids:\n", overlapping + "forbids:\n"))
        for kind in PolicyLint.Kind.allCases { #expect(PolicyLint.Severity.allCases.contains(kind.severity)) }
    }

    /// The policies of this repository and the example carry no error.
    @Test func thePoliciesOfTheRepositoryHold() throws {
        let own = try SharingPolicy(
            parsingYAML: Files.collaboration("rekrytera-helsingborg", "policy.yaml"), file: "policy.yaml")
        for policy in [own, try .vector()] {
            #expect(policy.lint().filter { $0.severity == .error }.isEmpty)
            #expect(try policy.prove().allSatisfy(\.holds))
        }
    }
}
