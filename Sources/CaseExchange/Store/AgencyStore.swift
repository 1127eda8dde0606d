public import CaseModel
import GRDB

/// The agency's SQLite store: consent ledger, bundle register, tombstones and pinned collaborations.
///
/// Write-ahead log, `synchronous=FULL`, `secure_delete`; writers take turns (`BEGIN IMMEDIATE`, ten seconds of patience).
/// No personal number stands in it: a person is the agency's own pseudonym.
final class AgencyStore: Sendable {
    let database: DatabaseQueue
    private let effect: Effect

    /// Opens the store and brings its schema up to date; the file exists (0600) and SQLite's companions inherit its mode.
    init(at path: String, effect: Effect = .carriedOut) throws(StoreFault) {
        self.effect = effect
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.publicStatementArguments = false
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        // SQLite would make a new, empty store in silence, and with it forget every withdrawal.
        guard (try? SystemCalls.status(of: path))?.isRegular == true else { throw StoreFault(missing: path) }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            try Self.migrations.migrate(database)
        } catch {
            throw StoreFault(error, path: path)
        }
    }

    /// Closes the database, so that the write-ahead log is folded into the file.
    func close() throws(StoreFault) {
        do { try database.close() } catch { throw StoreFault(error, path: "store.sqlite") }
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
        } catch { throw Self.passedOn(error) }
    }

    /// Runs statements that only read.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do { return try database.read(body) } catch { throw Self.passedOn(error) }
    }

    private static func passedOn(_ error: any Error) -> any Error {
        error is any ReportableFailure ? error : StoreFault(error, path: "store.sqlite")
    }

    private static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in try database.execute(sql: StoreSchema.version1) }
        migrator.registerMigration("2") { database in try database.execute(sql: StoreSchema.version2) }
        return migrator
    }
}

/// The store could not be used.
public struct StoreFault: ReportableFailure {
    /// SQLite's primary result code, or nil when the error did not come from SQLite.
    let resultCode: Int32?
    let path: String
    private let isMissing: Bool

    init(missing path: String) { (resultCode, self.path, isMissing) = (nil, path, true) }

    init(_ error: any Error, path: String) {
        resultCode = (error as? DatabaseError)?.resultCode.rawValue
        self.path = path
        isMissing = false
    }

    private var isBusy: Bool { resultCode == ResultCode.SQLITE_BUSY.rawValue }
    private var isFull: Bool { resultCode == ResultCode.SQLITE_FULL.rawValue }
    private var isDamaged: Bool {
        resultCode == ResultCode.SQLITE_CORRUPT.rawValue || resultCode == ResultCode.SQLITE_NOTADB.rawValue
    }

    /// One code per cause.
    public var code: String {
        if isMissing { return "store.missing" }
        if isBusy { return "store.busy" }
        if isFull { return "store.no-space" }
        return isDamaged ? "store.damaged" : "store.failed"
    }
    /// Busy and full can be tried again; the rest is of the surroundings.
    public var failureClass: FailureClass { isBusy || isFull ? .tryAgain : .surroundings }
    /// What went wrong, without what was stored.
    public var message: String {
        if isMissing { return "the store \(path) is missing" }
        if isBusy { return "another command is writing to the store \(path)" }
        if isFull { return "no space left for the store \(path)" }
        if isDamaged { return "the store \(path) is damaged" }
        return "the store \(path) could not be used" + (resultCode.map { " (SQLite code \($0))" } ?? "")
    }
    /// What to do.
    public var hint: String? {
        if isMissing { return "restore the home from a backup: without its store every withdrawal is forgotten" }
        if isBusy { return "wait for the other command to end and try again" }
        if isFull { return "free some space and run the command again" }
        return isDamaged ? "restore the home from a backup" : "check the permissions and the free space of the home"
    }
    /// Shows the folder that should hold the store, where its path is known.
    public var command: String? {
        guard path.contains("/") else { return nil }
        return isMissing ? "ls -la -- \(ShellWord.quoted(FilePath.folder(of: path)))" : nil
    }
}
