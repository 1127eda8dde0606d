import OpenSSLCrypto
import ParallelWork

/// A container in the making: sealed content and manifest first, then the list of entries and its signature.
///
/// The two parts are apart because a disclosure is logged between them: nothing is signed that is not on record.
struct ContainerSealing {
    private let draft: BundleDraft
    private let files: [PayloadFile]
    private let target: any BundleTarget
    private let plan: SealedContent.Plan
    private let recipient: Segment.Recipient
    private let binding: SegmentBinding
    private var writer = BundleWriter()
    private var digests: [(name: String, digest: SHA256Digest)] = []
    private var manifest: BundleManifest?

    init(draft: BundleDraft, files: [PayloadFile], target: any BundleTarget) throws(BundleFault) {
        (self.draft, self.files, self.target) = (draft, files, target)
        plan = try SealedContent.Plan(draft: draft, files: files)
        recipient = try Segment.Recipient(draft.recipientCertificate)
        binding = SegmentBinding(
            bundleID: plan.index.bundleID, sender: draft.senderCertificate.sha256,
            recipient: draft.recipientCertificate.sha256, policy: draft.policyDigest)
    }

    /// Media type, sealed index, sealed segments, manifest.
    mutating func writeContent(jobs: Int, progress: (Int) -> Void) throws(BundleFault) {
        try writer.add(EntryName.mediaType, EntryName.mediaTypeContent, to: target)
        let indexSize = recipient.sealedSize(of: plan.indexSize)
        guard indexSize <= BundleLimits.indexSize else { throw BundleFault(.limit, "the size of the index") }
        let indexPlace = try writer.reserve(EntryName.index, size: indexSize)
        var places: [BundleWriter.Reservation] = []
        for (number, place) in plan.places.enumerated() {
            places.append(
                try writer.reserve(EntryName.payload(number + 1), size: recipient.sealedSize(of: place.count)))
        }
        let sealed = try sealSegments(to: places, jobs: jobs, progress: progress)
        for file in files { try file.content.requireSettled() }
        let content = try plan.content(segmentDigests: sealed.map(\.plainDigest))
        let indexContext = try SegmentContext(.index, of: sealed.count, manifest: binding)
        try fill(indexPlace, try Segment.seal(content.indexBytes, to: recipient, context: indexContext))
        for (place, segment) in zip(places, sealed) {
            try writer.complete(place, checksum: segment.checksum, to: target)
            digests.append((place.name, segment.digest))
        }
        let manifest = manifest(
            content, index: .init(name: EntryName.index, size: indexSize),
            segments: zip(places, plan.places).map {
                BundleManifest.Entry(name: $0.name, size: recipient.sealedSize(of: $1.count))
            })
        let bytes = manifest.canonicalJSON
        try fill(try writer.reserve(EntryName.manifest, size: bytes.count), bytes)
        self.manifest = manifest
    }

    /// The list of entries, its signature, the directory.
    mutating func sign(with key: borrowing PrivateKey) throws(BundleFault) -> SealedBundle {
        guard let manifest else { throw BundleFault(.draft, "it is signed before its content is written") }
        // The manifest is written after what it describes, but stands first among the signed entries.
        let list = EntryList.bytes(digests.suffix(1) + digests.dropLast())
        let signature = try DetachedSignature.sign(
            list, certificate: draft.senderCertificate, key: key, at: draft.created)
        try writer.add(EntryName.entryList, list, to: target)
        try writer.add(EntryName.signature, signature, to: target)
        try writer.finish(to: target)
        let identity = try crypto { () throws(OpenSSLError) in try SHA256.hash(list) }
        return SealedBundle(
            identity: identity, bundleID: manifest.bundleID, size: writer.size, manifest: manifest)
    }

    /// Seals every segment into its place, each independent of all others.
    private func sealSegments(
        to reservations: [BundleWriter.Reservation], jobs: Int, progress: (Int) -> Void
    ) throws(BundleFault) -> [SegmentSealing.Sealed] {
        var sealed: [SegmentSealing.Sealed] = []
        sealed.reserveCapacity(reservations.count)
        var done = 0
        let largest = plan.places.reduce(0) { max($0, $1.count) }
        try PieceWork.run(reservations.count, width: jobs) { () throws(BundleFault) in
            SegmentTools(sealing: try SegmentSealing(largest: largest))
        } work: { (piece, tools) throws(BundleFault) in
            let place = plan.places[piece]
            let context = try SegmentContext(.payload(piece + 1), of: reservations.count, manifest: binding)
            tools.sealed = try tools.sealing.seal(
                files[place.fileIndex].content, from: place.offset, count: place.count, to: recipient,
                context: context, at: reservations[piece].contentOffset, of: target)
        } inOrder: { (piece, tools) throws(BundleFault) in
            guard let one = tools.sealed else { throw BundleFault(.draft, "a segment was not sealed") }
            sealed.append(one)
            done += plan.places[piece].count
            progress(done)
        }
        return sealed
    }

    /// What a thread works with, and the segment it sealed last.
    private struct SegmentTools: ~Copyable {
        var sealing: SegmentSealing
        var sealed: SegmentSealing.Sealed?

        init(sealing: consuming SegmentSealing) { self.sealing = sealing }
    }

    private mutating func fill(_ place: BundleWriter.Reservation, _ bytes: [UInt8]) throws(BundleFault) {
        digests.append((place.name, try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }))
        try writer.fill(place, bytes, to: target)
    }

    private func manifest(
        _ content: SealedContent, index: BundleManifest.Entry, segments: [BundleManifest.Entry]
    ) -> BundleManifest {
        BundleManifest(
            kind: draft.kind, suiteName: recipient.suite.rawValue, bundleID: content.index.bundleID,
            created: draft.created, expires: draft.expires,
            sender: .init(agency: draft.sender, certificate: draft.senderCertificate.sha256),
            recipient: .init(agency: draft.recipient, certificate: draft.recipientCertificate.sha256),
            purpose: draft.purpose, policyDigest: draft.policyDigest, index: index,
            indexDigest: content.indexDigest, segments: segments, series: draft.series)
    }
}
