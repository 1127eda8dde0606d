public import CaseModel
import Glibc
import OpenSSLCrypto
import Pseudonymisation

/// Gives a domain's key its next version: a new random master. Both make pseudonyms until the old one's window ends.
public struct PseudonymKeyRotation {
    private let home: AgencyHome
    private let keys: KeyUnlocking

    /// Prepares rotations in a home.
    public init(home: AgencyHome, keys: KeyUnlocking) { (self.home, self.keys) = (home, keys) }

    /// What a rotation came to.
    public struct Rotated: Sendable {
        /// The domain.
        public let domain: Identifier
        /// The version before.
        public let oldVersion: Int
        /// The new version.
        public let newVersion: Int
        /// The last instant at which the version before makes pseudonyms.
        public let windowEnd: Instant
        /// The other agencies that hold the key and do not have this version.
        public let otherHolders: [Identifier]
        /// The maps that were sealed.
        public let maps: [PseudonymMapping.SentMap]
    }

    /// Rotates the key of a domain.
    ///
    /// Everything that can fail comes first: with maps, the list is read and every bundle sealed before the new version
    /// takes effect. Then the key's file appears, then both versions change in one transaction, then the maps are
    /// released. A kill leaves the old state, or the new one in which `PseudonymMapping.run` makes the maps again.
    public func rotate(
        _ name: Identifier, window: CalendarPeriod, maps: (PseudonymMapping, PseudonymMapping.Order)?,
        at instant: Instant
    ) throws -> Rotated {
        let ring = keys.ring
        guard name != (try ring.ownDomain().name) else { throw PseudonymKeyFault.ownDomain(name) }
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(name)
        let register = PseudonymKeyRegister(store: try home.openStore())
        let records = try records(of: name, in: register)
        guard let newest = records.last else { throw KeyFault.missingPseudonymKey(name) }
        let version = newest.version + 1
        guard PseudonymKey.versions.contains(version) else { throw PseudonymKeyFault.versionsExhausted(name) }
        let master = try SecretBytes.random(count: PseudonymKey.count)
        var staged: PseudonymMapping.Staged?
        if let (mapping, order) = maps {
            _ = try mapping.recipients(of: name)
            let domain = try rules.domain(name, tag: nil)
            let new = UnlockedPseudonymKey(try PseudonymKey(master: master, domain: domain, version: version))
            staged = try mapping.stage(
                from: keys.pseudonymKey(newest, of: domain), to: new, order, at: instant)
        }
        let lock = try HomeLock.take(at: home.lockPath)
        defer { lock.keep() }
        // Another command may have rotated while the list was read: its maps would lead elsewhere.
        guard try self.records(of: name, in: register) == records else {
            throw FileFault("lock", home.lockPath, .system(EWOULDBLOCK))
        }
        let end = instant.adding(window)
        // A file without a record was left by a killed rotation; nothing was made with it.
        try ring.seal(
            master, as: ring.entry(of: name, version: version, .master), at: instant, ifExisting: .replace)
        try register.enterRotation(from: records, of: name, to: version, window: end, at: instant)
        let record = PseudonymKeyRecord(
            domain: name, version: version, receivedFrom: nil, validFrom: instant, windowEnd: nil, retiredAt: nil,
            destroyedAt: nil)
        let sent = try staged.map { try maps?.0.release($0, of: record, at: instant) ?? [] } ?? []
        return Rotated(
            domain: name, oldVersion: newest.version, newVersion: version, windowEnd: newest.windowEnd ?? end,
            otherHolders: rules.otherHolders(of: name), maps: sent)
    }

    private func records(of name: Identifier, in register: PseudonymKeyRegister) throws -> [PseudonymKeyRecord] {
        try keys.ring.records(from: register.records()).filter { $0.domain == name }
    }
}
