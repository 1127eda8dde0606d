import BundleSealing
import CaseModel
import OpenSSLCrypto

/// Who sends: an agency with its signing key in a collaboration whose policy is in force.
struct BundleSender {
    let agency: Identifier
    let collaboration: Collaboration
    let certificate: Certificate
    let key: UnlockedKey

    init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration, at instant: Instant) throws {
        try collaboration.requireInForce()
        guard
            let certificate = collaboration.trust.signingCertificate(of: home.agency, for: .bundle, at: instant),
            let key = try keys.key(.signing, for: certificate)
        else { throw CollaborationFault.notInTrustList(home.agency) }
        (agency, self.collaboration) = (home.agency, collaboration)
        (self.certificate, self.key) = (certificate, key)
    }

    /// The certificate to seal for.
    func certificate(of recipient: Identifier, at instant: Instant) throws -> Certificate {
        guard let certificate = collaboration.trust.encryptionCertificate(of: recipient, at: instant) else {
            throw CollaborationFault.noRecipientCertificate(recipient)
        }
        return certificate
    }
}
