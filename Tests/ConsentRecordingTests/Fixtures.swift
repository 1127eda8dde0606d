import CaseModel
import ConsentRecording
import OpenSSLCrypto
import Testing

/// Synthetic values for the tests; no person stands behind any of them.
enum Fixture {
    static let principal = "exempel1qqqqqqqqqqqqqqqqqqqqqqqqqq"
    static let otherPrincipal = "exempel1pppppppppppppppppppppppppp"

    static func name(_ text: String) throws -> Identifier { try #require(Identifier(text)) }
    static func names(_ texts: [String]) throws -> Set<Identifier> { Set(try texts.map(name)) }
    static func instant(_ text: String) throws -> Instant { try #require(Instant(parsing: text)) }
    static func day(_ number: Int) -> Instant { Instant(secondsSinceEpoch: 1_793_500_000 + Int64(number) * 86_400) }
    static func months(_ count: Int) throws -> CalendarPeriod { try #require(CalendarPeriod(months: count)) }
    static func days(_ count: Int) throws -> CalendarPeriod { try #require(CalendarPeriod(days: count)) }
    static func digest(_ text: String) throws -> SHA256Digest { try SHA256.hash(Array(text.utf8)) }

    /// A UUID of a small number: records from 1, events from 1000.
    static func uuid(_ number: Int) throws -> ConsentUUID {
        let random: [UInt8] = [UInt8](repeating: 0, count: 12) + withBigEndian(UInt32(number))
        return try #require(ConsentUUID(randomBytes: random))
    }

    private static func withBigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    static func flow(
        _ from: String = "ame", _ to: String = "af", _ purpose: String = "work_placement", _ category: String = "cv"
    ) throws -> Flow {
        Flow(from: try name(from), to: try name(to), purpose: try name(purpose), category: try name(category))
    }

    static func notice(_ text: String = "notice") throws -> PrivacyNotice {
        try PrivacyNotice(uri: "https://exempelstad.example/samtycke", sha256: try digest(text), version: "2026-11")
    }

    static func terms(
        _ number: Int = 1, kind: ConsentKind = .secrecyWaiver, principal: String = Fixture.principal,
        to: [String] = ["af", "vc"], purposes: [String] = ["work_placement", "studies"],
        categories: [String] = ["cv", "contact"], excluded: ConsentExclusion = .nothing, retention: Int = 12,
        notice text: String = "notice"
    ) throws -> ConsentTerms {
        try ConsentTerms(
            recordID: try uuid(number), principal: Redacted(principal), notice: try notice(text), language: "sv-SE",
            purposes: try names(purposes),
            basis: try LawfulBasis(point: kind == .gdprConsent ? .a : .e, secrecy: "OSL 26:1", kind: kind),
            categories: try names(categories), controllers: try names(["ame"]), recipients: try names(to),
            retention: try months(retention), jurisdiction: "SE",
            withdrawalMethod: "Ring eller skriv till enheten, eller säg till vid nästa möte.", excluded: excluded)
    }

    static func occasion(_ number: Int, _ time: Int, recorded: Int? = nil) throws -> ConsentOccasion {
        try ConsentOccasion(
            eventID: try uuid(1000 + number), time: day(time), recordedAt: day(recorded ?? time),
            recordedBy: try name("handl-17"))
    }

    static func voice(
        _ evidence: String = "form", speaker: ConsentSpeaker = .person, authority: String? = nil
    ) throws -> ConsentVoice {
        try ConsentVoice(
            speaker: speaker, authority: try authority.map(digest),
            expression: try ConsentExpression(method: .signedPaper, evidence: try digest(evidence)))
    }

    static func giving(
        _ evidence: String = "form", type: ConsentType = .explicitlyExpressed, months count: Int? = 6
    ) throws -> ConsentGiving {
        ConsentGiving(voice: try voice(evidence), type: type, validity: try count.map(months))
    }
}

/// A ledger with a counter for event identifiers, so that a test reads as a history.
struct History {
    var ledger = ConsentLedger()
    private var count = 0

    mutating func occasion(_ time: Int, recorded: Int? = nil) throws -> ConsentOccasion {
        count += 1
        return try Fixture.occasion(count, time, recorded: recorded)
    }

    mutating func give(
        _ terms: ConsentTerms, at time: Int, recorded: Int? = nil, giving: ConsentGiving? = nil
    ) throws {
        let giving = try giving ?? Fixture.giving()
        try ledger.append(
            try ledger.record(giving, for: .new(terms), at: try occasion(time, recorded: recorded)))
    }

    mutating func withdraw(_ record: Int, at time: Int, recorded: Int? = nil) throws {
        let entry = try ledger.withdraw(
            try Fixture.uuid(record), voice: try ConsentVoice(), at: try occasion(time, recorded: recorded))
        try ledger.append(entry)
    }

    mutating func renew(_ record: Int, at time: Int, recorded: Int? = nil) throws {
        let entry = try ledger.renew(
            try Fixture.uuid(record), try Fixture.giving("renewal"), at: try occasion(time, recorded: recorded))
        try ledger.append(entry)
    }

    mutating func remove(
        _ record: Int, _ removal: ConsentRemoval, at time: Int, recorded: Int? = nil
    ) throws {
        let entry = try ledger.amend(
            try Fixture.uuid(record), removing: removal, voice: try ConsentVoice(),
            at: try occasion(time, recorded: recorded))
        try ledger.append(entry)
    }

    func standing(
        _ flow: Flow, asOf: Int, knownAt: Int? = nil, kind: ConsentKind = .secrecyWaiver
    ) -> ConsentStanding {
        ledger.standing(
            of: kind, for: flow, of: Fixture.principal, asOf: Fixture.day(asOf), knownAt: Fixture.day(knownAt ?? asOf))
    }

    func covers(_ flow: Flow, asOf: Int, knownAt: Int? = nil) -> Bool {
        if case .covered = standing(flow, asOf: asOf, knownAt: knownAt) { true } else { false }
    }
}
