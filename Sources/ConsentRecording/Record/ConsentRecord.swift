public import CaseModel

/// A consent record: its terms and its events in the order they were recorded, a valid life.
public struct ConsentRecord: Hashable, Sendable {
    /// What the record says apart from its events.
    public let terms: ConsentTerms
    /// The events in the order they were recorded; at least one.
    public private(set) var events: [ConsentEvent]

    /// Begins a record. Throws `transition` when a record cannot begin with this event.
    public init(terms: ConsentTerms, first event: ConsentEvent) throws(ConsentFault) {
        try LifeCycle.check(event, after: [], terms: terms)
        self.terms = terms
        events = [event]
    }

    /// Adds an event. Throws `transition`, or `invalid` for a time or a removal that does not fit.
    mutating func append(_ event: ConsentEvent) throws(ConsentFault) {
        try LifeCycle.check(event, after: events, terms: terms)
        events.append(event)
    }

    /// Reads a record from JSON, closed schema. Faults carry the pointer.
    public init(parsing value: JSONValue) throws(ConsentFault) {
        let reader = try MemberReader(value, at: "", names: ConsentTerms.names.union(["events"]))
        let terms = try ConsentTerms(reader)
        guard let elements = try reader.required("events").array else {
            throw ConsentFault(.wrongType(expected: "array"), at: "/events")
        }
        guard let first = elements.first else { throw ConsentFault(.invalid(rule: Rule.notEmpty), at: "/events") }
        guard elements.count <= ConsentLimits.eventsAndEnds else {
            throw ConsentFault(.tooMany(limit: ConsentLimits.events), at: "/events")
        }
        var record = try Self.begin(terms, with: try ConsentEvent(parsing: first, at: "/events/0"))
        var identifiers = Set(record.events.map(\.occasion.eventID))
        for (index, element) in elements.enumerated().dropFirst() {
            let pointer = "/events/\(index)"
            let event = try ConsentEvent(parsing: element, at: pointer)
            guard identifiers.insert(event.occasion.eventID).inserted else {
                throw ConsentFault(.repeated, at: pointer + "/event_id")
            }
            do {
                try record.append(event)
            } catch {
                throw error.under(pointer)
            }
        }
        self = record
    }

    /// Reads a record from JSON bytes of at most `ConsentLimits.recordBytes`.
    public init(parsing bytes: [UInt8]) throws(ConsentFault) {
        try self.init(parsing: try parsed(bytes, maximumBytes: ConsentLimits.recordBytes))
    }

    /// The record as canonical JSON (RFC 8785).
    public var canonicalJSON: [UInt8] { canonicalJSON(upTo: events.count) }

    /// The record as it stood after so many events.
    func canonicalJSON(upTo count: Int) -> [UInt8] {
        var members = terms.members
        members["events"] = .array(events.prefix(count).map(\.json))
        return CanonicalJSON.bytes(of: .object(members))
    }

    private static func begin(_ terms: ConsentTerms, with event: ConsentEvent) throws(ConsentFault) -> ConsentRecord {
        do {
            return try ConsentRecord(terms: terms, first: event)
        } catch {
            throw error.under("/events/0")
        }
    }
}
