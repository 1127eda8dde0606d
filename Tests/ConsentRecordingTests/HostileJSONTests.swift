import CaseModel
import ConsentRecording
import Testing

@Suite("Records and entries from untrusted JSON (docs/consent.md)")
struct HostileJSONTests {
    private static func record() throws -> ConsentRecord {
        var history = History()
        let field = try #require(ConsentExclusion.Field("contact.phone"))
        let excluded = ConsentExclusion(agencies: try Fixture.names(["bostad"]), fields: [field])
        let voice = try ConsentVoice(
            speaker: .custodian, authority: try Fixture.digest("order"),
            expression: try ConsentExpression(
                method: .oralWitnessed, evidence: try Fixture.digest("note"), witness: try Fixture.name("handl-18")),
            interpreter: try ConsentInterpreter(language: "ar", role: try Fixture.name("authorised_interpreter")))
        try history.give(
            try Fixture.terms(excluded: excluded), at: 0,
            giving: ConsentGiving(voice: voice, type: .explicitlyExpressed, validity: try Fixture.months(6)))
        try history.remove(1, try ConsentRemoval(recipients: try Fixture.names(["vc"])), at: 1)
        try history.withdraw(1, at: 2)
        return try #require(history.ledger.record(try Fixture.uuid(1)))
    }

    private static func refused(_ value: JSONValue) -> ConsentFault? {
        do {
            _ = try ConsentRecord(parsing: value)
            return nil
        } catch {
            return error
        }
    }

    @Test func recordRoundTripsThroughCanonicalJSON() throws {
        let record = try Self.record()
        let bytes = record.canonicalJSON
        let again = try ConsentRecord(parsing: bytes)
        #expect(again == record)
        #expect(again.canonicalJSON == bytes)
        #expect(try StrictJSON.parseCanonical(bytes, maximumBytes: bytes.count).object?.keys.count == 15)
    }

    /// Each member taken out in turn: what the schema requires is missed, and missed by name.
    @Test func everyRequiredMemberIsMissed() throws {
        let members = try #require(try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20).object)
        let optional: Set<String> = ["special_pii_category", "x_excluded", "x_policy"]
        for name in members.keys {
            var fewer = members
            fewer[name] = nil
            let fault = Self.refused(.object(fewer))
            if optional.contains(name) {
                #expect(fault == nil, "\(name)")
            } else {
                #expect(fault?.reason == .missing, "\(name)")
                #expect(fault?.pointer == "/" + name)
            }
        }
    }

    /// Every value of the document replaced by every kind of wrong value: refused with a pointer, never a crash.
    @Test func everyValueOfAWrongKindIsRefused() throws {
        let document = try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20)
        var count = 0
        for path in Self.paths(in: document) {
            for wrong in [JSONValue.null, 7, true, "", "\u{202E}x", [1], ["x": 1], .decimal("1e9")] {
                let tampered = Self.replace(document, path[...], with: wrong)
                guard tampered != document else { continue }
                count += 1
                #expect(Self.refused(tampered)?.pointer != nil, "\(path)")
            }
        }
        #expect(count > 400)
    }

    /// An unknown member in every object of the document.
    @Test func unknownMembersAreRefusedEverywhere() throws {
        let document = try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20)
        var count = 0
        for path in [[]] + Self.paths(in: document) {
            guard var members = Self.value(document, path[...])?.object else { continue }
            members["x_diagnosis"] = "none"
            let fault = Self.refused(Self.replace(document, path[...], with: .object(members)))
            #expect(fault?.reason == .unknownName)
            #expect(fault?.pointer?.hasSuffix("/x_diagnosis") == true)
            count += 1
        }
        #expect(count >= 10)
    }

    @Test(
        arguments: [
            ("schema_version", "2"), ("record_id", "0D6B8E1C-0000-4000-8000-000000000001"), ("record_id", "1"),
            ("pii_principal_id", "19121212-1212"), ("pii_principal_id", "1912121212121212 "),
            ("pii_principal_id", "ABCDEFGHIJKLMNOPQR"), ("language", "svenska språket"), ("language", "s"),
            ("language", "sv-"), ("language", "sv_SE"), ("retention_period", "P0M"), ("retention_period", "P1W"),
            ("retention_period", "12"), ("retention_period", "P99999D"), ("jurisdiction", "se"),
            ("jurisdiction", "SWE"), ("withdrawal_method", "rad ett\nrad två"), ("withdrawal_method", "\u{202E}gnir"),
            ("withdrawal_method", String(repeating: "å", count: 251)), ("x_policy", "ABCD"),
            ("x_policy", String(repeating: "A", count: 64)),
        ])
    func valueThatBreaksItsRuleIsRefused(name: String, value: String) throws {
        var members = try #require(try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20).object)
        members[name] = .string(value)
        let fault = Self.refused(.object(members))
        #expect(fault?.pointer == "/" + name)
        #expect(value.count < 3 || fault?.message.contains(value) == false)
        #expect(fault?.failureClass == .badInput)
    }

    @Test(
        arguments: [
            ("purposes", [], "/purposes"), ("purposes", ["a b"], "/purposes/0"),
            ("pii_information", ["contact", "contact"], "/pii_information/1"),
            ("pii_controllers", [".."], "/pii_controllers/0"), ("special_pii_category", ["x"], "/special_pii_category"),
            ("special_pii_category", [], "/special_pii_category"), ("pii_information", ["cv"], "/x_excluded/fields"),
        ] as [(String, [String], String)])
    func listThatBreaksItsRuleIsRefused(name: String, list: [String], pointer: String) throws {
        var members = try #require(try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20).object)
        members[name] = .array(list.map { .string($0) })
        #expect(Self.refused(.object(members))?.pointer == pointer)
    }

    @Test func listsAreBounded() throws {
        var members = try #require(try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20).object)
        for name in ["purposes", "pii_controllers", "recipient_third_parties"] {
            let before = members[name]
            members[name] = .array((0...ConsentLimits.names).map { .string("n\($0)") })
            #expect(Self.refused(.object(members))?.reason == .tooMany(limit: ConsentLimits.names))
            members[name] = before
        }
        members["events"] = .array(Array(repeating: .null, count: 1000))
        #expect(Self.refused(.object(members))?.reason == .tooMany(limit: ConsentLimits.events))
        members["events"] = []
        #expect(Self.refused(.object(members))?.pointer == "/events")
    }

    @Test(arguments: ["relative/path", "https:", ":x", "http s://x", "https://exempel.example/å", ""])
    func noticeNeedsAnAbsoluteURI(_ uri: String) throws {
        #expect(throws: ConsentFault.self) {
            try PrivacyNotice(uri: uri, sha256: try Fixture.digest("x"), version: "1")
        }
    }

    /// A record cut at every byte and with every byte changed is read or refused, and what is read is valid again.
    @Test func cutAndChangedBytesNeverCrash() throws {
        let bytes = try Self.record().canonicalJSON
        var read = 0
        for offset in bytes.indices {
            if (try? ConsentRecord(parsing: Array(bytes.prefix(offset)))) != nil { Issue.record("cut at \(offset)") }
            var changed = bytes
            changed[offset] ^= 1 << UInt8(offset % 8)
            guard let record = try? ConsentRecord(parsing: changed) else { continue }
            read += 1
            #expect(try ConsentRecord(parsing: record.canonicalJSON) == record)
        }
        #expect(read > 0)
    }

    @Test func twoEventsWithOneIdentifierAreRefused() throws {
        var members = try #require(try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20).object)
        var events = try #require(members["events"]?.array)
        var second = try #require(events[1].object)
        second["event_id"] = events[0].object?["event_id"]
        events[1] = .object(second)
        members["events"] = .array(events)
        #expect(Self.refused(.object(members))?.pointer == "/events/1/event_id")
    }

    @Test func eventsInAnImpossibleOrderAreRefused() throws {
        var members = try #require(try StrictJSON.parse(try Self.record().canonicalJSON, maximumBytes: 1 << 20).object)
        members["events"] = .array(Array((members["events"]?.array ?? []).reversed()))
        #expect(Self.refused(.object(members))?.reason == .transition(from: nil, to: .withdrawn))
    }

    @Test func entryIsEitherABeginningOrAContinuation() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let line = try #require(history.ledger.entries.first).canonicalJSON
        var members = try #require(try StrictJSON.parse(line, maximumBytes: 1 << 20).object)
        members["record_id"] = .string(try Fixture.uuid(1).text)
        let both = #expect(throws: ConsentFault.self) {
            try ConsentEntry(parsing: CanonicalJSON.bytes(of: .object(members)))
        }
        #expect(both?.pointer == "/record_id")
        let neither = #expect(throws: ConsentFault.self) {
            try ConsentEntry(parsing: CanonicalJSON.bytes(of: ["event": members["event"] ?? .null]))
        }
        #expect(neither?.reason == .missing)
        let large = [UInt8](repeating: 0x20, count: ConsentLimits.entryBytes + 1)
        #expect(throws: ConsentFault.self) { try ConsentEntry(parsing: large) }
    }

    @Test(arguments: ["no-dot", ".field", "category.", "a b.c", ""])
    func excludedFieldHasACategoryAndAName(_ text: String) {
        #expect(ConsentExclusion.Field(text) == nil)
    }

    @Test func uuidIsLowerCaseAndWhole() throws {
        let uuid = try #require(ConsentUUID(randomBytes: [UInt8](repeating: 0xFF, count: 16)))
        #expect(uuid.text == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(ConsentUUID(uuid.text) == uuid)
        #expect(ConsentUUID(randomBytes: []) == nil)
        for text in [uuid.text.uppercased(), String(uuid.text.dropLast()), "ffffffffffff4fffbfffffffffffffffffff"] {
            #expect(ConsentUUID(text) == nil)
        }
    }

    // The paths of all members and elements of a document, as keys and indices.
    private static func paths(in value: JSONValue) -> [[String]] {
        switch value {
        case .object(let members):
            members.flatMap { name, inner in [[name]] + paths(in: inner).map { [name] + $0 } }
        case .array(let elements):
            elements.enumerated().flatMap { index, inner in
                [["\(index)"]] + paths(in: inner).map { ["\(index)"] + $0 }
            }
        default: []
        }
    }

    private static func value(_ document: JSONValue, _ path: ArraySlice<String>) -> JSONValue? {
        guard let first = path.first else { return document }
        if let members = document.object { return members[first].flatMap { value($0, path.dropFirst()) } }
        guard let index = Int(first), let elements = document.array else { return nil }
        return value(elements[index], path.dropFirst())
    }

    private static func replace(
        _ document: JSONValue, _ path: ArraySlice<String>, with new: JSONValue
    ) -> JSONValue {
        guard let first = path.first else { return new }
        if var members = document.object, let inner = members[first] {
            members[first] = replace(inner, path.dropFirst(), with: new)
            return .object(members)
        }
        guard var elements = document.array, let index = Int(first) else { return document }
        elements[index] = replace(elements[index], path.dropFirst(), with: new)
        return .array(elements)
    }
}
