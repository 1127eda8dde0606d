public import CaseModel
public import OpenSSLCrypto

/// Detached signatures of one profile: over bundles, trust lists, policy digests and consent receipts (section 3).
///
/// DER SignedData with one signer and CAdES-baseline attributes; by the certificate's key, ECDSA on P-256 or RSASSA-PSS,
/// both with SHA-256. The signing time is the signer's own statement.
public enum DetachedSignature {
    /// Signs content with the key of a certificate.
    ///
    /// Throws `E_DRAFT` when the key is not the certificate's or an RSA key of a size
    /// outside `BundleSuite.rsaBits`, `E_CRYPTO` when the library fails.
    public static func sign(
        _ content: [UInt8], certificate: Certificate, key: borrowing PrivateKey, at instant: Instant
    ) throws(BundleFault) -> [UInt8] {
        guard key.publicKey == certificate.publicKey else {
            throw BundleFault(.draft, "the signing key does not belong to the certificate")
        }
        guard certificate.publicKey.isStrongEnough else {
            throw BundleFault(.draft, "the signing certificate's key is neither on P-256 nor RSA of 3072 to 8192 bit")
        }
        let digest: SHA256Digest
        let signature: [UInt8]
        let template: SignatureTemplate
        do {
            digest = try SHA256.hash(content)
            template = SignatureTemplate(
                certificate: certificate, signingTime: instant, contentDigest: digest.bytes)
            signature = try template.scheme.sign(template.signedAttributes, with: key)
        } catch { throw BundleFault(.crypto, error.description) }
        let bytes = template.bytes(signature: signature)
        guard bytes.count <= BundleLimits.signatureSize else {
            throw BundleFault(.draft, "the signing certificate is too large")
        }
        return bytes
    }

    /// Reads a signature file; throws `E_SIG_PROFILE` unless every byte is as the profile says. Nothing is verified.
    public static func parse(_ bytes: [UInt8]) throws(BundleFault) -> UnverifiedSignature {
        try parse(bytes) { _ in nil }
    }

    /// The same, where a certificate that is known by its SHA-256 is taken as it was read before: the same bytes give the
    /// same certificate.
    static func parse(
        _ bytes: [UInt8], knowing known: (SHA256Digest) -> Certificate?
    ) throws(BundleFault) -> UnverifiedSignature {
        guard bytes.count <= BundleLimits.signatureSize else { throw BundleFault(.signatureProfile, "too large") }
        guard let reader = SignatureReader(bytes) else { throw BundleFault(.signatureProfile, "another structure") }
        let certificate: Certificate
        do { certificate = try known(SHA256.hash(reader.certificate)) ?? Certificate(der: reader.certificate) } catch {
            throw BundleFault(.signatureProfile, "the certificate is malformed")
        }
        let template = SignatureTemplate(
            certificate: certificate, signingTime: reader.signingTime, contentDigest: reader.contentDigest)
        guard template.bytes(signature: reader.signature) == bytes else {
            throw BundleFault(.signatureProfile, "a field is not as the profile says")
        }
        return UnverifiedSignature(template: template, signature: reader.signature)
    }
}

/// A signature file that follows the profile; nobody has verified it, and its certificate is anybody's.
public struct UnverifiedSignature: Sendable {
    let template: SignatureTemplate
    let signature: [UInt8]

    /// The certificate that the file names as the signer's.
    public var certificate: Certificate { template.certificate }
    /// When the signer says to have signed.
    public var signingTime: Instant { template.signingTime }

    /// Verifies the signature over content by the key of its own certificate; throws `E_SIG_BAD`.
    ///
    /// Whether that certificate means anything is for `VerifiedTrustList` to say.
    public func verify(_ content: [UInt8]) throws(BundleFault) {
        let digest = try crypto { () throws(OpenSSLError) in try SHA256.hash(content) }
        guard digest.bytes == template.contentDigest else { throw BundleFault(.signatureBad, "over other content") }
        guard isByItsCertificate else { throw BundleFault(.signatureBad, "not by the certificate's key") }
    }

    /// Whether the key of its own certificate made it, and over other content than this.
    public func isOverOther(than content: [UInt8]) -> Bool {
        guard let digest = try? SHA256.hash(content), digest.bytes != template.contentDigest else { return false }
        return isByItsCertificate
    }

    private var isByItsCertificate: Bool {
        template.scheme.verifies(signature, over: template.signedAttributes, by: certificate.publicKey)
    }
}
