import OpenSSLCrypto

/// The beginning of a segment to be sealed, up to its ciphertext, with the fresh secrets behind it.
struct SegmentHead: ~Copyable {
    /// Everything before the ciphertext.
    let bytes: [UInt8]
    /// The content-encryption key, which seals this segment and no other.
    let contentKey: SecretBytes
    /// The nonce, 12 bytes.
    let nonce: [UInt8]

    /// Takes a fresh ephemeral key, content key and nonce.
    init(
        of count: Int, to recipient: Segment.Recipient, context: SegmentContext, keys: inout EphemeralKeyMaker
    ) throws(BundleFault) {
        let ephemeral: EphemeralKey
        do { ephemeral = try keys.next() } catch { throw BundleFault(.crypto, error.description) }
        let key = try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
        let nonce = try crypto { () throws(OpenSSLError) in try SecureRandom.bytes(AES256GCM.nonceCount) }
        try self.init(
            of: count, to: recipient, context: context, ephemeral: ephemeral, contentKey: key, nonce: nonce)
    }

    /// Takes given secrets, none of which was ever used before.
    init(
        of count: Int, to recipient: Segment.Recipient, context: SegmentContext, ephemeral: borrowing EphemeralKey,
        contentKey: consuming SecretBytes, nonce: [UInt8]
    ) throws(BundleFault) {
        guard count <= BundleLimits.segmentSize else { throw BundleFault(.limit, "the size of a segment") }
        var template = SegmentTemplate(
            keyIdentifier: recipient.keyIdentifier, context: context.bytes,
            point: ephemeral.point, wrappedKey: [], nonce: nonce)
        do {
            let secret = try ephemeral.agree(with: recipient.key)
            let wrapper = try X963KDF.deriveSHA256(from: secret, sharedInfo: template.sharedInfo, count: 32)
            template.wrappedKey = try AES256KeyWrap.wrap(key: contentKey, with: wrapper)
        } catch { throw BundleFault(.crypto, error.description) }
        bytes = template.prefix(count: count)
        self.contentKey = contentKey
        self.nonce = nonce
    }

    /// The cipher of the segment's text.
    borrowing func cipher() throws(BundleFault) -> GCMSealing {
        do { return try GCMSealing(key: contentKey, nonce: nonce) } catch {
            throw BundleFault(.crypto, error.description)
        }
    }
}
