import CaseModel
import PolicyEvaluation
import Testing

@Suite struct ConditionTests {
    /// The permit P3 of the small policy: explicit participation, two officers, one to three months after a visit.
    private func ask(_ change: (inout Evidence) -> Void) throws -> Decision {
        var evidence = Evidence(asOf: try .at("2026-06-20T12:00:00Z"), standing: .inForce)
        evidence.consents = [
            ConsentStatement(
                kind: .participation, state: .given, isExplicit: true, eventTime: try .at("2026-01-02"), expires: nil,
                scope: ConsentScope(from: ["a"], to: ["c"], purposes: ["help"], categories: ["health"]),
                isAuthorised: true, recordDigest: String(repeating: "c", count: 64))
        ]
        evidence.approvals = [
            Approval(officer: "1", agency: "a", roles: ["clerk"]),
            Approval(officer: "2", agency: "a", roles: ["chief"]),
        ]
        evidence.eventDates = ["visit": try #require(CalendarDate(parsing: "2026-05-01"))]
        change(&evidence)
        let request = DisclosureRequest(
            from: "a", to: "c", role: "clerk", purpose: "help", categories: ["health"], identity: .pseudonym)
        return try SharingPolicy.reading(smallPolicy).decide(request, on: evidence)
    }

    @Test func everythingInPlaceAllows() throws {
        let decision = try ask { _ in }
        #expect(decision.effect == .allow)
        #expect(decision.obligations?.retainUntil.description == "2026-07-20")
        #expect(decision.obligations?.redisclosure == .withNewPermit)
        #expect(decision.domain == .pairwise)
    }

    @Test func namesThatDifferOnlyByCaseAreOneOfficers() throws {
        let decision = try ask {
            $0.approvals[0] = Approval(officer: "anna", agency: "a", roles: ["clerk"])
            $0.approvals[1] = Approval(officer: "Anna", agency: "a", roles: ["chief"])
        }
        #expect(decision.unmet == [.approval])
    }

    @Test func oneOfficerTwiceIsOneOfficer() throws {
        let decision = try ask { $0.approvals = [$0.approvals[0], $0.approvals[0]] }
        #expect(decision.unmet == [.approval])
        #expect(
            decision.perCategory[0].outcome.nearMisses.flatMap(\.missing) == [.approval(needed: 2, counted: 1)])
    }

    @Test func anOfficerOfAnotherAgencyDoesNotCount() throws {
        let decision = try ask { $0.approvals[1] = Approval(officer: "2", agency: "b", roles: ["clerk"]) }
        #expect(decision.unmet == [.approval])
    }

    @Test func anOfficerInAnotherRoleDoesNotCount() throws {
        #expect(try ask { $0.approvals[1] = Approval(officer: "2", agency: "a", roles: ["boss"]) }.unmet == [.approval])
        #expect(try ask { $0.approvals[1] = Approval(officer: "2", agency: "a", roles: []) }.unmet == [.approval])
    }

    @Test(arguments: [
        ("2026-05-20", true), ("2026-05-21", false), ("2026-03-20", true), ("2026-03-19", false),
    ])
    func bothEndsOfAWindowAreIncluded(visit: String, isInside: Bool) throws {
        let decision = try ask { $0.eventDates = ["visit": CalendarDate(parsing: visit) ?? .first] }
        #expect(decision.effect == (isInside ? .allow : .deny))
        if !isInside { #expect(decision.unmet == [.window]) }
    }

    @Test func aWindowAfterTheEndOfTheCalendarStaysShut() throws {
        #expect(try ask { $0.eventDates = ["visit": .last] }.unmet == [.window])
        #expect(try ask { $0.eventDates = ["visit": .first] }.unmet == [.window])
        #expect(try ask { $0.eventDates = [:] }.unmet == [.window])
    }

    @Test(
        arguments: [(nil, false), (Int.min, false), (-1, false), (4, false), (5, true), (Int.max, true)]
            as [(Int?, Bool)])
    func aGroupMustBeKnownAndLargeEnough(size: Int?, isAllowed: Bool) throws {
        let request = DisclosureRequest(
            from: "b", to: "c", role: "clerk", purpose: "count", categories: ["work"], identity: .pseudonym)
        let evidence = Evidence(asOf: try .at("2026-06-20"), standing: .inForce, groupSize: size)
        let decision = try SharingPolicy.reading(smallPolicy).decide(request, on: evidence)
        #expect(decision.effect == (isAllowed ? .allow : .deny))
        if isAllowed { #expect(decision.domain == .named("d")) }
    }

    @Test func receivedItemsGoOnOnlyUnderTheirTerms() throws {
        let soon = try #require(CalendarDate(parsing: "2026-06-25"))
        for level in RedisclosureLevel.allCases {
            let origin = OriginOfItems(category: "health", redisclosure: level, retainUntil: soon)
            let decision = try ask { $0.origins = [origin] }
            #expect(decision.effect == (level == .withNewPermit ? .allow : .deny))
            if level == .withNewPermit {
                #expect(decision.obligations?.retainUntil == soon)
            } else {
                #expect(decision.unmet == [.origin])
            }
        }
    }

    @Test func receivedItemsPastTheirTimeStay() throws {
        let yesterday = try #require(CalendarDate(parsing: "2026-06-19"))
        let old = OriginOfItems(category: "health", redisclosure: .withNewPermit, retainUntil: yesterday)
        #expect(try ask { $0.origins = [old] }.unmet == [.origin])
        let other = OriginOfItems(category: "work", redisclosure: .none, retainUntil: yesterday)
        #expect(try ask { $0.origins = [other] }.effect == .allow)
    }

    @Test func everyMissingConditionIsNamed() throws {
        let decision = try ask {
            $0.consents = []
            $0.approvals = []
            $0.eventDates = [:]
        }
        #expect(decision.unmet == [.consent, .approval, .window])
        #expect(decision.perCategory[0].outcome.nearMisses.map(\.permit) == ["P3"])
        #expect(decision.explanationLines.contains { $0.contains("P3 would allow it, but") })
    }
}
