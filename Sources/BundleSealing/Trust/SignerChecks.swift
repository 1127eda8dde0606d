public import CaseModel
public import OpenSSLCrypto

/// A signature by an agency of the collaboration, verified; it can only come from `VerifiedTrustList.verify`.
public struct VerifiedSignature: Sendable, Hashable {
    /// Who signed.
    public let agency: Identifier
    /// With which certificate.
    public let certificate: Certificate
    /// When, by the signer's own statement.
    public let signingTime: Instant
}

extension VerifiedTrustList {
    /// Verifies a detached signature over content by a certificate of the list that may sign such content.
    ///
    /// For policy signatures and consent receipts; a bundle goes through `UnverifiedBundle.verify`. Throws
    /// `E_SIG_PROFILE`, `E_SIGNER_UNKNOWN`, `E_SIG_BAD`, `E_CERT_TIME` or `E_CERT`.
    public func verify(
        _ signature: [UInt8], over content: [UInt8], as purpose: SigningPurpose, at instant: Instant
    ) throws(BundleFault) -> VerifiedSignature {
        let signature = try parse(signature)
        let signer = try requireSigner(signature)
        try signature.verify(content)
        try requireTime(of: signer, signedAt: signature.signingTime, now: instant)
        try requireUse(of: signer, for: purpose, now: instant)
        return VerifiedSignature(
            agency: signer.agency, certificate: signature.certificate, signingTime: signature.signingTime)
    }

    /// Reads a signature file; the certificates of the list are not read once more.
    func parse(_ signature: [UInt8]) throws(BundleFault) -> UnverifiedSignature {
        try DetachedSignature.parse(signature) { signer(certificate: $0)?.entry.certificate }
    }

    /// Step 2: the signer by the certificate's digest.
    func requireSigner(_ signature: UnverifiedSignature) throws(BundleFault) -> AgencySigner {
        guard let signer = signer(certificate: signature.certificate.sha256) else {
            throw BundleFault(.signerUnknown, "certificate \(signature.certificate.sha256)")
        }
        return signer
    }

    /// Step 3: entry and certificate are valid both when it was signed and now; the former is only a statement.
    func requireTime(of signer: AgencySigner, signedAt: Instant, now: Instant) throws(BundleFault) {
        guard signedAt <= now.adding(seconds: BundleLimits.clockSkew) else {
            throw BundleFault(.certificateTime, "signed in the future")
        }
        for (instant, when) in [(min(signedAt, now), "when it was signed"), (now, "now")] {
            guard signer.entry.from <= instant, instant <= signer.entry.to else {
                throw BundleFault(.certificateTime, "outside its time in the trust list \(when)")
            }
            guard signer.entry.certificate.isValid(at: instant) else {
                throw BundleFault(.certificateTime, "outside its own validity \(when)")
            }
        }
    }

    /// Step 3: revocation, chain, basic constraints, key usage, key, and what the list lets it sign.
    func requireUse(of signer: AgencySigner, for purpose: SigningPurpose, now: Instant) throws(BundleFault) {
        let certificate = signer.entry.certificate
        switch standing(of: certificate, at: now) {
        case .good: break
        case .revoked: throw BundleFault(.certificate, BundleFault.revoked)
        case .authority: throw BundleFault(.certificate, "it is an authority's certificate")
        case .unchained:
            throw BundleFault(
                .certificate, "neither self-signed nor issued by the coordinator or an authority that the list accepts")
        }
        guard certificate.isSignatureAllowed else { throw BundleFault(.certificate, "its key usage has no signature") }
        guard certificate.publicKey.isStrongEnough else {
            throw BundleFault(.certificate, "its key is neither on P-256 nor RSA of 3072 to 8192 bit")
        }
        guard signer.entry.purposes.contains(purpose) else {
            throw BundleFault(.certificate, "the trust list does not let it sign a \(purpose.rawValue)")
        }
    }
}
