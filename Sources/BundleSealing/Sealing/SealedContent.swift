import OpenSSLCrypto

/// The index of a bundle to be made: what its content is committed to.
struct SealedContent: Sendable {
    let index: BundleIndex
    /// The index in canonical JSON, as it will be sealed.
    let indexBytes: [UInt8]
    let indexDigest: SHA256Digest

    private init(_ index: BundleIndex, head: [UInt8]) throws(BundleFault) {
        let bytes = head + BundleIndex.tailJSON(index.segmentDigests)
        (self.index, indexBytes) = (index, bytes)
        indexDigest = try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }
    }
}

extension SealedContent {
    /// An index before any byte of the content was read: all but the digests is known, and so is its size.
    struct Plan: Sendable {
        /// The index, its digests to come.
        let index: BundleIndex
        /// The places of the segments in order.
        let places: [SegmentPlace]
        /// The size of the index in bytes.
        var indexSize: Int { head.count + BundleIndex.tailSize(places.count) }
        /// The index as it will be sealed, up to the digests.
        private let head: [UInt8]

        /// Throws `E_DRAFT` for an index that its reader would refuse.
        init(draft: BundleDraft, files: [PayloadFile]) throws(BundleFault) {
            let nonce = try crypto { () throws(OpenSSLError) in try SHA256Digest(bytes: SecureRandom.bytes(32)) }
            guard let nonce else { throw BundleFault(.crypto, "a random nonce") }
            let entries = BundleIndex.File.tiling(files, segmentSize: draft.segmentSize)
            let count = entries.reduce(0) { $0 + $1.segmentCount }
            let index = BundleIndex(
                bundleID: try .random(), nonce: nonce, statement: draft.statement, segmentSize: draft.segmentSize,
                files: entries, segmentDigests: Array(repeating: nonce, count: count))
            // What its reader would refuse is refused before a byte is read.
            do { _ = try BundleIndex(reading: index.value) } catch { throw BundleFault(.draft, error.detail) }
            self.index = index
            places = (0..<count).compactMap { index.place(of: $0 + 1) }
            head = index.headJSON
        }

        /// The index once the content is known.
        func content(segmentDigests: [SHA256Digest]) throws(BundleFault) -> SealedContent {
            try SealedContent(
                BundleIndex(
                    bundleID: index.bundleID, nonce: index.nonce, statement: index.statement,
                    segmentSize: index.segmentSize, files: index.files, segmentDigests: segmentDigests), head: head)
        }
    }
}

extension BundleIndex.File {
    /// The entries of files whose segments follow one another.
    static func tiling(_ files: [PayloadFile], segmentSize: Int) -> [Self] {
        var next = 1
        return files.map { file in
            let count = BundleIndex.segmentCount(of: file.content.size, segmentSize: segmentSize)
            defer { next += count }
            return Self(
                name: file.name, size: file.content.size, category: file.category, firstSegment: next,
                segmentCount: count)
        }
    }
}
