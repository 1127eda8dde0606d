import CaseModel
import ConsentRecording
import Foundation
import Testing

@Suite("The published schema (docs/schema/consent-record.schema.json)")
struct SchemaTests {
    private static func schema() throws -> JSONValue {
        let source = URL(filePath: #filePath).resolvingSymlinksInPath()
        let root = source.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let bytes = try Data(contentsOf: root.appending(path: "docs/schema/consent-record.schema.json"))
        return try StrictJSON.parse(Array(bytes), maximumBytes: 1 << 20)
    }

    /// A record that has every member, and events that together have every member.
    private static func fullRecord() throws -> [String: JSONValue] {
        var history = History()
        let field = try #require(ConsentExclusion.Field("contact.phone"))
        let base = try Fixture.terms(excluded: ConsentExclusion(agencies: try Fixture.names(["fk"]), fields: [field]))
        let terms = try ConsentTerms(
            recordID: base.recordID, principal: base.principal, notice: base.notice, language: base.language,
            purposes: base.purposes, basis: base.basis, categories: base.categories,
            specialCategories: try Fixture.names(["cv"]), controllers: base.controllers, recipients: base.recipients,
            retention: base.retention, jurisdiction: base.jurisdiction, withdrawalMethod: base.withdrawalMethod,
            excluded: base.excluded, policy: try Fixture.digest("policy"))
        let voice = try ConsentVoice(
            speaker: .attorney, authority: try Fixture.digest("power"),
            expression: try ConsentExpression(method: .email, evidence: try Fixture.digest("mail")),
            interpreter: try ConsentInterpreter(language: "so", role: try Fixture.name("relative")))
        try history.give(
            terms, at: 0, giving: ConsentGiving(voice: voice, type: .expressed, validity: try Fixture.months(1)))
        try history.remove(1, try ConsentRemoval(purposes: try Fixture.names(["studies"])), at: 1)
        let record = try #require(history.ledger.record(try Fixture.uuid(1)))
        return try #require(try StrictJSON.parse(record.canonicalJSON, maximumBytes: 1 << 20).object)
    }

    @Test func schemaNamesExactlyTheMembersOfARecord() throws {
        let (schema, record) = (try #require(try Self.schema().object), try Self.fullRecord())
        #expect(schema["additionalProperties"] == false)
        #expect(Set(try #require(schema["properties"]?.object).keys) == Set(record.keys))
        for name in ["privacy_notice", "lawful_basis", "x_excluded"] {
            let inner = try #require(schema["properties"]?.object?[name]?.object?["properties"]?.object)
            #expect(Set(inner.keys) == Set(try #require(record[name]?.object).keys), "\(name)")
        }
    }

    @Test func schemaNamesExactlyTheMembersOfAnEvent() throws {
        let event = try #require(try Self.schema().object?["$defs"]?.object?["event"]?.object)
        let events = try #require(try Self.fullRecord()["events"]?.array).compactMap(\.object)
        #expect(event["additionalProperties"] == false)
        #expect(Set(try #require(event["properties"]?.object).keys) == Set(events.flatMap(\.keys)))
        let required = try #require(event["required"]?.array).compactMap(\.string)
        #expect(Set(required) == Set(events[0].keys).intersection(events[1].keys).subtracting(["x_expressed_by"]))
    }

    @Test func schemaRequiresWhatTheReaderRequires() throws {
        let required = Set(try #require(try Self.schema().object?["required"]?.array).compactMap(\.string))
        let record = try Self.fullRecord()
        for name in record.keys {
            var fewer = record
            fewer[name] = nil
            let isRead = (try? ConsentRecord(parsing: .object(fewer))) != nil
            #expect(isRead != required.contains(name), "\(name)")
        }
    }

    @Test func schemaListsTheStatesAndMethodsOfTheCode() throws {
        let event = try #require(try Self.schema().object?["$defs"]?.object?["event"]?.object?["properties"]?.object)
        func words(_ value: JSONValue?) -> [String] { value?.object?["enum"]?.array?.compactMap(\.string) ?? [] }
        #expect(Set(words(event["event_state"])) == Set(ConsentState.allCases.map(\.rawValue)))
        #expect(Set(words(event["x_expressed_by"])) == Set(ConsentSpeaker.allCases.map(\.rawValue)))
        #expect(Set(words(event["consent_type"])) == Set(ConsentType.allCases.map(\.rawValue)))
        let expression = event["x_expression"]?.object?["properties"]?.object
        #expect(Set(words(expression?["method"])) == Set(ConsentExpression.Method.allCases.map(\.rawValue)))
    }
}
