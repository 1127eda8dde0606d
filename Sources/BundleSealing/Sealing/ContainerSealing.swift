import OpenSSLCrypto

/// A container in the making: sealed content and manifest first, then the list of entries and its signature.
///
/// The two parts are apart because a disclosure is logged between them: nothing is signed that is not on record.
struct ContainerSealing {
    private let draft: BundleDraft
    private let content: SealedContent
    private let recipient: Segment.Recipient
    private let binding: SegmentBinding
    private var writer = BundleWriter()
    private var digests: [(name: String, digest: SHA256Digest)] = []
    private var manifest: BundleManifest?

    init(draft: BundleDraft, content: SealedContent) throws(BundleFault) {
        (self.draft, self.content) = (draft, content)
        recipient = try Segment.Recipient(draft.recipientCertificate)
        binding = SegmentBinding(
            bundleID: content.index.bundleID, sender: draft.senderCertificate.sha256,
            recipient: draft.recipientCertificate.sha256, policy: draft.policyDigest)
    }

    /// Media type, sealed index, sealed segments, manifest.
    mutating func writeContent(_ files: [PayloadFile], to sink: BundleSink) throws(BundleFault) {
        try writer.add(EntryName.mediaType, EntryName.mediaTypeContent, to: sink)
        let count = content.index.segmentDigests.count
        let indexContext = try SegmentContext(.index, of: count, manifest: binding)
        let index = try Segment.seal(content.indexBytes, to: recipient, context: indexContext)
        try add(EntryName.index, index, to: sink)
        var segments: [BundleManifest.Entry] = []
        for number in 1...count {
            let sealed = try seal(number, of: count, from: files)
            let name = EntryName.payload(number)
            segments.append(BundleManifest.Entry(name: name, size: sealed.count))
            try add(name, sealed, to: sink)
        }
        let manifest = manifest(index: .init(name: EntryName.index, size: index.count), segments: segments)
        try add(EntryName.manifest, manifest.canonicalJSON, to: sink)
        self.manifest = manifest
    }

    /// The list of entries, its signature, the directory.
    mutating func sign(with key: borrowing PrivateKey, to sink: BundleSink) throws(BundleFault) -> SealedBundle {
        guard let manifest else { throw BundleFault(.draft, "it is signed before its content is written") }
        // The manifest is written after what it describes, but stands first among the signed entries.
        let list = EntryList.bytes(digests.suffix(1) + digests.dropLast())
        let signature = try DetachedSignature.sign(
            list, certificate: draft.senderCertificate, key: key, at: draft.created)
        try writer.add(EntryName.entryList, list, to: sink)
        try writer.add(EntryName.signature, signature, to: sink)
        try writer.finish(to: sink)
        let identity = try crypto { () throws(OpenSSLError) in try SHA256.hash(list) }
        return SealedBundle(
            identity: identity, bundleID: manifest.bundleID, size: writer.size, manifest: manifest)
    }

    /// Seals one segment, independent of all others.
    private func seal(_ number: Int, of count: Int, from files: [PayloadFile]) throws(BundleFault) -> [UInt8] {
        guard let place = content.index.place(of: number) else { throw BundleFault(.draft, "a segment has no place") }
        let plaintext = try files[place.fileIndex].content.exactlyPlain(place.count, at: place.offset)
        let digest = try crypto { () throws(OpenSSLError) in try SHA256.hash(plaintext) }
        guard digest == content.index.segmentDigests[number - 1] else {
            throw BundleFault(.read, "a file changed while it was sealed")
        }
        let context = try SegmentContext(.payload(number), of: count, manifest: binding)
        return try Segment.seal(plaintext, to: recipient, context: context)
    }

    private mutating func add(_ name: String, _ bytes: [UInt8], to sink: BundleSink) throws(BundleFault) {
        digests.append((name, try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }))
        try writer.add(name, bytes, to: sink)
    }

    private func manifest(index: BundleManifest.Entry, segments: [BundleManifest.Entry]) -> BundleManifest {
        BundleManifest(
            kind: draft.kind, suiteName: recipient.suite.rawValue, bundleID: content.index.bundleID,
            created: draft.created, expires: draft.expires,
            sender: .init(agency: draft.sender, certificate: draft.senderCertificate.sha256),
            recipient: .init(agency: draft.recipient, certificate: draft.recipientCertificate.sha256),
            purpose: draft.purpose, policyDigest: draft.policyDigest, index: index,
            indexDigest: content.indexDigest, segments: segments, series: draft.series)
    }
}
