package import OpenSSLCrypto

/// Seals and opens one segment, independent of all others, so that many can be worked on at once (section 5).
package enum Segment {
    /// Whom a segment is for.
    package struct Recipient: Sendable {
        let keyIdentifier: [UInt8]
        let key: PublicKey

        /// The key of a certificate; refuses one without a 20-byte subject key identifier or not on P-256.
        package init(_ certificate: Certificate) throws(BundleFault) {
            guard let keyIdentifier = certificate.subjectKeyIdentifier, keyIdentifier.count == 20 else {
                throw BundleFault(.suite, "the recipient's certificate has no subject key identifier of 20 bytes")
            }
            try self.init(keyIdentifier: keyIdentifier, key: certificate.publicKey)
        }

        /// A key and its identifier, for known answers.
        package init(keyIdentifier: [UInt8], key: PublicKey) throws(BundleFault) {
            guard key.algorithm == .p256, keyIdentifier.count == 20 else {
                throw BundleFault(.suite, "the recipient's key is not on P-256")
            }
            (self.keyIdentifier, self.key) = (keyIdentifier, key)
        }

        /// The size of a segment of so many plaintext bytes for it.
        func sealedSize(of count: Int) -> Int { SegmentTemplate.size(count: count) }
    }

    /// Seals a plaintext of at most 64 MiB with a fresh ephemeral key, content key and nonce.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext
    ) throws(BundleFault) -> [UInt8] {
        var keys = try crypto { () throws(OpenSSLError) in try EphemeralKeyMaker() }
        return try seal(
            plaintext, under: SegmentHead(of: plaintext.count, to: recipient, context: context, keys: &keys))
    }

    /// Seals with given secrets: for known answers only, since none of them may ever be used twice.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext, ephemeral: borrowing EphemeralKey,
        contentKey: consuming SecretBytes, nonce: [UInt8]
    ) throws(BundleFault) -> [UInt8] {
        let head = try SegmentHead(
            of: plaintext.count, to: recipient, context: context, ephemeral: ephemeral, contentKey: contentKey,
            nonce: nonce)
        return try seal(plaintext, under: head)
    }

    private static func seal(
        _ plaintext: [UInt8], under head: borrowing SegmentHead
    ) throws(BundleFault) -> [UInt8] {
        do {
            var segment: [UInt8] = []
            segment.reserveCapacity(head.bytes.count + plaintext.count + SegmentTemplate.suffixSize)
            segment += head.bytes
            segment += plaintext
            let tag = try AES256GCM.seal(
                inPlace: &segment, range: head.bytes.count..<segment.count, key: head.contentKey, nonce: head.nonce)
            segment += SegmentTemplate.tagHeader
            segment += tag
            return segment
        } catch { throw BundleFault(.crypto, error.description) }
    }

    /// Opens a segment. `E_SEG_PROFILE` when a byte outside the free values is not the expected one; `E_DECRYPT`, with
    /// one text whatever the reason, when the key does not unwrap or the tag does not match.
    package static func open(
        _ segment: [UInt8], as recipient: Recipient, key: borrowing PrivateKey, context: SegmentContext
    ) throws(BundleFault) -> [UInt8] {
        var bytes = segment
        let (text, _) = try open(inPlace: &bytes, count: segment.count, as: recipient, key: key, context: context)
        return Array(bytes[text])
    }

    /// Opens a segment where it stands, in the first `count` bytes of memory that may be larger; gives where its plaintext
    /// lies, and its SHA-256.
    static func open(
        inPlace bytes: inout [UInt8], count size: Int, as recipient: Recipient, key: borrowing PrivateKey,
        context: SegmentContext
    ) throws(BundleFault) -> (text: Range<Int>, digest: SHA256Digest) {
        guard let count = SegmentTemplate.count(size: size), count <= BundleLimits.segmentSize,
            let template = SegmentTemplate.reading(
                bytes[..<size], count: count, keyIdentifier: recipient.keyIdentifier, context: context.bytes)
        else { throw BundleFault(.segmentProfile, "") }
        let start = size - SegmentTemplate.suffixSize - count
        let tag = Array(bytes[(size - AES256GCM.tagCount)..<size])
        // Where the key does not unwrap, a random one takes its place and the tag fails: one failure, one duration.
        let contentKey = try contentKey(template, key: key)
        do {
            var memory = bytes.mutableSpan
            var text = memory.extracting(start..<start + count)
            let digest = try AES256GCM.openHashing(inPlace: &text, tag: tag, key: contentKey, nonce: template.nonce)
            return (start..<start + count, digest)
        } catch {
            if case .authenticationFailed = error { throw BundleFault(.decrypt, "") }
            throw BundleFault(.crypto, error.description)
        }
    }

    private static func contentKey(
        _ template: SegmentTemplate, key: borrowing PrivateKey
    ) throws(BundleFault) -> SecretBytes {
        do {
            let secret = try key.agree(withPoint: template.point)
            let wrapper = try X963KDF.deriveSHA256(from: secret, sharedInfo: template.sharedInfo, count: 32)
            return try AES256KeyWrap.unwrap(template.wrappedKey, with: wrapper)
        } catch {
            return try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
        }
    }
}
