import CaseModel
import PolicyEvaluation
import Testing

/// One change of the small policy, and the fault it must cause. `«` marks where the fault is to be reported.
struct Refusal: CustomTestStringConvertible, Sendable {
    let name: String
    let find: String
    let replace: String
    let code: PolicyFault.Code

    init(_ name: String, _ find: String, _ replace: String, _ code: PolicyFault.Code) {
        (self.name, self.find, self.replace, self.code) = (name, find, replace, code)
    }

    var testDescription: String { name }

    /// The changed file, and the line and column of the mark.
    func apply() throws -> (text: String, line: Int, column: Int) {
        let range = try #require(smallPolicy.ranges(of: find).first, "\(name): nothing to replace")
        var text = smallPolicy
        text.replaceSubrange(range, with: replace)
        let mark = try #require(text.firstIndex(of: "«"), "\(name): no mark")
        let before = text[..<mark]
        let line = before.count { $0 == "\n" } + 1
        let column = before.reversed().prefix { $0 != "\n" }.flatMap(\.unicodeScalars).count + 1
        text.remove(at: mark)
        return (text, line, column)
    }
}

@Suite struct LoaderFaultTests {
    @Test func theSmallPolicyIsSound() throws { _ = try SharingPolicy.reading(smallPolicy) }

    @Test(arguments: layoutRefusals + headRefusals + vocabularyRefusals + ruleRefusals + invariantRefusals)
    func faultIsFoundAtItsPlace(_ refusal: Refusal) throws {
        let (text, line, column) = try refusal.apply()
        let faults = try #require(throws: PolicyFaults.self) { _ = try SharingPolicy.reading(text) }
        let places = faults.faults.map { "\($0.place) \($0.code.rawValue)" }
        #expect(places.contains("p.yaml:\(line):\(column) \(refusal.code.rawValue)"), "\(faults.faults)")
        #expect(faults.failureClass == .badInput)
        for fault in faults.faults { #expect(!fault.message.isEmpty && !fault.message.hasSuffix(".")) }
    }

    @Test func aSenderOfADomainHoldsItsKey() throws {
        let text = smallPolicy.replacing("holders: [a, b]", with: "holders: [a]")
        let faults = try #require(throws: PolicyFaults.self) { _ = try SharingPolicy.reading(text) }.faults
        #expect(faults.map(\.code) == [.contradiction])
        #expect(faults.first?.message == "the sender 'b' does not hold the key of 'd'")
    }

    @Test func allFaultsAreReportedInTheOrderOfTheFile() throws {
        let text = smallPolicy.replacing("jurisdiction: SE", with: "jurisdiction: Sweden")
            .replacing("roles: [clerk, chief], purposes: [help]", with: "roles: [clrk], purposes: [helpp]")
        let faults = try #require(throws: PolicyFaults.self) { _ = try SharingPolicy.reading(text) }.faults
        #expect(faults.map(\.code) == [.badValue, .unknownName, .unknownName])
        #expect(faults.map { $0.place.line ?? 0 } == faults.map { $0.place.line ?? 0 }.sorted())
        #expect(faults[1].hint == "did you mean 'clerk'?")
    }

    @Test func atMostAHundredFaultsAreKept() throws {
        let many = (0..<500).map { "  - {id: R\($0), bogus: 1}" }.joined(separator: "\n")
        let text = smallPolicy.replacing("forbids:\n", with: "forbids:\n\(many)\n")
        let faults = try #require(throws: PolicyFaults.self) { _ = try SharingPolicy.reading(text) }
        #expect(faults.faults.count == 100)
    }

    @Test func noAndDatesStayWhatTheSchemaSays() throws {
        let text = smallPolicy.replacing(
            " a: {name: Agency A", with: " no: {name: no, type: association}\n  a: {name: 2026-11-01")
        let policy = try SharingPolicy.reading(text)
        #expect(policy.agency("no")?.name == "no")
        #expect(policy.agency("a")?.name == "2026-11-01")
    }
}
