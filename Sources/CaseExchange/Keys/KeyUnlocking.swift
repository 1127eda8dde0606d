import BundleSealing
import CaseModel
import OpenSSLCrypto
import Pseudonymisation
import Synchronization

/// The private keys of a home during one command: the passphrase is asked for when the first is needed, and each key is
/// decrypted once, however many cases and threads use it.
public final class KeyUnlocking: Sendable {
    /// The keys.
    public let ring: KeyRing
    private let source: any PassphraseSource
    private let opened = Mutex(OpenedKeys())
    private let pseudonymKeys = Mutex<[PseudonymKeyName: UnlockedPseudonymKey]>([:])

    /// Prepares unlocking; nothing is asked for yet.
    public init(_ ring: KeyRing, passphrase source: any PassphraseSource) {
        (self.ring, self.source) = (ring, source)
    }

    /// The private key of a pair; an example key is refused unless allowed.
    func key(of entry: KeyEntry) throws -> UnlockedKey {
        try opened.withLock { opened in
            if let key = opened.keys[entry.keyPath] { return key }
            let shared = try opened.passphrase ?? SharedPassphrase(try source.passphrase())
            opened.passphrase = shared
            let key = UnlockedKey(try ring.privateKey(of: entry, passphrase: shared.bytes))
            opened.keys[entry.keyPath] = key
            return key
        }
    }

    /// The private key for a certificate, or nil when this home has none.
    func key(_ use: KeyUse, for certificate: Certificate) throws -> UnlockedKey? {
        let known = opened.withLock { $0.pairs[certificate] }
        guard let entry = try known ?? ring.entry(use, for: certificate), entry.use == use else { return nil }
        opened.withLock { $0.pairs[certificate] = entry }
        return try key(of: entry)
    }

    /// The key of a domain that makes pseudonyms at an instant: the newest version, or the one named while its window is
    /// open. Throws `key.retired`, `key.window-ended`, `key.destroyed` or `key.no-version`.
    func pseudonymKey(
        of domain: Pseudonymisation.PseudonymDomain, version: Int? = nil, at instant: Instant = Clock.now()
    ) throws -> UnlockedPseudonymKey {
        try pseudonymKeys.withLock { keys in
            let name = PseudonymKeyName(domain: domain.name, version: version)
            if let key = keys[name], key.key.domain == domain { return key }
            let key = try openMakingKey(of: domain, version: version, at: instant)
            keys[name] = key
            return key
        }
    }

    /// What was asked for: a domain, and a version where one was named.
    private struct PseudonymKeyName: Hashable, Sendable {
        let domain: Identifier
        let version: Int?
    }

    /// What was opened so far.
    private struct OpenedKeys: Sendable {
        var passphrase: SharedPassphrase?
        var keys: [String: UnlockedKey] = [:]
        var pairs: [Certificate: KeyEntry] = [:]
    }
}

/// A private key that several steps of a command use.
final class UnlockedKey: Sendable {
    /// The key.
    let key: PrivateKey

    init(_ key: consuming PrivateKey) { self.key = key }
}

/// A pseudonym key that several steps of a command use.
typealias UnlockedPseudonymKey = SharedPseudonymKey

/// A passphrase that several keys are opened with.
private final class SharedPassphrase: Sendable {
    let bytes: SecretBytes

    init(_ bytes: consuming SecretBytes) { self.bytes = bytes }
}
