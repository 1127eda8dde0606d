import CaseModel
import ConsentRecording

extension Entry {
    /// The three documents of a consent, as they are and in canonical form.
    static func consent(_ bytes: [UInt8]) {
        consentRecord(bytes)
        consentSigned(bytes)
        if let other = canonical(bytes), other != bytes { consentSigned(other) }
        consentLedger(bytes.split(separator: 0x0A).map(Array.init))
    }

    private static func consentLedger(_ lines: [[UInt8]]) {
        guard let ledger = try? ConsentLedger(reading: lines) else { return }
        require(ledger.entries.map(\.canonicalJSON) == lines, "a ledger accepted = lines equal to its print")
        guard let last = ledger.entries.last else { return }
        let times = [last.event.occasion.time, last.event.recordedAt.adding(seconds: 86_400)]
        for entry in ledger.entries {
            guard let terms = entry.terms, let record = ledger.record(terms.recordID) else { continue }
            require((try? ConsentRecord(parsing: record.canonicalJSON)) == record, "a ledger's record is a record")
            for time in times { standings(of: terms, in: ledger, at: time) }
        }
    }

    /// What a consent covers now, by the standing of a flow and by the statements that it is decided from.
    private static func standings(of terms: ConsentTerms, in ledger: ConsentLedger, at time: Instant) {
        let principal = terms.principal.value
        let statements = ledger.statements(for: principal, asOf: time, knownAt: time)
        let known = ledger.entries.filter { $0.event.recordedAt <= time && $0.event.time <= time }
        for category in terms.categories.prefix(3) {
            guard let from = terms.controllers.min(), let to = terms.recipients.min(),
                let purpose = terms.purposes.min()
            else { return }
            let flow = Flow(from: from, to: to, purpose: purpose, category: category)
            let kind = terms.basis.kind
            let standing = ledger.standing(of: kind, for: flow, of: principal, asOf: time, knownAt: time)
            let permits = ConsentStatement.deciding(kind, for: flow, at: time, among: statements)?.permits(
                flow, at: time)
            if case .covered = standing {
                require(permits == true, "what is covered is permitted")
                require(known.contains { $0.event.state.permitsProcessing }, "what is covered was given")
            } else {
                require(permits != true, "what is not covered is not permitted")
            }
        }
    }

    private static func consentRecord(_ bytes: [UInt8]) {
        guard let record = try? ConsentRecord(parsing: bytes) else { return }
        let printed = record.canonicalJSON
        guard let again = try? ConsentRecord(parsing: printed) else {
            return require(false, "a record's canonical form is a record")
        }
        require(again == record, "parse of a record's print is the record")
        require(again.canonicalJSON == printed, "a record's canonical form is fixed")
        require(!record.events.isEmpty, "a record has an event")
    }

    private static func consentSigned(_ bytes: [UInt8]) {
        if let receipt = try? ConsentReceipt(parsing: bytes) {
            require(receipt.canonicalJSON == bytes, "a receipt accepted = bytes equal to its print")
        }
        if let entry = try? ConsentEntry(parsing: bytes) {
            require(entry.canonicalJSON == bytes, "a ledger entry accepted = bytes equal to its print")
        }
    }
}
