import OpenSSLCrypto

/// The index of a bundle to be made: what its content is committed to before any of it is sealed.
struct SealedContent: Sendable {
    let index: BundleIndex
    /// The index in canonical JSON, as it will be sealed.
    let indexBytes: [UInt8]
    let indexDigest: SHA256Digest

    /// Reads every file once, segment by segment, for the digests.
    init(committingTo files: [PayloadFile], draft: BundleDraft) throws(BundleFault) {
        var entries: [BundleIndex.File] = []
        var digests: [SHA256Digest] = []
        for file in files {
            let size = file.content.size
            let count = BundleIndex.segmentCount(of: size, segmentSize: draft.segmentSize)
            entries.append(
                BundleIndex.File(
                    name: file.name, size: size, category: file.category, firstSegment: digests.count + 1,
                    segmentCount: count))
            for number in 0..<count {
                let offset = number * draft.segmentSize
                let plaintext = try file.content.exactlyPlain(min(draft.segmentSize, size - offset), at: offset)
                digests.append(try crypto { () throws(OpenSSLError) in try SHA256.hash(plaintext) })
            }
        }
        try self.init(
            BundleIndex(
                bundleID: try .random(), nonce: try Self.nonce(), statement: draft.statement,
                segmentSize: draft.segmentSize, files: entries, segmentDigests: digests))
    }

    /// Takes an index as it is; refuses what its reader would refuse.
    init(_ index: BundleIndex) throws(BundleFault) {
        let bytes = index.canonicalJSON
        guard SegmentTemplate.size(count: bytes.count) <= BundleLimits.indexSize else {
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
