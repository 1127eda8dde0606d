import BundleSealing
public import CaseModel
import OpenSSLCrypto
import Pseudonymisation

/// Shares versions of pseudonym keys with the other holders that the policy names, and takes over what they share.
public struct PseudonymKeySharing {
    private let home: AgencyHome
    private let keys: KeyUnlocking
    private let collaboration: Collaboration

    /// Prepares sharing in a collaboration.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
    }

    /// A key that left or came.
    public struct SharedKey: Sendable, Hashable {
        /// The domain.
        public let domain: Identifier
        /// The version.
        public let version: Int
        /// The other holder.
        public let agency: Identifier
        /// The words of the key's check value, to compare with the other holder.
        public let words: String
        /// The bundle's name.
        public let bundleID: String
        /// The bundle's file.
        public let path: String
    }

    /// Seals a version of a domain's key to another holder and writes the bundle; the newest version unless one is named.
    ///
    /// What is shared is the key of this domain and version alone, derived: the master stays here, and gives no other. It
    /// is recorded before the bundle has its name.
    public func share(
        _ name: Identifier, version: Int?, with recipient: Identifier, days: Int, to path: String,
        ifExisting existing: ExistingFile, at instant: Instant
    ) throws -> SharedKey {
        let rules = try PseudonymKeyRules(home: home)
        try collaboration.policy.requireMayHold(name, recipient)
        try rules.requireHolder(name)
        try collaboration.policy.requireMayHold(name, home.agency)
        if existing == .keep, try InputFile.exists(path) { throw FileFault("create", path, .exists) }
        let records = try keys.ring.pseudonymKeyRecords().filter { $0.domain == name }
        guard !records.isEmpty else { throw KeyFault.missingPseudonymKey(name) }
        guard let record = version.map({ version in records.first { $0.version == version } }) ?? records.last else {
            throw PseudonymKeyFault.noVersion(name, version ?? 0)
        }
        let sender = try BundleSender(home: home, keys: keys, collaboration: collaboration, at: instant)
        let key = try keys.pseudonymKey(record, of: rules.domain(name, tag: nil))
        let value = try KeyCheckValue(of: key.key)
        let earlier = records.filter { $0.version < record.version }.compactMap(\.windowEnd).max()
        let statement = try SharedKeyStatement(
            domain: name, version: record.version, sender: home.agency, recipient: recipient,
            trust: collaboration.trust, checkValue: value, validFrom: record.validFrom,
            windowEnd: record.windowEnd ?? record.retiredAt, earlierEnd: earlier)
        let certificate = try sender.certificate(of: recipient, at: instant)
        let sealed = try key.key.withSecret { secret throws in
            try SealedSecret.seal(secret, label: statement.label, to: certificate)
        }
        let staged = try HolderBundle.key.seal(
            [(SharedKeyStatement.statementName, statement.canonicalJSON), (SharedKeyStatement.keyName, sealed)],
            of: name, to: recipient, from: sender, days: days, in: FilePath.folder(of: path), at: instant)
        let bundle = staged.sealed.bundleID.hex
        try PseudonymKeyRegister(store: try home.openStore())
            .enterSent(.shared, record, to: recipient, bundle: bundle, at: instant)
        try staged.file.commit(as: path, ifExisting: existing, effect: home.effect)
        return SharedKey(
            domain: name, version: record.version, agency: recipient, words: FingerprintWords.of(value.bytes),
            bundleID: bundle, path: path)
    }

    /// Takes over a key that another holder shared: every check of a bundle, the policy's word about both agencies, the
    /// trust list, the check value. Nothing that is here is ever replaced.
    public func takeOver(_ path: String, at instant: Instant) throws -> SharedKey {
        let opened = try HolderBundle.key.open(
            path, home: home, keys: keys, collaboration: collaboration, at: instant,
            maximumBytes: SharedKeyStatement.maximumBytes)
        let manifest = opened.bundle.manifest
        guard let text = opened.files[SharedKeyStatement.statementName],
            let sealed = opened.files[SharedKeyStatement.keyName], opened.files.count == 2
        else { throw PseudonymKeyFault.malformed("it does not have the two files of a key") }
        let statement = try SharedKeyStatement(parsing: text)
        guard statement.sender == manifest.sender.agency, statement.recipient == manifest.recipient.agency,
            statement.domain == opened.domain
        else { throw PseudonymKeyFault.malformed("it is stated for another sender, recipient or domain") }
        try requireTrust(statement)
        try collaboration.policy.requireMayHold(statement.domain, statement.sender)
        try collaboration.policy.requireMayHold(statement.domain, home.agency)
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(statement.domain)
        let domain = try rules.domain(statement.domain, tag: nil)
        let certificate = opened.bundle.recipient.entry.certificate
        let secret: SecretBytes
        do throws(BundleFault) {
            secret = try SealedSecret.open(
                sealed, label: statement.label, certificate: certificate, key: opened.key.key)
        } catch { throw PseudonymKeyFault.malformed("the key is bound to something else") }
        let key = UnlockedPseudonymKey(
            try PseudonymKey(domainKey: secret, domain: domain, version: statement.version))
        let value = try KeyCheckValue(of: key.key)
        guard value.hex == statement.checkValue else {
            throw PseudonymKeyFault.malformed("the key is not the one of its check value")
        }
        try keep(key, statement, bundle: manifest.bundleID.hex, at: instant)
        return SharedKey(
            domain: statement.domain, version: statement.version, agency: statement.sender,
            words: FingerprintWords.of(value.bytes), bundleID: manifest.bundleID.hex, path: path)
    }

    /// The trust list must be the sender's or a later one: who may hold a key is not decided on an older list.
    private func requireTrust(_ statement: SharedKeyStatement) throws {
        let ours = collaboration.trust.list
        let isSame = try SHA256.hash(ours.canonicalJSON) == statement.trustDigest
        guard ours.serial > statement.trustSerial || (ours.serial == statement.trustSerial && isSame) else {
            throw PseudonymKeyFault.otherTrustList(sender: statement.trustSerial, ours: ours.serial)
        }
    }

    private func keep(
        _ key: UnlockedPseudonymKey, _ statement: SharedKeyStatement, bundle: String, at instant: Instant
    ) throws {
        let lock = try HomeLock.take(at: home.lockPath)
        defer { lock.keep() }
        let register = PseudonymKeyRegister(store: try home.openStore())
        let records = try keys.ring.records(from: register.records()).filter { $0.domain == statement.domain }
        if let present = records.first(where: { $0.version == statement.version }) {
            let old = try keys.pseudonymKey(present, of: key.key.domain)
            guard try KeyCheckValue(of: old.key) == KeyCheckValue(of: key.key) else {
                throw PseudonymKeyFault.otherKey(statement.domain, statement.version)
            }
            throw PseudonymKeyFault.importedBefore(statement.domain, statement.version)
        }
        let entry = keys.ring.entry(of: statement.domain, version: statement.version, .domainKey)
        // A file without a record was left by a killed command; nothing was made with it.
        try key.key.withSecret { secret throws in
            try keys.ring.seal(secret, as: entry, at: instant, ifExisting: .replace)
        }
        try register.enterReceived(statement, beside: records, in: bundle, at: instant)
    }
}
