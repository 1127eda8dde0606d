import CaseModel
import GRDB

/// The log of what was turned back from pseudonyms to persons, or asked to be: append-only, written before anything is
/// released.
struct ReversalLog {
    let store: AgencyStore

    /// What happened; the raw values stand in the store.
    enum Event: String, Sendable {
        /// It was refused.
        case denied
        /// The search began.
        case begun
        /// The result is about to be given.
        case released
        /// It ended without a result.
        case ended
    }

    /// The verbs that are logged.
    enum Verb: String, Sendable { case resolve, reidentify }

    /// One entry, without its event and time.
    struct Entry: Sendable {
        var verb: Verb
        var domain = ""
        var versions: [Int] = []
        var country = ""
        var purpose = ""
        var quota: Int?
        /// How many pseudonyms were asked for.
        var asked = 0
        var found: Int?
        var requestDigest: String?
        var pseudonymsDigest: String?
        /// The officers who approved, as canonical JSON.
        var approvals = "[]"
        /// The code of a refusal or of what ended it.
        var code: String?

        init(_ verb: Verb) { self.verb = verb }
    }

    /// Adds an entry.
    func add(_ event: Event, _ entry: Entry, at instant: Instant) throws {
        try store.write { database in try Self.insert(event, entry, at: instant, database) }
    }

    /// Notes that a search begins, unless its request was answered before or the pseudonyms of the last days are too many;
    /// asking again after a search that gave no result counts once.
    func begin(_ entry: Entry, limit: ReidentificationLimit, at instant: Instant) throws {
        let since = instant.adding(seconds: -Int64(limit.days) * 86_400)
        try store.write { database in
            try Self.requireUnused(entry, database)
            let before =
                try Int.fetchOne(
                    database,
                    sql: """
                        SELECT COALESCE(SUM(asked), 0) FROM (
                            SELECT request_sha256, MAX(asked) AS asked FROM reversal
                            WHERE verb = 'reidentify' AND event = 'begun' AND at >= ? AND request_sha256 <> ?
                            GROUP BY request_sha256)
                        """,
                    arguments: [since.description, entry.requestDigest ?? ""]) ?? 0
            guard before + entry.asked <= limit.pseudonyms else {
                throw ReidentificationFault.limit(limit, before: before, asked: entry.asked)
            }
            try Self.insert(.begun, entry, at: instant, database)
        }
    }

    /// Notes that the result is about to be given; a request is answered once.
    func release(_ entry: Entry, at instant: Instant) throws {
        try store.write { database in
            if entry.requestDigest != nil { try Self.requireUnused(entry, database) }
            try Self.insert(.released, entry, at: instant, database)
        }
    }

    private static func requireUnused(_ entry: Entry, _ database: Database) throws {
        let used = try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM reversal WHERE event = 'released' AND request_sha256 = ?)",
            arguments: [entry.requestDigest ?? ""])
        guard used == false else { throw ReidentificationFault.used }
    }

    private static func insert(_ event: Event, _ entry: Entry, at instant: Instant, _ database: Database) throws {
        let versions = CanonicalJSON.text(of: .array(entry.versions.map { .integer(Int64($0)) }))
        try database.execute(
            sql: """
                INSERT INTO reversal (at, verb, event, domain, key_versions, country, purpose, quota, asked, found,
                    request_sha256, pseudonyms_sha256, approvals, code)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                instant.description, entry.verb.rawValue, event.rawValue, entry.domain, versions, entry.country,
                entry.purpose, entry.quota, entry.asked, entry.found, entry.requestDigest, entry.pseudonymsDigest,
                entry.approvals, entry.code,
            ])
    }
}

extension StoreSchema {
    /// The log of reversals: who asked for what, and what became of it. No pseudonym and no number stands in it.
    static let reversal = """
        CREATE TABLE reversal (
            sequence INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            verb TEXT NOT NULL CHECK (verb IN ('resolve', 'reidentify')),
            event TEXT NOT NULL CHECK (event IN ('denied', 'begun', 'released', 'ended')),
            domain TEXT NOT NULL,
            key_versions TEXT NOT NULL,
            country TEXT NOT NULL,
            purpose TEXT NOT NULL,
            quota INTEGER,
            asked INTEGER NOT NULL,
            found INTEGER,
            request_sha256 TEXT,
            pseudonyms_sha256 TEXT,
            approvals TEXT NOT NULL,
            code TEXT
        ) STRICT;
        CREATE UNIQUE INDEX reversal_answered_once ON reversal (request_sha256)
        WHERE event = 'released' AND request_sha256 IS NOT NULL;
        CREATE TRIGGER reversal_is_append_only BEFORE UPDATE ON reversal
        BEGIN SELECT RAISE(ABORT, 'the log of reversals is append-only'); END;
        CREATE TRIGGER reversal_is_never_deleted BEFORE DELETE ON reversal
        BEGIN SELECT RAISE(ABORT, 'the log of reversals is append-only'); END;
        CREATE TRIGGER reversal_is_never_replaced BEFORE INSERT ON reversal
        WHEN EXISTS (SELECT 1 FROM reversal WHERE sequence = new.sequence)
        BEGIN SELECT RAISE(ABORT, 'the log of reversals is append-only'); END;
        """
}
