import CaseModel
import PolicyEvaluation
import Testing

/// Evidence that other engines stumble over and then allow: here each case denies.
@Suite struct FailClosedTests {
    private let midsummer = "2026-06-20T12:00:00Z"

    private func evidence(flags: [Identifier: Bool] = [:], at instant: String? = nil) throws -> Evidence {
        var evidence = Evidence(asOf: try .at(instant ?? midsummer), standing: .inForce)
        evidence.subjectFlags = flags
        evidence.consents = [waiver(.given, on: "2026-05-01")]
        return evidence
    }

    private func waiver(
        _ state: ConsentState, on day: String, kind: ConsentKind = .secrecyWaiver, explicit: Bool = true,
        expires: Instant? = nil, excluding: Set<Identifier> = [], isAuthorised: Bool = true
    ) -> ConsentStatement {
        ConsentStatement(
            kind: kind, state: state, isExplicit: explicit,
            eventTime: Instant(parsingDateOrInstant: day) ?? Instant(secondsSinceEpoch: 0), expires: expires,
            scope: ConsentScope(
                from: ["a"], to: ["b", "c"], purposes: ["help"], categories: ["who", "work", "health"],
                partlyExcludedCategories: excluding),
            isAuthorised: isAuthorised, recordDigest: String(repeating: "a", count: 64))
    }

    private func ask(_ categories: [Identifier], _ evidence: Evidence) throws -> Decision {
        let request = DisclosureRequest(
            from: "a", to: "b", role: "clerk", purpose: "help", categories: categories, identity: .personalNumber)
        return try SharingPolicy.reading(smallPolicy).decide(request, on: evidence)
    }

    @Test func aRequestOfNoCategoryIsDenied() throws {
        let decision = try ask([], evidence(flags: ["protected": false]))
        #expect(decision.effect == .deny && decision.permits == [] && decision.obligations == nil)
    }

    @Test func theFlagStatedAsNotSetAllows() throws {
        let decision = try ask(["who"], evidence(flags: ["protected": false]))
        #expect(decision.effect == .allow)
        #expect(decision.permits == ["P1"])
        #expect(decision.citedConsents == [String(repeating: "a", count: 64)])
    }

    @Test func theFlagMissingDenies() throws {
        #expect(try ask(["who"], evidence()).forbids == ["F3"])
    }

    @Test func theFlagUnderAnotherNameDenies() throws {
        #expect(try ask(["who"], evidence(flags: ["Protected": false, "protected_": false])).forbids == ["F3"])
    }

    /// A flag of the wrong type never becomes evidence: the case file is refused as a whole.
    @Test(arguments: ["\"false\"", "0", "null", "[]", "{}", "\"\""])
    func theFlagOfAWrongTypeIsRefused(value: String) {
        let text = #"{"person":{"country":"SE","number":"x"},"subject_flags":{"protected":\#(value)}}"#
        #expect(throws: CaseFileFault.self) { try CaseFile(parsing: Array(text.utf8), file: nil) }
    }

    @Test func evidenceCannotTakeBackAFlagOfTheCase() throws {
        let file = try CaseFile.reading(#"{"person":{"country":"SE","number":"x"},"subject_flags":{"protected":true}}"#)
        let request = DisclosureRequest(
            from: "a", to: "b", role: "clerk", purpose: "help", categories: ["who"], identity: .none)
        let outcome = try SharingPolicy.reading(smallPolicy).permit(
            file, request: request, evidence: evidence(flags: ["protected": false]))
        guard case .denied(let decision) = outcome else {
            Issue.record("permitted")
            return
        }
        #expect(decision.forbids == ["F3"])
    }

    @Test(arguments: [
        MissingCondition.ConsentGap.none, .withdrawn, .notGiven, .notCovered, .expired, .tooOld, .notExplicit,
        .notAuthorised,
    ])
    func eachGapInAConsentDenies(gap: MissingCondition.ConsentGap) throws {
        var evidence = try evidence()
        evidence.consents =
            switch gap {
            case .none: [waiver(.given, on: "2026-05-01", kind: .gdprConsent)]
            case .withdrawn: [waiver(.given, on: "2026-05-01"), waiver(.withdrawn, on: "2026-05-02")]
            case .notGiven: [waiver(.given, on: "2026-05-01"), waiver(.refused, on: "2026-05-02")]
            case .notCovered: [waiver(.given, on: "2026-05-01", excluding: ["work"])]
            case .expired: [waiver(.given, on: "2026-05-01", expires: try .at("2026-06-20T11:59:59Z"))]
            case .tooOld: [waiver(.given, on: "2025-12-20T11:59:59Z")]
            case .notExplicit: [waiver(.given, on: "2026-05-01", kind: .participation, explicit: false)]
            case .notAuthorised: [waiver(.given, on: "2026-05-01", isAuthorised: false)]
            }
        if gap == .notExplicit {
            let request = DisclosureRequest(
                from: "a", to: "c", role: "chief", purpose: "help", categories: ["health"], identity: .pseudonym)
            let decision = try SharingPolicy.reading(smallPolicy).decide(request, on: evidence)
            let missing = decision.perCategory.flatMap(\.outcome.nearMisses).flatMap(\.missing)
            #expect(missing.contains(.consent(kind: .participation, .notExplicit)))
        } else {
            let missing = try ask(["work"], evidence).perCategory.flatMap(\.outcome.nearMisses).flatMap(\.missing)
            #expect(missing == [.consent(kind: .secrecyWaiver, gap)])
        }
    }

    @Test func aConsentHoldsToTheLastSecondOfItsAge() throws {
        var evidence = try evidence(at: "2026-11-01T00:00:00Z")
        #expect(try ask(["work"], evidence).effect == .allow)
        evidence.asOf = try .at("2026-11-01T00:00:01Z")
        #expect(try ask(["work"], evidence).unmet == [.consent])
    }

    @Test func aConsentOfTheFutureIsNone() throws {
        var evidence = try evidence()
        evidence.consents = [waiver(.given, on: "2026-06-21")]
        #expect(try ask(["work"], evidence).unmet == [.consent])
    }

    @Test(arguments: ["2025-12-31T23:59:59Z", "2027-01-01T00:00:00Z"])
    func outsideItsDaysThePolicyDeniesEverything(instant: String) throws {
        #expect(try ask(["work"], evidence(at: instant)).reason == .policyNotValid)
    }

    @Test func withoutEverySignatureThePolicyDeniesEverything() throws {
        var evidence = try evidence()
        evidence.standing = .signaturesMissing(["b"])
        let decision = try ask(["work"], evidence)
        #expect(decision.reason == .policyNotInForce)
        evidence.standing = .signaturesMissing([])
        #expect(try ask(["work"], evidence).reason == .policyNotInForce)
    }
}

extension CaseFile {
    static func reading(_ text: String) throws -> CaseFile { try CaseFile(parsing: Array(text.utf8), file: nil) }
}
