import CaseModel
import ConsentRecording
import OpenSSLCrypto
import Testing

@Suite("The hash chain of the ledger (docs/consent.md)")
struct ChainTests {
    private static func small() throws -> ConsentLedger {
        var history = History()
        try history.give(try Fixture.terms(1), at: 0)
        try history.remove(1, try ConsentRemoval(recipients: try Fixture.names(["vc"])), at: 1)
        try history.give(try Fixture.terms(2, principal: Fixture.otherPrincipal), at: 2)
        try history.withdraw(1, at: 3)
        return history.ledger
    }

    private static func isDetected(_ lines: [[UInt8]], head: SHA256Digest?) -> Bool {
        do {
            try ConsentLedger.verify(lines, head: head)
            return false
        } catch {
            return true
        }
    }

    @Test func untouchedLedgerVerifies() throws {
        let ledger = try Self.small()
        try ConsentLedger.verify(ledger.entries, head: ledger.head)
        let reread = try ConsentLedger(reading: ledger.entries.map(\.canonicalJSON))
        #expect(reread.entries == ledger.entries)
        #expect(reread.head == ledger.head)
        try ConsentLedger.verify([[UInt8]](), head: nil)
    }

    @Test func everyEntryNamesTheDigestOfTheOneBefore() throws {
        let ledger = try Self.small()
        var previous: SHA256Digest?
        for entry in ledger.entries {
            #expect(entry.event.previous == previous)
            previous = try SHA256.hash(entry.canonicalJSON)
        }
        #expect(ledger.head == previous)
        let first = try #require(ledger.entries.first).canonicalJSON
        let zeros = String(repeating: "0", count: 64)
        #expect(String(decoding: first, as: UTF8.self).contains("\"x_prev\":\"\(zeros)\""))
    }

    /// Every byte of every entry, one bit flipped.
    @Test(arguments: 0..<4)
    func everyByteFlipIsDetected(line index: Int) throws {
        let ledger = try Self.small()
        let lines = ledger.entries.map(\.canonicalJSON)
        for offset in lines[index].indices {
            var tampered = lines
            tampered[index][offset] ^= 1 << UInt8(offset % 8)
            if !Self.isDetected(tampered, head: ledger.head) { Issue.record("line \(index), byte \(offset)") }
        }
    }

    @Test(arguments: 0..<4)
    func everyCutLineIsDetected(line index: Int) throws {
        let ledger = try Self.small()
        let lines = ledger.entries.map(\.canonicalJSON)
        for length in stride(from: 0, to: lines[index].count, by: 7) {
            var tampered = lines
            tampered[index] = Array(lines[index].prefix(length))
            if !Self.isDetected(tampered, head: ledger.head) { Issue.record("line \(index), length \(length)") }
        }
    }

    @Test func everyDropSwapAndDuplicateIsDetected() throws {
        let ledger = try Self.small()
        let lines = ledger.entries.map(\.canonicalJSON)
        for first in lines.indices {
            var dropped = lines
            dropped.remove(at: first)
            #expect(Self.isDetected(dropped, head: ledger.head), "drop \(first)")
            #expect(Self.isDetected(Array(lines.prefix(first)), head: ledger.head), "cut to \(first)")
            for second in 0...lines.count {
                var doubled = lines
                doubled.insert(lines[first], at: second)
                #expect(Self.isDetected(doubled, head: ledger.head), "copy \(first) to \(second)")
            }
            for second in lines.indices where second > first {
                var swapped = lines
                swapped.swapAt(first, second)
                #expect(Self.isDetected(swapped, head: ledger.head), "swap \(first) and \(second)")
            }
        }
    }

    @Test func faultNamesTheFirstBadEntry() throws {
        let ledger = try Self.small()
        var lines = ledger.entries.map(\.canonicalJSON)
        lines.swapAt(1, 2)
        let fault = #expect(throws: ConsentFault.self) { try ConsentLedger.verify(lines, head: ledger.head) }
        #expect(fault?.entry == 1)
        #expect(fault?.reason == .chainBroken)
        #expect(fault?.failureClass == .notVerified)
        #expect(fault?.place?.line == 2)
        #expect(fault?.code == "consent.chain")
    }

    @Test func alteredAndRechainedLedgerDiffersInItsHead() throws {
        let ledger = try Self.small()
        var forged = History()
        try forged.give(try Fixture.terms(1), at: 0)
        try forged.remove(1, try ConsentRemoval(recipients: try Fixture.names(["vc"])), at: 1)
        try forged.give(try Fixture.terms(2, principal: Fixture.otherPrincipal), at: 2)
        let fault = #expect(throws: ConsentFault.self) {
            try ConsentLedger.verify(forged.ledger.entries, head: ledger.head)
        }
        #expect(fault?.reason == .headDiffers)
    }

    @Test func refusedEntryLeavesTheLedgerUnchanged() throws {
        var ledger = try Self.small()
        let before = ledger.entries
        let stale = try ConsentLedger().request(.new(try Fixture.terms(7)), at: try Fixture.occasion(99, 9))
        let fault = #expect(throws: ConsentFault.self) { try ledger.append(stale) }
        #expect(fault?.reason == .chainBroken)
        #expect(ledger.entries == before)
    }

    @Test func identifiersAreTakenOnce() throws {
        let ledger = try Self.small()
        let record = #expect(throws: ConsentFault.self) {
            try ledger.request(.new(try Fixture.terms(1)), at: try Fixture.occasion(99, 9))
        }
        #expect(record?.reason == .identifierTaken)
        #expect(record?.pointer == "/record/record_id")
        let event = #expect(throws: ConsentFault.self) {
            try ledger.request(.new(try Fixture.terms(7)), at: try Fixture.occasion(1, 9))
        }
        #expect(event?.reason == .identifierTaken)
        #expect(event?.pointer == "/event/event_id")
    }

    @Test func recordedTimesNeverGoBack() throws {
        let ledger = try Self.small()
        let fault = #expect(throws: ConsentFault.self) {
            try ledger.request(.new(try Fixture.terms(7)), at: try Fixture.occasion(99, 2))
        }
        #expect(fault?.pointer == "/event/recorded_at")
    }

    @Test func entryInAnotherSpellingIsRefused() throws {
        let ledger = try Self.small()
        let line = String(decoding: try #require(ledger.entries.first).canonicalJSON, as: UTF8.self)
        for (from, to) in [
            ("\"P12M\"", "\"P1Y\""), ("[\"contact\",\"cv\"]", "[\"cv\",\"contact\"]"), ("{\"event\"", "{ \"event\""),
        ] {
            #expect(line.contains(from))
            var other = line
            let range = try #require(other.firstRange(of: from))
            other.replaceSubrange(range, with: to)
            let fault = #expect(throws: ConsentFault.self) { try ConsentEntry(parsing: Array(other.utf8)) }
            #expect(fault?.reason == .malformed(JSONFault(reason: .notCanonical)))
        }
    }
}
