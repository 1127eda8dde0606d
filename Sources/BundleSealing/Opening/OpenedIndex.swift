public import OpenSSLCrypto

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

    /// Step 8: decrypts the segments in order and hands each over once its tag and digest are verified.
    ///
    /// What the sink got is the sender's content only when this returns; until then it must stay out of reach. Throws
    /// `E_SEG_PROFILE`, `E_DECRYPT`, `E_PLAIN`, or `E_WRITE` with the failure of the sink below.
    public func openSegments(
        key: borrowing PrivateKey, into sink: (_ place: SegmentPlace, _ plaintext: [UInt8]) throws -> Void
    ) throws(BundleFault) -> OpenedBundle {
        do throws(BundleFault) {
            try bundle.requireKey(key)
            for number in 1...bundle.manifest.segments.count {
                let (place, plaintext) = try openSegment(number, key: key)
                do { try sink(place, plaintext) } catch { throw BundleFault.below(.write, error, "the content") }
            }
            return OpenedBundle(opened: self)
        } catch { throw error.during(.segments) }
    }

    /// Opens one segment, independent of all others.
    package func openSegment(
        _ number: Int, key: borrowing PrivateKey
    ) throws(BundleFault) -> (SegmentPlace, [UInt8]) {
        let (manifest, container) = (bundle.manifest, bundle.container)
        guard let place = index.place(of: number), number <= container.payloads.count else {
            throw BundleFault(.plaintext, "segment \(number) has no place")
        }
        let entry = container.payloads[number - 1]
        let context = try SegmentContext(.payload(number), of: manifest.segments.count, manifest: manifest.binding)
        let sealed = try container.source.exactly(entry.size, at: entry.contentOffset)
        let plaintext = try Segment.open(
            sealed, as: try Segment.Recipient(bundle.recipient.entry.certificate), key: key, context: context)
        guard plaintext.count == place.count else {
            throw BundleFault(.plaintext, "segment \(number) has another size")
        }
        let digest = try crypto { () throws(OpenSSLError) in try SHA256.hash(plaintext) }
        guard digest == index.segmentDigests[number - 1] else {
            throw BundleFault(.plaintext, "segment \(number) is not the one committed to")
        }
        return (place, plaintext)
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
