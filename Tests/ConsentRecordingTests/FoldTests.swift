import CaseModel
import ConsentRecording
import OpenSSLCrypto
import Testing

@Suite("The fold over consent events (docs/consent.md)")
struct FoldTests {
    @Test func nothingRecordedCoversNothing() throws {
        #expect(History().standing(try Fixture.flow(), asOf: 10) == .none)
    }

    @Test func givenCoversItsScopeAndNothingElse() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        #expect(history.covers(try Fixture.flow(), asOf: 1))
        for flow in [
            try Fixture.flow("vc"), try Fixture.flow("ame", "bostad"), try Fixture.flow("ame", "af", "statistics"),
            try Fixture.flow("ame", "af", "studies", "health_limitation"),
        ] {
            #expect(history.standing(flow, asOf: 1) == .none)
        }
    }

    @Test func anotherPersonsConsentIsNone() throws {
        var history = History()
        try history.give(try Fixture.terms(principal: Fixture.otherPrincipal), at: 0)
        #expect(history.standing(try Fixture.flow(), asOf: 1) == .none)
        #expect(
            history.ledger.statements(
                for: Fixture.principal, asOf: Fixture.day(1), knownAt: Fixture.day(1)
            ).isEmpty)
    }

    @Test func oneKindNeverStandsInForAnother() throws {
        var history = History()
        try history.give(try Fixture.terms(kind: .participation), at: 0)
        #expect(history.standing(try Fixture.flow(), asOf: 1, kind: .secrecyWaiver) == .none)
        #expect(history.standing(try Fixture.flow(), asOf: 1, kind: .gdprConsent) == .none)
        #expect(history.standing(try Fixture.flow(), asOf: 1, kind: .participation) != .none)
    }

    @Test func nothingHoldsBeforeItIsStated() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 5)
        #expect(history.standing(try Fixture.flow(), asOf: 4, knownAt: 9) == .none)
        #expect(history.covers(try Fixture.flow(), asOf: 5, knownAt: 9))
    }

    @Test func withdrawalEndsIt() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.withdraw(1, at: 5)
        #expect(history.covers(try Fixture.flow(), asOf: 4, knownAt: 5))
        #expect(history.standing(try Fixture.flow(), asOf: 5) == .withdrawn(try Fixture.uuid(1)))
    }

    @Test func laterConsentAfterAWithdrawalWorks() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.withdraw(1, at: 5)
        try history.give(try Fixture.terms(2), at: 6)
        #expect(
            history.standing(try Fixture.flow(), asOf: 7)
                == .covered(by: try Fixture.uuid(2), until: Fixture.day(6).adding(try Fixture.months(6))))
    }

    @Test func sameRecordCanBeGivenAgainAfterAWithdrawal() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.withdraw(1, at: 5)
        let entry = try history.ledger.record(
            try Fixture.giving("second form"), for: .existing(try Fixture.uuid(1)), at: try history.occasion(6))
        try history.ledger.append(entry)
        #expect(history.covers(try Fixture.flow(), asOf: 6))
    }

    @Test func tieDenies() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 5)
        try history.withdraw(1, at: 5)
        #expect(history.standing(try Fixture.flow(), asOf: 5) == .withdrawn(try Fixture.uuid(1)))
        var other = History()
        let refusal = try other.ledger.refuse(
            .new(try Fixture.terms(2)), voice: try ConsentVoice(), at: try other.occasion(5))
        try other.ledger.append(refusal)
        try other.give(try Fixture.terms(1), at: 5)
        #expect(other.standing(try Fixture.flow(), asOf: 5) == .refused(try Fixture.uuid(2)))
    }

    @Test func amendedRemovesOnlyItsPart() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.remove(1, try ConsentRemoval(categories: try Fixture.names(["cv"])), at: 5)
        let gone = ConsentStanding.notCovered(try Fixture.uuid(1), because: .removed)
        #expect(history.standing(try Fixture.flow(), asOf: 6) == gone)
        #expect(history.standing(try Fixture.flow("ame", "vc", "studies", "cv"), asOf: 6) == gone)
        #expect(history.covers(try Fixture.flow("ame", "vc", "studies", "contact"), asOf: 6))
        #expect(history.covers(try Fixture.flow(), asOf: 4, knownAt: 6))
    }

    @Test func eachListIsStruckOnItsOwn() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let removal = try ConsentRemoval(
            categories: try Fixture.names(["cv"]), recipients: try Fixture.names(["vc"]))
        try history.remove(1, removal, at: 5)
        #expect(!history.covers(try Fixture.flow("ame", "af", "studies", "cv"), asOf: 6))
        #expect(!history.covers(try Fixture.flow("ame", "vc", "studies", "contact"), asOf: 6))
        #expect(history.covers(try Fixture.flow("ame", "af", "studies", "contact"), asOf: 6))
    }

    @Test func renewalDoesNotBringBackWhatWasRemoved() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.remove(1, try ConsentRemoval(recipients: try Fixture.names(["vc"])), at: 5)
        try history.renew(1, at: 7)
        #expect(!history.covers(try Fixture.flow("ame", "vc"), asOf: 8))
        #expect(history.covers(try Fixture.flow("ame", "af"), asOf: 8))
    }

    @Test func removalThatArrivesLateStillOutlivesTheRenewal() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.renew(1, at: 7)
        try history.remove(1, try ConsentRemoval(recipients: try Fixture.names(["vc"])), at: 5, recorded: 9)
        #expect(history.covers(try Fixture.flow("ame", "vc"), asOf: 8, knownAt: 8))
        #expect(!history.covers(try Fixture.flow("ame", "vc"), asOf: 8, knownAt: 9))
    }

    @Test func withdrawalDoesNotTouchWhatTheRecordNoLongerCovered() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.remove(1, try ConsentRemoval(categories: try Fixture.names(["cv"])), at: 1)
        try history.give(try Fixture.terms(2, categories: ["cv"]), at: 2)
        try history.withdraw(1, at: 3)
        #expect(history.covers(try Fixture.flow("ame", "af", "studies", "cv"), asOf: 4))
        #expect(!history.covers(try Fixture.flow("ame", "af", "studies", "contact"), asOf: 4))
    }

    @Test func expiredIsDerivedFromTheDuration() throws {
        var history = History()
        let giving = ConsentGiving(
            voice: try Fixture.voice(), type: .expressed, validity: try Fixture.days(10))
        try history.give(try Fixture.terms(), at: 0, giving: giving)
        #expect(history.covers(try Fixture.flow(), asOf: 10))
        #expect(
            history.standing(try Fixture.flow(), asOf: 11) == .expired(try Fixture.uuid(1), at: Fixture.day(10)))
    }

    @Test func withoutADurationTheRetentionPeriodBoundsIt() throws {
        var history = History()
        try history.give(
            try Fixture.terms(retention: 1), at: 0, giving: try Fixture.giving("form", months: nil))
        let end = Fixture.day(0).adding(try Fixture.months(1))
        #expect(
            history.standing(try Fixture.flow(), asOf: 5) == .covered(by: try Fixture.uuid(1), until: end))
        #expect(history.standing(try Fixture.flow(), asOf: 40) == .expired(try Fixture.uuid(1), at: end))
    }

    @Test func newerExpiredConsentIsNotRescuedByAnOlderOne() throws {
        var history = History()
        try history.give(try Fixture.terms(1), at: 0)
        let short = ConsentGiving(voice: try Fixture.voice(), type: .expressed, validity: try Fixture.days(1))
        try history.give(try Fixture.terms(2), at: 2, giving: short)
        #expect(history.standing(try Fixture.flow(), asOf: 9) == .expired(try Fixture.uuid(2), at: Fixture.day(3)))
    }

    @Test func twoClocks() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.withdraw(1, at: 5, recorded: 9)
        #expect(history.covers(try Fixture.flow(), asOf: 6, knownAt: 8), "what the ledger knew then")
        #expect(!history.covers(try Fixture.flow(), asOf: 6, knownAt: 9), "what held, as it is known now")
        #expect(history.covers(try Fixture.flow(), asOf: 4, knownAt: 9))
    }

    @Test(arguments: ConsentSpeaker.allCases)
    func representativeWithoutAuthorityIsUnmet(_ speaker: ConsentSpeaker) throws {
        for authority in [nil, "order"] where speaker != .person || authority == nil {
            var history = History()
            let voice = try Fixture.voice("form", speaker: speaker, authority: authority)
            try history.give(
                try Fixture.terms(), at: 0, giving: ConsentGiving(voice: voice, type: .expressed))
            let isEntitled = speaker == .person || authority != nil
            #expect(history.covers(try Fixture.flow(), asOf: 1) == isEntitled)
            guard !isEntitled else { continue }
            #expect(
                history.standing(try Fixture.flow(), asOf: 1)
                    == .notCovered(try Fixture.uuid(1), because: .unauthorised))
        }
    }

    @Test func withdrawalByAnyoneCounts() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let entry = try history.ledger.withdraw(
            try Fixture.uuid(1), voice: try ConsentVoice(speaker: .custodian), at: try history.occasion(1))
        try history.ledger.append(entry)
        #expect(history.standing(try Fixture.flow(), asOf: 2) == .withdrawn(try Fixture.uuid(1)))
    }

    @Test func excludedAgencyIsNotCovered() throws {
        var history = History()
        let excluded = ConsentExclusion(agencies: try Fixture.names(["vc"]), fields: [])
        try history.give(try Fixture.terms(excluded: excluded), at: 0)
        #expect(
            history.standing(try Fixture.flow("ame", "vc"), asOf: 1)
                == .notCovered(try Fixture.uuid(1), because: .excluded))
        #expect(history.covers(try Fixture.flow("ame", "af"), asOf: 1))
    }

    @Test func categoryWithAnExcludedFieldIsNeverCoveredWhole() throws {
        var history = History()
        let field = try #require(ConsentExclusion.Field("contact.postal_address"))
        try history.give(try Fixture.terms(excluded: ConsentExclusion(agencies: [], fields: [field])), at: 0)
        #expect(
            history.standing(try Fixture.flow("ame", "af", "studies", "contact"), asOf: 1)
                == .notCovered(try Fixture.uuid(1), because: .excluded))
        #expect(history.covers(try Fixture.flow("ame", "af", "studies", "cv"), asOf: 1))
        let statement = try #require(
            history.ledger.statements(for: Fixture.principal, asOf: Fixture.day(1), knownAt: Fixture.day(1)).first)
        #expect(statement.scope.partlyExcludedCategories == (try Fixture.names(["contact"])))
    }

    @Test func invalidatedNeverHeldOnceThatIsKnown() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let entry = try history.ledger.invalidate(try Fixture.uuid(1), at: try history.occasion(9))
        try history.ledger.append(entry)
        #expect(history.covers(try Fixture.flow(), asOf: 5, knownAt: 8))
        let never = ConsentStanding.notCovered(try Fixture.uuid(1), because: .invalidated)
        #expect(history.standing(try Fixture.flow(), asOf: 5, knownAt: 9) == never)
        #expect(history.standing(try Fixture.flow(), asOf: 9) == never)
    }

    @Test func agencysOwnEventsPermitNothing() throws {
        var history = History()
        try history.ledger.append(
            try history.ledger.request(.new(try Fixture.terms()), at: try history.occasion(0)))
        #expect(
            history.standing(try Fixture.flow(), asOf: 1) == .notCovered(try Fixture.uuid(1), because: .requested))
        try history.ledger.append(
            try history.ledger.record(
                try Fixture.giving(), for: .existing(try Fixture.uuid(1)), at: try history.occasion(2)))
        #expect(history.covers(try Fixture.flow(), asOf: 2))
        try history.ledger.append(
            try history.ledger.terminate(try Fixture.uuid(1), at: try history.occasion(3)))
        #expect(
            history.standing(try Fixture.flow(), asOf: 3) == .notCovered(try Fixture.uuid(1), because: .terminated))
    }

    @Test func orderInWhichRecordsAreWrittenIsIrrelevant() throws {
        var (first, second) = (History(), History())
        try first.give(try Fixture.terms(1), at: 2, recorded: 9)
        try first.give(try Fixture.terms(2, to: ["af"]), at: 4, recorded: 9)
        try first.withdraw(1, at: 3, recorded: 9)
        try second.give(try Fixture.terms(2, to: ["af"]), at: 4, recorded: 9)
        try second.give(try Fixture.terms(1), at: 2, recorded: 9)
        try second.withdraw(1, at: 3, recorded: 9)
        for to in ["af", "vc"] {
            for day in 0...9 {
                let flow = try Fixture.flow("ame", to)
                #expect(first.standing(flow, asOf: day, knownAt: 9) == second.standing(flow, asOf: day, knownAt: 9))
            }
        }
    }

    @Test func digestInAStatementFindsItsRecord() throws {
        var history = History()
        try history.give(try Fixture.terms(1), at: 0)
        try history.withdraw(1, at: 1)
        let statements = history.ledger.statements(
            for: Fixture.principal, asOf: Fixture.day(2), knownAt: Fixture.day(2))
        #expect(Set(statements.map(\.recordDigest)).count == 2)
        for statement in statements {
            let digest = try #require(SHA256Digest(hex: statement.recordDigest))
            #expect(history.ledger.record(citedAs: digest)?.terms.recordID == (try Fixture.uuid(1)))
        }
        let record = try #require(history.ledger.record(try Fixture.uuid(1)))
        #expect(try SHA256.hash(record.canonicalJSON).hex == statements.last?.recordDigest)
        #expect(history.ledger.record(citedAs: try Fixture.digest("nothing")) == nil)
    }
}
