import CaseModel
import ConsentRecording
import OpenSSLCrypto
import TestSupport
import Testing

@Suite("The receipt a recipient gets (docs/consent.md)")
struct ReceiptTests {
    private static func statements(_ history: History, asOf: Int) -> [ConsentStatement] {
        history.ledger.statements(
            for: Fixture.principal, asOf: Fixture.day(asOf), knownAt: Fixture.day(asOf))
    }

    private static func flows() throws -> [Flow] {
        [try Fixture.flow("ame", "af", "studies", "cv"), try Fixture.flow("ame", "af", "studies", "contact")]
    }

    @Test func receiptRoundTripsToAnEqualStatement() throws {
        var history = History()
        try history.give(try Fixture.terms(to: ["af"], purposes: ["studies"]), at: 0)
        let statement = try #require(Self.statements(history, asOf: 1).first)
        let receipt = try ConsentReceipt(of: statement, by: try Fixture.name("ame"), for: try Self.flows())
        #expect(receipt.statement == statement, "the flows are the whole scope, so nothing is cut")
        let again = try ConsentReceipt(parsing: receipt.canonicalJSON)
        #expect(again == receipt)
        #expect(again.statement == statement)
        #expect(again.canonicalJSON == receipt.canonicalJSON)
    }

    @Test func receiptNamesNothingBeyondTheDisclosedFlows() throws {
        var history = History()
        let field = try #require(ConsentExclusion.Field("benefit_status.level"))
        let terms = try Fixture.terms(
            to: ["af", "vc", "fk"], categories: ["cv", "contact", "benefit_status"],
            excluded: ConsentExclusion(agencies: try Fixture.names(["bostad"]), fields: [field]))
        try history.give(terms, at: 0)
        let statement = try #require(Self.statements(history, asOf: 1).first)
        let receipt = try ConsentReceipt(of: statement, by: try Fixture.name("ame"), for: try Self.flows())
        let text = String(decoding: receipt.canonicalJSON, as: UTF8.self)
        for hidden in [
            Fixture.principal, "vc", "fk", "bostad", "work_placement", "benefit_status", "handl-17", "http",
            try Fixture.uuid(1).text, "skriv", try Fixture.digest("form").hex, "OSL",
        ] {
            #expect(!text.contains(hidden), "\(hidden)")
        }
        #expect(text.contains(statement.recordDigest))
    }

    /// The law of the cut: for every disclosed flow the receipt says what the whole statement says; for every other
    /// flow it permits nothing that the whole one does not.
    @Test(arguments: 0..<40)
    func cutChangesNoOutcome(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed) + 70_000)
        let ledger = try RandomHistory.make(&generator)
        let all = try RandomHistory.flows()
        let statements = ledger.statements(for: Fixture.principal, asOf: Fixture.day(14), knownAt: Fixture.day(14))
        for statement in statements {
            let flows = all.filter { _ in Bool.random(using: &generator) }
            guard flows.contains(where: statement.scope.touches) else {
                #expect(throws: ConsentFault.self) {
                    try ConsentReceipt(of: statement, by: try Fixture.name("ame"), for: flows)
                }
                continue
            }
            let receipt = try ConsentReceipt(of: statement, by: try Fixture.name("ame"), for: flows)
            let rebuilt = try ConsentReceipt(parsing: receipt.canonicalJSON).statement
            #expect(rebuilt == receipt.statement)
            for flow in flows {
                #expect(rebuilt.scope.touches(flow) == statement.scope.touches(flow))
                #expect(rebuilt.scope.covers(flow) == statement.scope.covers(flow))
                for day in [0, 4, 9, 14, 60] {
                    #expect(
                        rebuilt.permits(flow, at: Fixture.day(day)) == statement.permits(flow, at: Fixture.day(day)))
                }
            }
            for flow in all where rebuilt.permits(flow, at: Fixture.day(9)) {
                #expect(statement.permits(flow, at: Fixture.day(9)))
            }
        }
    }

    @Test func receiptSpeaksOnlyForItsOwnAgency() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let statement = try #require(Self.statements(history, asOf: 1).first)
        #expect(throws: ConsentFault.self) {
            try ConsentReceipt(of: statement, by: try Fixture.name("fk"), for: try Self.flows())
        }
        #expect(throws: ConsentFault.self) {
            try ConsentReceipt(of: statement, by: try Fixture.name("ame"), for: [Flow]())
        }
        #expect(throws: ConsentFault.self) {
            try ConsentReceipt(
                of: statement, by: try Fixture.name("ame"), for: [try Fixture.flow("ame", "bostad")])
        }
    }

    private static func members() throws -> [String: JSONValue] {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let statement = try #require(statements(history, asOf: 1).first)
        let receipt = try ConsentReceipt(of: statement, by: try Fixture.name("ame"), for: try flows())
        return try #require(receipt.json.object)
    }

    @Test(
        arguments: [
            ("format", "brygga-consent-receipt-2"), ("agency", "fk"), ("agency", ""), ("record_sha256", "00"),
            ("x_kind", "consent"), ("event_state", "expired"), ("event_state", "withdrawn"),
            ("event_time", "2026-11-03"), ("event_time", "2199-01-01T00:00:00Z"), ("consent_type", "implied"),
            ("x_expires", "never"), ("x_authorised", "true"), ("scope", "all"),
        ] as [(String, JSONValue)])
    func receiptWithAWrongValueIsRefused(name: String, value: JSONValue) throws {
        var members = try Self.members()
        members[name] = value
        #expect(throws: ConsentFault.self) { try ConsentReceipt(parsing: .object(members)) }
    }

    @Test func receiptWithAnUnknownOrMissingMemberIsRefused() throws {
        let members = try Self.members()
        #expect(throws: Never.self) { try ConsentReceipt(parsing: .object(members)) }
        for name in members.keys {
            var fewer = members
            fewer[name] = nil
            #expect(throws: ConsentFault.self, "\(name)") { try ConsentReceipt(parsing: .object(fewer)) }
        }
        var more = members
        more["pii_principal_id"] = .string(Fixture.principal)
        let fault = #expect(throws: ConsentFault.self) { try ConsentReceipt(parsing: .object(more)) }
        #expect(fault?.pointer == "/pii_principal_id")
    }

    @Test(
        arguments: [
            ("pii_controllers", ["ame", "fk"]), ("pii_controllers", ["fk"]), ("purposes", []),
            ("pii_information", ["cv", "contact"]), ("recipient_third_parties", ["af", "af"]),
        ])
    func receiptWithAScopeOfItsOwnIsRefused(name: String, list: [String]) throws {
        var members = try Self.members()
        var scope = try #require(members["scope"]?.object)
        scope[name] = .array(list.map { .string($0) })
        members["scope"] = .object(scope)
        #expect(throws: ConsentFault.self) { try ConsentReceipt(parsing: .object(members)) }
    }

    @Test func receiptInAnotherSpellingIsRefused() throws {
        let bytes = CanonicalJSON.bytes(of: .object(try Self.members()))
        #expect(throws: Never.self) { try ConsentReceipt(parsing: bytes) }
        #expect(throws: ConsentFault.self) { try ConsentReceipt(parsing: bytes + [0x0A]) }
        #expect(throws: ConsentFault.self) { try ConsentReceipt(parsing: [0x20] + bytes) }
        for length in stride(from: 0, to: bytes.count, by: 3) {
            #expect(throws: ConsentFault.self) { try ConsentReceipt(parsing: Array(bytes.prefix(length))) }
        }
    }
}
