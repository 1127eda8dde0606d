public import CaseModel
import GRDB

extension AgencyStore {
    /// Refuses an instant before what the store has already seen: a consent that was withdrawn since must not hold again
    /// because a clock, or `--at`, goes backwards. For bundles two minutes of grace are left to clocks that are being set.
    func requireForward(_ instant: Instant) throws {
        try require(instant, grace: 0, after: "SELECT max(recorded_at) FROM consent_entry")
        try require(instant, grace: 120, after: "SELECT max(created) FROM sent_bundle")
        try require(instant, grace: 120, after: "SELECT max(opened_at) FROM received_bundle")
    }

    private func require(_ instant: Instant, grace: Int64, after query: String) throws {
        let latest = try read { try String.fetchOne($0, sql: query) }
        guard let latest = latest.flatMap(Instant.init(parsing:)), instant < latest.adding(seconds: -grace) else {
            return
        }
        throw ClockFault(latest: latest)
    }
}

/// The reference time lies before what the agency's store has already seen.
public struct ClockFault: ReportableFailure, Hashable {
    /// The latest time in the store.
    public let latest: Instant

    /// `clock.backwards`.
    public var code: String { "clock.backwards" }
    /// Of the surroundings.
    public var failureClass: FailureClass { .surroundings }
    /// What is wrong.
    public var message: String { "the reference time lies before the store's last entry, of \(latest)" }
    /// What to do.
    public var hint: String? { "set the computer's clock, and leave out --at or give a later one" }
}
