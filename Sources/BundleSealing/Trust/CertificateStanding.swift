import CaseModel
public import OpenSSLCrypto

/// What the trust list and the chain say about a certificate.
enum CertificateStanding: Sendable, Hashable {
    /// Nothing speaks against it.
    case good
    /// Revoked by then.
    case revoked
    /// An authority's certificate, which signs certificates and nothing else.
    case authority
    /// Neither signed by itself, and so pinned by its digest, nor by the coordinator, nor by an outside authority of the
    /// list that counts.
    case unchained
}

extension Certificate {
    /// Whether an instant lies within the certificate's own validity.
    func isValid(at instant: Instant) -> Bool {
        notBefore <= instant.secondsSinceEpoch && instant.secondsSinceEpoch <= notAfter
    }

    /// Whether it is an authority's whose key is of an accepted kind and size, for signing certificates by its key usage.
    public var mayIssue: Bool { isCA && keyUsage?.contains(.keyCertSign) == true && publicKey.isStrongEnough }

    /// Whether key usage (RFC 5280, section 4.2.1.3) allows signatures; an absent extension allows nothing here.
    public var isSignatureAllowed: Bool {
        guard let keyUsage else { return false }
        return keyUsage.contains(.digitalSignature) || keyUsage.contains(.nonRepudiation)
    }

    /// The suite by which segments are sealed for it; nil unless its key has one, its key usage allows that (keyAgreement
    /// for P-256, keyEncipherment for RSA), and it has a subject key identifier of 20 bytes.
    public var sealingSuite: BundleSuite? {
        guard let keyUsage, subjectKeyIdentifier?.count == 20 else { return nil }
        switch BundleSuite(sealingTo: publicKey) {
        case .p256: return keyUsage.contains(.keyAgreement) ? .p256 : nil
        case .rsa: return keyUsage.contains(.keyEncipherment) ? .rsa : nil
        case nil: return nil
        }
    }
}

extension PublicKey {
    /// Whether it is of a kind and size that signatures and segments are made with: P-256, or RSA of 3072 to 8192 bit.
    public var isStrongEnough: Bool { algorithm == .p256 || BundleSuite.rsaBits.contains(bits) }
}

extension BundleSuite {
    /// The suite of a recipient's key; nil for an RSA key of a size outside `rsaBits`.
    init?(sealingTo key: PublicKey) {
        guard key.isStrongEnough else { return nil }
        switch key.algorithm {
        case .p256: self = .p256
        case .rsa: self = .rsa
        }
    }
}
