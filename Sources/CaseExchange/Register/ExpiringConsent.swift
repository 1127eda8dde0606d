public import CaseModel
public import ConsentRecording
import OpenSSLCrypto

/// A consent record that needs an officer's eye: it runs out soon, or rests on a notice of another policy.
public struct ExpiringConsent: Sendable {
    /// The record.
    public let record: ConsentRecord
    /// How it stands.
    public let standing: RecordStanding
    /// Why it is named.
    public let reasons: [Reason]

    /// Why a record is named.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// It runs out within the period.
        case expires
        /// Its notice was made from another policy than those pinned now.
        case otherPolicy = "other_policy"
    }
}

extension Register {
    /// The records of the ledger that hold now, and that run out within a period or lean on a notice of another policy
    /// than those that this home has pinned; those that run out first stand first.
    public func expiring(within period: CalendarPeriod) throws -> [ExpiringConsent] {
        let pinned = Set(try CollaborationPin.all(in: store).map(\.policy))
        let last = instant.adding(period)
        var seen: Set<ConsentUUID> = []
        let found = ledger.entries.compactMap { entry -> ExpiringConsent? in
            guard seen.insert(entry.recordID).inserted, let record = ledger.record(entry.recordID) else { return nil }
            let standing = RecordStanding(of: record, at: instant)
            guard standing.holds, let until = standing.until else { return nil }
            let isOfOther = record.terms.policy.map { !pinned.contains($0.hex) } ?? false
            let reasons = (until <= last ? [ExpiringConsent.Reason.expires] : []) + (isOfOther ? [.otherPolicy] : [])
            return reasons.isEmpty ? nil : ExpiringConsent(record: record, standing: standing, reasons: reasons)
        }
        return found.sorted {
            ($0.standing.until ?? instant, $0.record.terms.recordID) < (
                $1.standing.until ?? instant, $1.record.terms.recordID
            )
        }
    }

    /// One record of a person: the one named, or the latest; refused when the person has none such.
    public func record(_ id: ConsentUUID?, of principal: Redacted<String>) throws(RegisterFault) -> ConsentRecord {
        let records = ledger.records(of: principal.value)
        guard let record = id.map({ id in records.first { $0.terms.recordID == id } }) ?? records.last else {
            throw .noConsent
        }
        return record
    }

    /// What agencies, purposes and categories of the pinned policies are called in letters.
    public func labels() -> ConsentLabels { names.labels }
}
