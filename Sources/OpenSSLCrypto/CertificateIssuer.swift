import COpenSSL

/// Makes X.509 version 3 certificates (RFC 5280): a random positive 16-byte serial number, UTF8String names, critical
/// basicConstraints and keyUsage, key identifiers of method 1 (section 4.2.1.2).
///
/// Signed with ecdsa-with-SHA256, or sha256WithRSAEncryption when the issuer's key is RSA.
public enum CertificateIssuer {
    /// What a certified key is for.
    public enum Usage: Sendable, Hashable {
        /// Signing bundles and statements: digitalSignature and nonRepudiation.
        case signing
        /// An officer's statements: digitalSignature and nothing else.
        case officer
        /// Receiving by key agreement, for P-256 keys: keyAgreement.
        case keyAgreement
        /// Receiving by key encryption, for RSA keys: keyEncipherment.
        case keyEncipherment
        /// Coordinating a collaboration: an authority directly over end entities; keyCertSign and digitalSignature.
        case coordinator
    }

    /// A certificate of a key, signed by that key. Times are seconds since 1970-01-01T00:00:00Z, inclusive.
    public static func selfSigned(
        subject: DistinguishedName, key: borrowing PrivateKey, usage: Usage, notBefore: Int64, notAfter: Int64
    ) throws(OpenSSLError) -> Certificate {
        let draft = try CertificateDraft(subject: subject, publicKey: key.publicKey, usage: usage)
        try draft.setValidity(notBefore: notBefore, notAfter: notAfter)
        try draft.setIssuer(nil)
        return try draft.signed(by: key)
    }

    /// A certificate of another's key, signed by an authority.
    ///
    /// Refused: an issuer that is no authority or may not sign certificates, and a key that is not the issuer's.
    public static func issue(
        subject: DistinguishedName, publicKey: PublicKey, usage: Usage, issuer: Certificate,
        issuerKey: borrowing PrivateKey, notBefore: Int64, notAfter: Int64
    ) throws(OpenSSLError) -> Certificate {
        guard issuer.isCA, issuer.keyUsage?.contains(.keyCertSign) ?? true else {
            throw .refused("issuer", reason: "its certificate is not for signing certificates")
        }
        guard issuer.publicKey == issuerKey.publicKey else {
            throw .refused("issuer", reason: "the key does not belong to its certificate")
        }
        let draft = try CertificateDraft(subject: subject, publicKey: publicKey, usage: usage)
        try draft.setValidity(notBefore: notBefore, notAfter: notAfter)
        try draft.setIssuer(issuer)
        return try draft.signed(by: issuerKey)
    }

    /// A certificate of an officer's key (`Usage.officer`), signed by the agency's signing key, which is no authority: who
    /// believes it must know that key and look for the signature itself (docs/bundle-format.md, section 15).
    ///
    /// Refused: an issuer that may not sign, one that is an authority, and a key that is not the issuer's.
    public static func appointOfficer(
        subject: DistinguishedName, publicKey: PublicKey, issuer: Certificate, issuerKey: borrowing PrivateKey,
        notBefore: Int64, notAfter: Int64
    ) throws(OpenSSLError) -> Certificate {
        guard !issuer.isCA, issuer.keyUsage?.contains(.digitalSignature) == true else {
            throw .refused("issuer", reason: "its certificate is not for signing statements")
        }
        guard issuer.publicKey == issuerKey.publicKey else {
            throw .refused("issuer", reason: "the key does not belong to its certificate")
        }
        let draft = try CertificateDraft(subject: subject, publicKey: publicKey, usage: .officer)
        try draft.setValidity(notBefore: notBefore, notAfter: notAfter)
        try draft.setIssuer(issuer)
        return try draft.signed(by: issuerKey)
    }
}

extension CertificateIssuer.Usage {
    /// Bit numbers of keyUsage (RFC 5280 section 4.2.1.3).
    var bits: [Int32] {
        switch self {
        case .signing: [0, 1]
        case .officer: [0]
        case .keyAgreement: [4]
        case .keyEncipherment: [2]
        case .coordinator: [0, 5]
        }
    }

    var isAuthority: Bool { self == .coordinator }

    func requireFit(_ key: PublicKey) throws(OpenSSLError) {
        switch (self, key.algorithm) {
        case (.keyAgreement, .rsa): throw .refused("certificate", reason: "an RSA key cannot agree on keys")
        case (.keyEncipherment, .p256): throw .refused("certificate", reason: "a P-256 key cannot encrypt keys")
        default: return
        }
    }
}
