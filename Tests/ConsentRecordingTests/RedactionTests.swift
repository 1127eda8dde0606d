import CaseModel
import ConsentRecording
import Testing

@Suite("Pseudonyms are never printed")
struct RedactionTests {
    @Test func noTextFormOfALedgerShowsAPseudonym() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.withdraw(1, at: 1)
        let record = try #require(history.ledger.record(try Fixture.uuid(1)))
        let entry = try #require(history.ledger.entries.first)
        let values: [any Sendable] = [history.ledger, record, record.terms, entry, entry.event]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for text in [dumped, "\(value)", String(reflecting: value)] {
                #expect(!text.contains(Fixture.principal))
            }
        }
    }

    @Test func faultsNeverQuoteAValue() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let document = String(
            decoding: try #require(history.ledger.record(try Fixture.uuid(1))).canonicalJSON, as: UTF8.self)
        var tampered = document
        tampered.replaceSubrange(try #require(tampered.firstRange(of: Fixture.principal)), with: "191212121212")
        let fault = #expect(throws: ConsentFault.self) { try ConsentRecord(parsing: Array(tampered.utf8)) }
        let known = try #require(fault)
        #expect(known.pointer == "/pii_principal_id")
        for text in ["\(known)", known.message, known.hint ?? "", known.place?.description ?? ""] {
            #expect(!text.contains("191212121212"))
        }
    }

    @Test func nameThatCouldBeANumberIsNotShownInAPointer() throws {
        let bytes = Array("{\"191212121212\":1}".utf8)
        let fault = #expect(throws: ConsentFault.self) { try ConsentRecord(parsing: bytes) }
        #expect(fault?.pointer == "/?")
    }
}
