import OpenSSLCrypto

/// The index of a bundle to be made: what its content is committed to before any of it is sealed.
struct SealedContent: Sendable {
    let index: BundleIndex
    /// The index in canonical JSON, as it will be sealed.
    let indexBytes: [UInt8]
    let indexDigest: SHA256Digest

    /// Reads every file once, segment by segment, for the digests.
    init(committingTo files: [PayloadFile], draft: BundleDraft) throws(BundleFault) {
        let content = try CaseCommitment(of: files, segmentSize: draft.segmentSize)
        try self.init(
            BundleIndex(
                bundleID: try .random(), nonce: try Self.nonce(), statement: draft.statement,
                segmentSize: draft.segmentSize, files: content.files, segmentDigests: content.segmentDigests),
            for: draft.recipientCertificate.publicKey)
    }

    /// Takes an index as it is; refuses what its reader would refuse.
    init(_ index: BundleIndex, for recipient: PublicKey) throws(BundleFault) {
        let bytes = index.canonicalJSON
        guard SegmentEnvelope.size(count: bytes.count, for: recipient) <= BundleLimits.indexSize else {
            throw BundleFault(.limit, "the size of the index")
        }
        do { _ = try BundleIndex(parsing: bytes) } catch { throw BundleFault(.draft, error.detail) }
        try self.init(unchecked: index, bytes: bytes)
    }

    init(unchecked index: BundleIndex, bytes: [UInt8]) throws(BundleFault) {
        (self.index, indexBytes) = (index, bytes)
        indexDigest = try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }
    }

    private static func nonce() throws(BundleFault) -> SHA256Digest {
        let bytes = try crypto { () throws(OpenSSLError) in try SecureRandom.bytes(32) }
        guard let nonce = SHA256Digest(bytes: bytes) else { throw BundleFault(.crypto, "a random nonce") }
        return nonce
    }
}
