public import BundleSealing
public import CaseModel
public import OpenSSLCrypto

/// The decryption keys that an opening has: those of a home, or one in a file.
protocol OpeningKeys {
    /// Whose keys they are.
    func agency(under trust: VerifiedTrustList) throws -> Identifier
    /// The private key of a certificate that something is sealed for; `E_NOT_FOR_US` when it is not among them.
    func key(for certificate: Certificate) throws -> UnlockedKey
}

extension KeyUnlocking: OpeningKeys {
    func agency(under trust: VerifiedTrustList) -> Identifier { ring.home.agency }

    func key(for certificate: Certificate) throws -> UnlockedKey {
        guard let entry = try ring.entry(.decryption, for: certificate) else {
            throw BundleFault(.notForUs, "this home has no key for the certificate it is sealed for", check: .recipient)
        }
        return try key(of: entry)
    }
}

/// A decryption key and its certificate in files, for opening without a home.
public struct DecryptionKeyFile: OpeningKeys {
    private let keyPath: String
    private let certificate: Certificate
    private let passphrase: any PassphraseSource

    /// Names the files; the certificate is read, the key only when it is needed.
    ///
    /// - Parameters:
    ///   - key: PKCS#8 in PEM, encrypted, private to its owner (0600).
    ///   - certificate: the certificate in PEM that the trust list has for it.
    ///   - exampleKeys: whether a published example key may be used.
    public init(
        key: String, certificate: String, exampleKeys: ExampleKeyPolicy, passphrase: any PassphraseSource
    ) throws {
        (keyPath, self.passphrase) = (key, passphrase)
        self.certificate = try KeyRing.readCertificate(certificate)
        if exampleKeys == .refuse, try ExampleKeys.contain(self.certificate.publicKey) {
            throw KeyFault.exampleKey(certificate)
        }
    }

    func agency(under trust: VerifiedTrustList) throws -> Identifier {
        guard let recipient = trust.recipient(certificate: certificate.sha256) else {
            throw BundleFault(.notForUs, "the trust list does not have the given certificate", check: .recipient)
        }
        return recipient.agency
    }

    func key(for certificate: Certificate) throws -> UnlockedKey {
        guard certificate.publicKey == self.certificate.publicKey else {
            throw BundleFault(.notForUs, "it is sealed for another certificate than the given one", check: .recipient)
        }
        return UnlockedKey(
            try KeyRing.load(keyPath, of: certificate.publicKey, passphrase: passphrase.passphrase()))
    }
}
