import CaseModel
import OpenSSLCrypto

/// A pair of key files outside any home: an encrypted private key and the certificate it belongs to.
public struct KeyPairFiles: Sendable {
    private let certificatePath: String
    private let keyPath: String
    private let exampleKeys: ExampleKeyPolicy

    /// Names the two PEM files; nothing is read yet.
    public init(certificate: String, privateKey: String, exampleKeys: ExampleKeyPolicy = .refuse) {
        (certificatePath, keyPath, self.exampleKeys) = (certificate, privateKey, exampleKeys)
    }

    func certificate() throws -> Certificate { try KeyRing.readCertificate(certificatePath) }

    /// The private key, which must be the certificate's; a published example key is refused unless allowed.
    func privateKey(passphrase: borrowing SecretBytes) throws -> PrivateKey {
        let publicKey = try certificate().publicKey
        if exampleKeys == .refuse, try ExampleKeys.contain(publicKey) { throw KeyFault.exampleKey(keyPath) }
        let key = try KeyRing.load(keyPath, passphrase: passphrase)
        guard key.publicKey == publicKey else { throw PseudonymKeyFileFault.notThePrivateKey(keyPath) }
        return key
    }
}
