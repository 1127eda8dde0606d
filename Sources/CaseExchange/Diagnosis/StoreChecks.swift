import CaseModel
import GRDB

/// The store: whole, of this version, with its settings, its ledger's chain closed, and no later than the clock.
struct StoreChecks {
    private let examined: ExaminedHome
    private let instant: Instant
    private var store: ExaminedStore { examined.store }

    init(_ examined: ExaminedHome, at instant: Instant) { (self.examined, self.instant) = (examined, instant) }

    var all: [Check] {
        [
            Check("store-integrity", integrity), Check("store-schema", schema), Check("store-settings", settings),
            Check("consent-ledger", ledger), Check("clock-order", clockOrder), Check("unfinished", unfinished),
        ]
    }

    private func integrity() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let (faults, orphans) = try store.read { database in
            (
                try String.fetchAll(database, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }.count,
                try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
            )
        }
        guard faults == 0, orphans == 0 else {
            return .failed(
                "the store is damaged: \(faults.counted("fault", "faults")) in its pages, "
                    + orphans.counted("row without its parent", "rows without their parents"),
                remedy: "restore the home from a backup")
        }
        return .ok("the store is whole")
    }

    private func schema() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let migrations = AgencyStore.migrations
        let (isNewer, isCurrent) = try store.read { database in
            (try migrations.hasBeenSuperseded(database), try migrations.hasCompletedMigrations(database))
        }
        if isNewer {
            return .failed(
                "the store was made by a newer version of this tool [store.newer]",
                remedy: "install the newer version of brygga", command: "brygga --version")
        }
        guard isCurrent else {
            return .warning(
                "the store is of an older version", remedy: "the next command brings it up to date",
                command: ShellWord.line(["brygga", "consent", "list", "--home", examined.path]))
        }
        return .ok("the store is of this version")
    }

    private func settings() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let (journal, synchronous, secure) = try store.read { database in
            (
                try String.fetchOne(database, sql: "PRAGMA journal_mode") ?? "",
                try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0,
                try Int.fetchOne(database, sql: "PRAGMA secure_delete") ?? 0
            )
        }
        guard synchronous == 2, secure == 1 else {
            return .failed(
                "SQLite does not take the settings synchronous=FULL and secure_delete",
                remedy: "install SQLite as the system's packages build it")
        }
        guard journal == "wal" else {
            return .warning(
                "the store has the journal \(journal) instead of a write-ahead log",
                remedy: "the next command sets it again",
                command: ShellWord.line(["brygga", "consent", "list", "--home", examined.path]))
        }
        return .ok("write-ahead log, synchronous=FULL, secure_delete")
    }

    private func ledger() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        do {
            return .ok("the chain of the consent ledger holds: \(try store.verifyLedger().counted("entry", "entries"))")
        } catch let fault as StoreFault {
            throw fault
        } catch {
            let code = (error as? any ReportableFailure)?.code ?? "unexpected"
            return .failed(
                "the consent ledger was changed [\(code)]",
                remedy: "restore the home from a backup, and find out who did",
                command: ShellWord.line(["brygga", "consent", "list", "--home", examined.path]))
        }
    }

    private func clockOrder() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let latest = try store.read { database in
            try String.fetchOne(
                database,
                sql: """
                    SELECT max(at) FROM (SELECT max(recorded_at) AS at FROM consent_entry
                    UNION ALL SELECT max(created) FROM sent_bundle UNION ALL SELECT max(opened_at) FROM received_bundle
                    UNION ALL SELECT max(at) FROM refused_export)
                    """)
        }
        guard let latest = latest.flatMap(Instant.init(parsing:)) else { return .ok("the store has no entry yet") }
        guard instant >= latest else {
            return .failed(
                "the clock says \(instant), but the latest entry is of \(latest)",
                remedy: "set the computer's clock; leave out --at", command: "date -u")
        }
        return .ok("the clock is not before the latest entry, of \(latest)")
    }

    private func unfinished() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let (logged, releasing) = try store.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT count(*) FROM sent_bundle WHERE status = 'logged'") ?? 0,
                try Int.fetchOne(database, sql: "SELECT count(*) FROM received_bundle WHERE status = 'releasing'") ?? 0
            )
        }
        guard logged == 0, releasing == 0 else {
            return .warning(
                logged.counted("bundle was", "bundles were") + " registered and never released, "
                    + releasing.counted("opening was", "openings were") + " begun and not ended",
                remedy: "send the case again, and open the bundle again: what was not released left nothing behind",
                command: ShellWord.line(["ls", "-l", examined.path + "/outbox"]))
        }
        return .ok("every bundle that was registered was released, and every opening ended")
    }
}
