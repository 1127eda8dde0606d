import CaseModel
import OpenSSLCrypto

/// What the trust list and the chain say about a certificate.
enum CertificateStanding: Sendable, Hashable {
    /// Nothing speaks against it.
    case good
    /// Revoked by then.
    case revoked
    /// An authority's certificate, which signs certificates and nothing else.
    case authority
    /// Neither signed by itself, and so pinned by its digest, nor by the coordinator.
    case unchained
}

extension Certificate {
    /// Whether an instant lies within the certificate's own validity.
    func isValid(at instant: Instant) -> Bool {
        notBefore <= instant.secondsSinceEpoch && instant.secondsSinceEpoch <= notAfter
    }

    /// Whether key usage (RFC 5280, section 4.2.1.3) allows signatures; an absent extension allows nothing here.
    var isSignatureAllowed: Bool {
        guard let keyUsage else { return false }
        return keyUsage.contains(.digitalSignature) || keyUsage.contains(.nonRepudiation)
    }

    /// Whether segments can be sealed for it: P-256, keyAgreement, a subject key identifier of 20 bytes.
    var isForEncryption: Bool {
        publicKey.algorithm == .p256 && keyUsage?.contains(.keyAgreement) == true && subjectKeyIdentifier?.count == 20
    }
}
