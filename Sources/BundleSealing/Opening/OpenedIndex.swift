import CaseModel
public import OpenSSLCrypto
import ParallelWork

/// A verified bundle whose index is open; its content is still sealed.
///
/// It can only come from `VerifiedBundle.openIndex`. Before the content is opened the caller decides anew on the
/// index's statement by its own policy (`E_POLICY`) and checks consents and approvals (`E_CONSENT`, `E_APPROVAL`).
public struct OpenedIndex: Sendable {
    /// The bundle.
    public let bundle: VerifiedBundle
    /// What it holds and why.
    public let index: BundleIndex

    /// What became of every check so far.
    public var report: VerificationReport {
        VerificationReport(passedThrough: .index, skipping: bundle.skipped)
    }

    /// Step 8: decrypts the segments on up to `jobs` threads and hands each over once its tag and digest are verified, one at
    /// a time and in their order; the memory of the plaintext is used again for another segment. Before, `examine` may look at
    /// each by itself, on the thread that opened it.
    ///
    /// What the sink got is the sender's content only when this returns; until then it must stay out of reach. Throws
    /// `E_SEG_PROFILE`, `E_DECRYPT`, `E_PLAIN`, or `E_WRITE` with the failure of the sink below.
    public func openSegments(
        key: borrowing PrivateKey, jobs: Int = 1,
        examine: @Sendable (_ place: SegmentPlace, _ plaintext: Span<UInt8>) throws -> Void = { _, _ in },
        into sink: (_ place: SegmentPlace, _ plaintext: Span<UInt8>) throws -> Void
    ) throws(BundleFault) -> OpenedBundle {
        do throws(BundleFault) {
            try bundle.requireKey(key)
            let recipient = try Segment.Recipient(bundle.recipient.entry.certificate)
            try PieceWork.run(bundle.manifest.segments.count, width: jobs) { () throws(BundleFault) in
                OpeningTools()
            } work: { (piece, tools) throws(BundleFault) in
                let place = try open(piece + 1, for: recipient, key: key, with: &tools)
                do { try examine(place, tools.memory.span.extracting(tools.text)) } catch {
                    throw BundleFault.below(.write, error, "the content")
                }
            } inOrder: { (_, tools) throws(BundleFault) in
                guard let place = tools.place else { throw BundleFault(.plaintext, "a segment was not opened") }
                do { try sink(place, tools.memory.span.extracting(tools.text)) } catch {
                    throw BundleFault.below(.write, error, "the content")
                }
            }
            return OpenedBundle(opened: self)
        } catch { throw error.during(.segments) }
    }

    /// Opens all files into memory, in their order; for content that is known to be small. Throws as `openSegments`.
    public func openFiles(key: borrowing PrivateKey) throws(BundleFault) -> (contents: [[UInt8]], bundle: OpenedBundle)
    {
        var contents = index.files.map { _ in [UInt8]() }
        let opened = try openSegments(key: key) { place, plaintext in contents[place.fileIndex] += plaintext.copied }
        return (contents, opened)
    }

    /// What a thread works with: memory for one segment, and the plaintext that it opened there last.
    private struct OpeningTools: ~Copyable {
        var memory: [UInt8] = []
        var text = 0..<0
        var place: SegmentPlace?
    }

    /// Opens one segment, independent of all others.
    private func open(
        _ number: Int, for recipient: Segment.Recipient, key: borrowing PrivateKey, with tools: inout OpeningTools
    ) throws(BundleFault) -> SegmentPlace {
        let (manifest, container) = (bundle.manifest, bundle.container)
        guard let place = index.place(of: number), number <= container.payloads.count else {
            throw BundleFault(.plaintext, "segment \(number) has no place")
        }
        let entry = container.payloads[number - 1]
        let context = try SegmentContext(.payload(number), of: manifest.segments.count, manifest: manifest.binding)
        if tools.memory.count < entry.size { tools.memory = [UInt8](repeating: 0, count: entry.size) }
        var all = tools.memory.mutableSpan
        var room = all.extracting(0..<entry.size)
        try container.source.fill(&room, from: entry.contentOffset, of: "the container")
        let (text, digest) = try Segment.open(
            inPlace: &tools.memory, count: entry.size, as: recipient, key: key, context: context)
        guard text.count == place.count else { throw BundleFault(.plaintext, "segment \(number) has another size") }
        guard digest == index.segmentDigests[number - 1] else {
            throw BundleFault(.plaintext, "segment \(number) is not the one committed to")
        }
        (tools.text, tools.place) = (text, place)
        return place
    }
}

/// A bundle whose every segment was opened, verified and handed over; the content may now be used.
///
/// It can only come from `OpenedIndex.openSegments`.
public struct OpenedBundle: Sendable {
    /// The bundle and its index.
    public let opened: OpenedIndex

    /// What became of every check; decision, consent and approval are the caller's to mark and stand as skipped until then.
    public var report: VerificationReport {
        VerificationReport(
            passedThrough: .segments, skipping: opened.bundle.skipped.union([.decision, .consent, .approval]))
    }
}
