public import CaseModel
public import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation

/// A consent that a disclosure rests on, and how its record stands now.
///
/// Of what was received only the digest of the sender's record is known.
public struct RegisteredConsent: Sendable, Hashable {
    /// The record in our own ledger; nil for a record of another agency.
    public let recordID: ConsentUUID?
    /// The digest of the record as it was cited, 64 hexadecimal digits.
    public let digest: String
    /// How the record stands; nil for a record of another agency.
    public let standing: RecordStanding?

    static func column(of decision: Decision, in ledger: ConsentLedger) -> String {
        let cited = decision.citedConsents.map { digest -> JSONValue in
            var members: [String: JSONValue] = ["record_sha256": .string(digest)]
            if let record = SHA256Digest(hex: digest).flatMap(ledger.record(citedAs:)) {
                members["record_id"] = .string(record.terms.recordID.text)
            }
            return .object(members)
        }
        return CanonicalJSON.text(of: .array(cited))
    }

    /// Reads what a row of our own disclosures cites; rows of an earlier version say it in their decision only.
    static func all(
        of decision: Decision, column: String, in ledger: ConsentLedger, at instant: Instant
    ) -> [RegisteredConsent] {
        let stored = (try? StrictJSON.parse(Array(column.utf8), maximumBytes: 1 << 20))?.array ?? []
        let ids = stored.compactMap { value -> (String, ConsentUUID)? in
            guard let digest = value.object?["record_sha256"]?.string,
                let id = value.object?["record_id"]?.string.flatMap(ConsentUUID.init)
            else { return nil }
            return (digest, id)
        }
        let recordIDs = Dictionary(ids) { first, _ in first }
        return decision.citedConsents.map { digest in
            let cited = SHA256Digest(hex: digest).flatMap(ledger.record(citedAs:))
            let record = recordIDs[digest].flatMap(ledger.record) ?? cited
            return RegisteredConsent(
                recordID: recordIDs[digest] ?? record?.terms.recordID, digest: digest,
                standing: record.map { RecordStanding(of: $0, at: instant) })
        }
    }

    /// What a row of another agency's disclosure cites: digests of its own records.
    static func foreign(of decision: Decision) -> [RegisteredConsent] {
        decision.citedConsents.map { RegisteredConsent(recordID: nil, digest: $0, standing: nil) }
    }

    /// The consent as one flat object.
    public var json: JSONValue {
        var members: [String: JSONValue] = ["record_sha256": .string(digest)]
        if let recordID { members["record_id"] = .string(recordID.text) }
        if let standing {
            members["state"] = .string(standing.state)
            if let until = standing.until { members["until"] = .string(until.description) }
        }
        return .object(members)
    }
}

/// How a consent record as a whole stands at an instant, by the latest event that was written down by then.
public struct RecordStanding: Sendable, Hashable {
    /// The state of the latest event; `expired` once its time is over, `none` before the first event.
    public let state: String
    /// The last instant a consent that was given holds, or held; nil when none holds.
    public let until: Instant?
    /// When it was first given; nil when it never was.
    public let given: Instant?
    /// When it was withdrawn; nil when it is not.
    public let withdrawn: Instant?

    /// Reads a record at an instant.
    public init(of record: ConsentRecord, at instant: Instant) {
        let known = record.events.filter { $0.recordedAt <= instant && $0.time <= instant }
        given = known.first { $0.state.permitsProcessing }?.time
        withdrawn = known.last.flatMap { $0.state == .withdrawn ? $0.time : nil }
        guard let last = known.last else {
            (state, until) = ("none", nil)
            return
        }
        let giving = known.last { $0.state.permitsProcessing }
        guard last.state.permitsProcessing || last.state == .amended, let giving else {
            (state, until) = (last.state.rawValue, nil)
            return
        }
        let end = giving.time.adding(giving.validity ?? record.terms.retention)
        (state, until) = (end < instant ? "expired" : last.state.rawValue, end)
    }

    /// Whether something may still rest on the record.
    public var holds: Bool { until != nil && state != "expired" }
}
