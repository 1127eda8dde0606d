import CaseModel
import OpenSSLCrypto
import Testing

@testable import PolicyEvaluation

@Suite struct VectorTests {
    @Test func everyTestOfTheExampleSuitePasses() throws {
        let suite = try PolicySuite(
            parsingYAML: Files.vector("samverkan-arbete.tests.yaml"), file: "samverkan-arbete.tests.yaml")
        let report = suite.run(on: try .vector())
        #expect(report.results.count == 14)
        for result in report.results { #expect(result.failures.isEmpty, "\(result.name)") }
        #expect(report.passed == 14 && report.isPassed)
    }

    @Test func theExampleSuiteCoversSixOfFifteenRules() throws {
        let suite = try PolicySuite(parsingYAML: Files.vector("samverkan-arbete.tests.yaml"), file: nil)
        let report = suite.run(on: try .vector())
        #expect(report.coveredRules.count == 6)
        #expect(report.uncoveredRules.count == 9)
    }

    /// The published figures: 6,750 cells, 18 unconditional and 203 conditional allows, 60 distinct flows.
    @Test func theWholeSpaceHasThePublishedFigures() throws {
        let policy = try SharingPolicy.vector()
        let table = policy.table
        var (cells, free, conditional) = (0, 0, 0)
        var flows = Set<[Int]>()
        for role in 0..<table.roles.count {
            for from in 0..<table.agencies.count where table.has(role, at: from) {
                for to in 0..<table.agencies.count where to != from {
                    for purpose in 0..<table.purposes.count {
                        for category in 0..<table.categories.count {
                            for identity in IdentityForm.allCases {
                                cells += 1
                                let cell = Cell(
                                    from: from, to: to, role: role, purpose: purpose, category: category,
                                    identity: identity)
                                guard table.forbids(matching: cell, flags: []).isEmpty else { continue }
                                let permits = table.permits(matching: cell).map { policy.permits[$0] }
                                guard !permits.isEmpty else { continue }
                                flows.insert([from, to, purpose, category])
                                if permits.contains(where: \.isUnconditional) { free += 1 } else { conditional += 1 }
                            }
                        }
                    }
                }
            }
        }
        #expect(cells == 6_750)
        #expect(free == 18)
        #expect(conditional == 203)
        #expect(flows.count == 60)
    }

    @Test func theExampleIsReadWhole() throws {
        let policy = try SharingPolicy.vector()
        #expect(policy.id == "se.exempelstad.samverkan-arbete")
        #expect(policy.revision == "2026.3")
        #expect(policy.valid.from.description == "2026-11-01")
        #expect(policy.permits.count == 10 && policy.forbids.count == 5 && policy.invariants.count == 7)
        #expect(policy.subjectFlags == ["protected_identity"])
        #expect(policy.category(ofField: "eviction_risk")?.id == "housing")
        #expect(policy.category(ofField: "diagnosis") == nil)
        #expect(policy.place(ofRule: "F05-housing-debt-stays")?.line == 59)
        #expect(policy.grounds.allSatisfy { !$0.isVerified })
        #expect(policy.signedBy == ["af", "ame", "bostad", "fk", "vc"])
    }
}

extension Permit {
    fileprivate var isUnconditional: Bool {
        guard case .notRequired = consent else { return false }
        return approval == nil && window == nil && minimumGroup == nil
    }
}
