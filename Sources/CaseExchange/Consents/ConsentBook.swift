public import CaseModel
public import ConsentRecording
import FoundationEssentials
import GRDB
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// The agency's consent ledger in its store: entries are added in one transaction each, hash-chained, never changed.
public struct ConsentBook: Sendable {
    let home: AgencyHome
    /// The keys of the home.
    public let ring: KeyRing
    let store: AgencyStore

    /// Opens the ledger of a home.
    public init(of home: AgencyHome, ring: KeyRing) throws {
        self.home = home
        self.ring = ring
        store = try home.openStore()
    }

    /// The whole ledger, its chain verified while it is read.
    public func ledger() throws -> ConsentLedger {
        try ConsentLedger(reading: try store.read { try Self.lines($0) })
    }

    /// The agency's own pseudonym for a person, under which the ledger names them.
    public func principal(of person: PersonInput, with keys: KeyUnlocking) throws -> Redacted<String> {
        let key = try keys.pseudonymKey(of: ring.ownDomain())
        var pseudonymiser = try Pseudonymiser(key: key.key, options: person.options)
        return Redacted(try pseudonymiser.pseudonym(for: person.number).text)
    }

    /// Builds the next entry on the ledger as it is now, adds it and gives the record as it stands then; two processes
    /// take turns.
    func append(_ build: (ConsentLedger) throws -> ConsentEntry, evidence: [String: [UInt8]] = [:]) throws
        -> ConsentRecord
    {
        try store.write { database in
            var ledger = try ConsentLedger(reading: try Self.lines(database))
            let entry = try build(ledger)
            try ledger.append(entry)
            try Self.insert(entry, in: ledger, evidence: evidence, to: database)
            guard let record = ledger.record(entry.recordID) else { throw LedgerMoved() }
            return record
        }
    }

    private static func lines(_ database: Database) throws -> [[UInt8]] {
        try String.fetchAll(database, sql: "SELECT entry FROM consent_entry ORDER BY sequence").map { Array($0.utf8) }
    }

    private static func insert(
        _ entry: ConsentEntry, in ledger: ConsentLedger, evidence: [String: [UInt8]], to database: Database
    ) throws {
        let principal = ledger.record(entry.recordID)?.terms.principal.value ?? ""
        try database.execute(
            sql: "INSERT INTO consent_entry VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                ledger.entries.count, principal, entry.recordID.text, entry.event.recordedAt.description,
                ledger.head?.hex, String(decoding: entry.canonicalJSON, as: UTF8.self),
            ])
        for (digest, sealed) in evidence.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "INSERT OR IGNORE INTO consent_evidence VALUES (?, ?)", arguments: [digest, Data(sealed)])
        }
    }
}
