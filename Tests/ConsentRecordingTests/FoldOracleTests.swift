import CaseModel
import ConsentRecording
import TestSupport
import Testing

@Suite("The fold against a slow, obvious one")
struct FoldOracleTests {
    /// Ten batches of 200 random histories each; a failure names the seed.
    @Test(arguments: 0..<10)
    func foldEqualsOracleOnRandomHistories(batch: Int) throws {
        let flows = try RandomHistory.flows()
        var (covered, denied) = (0, 0)
        for seed in batch * 200..<(batch + 1) * 200 {
            var generator = SplitMix64(seed: UInt64(seed))
            let ledger = try RandomHistory.make(&generator)
            let oracle = try FoldOracle(lines: ledger.entries.map(\.canonicalJSON))
            for _ in 0..<6 {
                let (asOf, knownAt) = (
                    Fixture.day(Int.random(in: 0...14, using: &generator)),
                    Fixture.day(Int.random(in: 4...12, using: &generator))
                )
                var statements = ledger.statements(for: Fixture.principal, asOf: asOf, knownAt: knownAt)
                statements.shuffle(using: &generator)
                let kind = generator.next() % 4 == 0 ? ConsentKind.participation : .secrecyWaiver
                let flow = try #require(flows.randomElement(using: &generator))
                let expected = oracle.covers(
                    flow, kind: kind, principal: Fixture.principal, asOf: asOf, knownAt: knownAt)
                let deciding = ConsentStatement.deciding(kind, for: flow, at: asOf, among: statements)
                let standing = ledger.standing(
                    of: kind, for: flow, of: Fixture.principal, asOf: asOf, knownAt: knownAt)
                var isCovered = false
                if case .covered = standing { isCovered = true }
                #expect((deciding?.permits(flow, at: asOf) ?? false) == expected, "seed \(seed)")
                #expect(isCovered == expected, "seed \(seed)")
                if expected { covered += 1 } else { denied += 1 }
            }
        }
        // Both outcomes occur often, or the comparison would say nothing.
        #expect(covered > 100)
        #expect(denied > 400)
    }
}

/// Random lives of a few records on a small calendar, so that ties, late arrivals and overlaps are common.
enum RandomHistory {
    static func flows() throws -> [Flow] {
        var flows: [Flow] = []
        for to in ["af", "vc"] {
            for category in ["cv", "contact"] {
                flows.append(try Fixture.flow("ame", to, "studies", category))
            }
        }
        return flows
    }

    static func make(_ generator: inout SplitMix64) throws -> ConsentLedger {
        var ledger = ConsentLedger()
        for number in 0..<9 {
            let recorded = 4 + number
            let time = Int.random(in: max(0, recorded - 4)...recorded, using: &generator)
            let occasion = try Fixture.occasion(number, time, recorded: recorded)
            // Most steps the life cycle refuses are simply not taken.
            guard let entry = try? step(ledger, occasion, number, &generator) else { continue }
            try ledger.append(entry)
        }
        return ledger
    }

    private static func step(
        _ ledger: ConsentLedger, _ occasion: ConsentOccasion, _ number: Int, _ generator: inout SplitMix64
    ) throws -> ConsentEntry {
        let known = ledger.records(of: Fixture.principal).map(\.terms.recordID)
        guard let recordID = known.randomElement(using: &generator), Int.random(in: 0..<3, using: &generator) > 0 else {
            let target = ConsentTarget.new(try terms(number, &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: return try ledger.request(target, at: occasion)
            case 1: return try ledger.refuse(target, voice: try ConsentVoice(), at: occasion)
            default: return try ledger.record(try giving(&generator), for: target, at: occasion)
            }
        }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return try ledger.record(try giving(&generator), for: .existing(recordID), at: occasion)
        case 1, 2: return try ledger.renew(recordID, try giving(&generator), at: occasion)
        case 3, 4:
            return try ledger.amend(
                recordID, removing: try removal(&generator), voice: try ConsentVoice(), at: occasion)
        case 5: return try ledger.withdraw(recordID, voice: try ConsentVoice(), at: occasion)
        case 6: return try ledger.terminate(recordID, at: occasion)
        case 7:
            return try Bool.random(using: &generator)
                ? ledger.invalidate(recordID, at: occasion)
                : ledger.refuse(.existing(recordID), voice: try ConsentVoice(), at: occasion)
        default:
            let addition = ConsentAddition(
                recordID: try Fixture.uuid(number + 1), notice: try Fixture.notice("notice \(number)"), language: "sv",
                recipients: try Fixture.names(["vc"]))
            return try ledger.amend(
                recordID, adding: addition, try Fixture.giving("addition \(number)"), at: occasion)
        }
    }

    private static func terms(_ number: Int, _ generator: inout SplitMix64) throws -> ConsentTerms {
        let field = try #require(ConsentExclusion.Field("cv.licences"))
        let excluded =
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: ConsentExclusion(agencies: try Fixture.names(["vc"]), fields: [])
            case 1: ConsentExclusion(agencies: [], fields: [field])
            default: ConsentExclusion.nothing
            }
        let recipients = [["af"], ["af", "vc"], ["af", "vc"], ["vc"]].randomElement(using: &generator) ?? ["af"]
        let kind = Int.random(in: 0..<4, using: &generator) == 0 ? ConsentKind.participation : .secrecyWaiver
        return try Fixture.terms(
            number + 1, kind: kind, to: recipients, categories: excluded == .nothing ? ["cv", "contact"] : ["cv"],
            excluded: excluded, retention: 1)
    }

    private static func giving(_ generator: inout SplitMix64) throws -> ConsentGiving {
        let validity = Bool.random(using: &generator) ? nil : try Fixture.days(Int.random(in: 1...8, using: &generator))
        let speaker = Int.random(in: 0..<6, using: &generator) == 0 ? ConsentSpeaker.attorney : .person
        let authority = speaker == .person || Bool.random(using: &generator) ? nil : "power of attorney"
        let voice = try Fixture.voice("form", speaker: speaker, authority: authority)
        return ConsentGiving(voice: voice, type: .expressed, validity: validity)
    }

    private static func removal(_ generator: inout SplitMix64) throws -> ConsentRemoval {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: try ConsentRemoval(categories: try Fixture.names(["cv"]))
        case 1: try ConsentRemoval(recipients: try Fixture.names(["vc"]))
        default:
            try ConsentRemoval(
                categories: try Fixture.names(["contact"]), recipients: try Fixture.names(["af"]))
        }
    }
}
