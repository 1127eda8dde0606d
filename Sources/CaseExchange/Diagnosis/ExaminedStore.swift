import CaseModel
import ConsentRecording
import GRDB

/// The store of a home, opened to be asked and not to be changed: no migration runs and no statement may write.
struct ExaminedStore {
    private let path: String
    private let database: DatabaseQueue?
    /// Why it could not be opened.
    private let fault: StoreFault?

    init(_ path: String) {
        self.path = path
        guard ((try? SystemCalls.status(of: path)) ?? nil)?.isRegular == true else {
            (database, fault) = (nil, StoreFault(missing: path))
            return
        }
        var configuration = Configuration()
        // A diagnosis does not wait for a command that is at work for long.
        configuration.busyMode = .timeout(0.2)
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { database in
            try AgencyStore.settle(database)
            try database.execute(sql: "PRAGMA query_only = ON")
        }
        do {
            let opened = try DatabaseQueue(path: path, configuration: configuration)
            _ = try opened.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
            (database, fault) = (opened, nil)
        } catch { (database, fault) = (nil, StoreFault(error, path: path)) }
    }

    /// Asks the store; throws why it cannot be asked.
    func read<Answer>(_ body: (Database) throws -> Answer) throws -> Answer {
        guard let database else { throw fault ?? StoreFault(missing: path) }
        do { return try database.read(body) } catch {
            throw error is any ReportableFailure ? error : StoreFault(error, path: path)
        }
    }

    /// How the place that the store knows compares with where it lies.
    enum Place { case unknown, notRecorded, same, moved }

    func place(home: String) throws -> Place {
        guard database != nil else { return .unknown }
        return try read { database in
            guard try database.tableExists("home_identity"), let recorded = try HomePlace.recorded(in: database),
                let present = try HomePlace.present(of: path, home: home, id: recorded.id)
            else { return .notRecorded }
            return recorded.isSamePlace(as: present) ? .same : .moved
        }
    }

    /// The names of the bundles that the register of sent bundles knows, or nil when it cannot be read.
    func sentFiles() throws -> Set<String>? {
        guard database != nil else { return nil }
        return try? read { Set(try String.fetchAll($0, sql: "SELECT file_name FROM sent_bundle")) }
    }

    /// How the ids of bundles with keys and maps begin, as their file names have them; empty where none is recorded.
    func holderBundles() -> Set<String> {
        let ids = try? read { database in
            try database.tableExists("pseudonym_key_event")
                ? String.fetchAll(
                    database, sql: "SELECT bundle_id FROM pseudonym_key_event WHERE bundle_id IS NOT NULL") : []
        }
        return Set((ids ?? []).map { String($0.prefix(12)) })
    }

    /// The pinned collaborations, or nil when they cannot be read.
    func pins() -> [CollaborationPin]? {
        guard database != nil else { return nil }
        return try? read { try CollaborationPin.all(in: $0) }
    }

    /// Checks the hash chain of the consent ledger and gives its length.
    func verifyLedger() throws -> Int {
        let lines = try read { try String.fetchAll($0, sql: "SELECT entry FROM consent_entry ORDER BY sequence") }
        return try ConsentLedger(reading: lines.map { Array($0.utf8) }).entries.count
    }
}
