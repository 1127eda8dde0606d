import CaseModel
import GRDB

/// The agency's SQLite store: consent ledger, bundle register, tombstones and pinned collaborations.
///
/// Write-ahead log, `synchronous=FULL`, `secure_delete`; writers take turns (`BEGIN IMMEDIATE`, ten seconds of patience).
/// No personal number stands in it: a person is the agency's own pseudonym.
final class AgencyStore: Sendable {
    let database: DatabaseQueue
    private let effect: Effect
    private let path: String

    /// Opens the store and brings its schema up to date; the file exists (0600) and SQLite's companions inherit its mode.
    init(at path: String, effect: Effect = .carriedOut) throws(StoreFault) {
        (self.effect, self.path) = (effect, path)
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { try Self.settle($0) }
        // SQLite would make a new, empty store in silence, and with it forget every withdrawal.
        guard (try? SystemCalls.status(of: path))?.isRegular == true else { throw StoreFault(missing: path) }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            guard try !database.read(Self.migrations.hasBeenSuperseded) else { throw StoreFault(newer: path) }
            try Self.migrations.migrate(database)
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw StoreFault(error, path: path)
        }
    }

    /// The settings that SQLite keeps for each connection.
    static func settle(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA secure_delete = ON")
    }

    /// Closes the database, so that the write-ahead log is folded into the file.
    func close() throws(StoreFault) {
        do { try database.close() } catch { throw StoreFault(error, path: path) }
    }

    /// Runs statements that change the store in one transaction; a failure of the body rolls back and is passed on. A
    /// rehearsal runs them all the same and rolls back.
    func write<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            guard effect == .rehearsed else { return try database.write(body) }
            return try database.writeWithoutTransaction { database in
                try database.beginTransaction(.immediate)
                defer { try? database.rollback() }
                return try body(database)
            }
        } catch { throw passedOn(error) }
    }

    /// Runs statements that only read.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do { return try database.read(body) } catch { throw passedOn(error) }
    }

    private func passedOn(_ error: any Error) -> any Error {
        error is any ReportableFailure ? error : StoreFault(error, path: path)
    }

    static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in try database.execute(sql: StoreSchema.version1) }
        migrator.registerMigration("2") { database in try database.execute(sql: StoreSchema.version2) }
        migrator.registerMigration("pseudonym-keys") { database in
            try database.execute(sql: StoreSchema.pseudonymKeys)
        }
        migrator.registerMigration("reversal") { database in try database.execute(sql: StoreSchema.reversal) }
        migrator.registerMigration("series") { database in try database.execute(sql: StoreSchema.series) }
        return migrator
    }
}
