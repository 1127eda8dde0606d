import BundleSealing
import CaseModel
import OpenSSLCrypto

/// The decryption keys that an opening has: those of a home, or one in a file.
protocol OpeningKeys: Sendable {
    /// Whose keys they are.
    func agency(under trust: VerifiedTrustList) throws -> Identifier
    /// The private key of a certificate that something is sealed for; `E_NOT_FOR_US` when it is not among them.
    func key(for certificate: Certificate) throws -> UnlockedKey
}

extension KeyUnlocking: OpeningKeys {
    func agency(under trust: VerifiedTrustList) -> Identifier { ring.home.agency }

    func key(for certificate: Certificate) throws -> UnlockedKey {
        guard let key = try key(.decryption, for: certificate) else {
            throw BundleFault(.notForUs, "this home has no key for the certificate it is sealed for", check: .recipient)
        }
        return key
    }
}

/// A decryption key and its certificate in files, for opening without a home.
public struct DecryptionKeyFile: OpeningKeys {
    private let pair: KeyPairFiles
    private let certificate: Certificate
    private let passphrase: any PassphraseSource

    /// Reads the certificate; the key is read when it is needed.
    public init(_ pair: KeyPairFiles, passphrase: any PassphraseSource) throws {
        (self.pair, self.passphrase) = (pair, passphrase)
        certificate = try pair.certificate()
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
        return UnlockedKey(try pair.privateKey(passphrase: passphrase.passphrase()))
    }
}
