import OpenSSLCrypto

/// Seals segments one after the other, each piece by piece from its source to its place, with the memory of a piece.
///
/// A byte is read once: what is digested, committed to and sealed is the same bytes. Its digest and that of its ciphertext
/// are taken while the piece is near the processor, the two in turn.
struct SegmentSealing: ~Copyable {
    private var keys: EphemeralKeyMaker
    private var plain: [UInt8]
    private var sealed: [UInt8]

    private static let pieceSize = 64 << 10

    /// Makes room for the pieces of segments of at most `largest` plaintext bytes.
    init(largest: Int) throws(BundleFault) {
        keys = try crypto { () throws(OpenSSLError) in try EphemeralKeyMaker() }
        plain = [UInt8](repeating: 0, count: min(largest, Self.pieceSize))
        sealed = plain
    }

    /// What became of a segment.
    struct Sealed {
        /// SHA-256 of the plaintext.
        let plainDigest: SHA256Digest
        /// SHA-256 of the whole segment as it was written.
        let digest: SHA256Digest
        /// The CRC-32 of the same.
        let checksum: UInt32
    }

    /// Seals `count` bytes of a source from `offset` on, and writes the segment at a place of the target.
    mutating func seal(
        _ source: any PlaintextSource, from offset: Int, count: Int, to recipient: Segment.Recipient,
        context: SegmentContext, at place: Int, of target: any BundleTarget
    ) throws(BundleFault) -> Sealed {
        // The memory is in hand of this call alone while it writes to the one piece and reads the other.
        var (plain, sealed) = ([UInt8](), [UInt8]())
        swap(&plain, &self.plain)
        swap(&sealed, &self.sealed)
        defer {
            swap(&plain, &self.plain)
            swap(&sealed, &self.sealed)
        }
        let head = try SegmentHead(of: count, to: recipient, context: context, keys: &keys)
        var cipher = try head.cipher()
        var digests = try crypto { () throws(OpenSSLError) in try PairedSHA256() }
        var checksum = CRC32()
        digests.update([UInt8]().span, head.bytes.span)
        checksum.update(head.bytes.span)
        try target.put(head.bytes.span, at: place)
        var done = 0
        while done < count {
            let size = min(Self.pieceSize, count - done)
            var memory = plain.mutableSpan
            var room = memory.extracting(0..<size)
            try source.fillPlain(&room, from: offset + done)
            var output = sealed.mutableSpan
            do { try cipher.seal(plain.span.extracting(0..<size), into: &output) } catch {
                throw BundleFault(.crypto, error.description)
            }
            let ciphertext = sealed.span.extracting(0..<size)
            digests.update(plain.span.extracting(0..<size), ciphertext)
            checksum.update(ciphertext)
            try target.put(ciphertext, at: place + head.bytes.count + done)
            done += size
        }
        do {
            let suffix = SegmentTemplate.tagHeader + (try cipher.tag())
            digests.update([UInt8]().span, suffix.span)
            checksum.update(suffix.span)
            try target.put(suffix.span, at: place + head.bytes.count + count)
            let (plainDigest, digest) = try digests.finalize()
            return Sealed(plainDigest: plainDigest, digest: digest, checksum: checksum.value)
        } catch let fault as BundleFault { throw fault } catch {
            throw BundleFault(.crypto, "a digest or a tag")
        }
    }
}
