import CaseModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import CaseExchange

/// The store: the ledger is append-only whoever asks, and damage is said and never mended in silence.
@Suite("AgencyStore")
struct AgencyStoreTests {
    private let folder: TemporaryFolder
    private let home: AgencyHome

    init() throws {
        folder = try TemporaryFolder()
        home = try AgencyHome.create(
            at: folder.path("home"), agency: try #require(Identifier("stad")), name: "Staden")
    }

    private func sql(_ statement: String) async throws -> ProcessOutcome {
        try await run("sqlite3", [home.storePath, statement])
    }

    @Test func aFullStoreIsSaidAndNothingOfItStays() throws {
        let store = try AgencyStore(at: home.storePath)
        let fault = #expect(throws: StoreFault.self) {
            try store.write { database in
                try database.execute(sql: "PRAGMA max_page_count = 1")
                try database.execute(
                    sql: "INSERT INTO consent_evidence VALUES ('x', zeroblob(1000000))")
            }
        }
        #expect(fault?.code == "store.no-space" && fault?.failureClass == .tryAgain)
        let count = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM consent_evidence") }
        #expect(count == 0)
    }

    private static let row = "INSERT INTO consent_entry VALUES (1, 'p', 'r', 't', 's', '{}')"

    @Test(arguments: [
        "UPDATE consent_entry SET entry = 'x'", "UPDATE consent_entry SET principal = 'x' WHERE sequence = 1",
        "DELETE FROM consent_entry", "DELETE FROM consent_entry WHERE sequence = 1",
        "UPDATE consent_entry SET sequence = 2",
    ])
    func theLedgerIsNeverChanged(statement: String) async throws {
        #expect(try await sql(Self.row).code == 0)
        let outcome = try await sql(statement)
        #expect(outcome.code != 0)
        #expect(outcome.errors.contains("append-only"))
        #expect(try await sql("SELECT * FROM consent_entry").text == "1|p|r|t|s|{}\n")
    }

    @Test(arguments: [
        "INSERT INTO consent_entry VALUES (1, 'p', 'r', 't', 'other', '{}')",
        "INSERT INTO consent_entry VALUES (2, 'p', 'r', 't', 's', '{}')",
        "INSERT INTO consent_entry VALUES (2, NULL, 'r', 't', 'other', '{}')",
        "INSERT INTO consent_entry VALUES ('two', 'p', 'r', 't', 'other', '{}')",
        "INSERT OR REPLACE INTO consent_entry VALUES (1, 'q', 'r', 't', 'other', '{}')",
    ])
    func anEntryHasAPlaceAndADigestOfItsOwn(statement: String) async throws {
        #expect(try await sql(Self.row).code == 0)
        _ = try await sql(statement)
        #expect(try await sql("SELECT * FROM consent_entry").text == "1|p|r|t|s|{}\n")
    }

    @Test(arguments: ["sent_bundle", "received_bundle"])
    func aBundleHasAKnownStanding(table: String) async throws {
        let columns = try await sql("SELECT count(*) FROM pragma_table_info('\(table)')").text
        let count = try #require(Int(columns.trimmingCharacters(in: .whitespacesAndNewlines)))
        let values = [String](repeating: "'x'", count: count - 1).joined(separator: ", ")
        #expect(try await sql("INSERT INTO \(table) VALUES (\(values), 'unknown')").code != 0)
    }

    @Test func theStoreKeepsItsSettings() async throws {
        #expect(try await sql("PRAGMA journal_mode").text == "wal\n")
        #expect(try await sql("PRAGMA integrity_check").text == "ok\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: home.storePath)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func aStoreThatIsNoneIsDamaged() throws {
        try folder.write(String(repeating: "no database ", count: 100), to: "home/store.sqlite")
        do {
            _ = try home.openStore()
            Issue.record("a text was opened as a store")
        } catch let fault as StoreFault {
            #expect(fault.code == "store.damaged")
            #expect(fault.failureClass == .surroundings)
            #expect(fault.hint?.isEmpty == false)
        }
    }

    @Test func aFailureInsideATransactionTakesEverythingBack() async throws {
        let store = try home.openStore()
        #expect(throws: KeyFault.unusablePassphrase) {
            try store.write { _ in throw KeyFault.unusablePassphrase }
        }
        try store.close()
    }

    @Test func aHomeIsWholeAndItsOwnersAlone() throws {
        let names = [
            "agency.yaml", "collaborations", "inbox", "keys", "lock", "outbox", "rejected", "reports", "reserve",
            "spool", "store.sqlite",
        ]
        #expect(folder.contents().filter { $0.hasPrefix("home/") && !$0.contains("-") } == names.map { "home/" + $0 })
        #expect(folder.contents().filter { !$0.hasPrefix("home") } == [])
        for name in folder.contents() {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
            #expect(
                mode == (name.contains(".") || name.hasSuffix("lock") || name.hasSuffix("reserve") ? 0o600 : 0o700),
                "\(name)")
        }
        #expect(try AgencyHome.open(at: home.path).name == "Staden")
        #expect(throws: HomeFault.exists(home.path)) {
            try AgencyHome.create(at: home.path, agency: home.agency, name: "x")
        }
    }

    @Test(arguments: ["quote \" and \\ and: # - [x]", "Åäö 日本", "'single'", "true", "1.0", "~"])
    func theAgencysNameSurvives(name: String) throws {
        let made = try AgencyHome.create(at: folder.path("other"), agency: home.agency, name: name)
        #expect(try AgencyHome.open(at: made.path).name == name)
    }

    @Test func oneHolderOfTheLockAtATime() throws {
        let first = try HomeLock.take(at: home.lockPath)
        let second = try SystemCalls.open(home.lockPath, O_RDWR)
        #expect(try !SystemCalls.lock(second, path: home.lockPath))
        first.keep()
    }
}
