import BundleSealing
import CaseModel
import OpenSSLCrypto

extension KeyUse {
    /// What a key pair with this use has to say in its certificate.
    func certificateUsage(of key: PublicKey) -> CertificateIssuer.Usage {
        switch self {
        case .signing: .signing
        case .decryption: key.algorithm == .rsa ? .keyEncipherment : .keyAgreement
        case .coordinator: .coordinator
        }
    }

    /// What a certificate is for, read from its key usage; nil when it fits none, or an RSA key both.
    static func of(_ certificate: Certificate) -> KeyUse? {
        guard let usage = certificate.keyUsage else { return nil }
        if certificate.isCA { return usage.contains(.keyCertSign) ? .coordinator : nil }
        let receives = usage.contains(certificate.publicKey.algorithm == .rsa ? .keyEncipherment : .keyAgreement)
        let signs = certificate.isSignatureAllowed
        if certificate.publicKey.algorithm == .rsa, receives, signs { return nil }
        return receives ? .decryption : signs ? .signing : nil
    }

    /// Why a certificate from elsewhere cannot serve this use; nil when it can. Its dates are another question.
    ///
    /// The use was named by a person, so a certificate that allows more than one can serve either, but never both at once:
    /// a trust list refuses that.
    func objection(to certificate: Certificate) -> String? {
        if certificate.isCA { return "it is an authority's certificate" }
        guard certificate.publicKey.isStrongEnough else {
            return "its key is neither on P-256 nor RSA of 3072 to 8192 bit"
        }
        switch self {
        case .signing:
            return certificate.isSignatureAllowed
                ? nil : "its key usage has neither digitalSignature nor nonRepudiation"
        case .decryption:
            guard certificate.subjectKeyIdentifier?.count == 20 else {
                return "it has no subject key identifier of 20 bytes"
            }
            guard certificate.sealingSuite == nil else { return nil }
            let needed = certificate.publicKey.algorithm == .rsa ? "keyEncipherment" : "keyAgreement"
            return "its key usage does not have \(needed)"
        case .coordinator: return "a coordinator's key is made in the home"
        }
    }
}
