import CaseModel
import PolicyEvaluation
import Testing

private let smallSuite = """
    suite: small
    policy: se.test.small
    as_of: 2026-06-20
    fixtures:
      w: {state: given, kind: secrecy_waiver, given_at: 2026-05-01, scope: {from: [a], to: [b], purposes: [help], categories: [who, work]}}
    tests:
      - {name: t1, given: {from: a, to: b, role: clerk, purpose: help, categories: [who], identity: none, consents: [w], subject: []}, expect: {effect: allow, permits: [P1], retain_until: 2027-06-20}}

    """

@Suite struct SuiteTests {
    private func run(_ text: String) throws -> SuiteReport {
        try PolicySuite(parsingYAML: Array(text.utf8), file: "t.yaml").run(on: .reading(smallPolicy))
    }

    @Test func aSoundSuitePasses() throws {
        let report = try run(smallSuite)
        #expect(report.isPassed && report.coveredRules == ["P1"])
        #expect(report.uncoveredRules == ["F1", "F2", "F3", "P2", "P3"])
    }

    @Test(arguments: [
        (
            "effect: allow, permits: [P1], retain_until: 2027-06-20", "effect: deny",
            "effect: expected deny, found allow"
        ),
        ("permits: [P1]", "permits: [P2]", "permits: expected [P2], found [P1]"),
        ("permits: [P1]", "permits: []", "permits: expected [], found [P1]"),
        ("2027-06-20", "2027-06-19", "retain_until: expected 2027-06-19, found 2027-06-20"),
        ("consents: [w]", "consents: []", "effect: expected allow, found deny"),
        ("subject: []", "subject: [protected]", "effect: expected allow, found deny"),
        (", subject: []", "", "effect: expected allow, found deny"),
        ("subject: []", "subject: [protcted]", "the policy has no subject flag 'protcted'"),
        ("role: clerk", "role: boss", "the request is no question to this policy: the policy has no role 'boss'"),
        (
            "se.test.small", "se.test.other",
            "the suite is written for the policy 'se.test.other', not for 'se.test.small'"
        ),
        (
            "retain_until: 2027-06-20", "redisclosure: with_new_permit",
            "redisclosure: expected with_new_permit, found none"
        ),
        ("retain_until: 2027-06-20", "dropped: [who]", "dropped: expected [who], found []"),
    ])
    func aDifferenceFailsTheTest(find: String, replace: String, failure: String) throws {
        let report = try run(smallSuite.replacing(find, with: replace))
        #expect(!report.isPassed)
        #expect(report.results[0].failures.contains(failure), "\(report.results[0].failures)")
    }

    @Test func aSuiteWithoutTestsDoesNotPass() throws {
        let cut = try #require(smallSuite.ranges(of: "tests:\n").first)
        #expect(try !run(smallSuite[..<cut.lowerBound] + "tests: []\n").isPassed)
    }

    /// `«` marks where the fault is to be reported.
    @Test(arguments: [
        ("as_of: 2026-06-20\n", "", "- {name: t1", "- «{name: t1", PolicyFault.Code.missingKey),
        ("as_of: 2026-06-20\n", "as_of: «today\n", "", "", .badValue),
        ("tests:\n", "«test:\n", "", "", .unknownKey),
        ("consents: [w]", "consents: [«x]", "", "", .unknownName),
        ("effect: allow", "effect: «permit", "", "", .badValue),
        ("state: given", "state: «granted", "", "", .badValue),
        ("identity: none", "identity: «nobody", "", "", .badValue),
        ("effect: allow, permits", "effect: allow, reason: «forbidden, permits", "", "", .contradiction),
        ("effect: allow, permits: [P1]", "effect: deny, permits: «[P1]", "", "", .contradiction),
        ("subject: []", "approvals: «-1", "", "", .wrongType),
        ("subject: []", "group: «many", "", "", .wrongType),
        ("subject: []", "events: {visit: «soon}", "", "", .badValue),
        ("subject: []", "origins: [«{category: who}]", "", "", .missingKey),
        ("categories: [who], identity", "categories: «[], identity", "", "", .emptyList),
    ])
    func aFaultInASuiteIsFoundAtItsPlace(
        find: String, replace: String, then: String, mark: String, code: PolicyFault.Code
    ) throws {
        var text = smallSuite.replacing(find, with: replace)
        if !then.isEmpty { text = text.replacing(then, with: mark) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("«") })
        let column = lines[line].prefix { $0 != "«" }.count
        let faults = try #require(throws: PolicyFaults.self) {
            _ = try PolicySuite(parsingYAML: Array(text.replacing("«", with: "").utf8), file: "t.yaml")
        }.faults
        let places = faults.map { "\($0.place) \($0.code.rawValue)" }
        #expect(places.contains("t.yaml:\(line + 1):\(column + 1) \(code.rawValue)"), "\(places)")
    }
}
