import OpenSSLCrypto

/// The beginning of a segment to be sealed, up to its ciphertext, with the fresh secrets behind it.
struct SegmentHead: ~Copyable {
    /// Everything before the ciphertext.
    let bytes: [UInt8]
    /// The content-encryption key, which seals this segment and no other.
    let contentKey: SecretBytes
    /// The nonce, 12 bytes.
    let nonce: [UInt8]

    /// Takes a fresh content key and nonce, and on P-256 a fresh ephemeral key.
    init(
        of count: Int, to recipient: Segment.Recipient, context: SegmentContext, keys: inout EphemeralKeyMaker
    ) throws(BundleFault) {
        let key = try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
        let envelope: SegmentEnvelope
        do {
            envelope = try SegmentEnvelope.wrapping(
                key, nonce: SecureRandom.bytes(AES256GCM.nonceCount), to: recipient, context: context, keys: &keys)
        } catch { throw BundleFault(.crypto, error.description) }
        try self.init(of: count, envelope, contentKey: key)
    }

    /// Takes given secrets for a recipient on P-256, none of which was ever used before.
    init(
        of count: Int, to recipient: Segment.Recipient, context: SegmentContext, ephemeral: borrowing EphemeralKey,
        contentKey: consuming SecretBytes, nonce: [UInt8]
    ) throws(BundleFault) {
        let envelope: SegmentEnvelope
        do {
            envelope = try SegmentEnvelope.wrapping(
                contentKey, nonce: nonce, to: recipient, context: context, ephemeral: ephemeral)
        } catch { throw BundleFault(.crypto, error.description) }
        try self.init(of: count, envelope, contentKey: contentKey)
    }

    private init(
        of count: Int, _ envelope: SegmentEnvelope, contentKey: consuming SecretBytes
    ) throws(BundleFault) {
        guard count <= BundleLimits.segmentSize else { throw BundleFault(.limit, "the size of a segment") }
        bytes = envelope.prefix(count: count)
        self.contentKey = contentKey
        nonce = envelope.nonce
    }

    /// The cipher of the segment's text.
    borrowing func cipher() throws(BundleFault) -> GCMSealing {
        do { return try GCMSealing(key: contentKey, nonce: nonce) } catch {
            throw BundleFault(.crypto, error.description)
        }
    }
}
