public import CaseModel
public import OpenSSLCrypto

/// A bundle whose sender, wholeness, recipient, time, policy and freshness were verified; still sealed.
///
/// It can only come from `UnverifiedBundle.verify`.
public struct VerifiedBundle: Sendable {
    /// The visible part.
    public let manifest: BundleManifest
    /// Who signed.
    public let signer: AgencySigner
    /// When, by the signer's own statement.
    public let signingTime: Instant
    /// The bundle's identity: SHA-256 of its `ASiCManifest001.xml`.
    public let identity: SHA256Digest
    /// Whom it is sealed for; its certificate says which key opens it.
    public let recipient: AgencyRecipient
    let container: Container
    let skipped: Set<BundleCheck>

    /// The bundle as registers know it.
    public var reference: BundleReference {
        BundleReference(
            identity: identity, senderCertificate: signer.entry.certificate.sha256, bundleID: manifest.bundleID)
    }

    /// What became of every check so far.
    public var report: VerificationReport { VerificationReport(passedThrough: .withdrawal, skipping: skipped) }

    /// Step 7, first half: decrypts the index, and holds it to its commitment, its schema and the manifest.
    ///
    /// Throws `E_NOT_FOR_US` when the key is not the recipient's, `E_SEG_PROFILE`, `E_DECRYPT` or `E_INDEX`.
    public func openIndex(key: borrowing PrivateKey) throws(BundleFault) -> OpenedIndex {
        do throws(BundleFault) {
            try requireKey(key)
            let context = try SegmentContext(.index, of: manifest.segments.count, manifest: manifest.binding)
            let sealed = try container.source.exactly(container.index.size, at: container.index.contentOffset)
            let bytes = try Segment.open(
                sealed, as: try Segment.Recipient(recipient.entry.certificate), key: key, context: context)
            let digest = try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }
            guard digest == manifest.indexDigest else { throw BundleFault(.index, "not the one committed to") }
            let index = try BundleIndex(parsing: bytes)
            guard index.bundleID == manifest.bundleID else { throw BundleFault(.index, "of another bundle") }
            guard index.segmentDigests.count == manifest.segments.count else {
                throw BundleFault(.index, "it has another number of segments than the manifest")
            }
            return OpenedIndex(bundle: self, index: index)
        } catch { throw error.during(.index) }
    }

    func requireKey(_ key: borrowing PrivateKey) throws(BundleFault) {
        guard key.publicKey == recipient.entry.certificate.publicKey else {
            throw BundleFault(.notForUs, "this key does not belong to the certificate it is sealed for")
        }
    }
}
