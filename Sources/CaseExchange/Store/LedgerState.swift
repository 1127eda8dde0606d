public import CaseModel
import GRDB

/// How far the consent ledger is for one person: a decision holds only as long as this does not move.
struct LedgerState: Equatable, Sendable {
    /// How many events of the person the ledger holds.
    let count: Int
    /// When the latest of them was written down.
    let latest: Instant?

    static func read(of principal: Redacted<String>, from database: Database) throws -> LedgerState {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT count(*) AS count, max(recorded_at) AS latest FROM consent_entry WHERE principal = ?",
            arguments: [principal.value])
        let latest: String? = row?["latest"]
        return LedgerState(count: row?["count"] ?? 0, latest: latest.flatMap(Instant.init(parsing:)))
    }

    /// Refuses an instant before the person's latest event: a consent that was withdrawn since must not hold again because
    /// a clock, or `--at`, goes backwards.
    func requireNothing(after instant: Instant) throws(ClockFault) {
        if let latest, instant < latest { throw ClockFault(latest: latest) }
    }
}

extension AgencyStore {
    /// How far the ledger is for a person.
    func ledgerState(of principal: Redacted<String>) throws -> LedgerState {
        try read { try LedgerState.read(of: principal, from: $0) }
    }
}

/// The reference time lies before what the ledger holds of the person.
public struct ClockFault: ReportableFailure, Hashable {
    /// The time of the person's latest event.
    public let latest: Instant

    /// `clock.backwards`.
    public var code: String { "clock.backwards" }
    /// Of the surroundings.
    public var failureClass: FailureClass { .surroundings }
    /// What is wrong.
    public var message: String { "the reference time lies before the person's latest consent event, of \(latest)" }
    /// What to do.
    public var hint: String? { "set the computer's clock, and leave out --at or give a later one" }
    /// Shows the clock.
    public var command: String? { "date -u" }
}

/// A consent or the policy changed while a case was being sealed.
public struct LedgerMoved: ReportableFailure, Hashable {
    /// `consent.changed`.
    public var code: String { "consent.changed" }
    /// It can be tried again, and is then decided anew.
    public var failureClass: FailureClass { .tryAgain }
    /// What is wrong.
    public var message: String { "a consent or the policy changed while the case was being sealed; nothing was sent" }
    /// What to do.
    public var hint: String? { "run the command again; it is then decided on what holds now" }
}
