public import CaseModel
import Pseudonymisation

/// Retires versions of pseudonym keys.
public struct PseudonymKeyRetirement {
    private let home: AgencyHome
    private let ring: KeyRing

    /// Prepares retirements in a home.
    public init(home: AgencyHome, ring: KeyRing) { (self.home, self.ring) = (home, ring) }

    /// What becomes of the key.
    public enum Destruction: Sendable, Hashable {
        /// It stays, so that pseudonyms it made can be resolved; it makes none.
        case keep
        /// Its file is removed: what it made can be resolved by nobody but other holders and backups.
        case destroy
    }

    /// Retires a version. Retiring again is refused, but for destroying what was only retired, or what a killed command
    /// left of a destruction.
    public func retire(
        _ domain: Identifier, version: Int, _ destruction: Destruction, at instant: Instant
    ) throws -> PseudonymKeyRecord {
        let lock = try HomeLock.take(at: home.lockPath)
        defer { lock.keep() }
        guard domain != (try ring.ownDomain().name) else { throw PseudonymKeyFault.ownDomain(domain) }
        let register = PseudonymKeyRegister(store: try home.openStore())
        let records = try ring.records(from: register.records()).filter { $0.domain == domain }
        guard !records.isEmpty else { throw KeyFault.missingPseudonymKey(domain) }
        guard let record = records.first(where: { $0.version == version }) else {
            throw PseudonymKeyFault.noVersion(domain, version)
        }
        let file = try ring.file(of: record)
        if record.destroyedAt != nil, destruction == .keep || file == nil {
            throw PseudonymKeyFault.destroyed(domain, version)
        }
        if record.retiredAt != nil, destruction == .keep { throw PseudonymKeyFault.retired(domain, version) }
        // Recorded first: a key that is gone without a record would look like a loss.
        try register.enterRetirement(record, destroying: destruction, at: instant)
        if destruction == .destroy, let file, home.effect == .carriedOut {
            try SystemCalls.unlink(file.path)
            try SystemCalls.synchroniseFolder(home.keysFolder)
        }
        return PseudonymKeyRecord(
            domain: domain, version: version, receivedFrom: record.receivedFrom, validFrom: record.validFrom,
            windowEnd: record.windowEnd, retiredAt: record.retiredAt ?? instant,
            destroyedAt: destruction == .destroy ? record.destroyedAt ?? instant : record.destroyedAt,
            shares: record.shares)
    }
}
