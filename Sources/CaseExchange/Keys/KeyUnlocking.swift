import CaseModel
import OpenSSLCrypto

/// The private keys of a home during one command: the passphrase is asked for when the first is needed, and each key is
/// decrypted once. Use from one thread.
public final class KeyUnlocking {
    /// The keys.
    public let ring: KeyRing
    private let source: any PassphraseSource
    private var passphrase: SharedPassphrase?
    private var unlocked: [String: UnlockedKey] = [:]

    /// Prepares unlocking; nothing is asked for yet.
    public init(_ ring: KeyRing, passphrase source: any PassphraseSource) {
        (self.ring, self.source) = (ring, source)
    }

    /// The private key of a pair; an example key is refused unless allowed.
    func key(of entry: KeyEntry) throws -> UnlockedKey {
        if let key = unlocked[entry.keyPath] { return key }
        let shared = try passphrase ?? SharedPassphrase(try source.passphrase())
        passphrase = shared
        let key = UnlockedKey(try ring.privateKey(of: entry, passphrase: shared.bytes))
        unlocked[entry.keyPath] = key
        return key
    }
}

/// A private key that several steps of a command use.
final class UnlockedKey: Sendable {
    /// The key.
    let key: PrivateKey

    init(_ key: consuming PrivateKey) { self.key = key }
}

/// A passphrase that several keys are opened with.
private final class SharedPassphrase: Sendable {
    let bytes: SecretBytes

    init(_ bytes: consuming SecretBytes) { self.bytes = bytes }
}
