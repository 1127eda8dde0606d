import CaseModel
import GRDB

/// The home's record of its pseudonym keys: which versions, from when to when, shared with whom, retired when.
///
/// It stands in the store, since a rotation changes two versions at once and a kill must leave both or neither. The
/// files of the keys are written before their rows: a file of a version without a row was left by a killed command, and
/// is not used.
struct PseudonymKeyRegister {
    let store: AgencyStore

    /// What happened to a version.
    enum Event: String {
        case made, rotated, shared, received, mapped, retired, destroyed
    }

    /// Every recorded version, by domain and version.
    func records() throws -> [PseudonymKeyRecord] { try store.read { try Self.records(in: $0) } }

    static func records(in database: Database) throws -> [PseudonymKeyRecord] {
        var shares: [String: [PseudonymKeyRecord.Share]] = [:]
        let events = try Row.fetchAll(
            database, sql: "SELECT * FROM pseudonym_key_event WHERE event = 'shared' ORDER BY sequence")
        for row in events {
            guard let agency = (row["agency"] as String?).flatMap(Identifier.init),
                let at = Instant(parsing: row["at"])
            else { continue }
            let (domain, version): (String, Int) = (row["domain"], row["version"])
            shares["\(domain) \(version)", default: []].append(PseudonymKeyRecord.Share(agency: agency, at: at))
        }
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM pseudonym_key ORDER BY domain, version")
        return rows.compactMap { row in
            guard let domain = Identifier(row["domain"]) else { return nil }
            let instant = { (column: String) in (row[column] as String?).flatMap { Instant(parsing: $0) } }
            var record = PseudonymKeyRecord(
                domain: domain, version: row["version"],
                receivedFrom: (row["received_from"] as String?).flatMap(Identifier.init),
                validFrom: instant("valid_from"), windowEnd: instant("window_end"), retiredAt: instant("retired_at"),
                destroyedAt: instant("destroyed_at"))
            record.shares = shares["\(domain) \(record.version)"] ?? []
            return record
        }
    }

    /// Enters a first version that was made here.
    func enterMade(_ domain: Identifier, at instant: Instant) throws {
        try store.write { database in
            try Self.insert(domain, 0, from: nil, validFrom: instant, windowEnd: nil, in: database)
            try Self.note(.made, domain, 0, at: instant, in: database)
        }
    }

    /// Enters a new version and ends the ones before it: each that has no window gets this one.
    func enterRotation(
        from earlier: [PseudonymKeyRecord], of domain: Identifier, to version: Int, window end: Instant,
        at instant: Instant
    ) throws {
        try store.write { database in
            try Self.end(earlier, at: end, in: database)
            try Self.insert(domain, version, from: nil, validFrom: instant, windowEnd: nil, in: database)
            try Self.note(.rotated, domain, version, at: instant, in: database)
        }
    }

    /// Enters a version that another holder shared. Earlier ones end as the sender's do; one that is older than what is
    /// here makes no pseudonyms.
    func enterReceived(
        _ key: SharedKeyStatement, beside others: [PseudonymKeyRecord], in bundle: String, at instant: Instant
    ) throws {
        let isOlder = others.contains { $0.version > key.version }
        try store.write { database in
            let end = key.earlierEnd ?? instant.adding(.thirtyDays)
            try Self.end(others.filter { $0.version < key.version }, at: end, in: database)
            try Self.insert(
                key.domain, key.version, from: key.sender, validFrom: key.validFrom ?? instant,
                windowEnd: key.windowEnd ?? (isOlder ? instant : nil), in: database)
            try Self.note(
                .received, key.domain, key.version, at: instant, agency: key.sender, bundle: bundle, in: database)
        }
    }

    /// Notes that a bundle with a key or a map is about to leave.
    func enterSent(
        _ event: Event, _ record: PseudonymKeyRecord, to agency: Identifier, bundle: String, at instant: Instant
    ) throws {
        try store.write { database in
            try Self.enterUnrecorded(record, in: database)
            try Self.note(
                event, record.domain, record.version, at: instant, agency: agency, bundle: bundle, in: database)
        }
    }

    /// Retires a version; what was noted before is not noted again.
    func enterRetirement(
        _ record: PseudonymKeyRecord, destroying: PseudonymKeyRetirement.Destruction, at instant: Instant
    ) throws {
        try store.write { database in
            try Self.enterUnrecorded(record, in: database)
            let key: StatementArguments = [instant.description, record.domain.text, record.version]
            if record.retiredAt == nil {
                try database.execute(
                    sql: "UPDATE pseudonym_key SET retired_at = ? WHERE domain = ? AND version = ?", arguments: key)
                try Self.note(.retired, record.domain, record.version, at: instant, in: database)
            }
            if destroying == .destroy, record.destroyedAt == nil {
                try database.execute(
                    sql: "UPDATE pseudonym_key SET destroyed_at = ? WHERE domain = ? AND version = ?", arguments: key)
                try Self.note(.destroyed, record.domain, record.version, at: instant, in: database)
            }
        }
    }

    /// A version that was made before versions were recorded gets its row with the first thing that happens to it.
    private static func enterUnrecorded(_ record: PseudonymKeyRecord, in database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO pseudonym_key (domain, version) VALUES (?, ?)",
            arguments: [record.domain.text, record.version])
    }

    private static func end(_ earlier: [PseudonymKeyRecord], at end: Instant, in database: Database) throws {
        for record in earlier {
            try enterUnrecorded(record, in: database)
            try database.execute(
                sql: """
                    UPDATE pseudonym_key SET window_end = ?
                    WHERE domain = ? AND version = ? AND window_end IS NULL
                    """, arguments: [end.description, record.domain.text, record.version])
        }
    }

    private static func insert(
        _ domain: Identifier, _ version: Int, from sender: Identifier?, validFrom: Instant, windowEnd: Instant?,
        in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO pseudonym_key (domain, version, received_from, valid_from, window_end)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                domain.text, version, sender?.text, validFrom.description, windowEnd?.description,
            ])
    }

    private static func note(
        _ event: Event, _ domain: Identifier, _ version: Int, at instant: Instant, agency: Identifier? = nil,
        bundle: String? = nil, in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO pseudonym_key_event (at, domain, version, event, agency, bundle_id)
                VALUES (?, ?, ?, ?, ?, ?)
                """, arguments: [instant.description, domain.text, version, event.rawValue, agency?.text, bundle])
    }
}
