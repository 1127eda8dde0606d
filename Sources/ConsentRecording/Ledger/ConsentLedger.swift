import CaseModel
public import OpenSSLCrypto

/// The append-only, hash-chained events of all consent records of one agency (docs/consent.md, ledger).
///
/// A value: it keeps no file and reads no clock. Whoever stores it writes each entry's `canonicalJSON` as one line, and
/// keeps `head` elsewhere too, since only the head reveals that entries are missing at the end.
public struct ConsentLedger: Sendable {
    /// The entries in order.
    public private(set) var entries: [ConsentEntry] = []
    /// The SHA-256 of the last entry's canonical JSON; nil while the ledger is empty.
    public private(set) var head: SHA256Digest?

    private(set) var records: [RecordedConsent] = []
    private var positions: [ConsentUUID: Int] = [:]
    private var positionsOfPrincipal: [Redacted<String>: [Int]] = [:]
    private var positionsOfDigest: [SHA256Digest: Int] = [:]
    private var eventIDs: Set<ConsentUUID> = []

    /// An empty ledger.
    public init() {}

    /// Reads and checks a ledger from its lines. Throws the fault of the first bad entry, with its index.
    ///
    /// What was cut off at the end cannot be seen here: compare `head` with the head kept elsewhere.
    public init(reading lines: some Sequence<[UInt8]>) throws(ConsentFault) {
        for (index, line) in lines.enumerated() {
            do {
                try append(try ConsentEntry(parsing: line))
            } catch {
                throw error.inEntry(index)
            }
        }
    }

    /// Adds an entry. Throws `chainBroken` when it does not name `head`, `identifierTaken`, `unknownRecord`,
    /// `transition` or `invalid` when the record's life does not allow it; the ledger is then unchanged.
    public mutating func append(_ entry: ConsentEntry) throws(ConsentFault) {
        try check(entry)
        let line = entry.canonicalJSON
        guard line.count <= ConsentLimits.entryBytes else {
            throw ConsentFault(.malformed(JSONFault(reason: .tooLarge(limit: ConsentLimits.entryBytes))))
        }
        let (record, digest) = (try recorded(entry), try ConsentRecording.digest(of: line))
        store(record)
        eventIDs.insert(entry.event.occasion.eventID)
        entries.append(entry)
        head = digest
    }

    /// Throws the fault for which `append` refuses an entry.
    func check(_ entry: ConsentEntry) throws(ConsentFault) {
        guard entry.event.previous == head else { throw ConsentFault(.chainBroken, at: "/event/x_prev") }
        guard !eventIDs.contains(entry.event.occasion.eventID) else {
            throw ConsentFault(.identifierTaken, at: "/event/event_id")
        }
        if let last = entries.last, entry.event.recordedAt < last.event.recordedAt {
            let rule = "an event is recorded after those before it"
            throw ConsentFault(.invalid(rule: rule), at: "/event/recorded_at")
        }
        switch (entry.terms, positions[entry.recordID]) {
        case (_?, _?): throw ConsentFault(.identifierTaken, at: "/record/record_id")
        case (nil, nil): throw ConsentFault(.unknownRecord, at: "/record_id")
        case (let terms?, nil): try check(entry.event, after: [], of: terms)
        case (nil, let position?):
            try check(entry.event, after: records[position].record.events, of: records[position].record.terms)
        }
    }

    private func check(
        _ event: ConsentEvent, after events: [ConsentEvent], of terms: ConsentTerms
    ) throws(ConsentFault) {
        do {
            try LifeCycle.check(event, after: events, terms: terms)
        } catch {
            throw error.under("/event")
        }
    }

    /// Recomputes the whole chain and every life in it. Throws the fault of the first bad entry with its index, or
    /// `headDiffers` when the last entry is not the expected head.
    public static func verify(_ lines: some Sequence<[UInt8]>, head: SHA256Digest?) throws(ConsentFault) {
        let ledger = try ConsentLedger(reading: lines)
        guard ledger.head == head else { throw ConsentFault(.headDiffers) }
    }

    /// Recomputes the chain over entries at hand, as `verify(_:head:)` does over lines.
    public static func verify(_ entries: [ConsentEntry], head: SHA256Digest?) throws(ConsentFault) {
        try verify(entries.lazy.map(\.canonicalJSON), head: head)
    }

    /// A record by its identifier, as of its last entry.
    public func record(_ id: ConsentUUID) -> ConsentRecord? { positions[id].map { records[$0].record } }

    /// The record that a digest in a decision, a receipt or a log entry names: its SHA-256 after some event.
    public func record(citedAs digest: SHA256Digest) -> ConsentRecord? {
        positionsOfDigest[digest].map { records[$0].record }
    }

    /// The records of a person, oldest first.
    public func records(of principal: String) -> [ConsentRecord] { recorded(of: principal).map(\.record) }

    func recorded(of principal: String) -> [RecordedConsent] {
        (positionsOfPrincipal[Redacted(principal)] ?? []).map { records[$0] }
    }

    /// The record as it stands after an entry that is checked.
    private func recorded(_ entry: ConsentEntry) throws(ConsentFault) -> RecordedConsent {
        if let terms = entry.terms { return try RecordedConsent(try ConsentRecord(terms: terms, first: entry.event)) }
        guard let position = positions[entry.recordID] else { throw ConsentFault(.unknownRecord, at: "/record_id") }
        return try records[position].appending(entry.event)
    }

    private mutating func store(_ recorded: RecordedConsent) {
        let terms = recorded.record.terms
        let position = positions[terms.recordID] ?? records.count
        if position == records.count {
            records.append(recorded)
            positions[terms.recordID] = position
            positionsOfPrincipal[terms.principal, default: []].append(position)
        } else {
            records[position] = recorded
        }
        if let digest = recorded.digests.last { positionsOfDigest[digest] = position }
    }
}

/// A record with the digest it had after each of its events.
struct RecordedConsent: Sendable {
    var record: ConsentRecord
    var digests: [SHA256Digest]

    init(_ record: ConsentRecord) throws(ConsentFault) {
        self.record = record
        digests = [try digest(of: record.canonicalJSON)]
    }

    func appending(_ event: ConsentEvent) throws(ConsentFault) -> RecordedConsent {
        var next = self
        try next.record.append(event)
        next.digests.append(try digest(of: next.record.canonicalJSON))
        return next
    }
}
