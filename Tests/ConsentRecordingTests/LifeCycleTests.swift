import CaseModel
import ConsentRecording
import Testing

@Suite("The life cycle of a record (docs/consent.md)")
struct LifeCycleTests {
    /// Every state after every state: what is not in the table of docs/consent.md is refused.
    @Test(arguments: ConsentState.allCases, ConsentState.allCases)
    func onlyTheTransitionsOfTheTable(from: ConsentState, to: ConsentState) throws {
        let allowed: [ConsentState: Set<ConsentState>] = [
            .requested: [.refused, .given, .terminated, .invalidated], .refused: [.given, .invalidated],
            .given: [.renewed, .amended, .withdrawn, .terminated, .invalidated],
            .renewed: [.renewed, .amended, .withdrawn, .terminated, .invalidated],
            .amended: [.renewed, .amended, .withdrawn, .terminated, .invalidated],
            .withdrawn: [.given, .invalidated], .terminated: [.withdrawn, .invalidated], .invalidated: [],
        ]
        var history = History()
        for state in Self.path(to: from) { try history.ledger.append(try Self.step(state, &history)) }
        if allowed[from]?.contains(to) == true {
            #expect(throws: Never.self) { try history.ledger.append(try Self.step(to, &history)) }
        } else {
            let fault = #expect(throws: ConsentFault.self) { try Self.step(to, &history) }
            #expect(fault?.reason == .transition(from: from, to: to))
            #expect(fault?.code == "consent.transition")
        }
    }

    private static func path(to state: ConsentState) -> [ConsentState] {
        switch state {
        case .requested, .refused, .given: [state]
        default: [.given, state]
        }
    }

    /// The entry that brings record 1 to a state, by the public verbs where one exists.
    private static func step(_ state: ConsentState, _ history: inout History) throws -> ConsentEntry {
        let id = try Fixture.uuid(1)
        let (ledger, occasion) = (history.ledger, try history.occasion(history.ledger.entries.count))
        let target: ConsentTarget = ledger.record(id) == nil ? .new(try Fixture.terms(1)) : .existing(id)
        let voice = try ConsentVoice()
        // One name of each list can be struck only once, so each removal takes another list.
        let removal =
            ledger.record(id)?.events.last?.state == .amended
            ? try ConsentRemoval(recipients: try Fixture.names(["vc"]))
            : try ConsentRemoval(categories: try Fixture.names(["cv"]))
        return switch state {
        case .requested: try ledger.request(target, at: occasion)
        case .refused: try ledger.refuse(target, voice: voice, at: occasion)
        case .given: try ledger.record(try Fixture.giving(), for: target, at: occasion)
        case .renewed: try ledger.renew(id, try Fixture.giving("renewal"), at: occasion)
        case .amended: try ledger.amend(id, removing: removal, voice: voice, at: occasion)
        case .withdrawn: try ledger.withdraw(id, voice: voice, at: occasion)
        case .terminated: try ledger.terminate(id, at: occasion)
        case .invalidated: try ledger.invalidate(id, at: occasion)
        }
    }

    @Test(arguments: [ConsentState.renewed, .amended, .withdrawn, .terminated, .invalidated])
    func recordBeginsOnlyAsRequestedRefusedOrGiven(_ state: ConsentState) throws {
        var history = History()
        let fault = #expect(throws: ConsentFault.self) { try Self.step(state, &history) }
        #expect(fault?.reason == .unknownRecord)
        let event = try ConsentEvent(
            state, at: try Fixture.occasion(1, 0),
            voice: [.terminated, .invalidated].contains(state) ? nil : try Fixture.voice(),
            consentType: state == .renewed ? .expressed : nil,
            removed: state == .amended ? try ConsentRemoval(purposes: try Fixture.names(["studies"])) : nil,
            previous: nil)
        let second = #expect(throws: ConsentFault.self) {
            try ConsentRecord(terms: try Fixture.terms(), first: event)
        }
        #expect(second?.reason == .transition(from: nil, to: state))
    }

    @Test func onlyWhatWasGivenIsWithdrawn() throws {
        var history = History()
        try history.ledger.append(
            try history.ledger.request(.new(try Fixture.terms()), at: try history.occasion(0)))
        try history.ledger.append(
            try history.ledger.terminate(try Fixture.uuid(1), at: try history.occasion(1)))
        let fault = #expect(throws: ConsentFault.self) { try history.withdraw(1, at: 2) }
        #expect(fault?.reason == .transition(from: .terminated, to: .withdrawn))
    }

    @Test func eventIsNotRecordedBeforeItHappens() throws {
        let fault = #expect(throws: ConsentFault.self) { try Fixture.occasion(1, 5, recorded: 4) }
        #expect(fault?.pointer == "/recorded_at")
        #expect(throws: Never.self) { try Fixture.occasion(1, 5, recorded: 5) }
    }

    @Test func withdrawalDoesNotLieBeforeTheConsent() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 5)
        let fault = #expect(throws: ConsentFault.self) { try history.withdraw(1, at: 4, recorded: 6) }
        #expect(fault?.pointer == "/event/event_time")
        try history.withdraw(1, at: 5, recorded: 6)
    }

    @Test func onlyWhatIsStillCoveredIsRemoved() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let cv = try ConsentRemoval(categories: try Fixture.names(["cv"]))
        try history.remove(1, cv, at: 1)
        for (removal, pointer) in [
            (cv, "/event/x_removed/categories"),
            (try ConsentRemoval(recipients: try Fixture.names(["bostad"])), "/event/x_removed/recipients"),
            (try ConsentRemoval(purposes: try Fixture.names(["statistics"])), "/event/x_removed/purposes"),
            (try ConsentRemoval(categories: try Fixture.names(["contact"])), "/event/x_removed/categories"),
            (try ConsentRemoval(recipients: try Fixture.names(["af", "vc"])), "/event/x_removed/recipients"),
        ] {
            let fault = #expect(throws: ConsentFault.self) { try history.remove(1, removal, at: 2) }
            #expect(fault?.pointer == pointer)
        }
        #expect(throws: ConsentFault.self) { try ConsentRemoval() }
    }

    @Test func eventHoldsWhatItsStateAsksForAndNothingElse() throws {
        let occasion = try Fixture.occasion(1, 0)
        let (voice, silent) = (try Fixture.voice(), try ConsentVoice())
        let removal = try ConsentRemoval(categories: try Fixture.names(["cv"]))
        func pointer(_ make: () throws -> ConsentEvent) -> String? {
            (#expect(throws: ConsentFault.self, performing: { _ = try make() }))?.pointer
        }
        #expect(pointer { try ConsentEvent(.given, at: occasion, voice: voice, previous: nil) } == "/consent_type")
        #expect(
            pointer {
                try ConsentEvent(.given, at: occasion, voice: silent, consentType: .expressed, previous: nil)
            } == "/x_expression")
        #expect(
            pointer { try ConsentEvent(.given, at: occasion, consentType: .expressed, previous: nil) }
                == "/x_expressed_by")
        #expect(pointer { try ConsentEvent(.withdrawn, at: occasion, previous: nil) } == "/x_expressed_by")
        #expect(
            pointer { try ConsentEvent(.requested, at: occasion, voice: voice, previous: nil) } == "/x_expressed_by")
        #expect(pointer { try ConsentEvent(.amended, at: occasion, voice: silent, previous: nil) } == "/x_removed")
        #expect(
            pointer {
                try ConsentEvent(.withdrawn, at: occasion, voice: silent, removed: removal, previous: nil)
            } == "/x_removed")
        #expect(
            pointer {
                try ConsentEvent(
                    .withdrawn, at: occasion, voice: silent, validity: try Fixture.months(1), previous: nil)
            } == "/validity_duration")
        #expect(
            pointer {
                try ConsentEvent(
                    .given, at: occasion, voice: voice, consentType: .expressed, validity: try Fixture.months(0),
                    previous: nil)
            } == "/validity_duration")
    }

    @Test func oralExpressionNeedsAWitness() throws {
        let evidence = try Fixture.digest("note")
        #expect(throws: ConsentFault.self) { try ConsentExpression(method: .oralWitnessed, evidence: evidence) }
        #expect(throws: Never.self) {
            try ConsentExpression(method: .oralWitnessed, evidence: evidence, witness: try Fixture.name("handl-18"))
        }
    }

    @Test func gdprConsentRestsOnPointAAndAWaiverNamesItsSecrecy() throws {
        for point in LawfulPoint.allCases where point != .a {
            #expect(throws: ConsentFault.self) {
                try LawfulBasis(point: point, secrecy: nil, kind: .gdprConsent)
            }
        }
        #expect(throws: ConsentFault.self) { try LawfulBasis(point: .e, secrecy: nil, kind: .secrecyWaiver) }
        #expect(throws: Never.self) { try LawfulBasis(point: .e, secrecy: nil, kind: .participation) }
    }

    @Test func addingNeedsANewNoticeANewExpressionAndSomethingNew() throws {
        var history = History()
        try history.give(try Fixture.terms(to: ["af"]), at: 0)
        func addition(_ text: String, recipients: [String]) throws -> ConsentAddition {
            ConsentAddition(
                recordID: try Fixture.uuid(2), notice: try Fixture.notice(text), language: "sv",
                recipients: try Fixture.names(recipients))
        }
        for (text, recipients, evidence, pointer) in [
            ("notice", ["vc"], "new form", "/privacy_notice/sha256"),
            ("new notice", ["vc"], "form", "/x_expression/evidence_sha256"),
            ("new notice", ["af"], "new form", "/pii_information"),
        ] {
            let fault = #expect(throws: ConsentFault.self) {
                try history.ledger.amend(
                    try Fixture.uuid(1), adding: try addition(text, recipients: recipients),
                    try Fixture.giving(evidence), at: try Fixture.occasion(50, 1))
            }
            #expect(fault?.pointer == pointer)
        }
        try history.ledger.append(
            try history.ledger.amend(
                try Fixture.uuid(1), adding: try addition("new notice", recipients: ["vc"]),
                try Fixture.giving("new form"), at: try Fixture.occasion(51, 1)))
        #expect(history.covers(try Fixture.flow("ame", "vc"), asOf: 2))
        #expect(history.covers(try Fixture.flow("ame", "af"), asOf: 2))
        try history.withdraw(1, at: 3)
        #expect(history.covers(try Fixture.flow("ame", "vc"), asOf: 3), "the addition is a record of its own")
    }

    @Test func nothingIsAddedToAConsentThatHasEnded() throws {
        var history = History()
        try history.give(try Fixture.terms(to: ["af"]), at: 0)
        try history.withdraw(1, at: 1)
        let addition = ConsentAddition(
            recordID: try Fixture.uuid(2), notice: try Fixture.notice("new"), language: "sv",
            recipients: try Fixture.names(["vc"]))
        let fault = #expect(throws: ConsentFault.self) {
            try history.ledger.amend(
                try Fixture.uuid(1), adding: addition, try Fixture.giving("new form"), at: try Fixture.occasion(50, 2))
        }
        #expect(fault?.reason == .transition(from: .withdrawn, to: .given))
    }

    @Test func additionDoesNotBringBackWhatWasRemoved() throws {
        var history = History()
        try history.give(try Fixture.terms(to: ["af"]), at: 0)
        try history.remove(1, try ConsentRemoval(categories: try Fixture.names(["cv"])), at: 1)
        let addition = ConsentAddition(
            recordID: try Fixture.uuid(2), notice: try Fixture.notice("new"), language: "sv",
            recipients: try Fixture.names(["vc"]))
        try history.ledger.append(
            try history.ledger.amend(
                try Fixture.uuid(1), adding: addition, try Fixture.giving("new form"), at: try Fixture.occasion(50, 2)))
        #expect(!history.covers(try Fixture.flow("ame", "vc", "studies", "cv"), asOf: 3))
        #expect(history.covers(try Fixture.flow("ame", "vc", "studies", "contact"), asOf: 3))
    }

    @Test func recordHoldsABoundedNumberOfEventsAndCanStillBeWithdrawn() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        for number in 1..<ConsentLimits.events { try history.renew(1, at: number) }
        let fault = #expect(throws: ConsentFault.self) { try history.renew(1, at: ConsentLimits.events) }
        #expect(fault?.reason == .tooMany(limit: ConsentLimits.events))
        try history.withdraw(1, at: ConsentLimits.events)
        #expect(!history.covers(try Fixture.flow(), asOf: ConsentLimits.events))
        let record = try #require(history.ledger.record(try Fixture.uuid(1)))
        #expect(try ConsentRecord(parsing: record.canonicalJSON) == record)
    }
}
