import CaseModel

/// One line of the ledger: an event, and with a record's first event the record's terms (docs/consent.md, ledger).
///
/// `{"event":{…},"record":{…}}` begins a record; `{"event":{…},"record_id":"…"}` goes on with it.
public struct ConsentEntry: Hashable, Sendable {
    /// The record the event belongs to.
    public let recordID: ConsentUUID
    /// The terms, when this event begins the record.
    public let terms: ConsentTerms?
    /// The event.
    public let event: ConsentEvent

    /// An entry that begins a record.
    public init(beginning terms: ConsentTerms, event: ConsentEvent) {
        (recordID, self.terms, self.event) = (terms.recordID, terms, event)
    }

    /// An entry that goes on with a record.
    public init(continuing recordID: ConsentUUID, event: ConsentEvent) {
        (self.recordID, terms, self.event) = (recordID, nil, event)
    }

    /// Reads a line of the ledger; it must be canonical JSON of the closed schema, `ConsentLimits.entryBytes` at most,
    /// and the one form this type writes.
    public init(parsing bytes: [UInt8]) throws(ConsentFault) {
        let value = try parsedCanonical(bytes, maximumBytes: ConsentLimits.entryBytes)
        let reader = try MemberReader(value, at: "", names: ["event", "record", "record_id"])
        let event = try ConsentEvent(parsing: try reader.required("event"), at: "/event")
        if reader.has("record") {
            guard !reader.has("record_id") else {
                throw ConsentFault(
                    .invalid(rule: "an entry has a record or a record_id, not both"), at: "/record_id")
            }
            let record = try reader.required("record")
            self.init(beginning: try ConsentTerms(parsing: record, at: "/record"), event: event)
        } else {
            self.init(continuing: try reader.value("record_id", Rule.uuid) { ConsentUUID($0) }, event: event)
        }
        // Sorted lists and one spelling of a period (P12M for P1Y): equal entries have equal bytes.
        guard canonicalJSON == bytes else { throw ConsentFault(.malformed(JSONFault(reason: .notCanonical))) }
    }

    /// The entry as canonical JSON (RFC 8785), without a line end; its SHA-256 is what the next entry's `x_prev` names.
    public var canonicalJSON: [UInt8] {
        var members = ["event": event.json]
        if let terms {
            members["record"] = .object(terms.members)
        } else {
            members["record_id"] = .string(recordID.text)
        }
        return CanonicalJSON.bytes(of: .object(members))
    }
}
