import BundleSealing
import CaseModel
import PolicyEvaluation
import Pseudonymisation
import TestSupport
import Testing

@testable import CaseExchange

/// Who may hold a key of a pseudonym domain, who gets maps, and what a bundle with a key states.
@Suite("Holders")
struct HolderRuleTests {
    private static func policy() throws -> SharingPolicy {
        let text = try PackageFiles.text("policies/rekrytera-helsingborg/policy.yaml")
        return try SharingPolicy(parsingYAML: Array(text.utf8), file: "policy.yaml")
    }

    private static func name(_ text: String) throws -> Identifier { try #require(Identifier(text)) }

    @Test(arguments: [
        ("statistics-2026", "stad", nil), ("statistics-2026", "bostad", nil),
        ("statistics-2026", "samordning", "key.other-receives"), ("statistics-2026", "fk", "key.other-not-holder"),
        ("statistics-2026", "nobody", "key.other-not-holder"), ("statistics-2027", "stad", "key.other-not-holder"),
        ("exchange/stad/af", "stad", nil), ("exchange/stad/af", "af", nil),
        ("exchange/stad/af", "fk", "key.other-not-holder"), ("exchange/stad/nobody", "nobody", "key.other-not-holder"),
        ("exchange/stad/stad", "stad", "key.other-not-holder"), ("exchange/stad", "stad", "key.other-not-holder"),
        ("exchange/stad/af/fk", "fk", "key.other-not-holder"), ("exchange", "stad", "key.other-not-holder"),
        ("internal/stad", "stad", "key.own-domain"), ("internal/stad", "af", "key.own-domain"),
    ])
    func aKeyIsForHolders(domain: String, agency: String, code: String?) throws {
        let policy = try Self.policy()
        let (domain, agency) = (try Self.name(domain), try Self.name(agency))
        do throws(PseudonymKeyFault) {
            try policy.requireMayHold(domain, agency)
            #expect(code == nil, "\(domain) \(agency)")
        } catch { #expect(error.code == code, "\(domain) \(agency)") }
    }

    @Test(arguments: [
        ("statistics-2026", "stad", "samordning", true), ("statistics-2026", "af", "samordning", true),
        ("statistics-2026", "fk", "samordning", false), ("statistics-2026", "samordning", "samordning", false),
        ("statistics-2026", "stad", "af", false), ("statistics-2027", "stad", "samordning", false),
        ("exchange/stad/af", "stad", "af", true), ("exchange/stad/af", "af", "stad", true),
        ("exchange/stad/af", "stad", "fk", false), ("exchange/stad/af", "fk", "af", false),
        ("exchange/stad/af", "stad", "stad", false), ("internal/stad", "stad", "af", false),
    ])
    func aMapIsForRecipientsAndFromHolders(domain: String, from: String, to: String, isAllowed: Bool) throws {
        let policy = try Self.policy()
        let names = try [domain, from, to].map { try Self.name($0) }
        if isAllowed {
            try policy.requireMap(of: names[0], from: names[1], to: names[2])
        } else {
            // map.not-ours
            #expect(throws: PseudonymMappingFault.notOurs(names[0])) {
                try policy.requireMap(of: names[0], from: names[1], to: names[2])
            }
        }
    }

    @Test func recipientsAreThePolicys() throws {
        let policy = try Self.policy()
        let (stad, af) = (try Self.name("stad"), try Self.name("af"))
        #expect(policy.recipients(of: try Self.name("statistics-2026"), besides: stad).map(\.text) == ["samordning"])
        #expect(policy.recipients(of: try Self.name("exchange/stad/af"), besides: stad) == [af])
        #expect(policy.recipients(of: try Self.name("exchange/stad/nobody"), besides: stad) == [])
        #expect(policy.recipients(of: try Self.name("own-study"), besides: stad) == [])
    }

    private static let statement: [String: JSONValue] = [
        "format": "brygga-pseudonym-key1", "domain": "statistics-2026", "version": 3, "sender": "stad",
        "recipient": "af", "trust_serial": 7, "trust_sha256": .string(String(repeating: "0a", count: 32)),
        "key_check": .string(String(repeating: "1", count: 24)), "earlier_end": "2026-12-24T10:00:00Z",
    ]

    @Test func aStatementOfASharedKeyHasOneForm() throws {
        let bytes = CanonicalJSON.bytes(of: .object(Self.statement))
        let read = try SharedKeyStatement(parsing: bytes)
        #expect(read.canonicalJSON == bytes)
        #expect(read.version == 3 && read.trustSerial == 7 && read.validFrom == nil && read.windowEnd == nil)
        let digest = String(repeating: "0a", count: 32)
        #expect(read.label == "shared-pseudonym-key/statistics-2026/3/stad/af/\(digest)")
        var changes: [[String: JSONValue]] = [
            ["format": "brygga-pseudonym-key2"], ["version": 32], ["version": -1], ["version": "3"],
            ["domain": "a b"], ["sender": ""], ["recipient": 1], ["trust_serial": "7"], ["trust_sha256": "00"],
            ["key_check": "11"], ["valid_from": "yesterday"], ["window_end": 1], ["key": "00"],
        ]
        changes += Self.statement.keys.filter { $0 != "earlier_end" }.map { [$0: .null] }
        var texts = changes.map { CanonicalJSON.bytes(of: .object(Self.statement.merging($0) { $1 })) }
        texts += Self.statement.keys.filter { $0 != "earlier_end" }.map { name in
            CanonicalJSON.bytes(of: .object(Self.statement.filter { $0.key != name }))
        }
        texts += [[], Array("null".utf8), bytes + [0x0A], [0x20] + bytes, bytes.dropLast()]
        for text in texts {
            do throws(PseudonymKeyFault) {
                _ = try SharedKeyStatement(parsing: text)
                Issue.record("\(String(decoding: text, as: UTF8.self)) passes")
            } catch { #expect(error.code == "key.malformed-shared-key") }
        }
    }

    @Test func eachStandingFollowsFromItsInstants() throws {
        let at = Instant(secondsSinceEpoch: 1_800_000_000)
        func record(_ end: Int64?, retired: Int64? = nil, destroyed: Int64? = nil, version: Int = 0)
            throws -> PseudonymKeyRecord
        {
            let instant = { (seconds: Int64?) in seconds.map { at.adding(seconds: $0) } }
            return PseudonymKeyRecord(
                domain: try Self.name("d"), version: version, receivedFrom: nil, validFrom: nil,
                windowEnd: instant(end), retiredAt: instant(retired), destroyedAt: instant(destroyed))
        }
        #expect(try record(nil).standing(at: at) == .current)
        #expect(try record(0).standing(at: at) == .inWindow(until: at))
        #expect(try record(-1).standing(at: at) == .ended(at.adding(seconds: -1)))
        #expect(try record(9, retired: -2).standing(at: at) == .retired(at.adding(seconds: -2)))
        #expect(try record(9, retired: -2, destroyed: -1).standing(at: at) == .destroyed(at.adding(seconds: -1)))
        #expect(try record(-1).makesPseudonyms(at: at) == false)
        let versions = try [record(5), record(nil, retired: -1, version: 1)]
        #expect(versions.newestMaking(at: at)?.version == 0)
        #expect(versions.newestMaking(at: at.adding(seconds: 6)) == nil)
        #expect(try [record(5), record(nil, version: 1)].newestMaking(at: at)?.version == 1)
    }
}
