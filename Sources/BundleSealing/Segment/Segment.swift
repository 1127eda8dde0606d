package import OpenSSLCrypto

/// Seals and opens one segment, independent of all others, so that many can be worked on at once (section 5).
package enum Segment {
    /// Whom a segment is for.
    package struct Recipient: Sendable {
        let keyIdentifier: [UInt8]
        let key: PublicKey
        let suite: BundleSuite

        /// The key of a certificate; refuses one without a 20-byte subject key identifier, or with a key of no suite.
        package init(_ certificate: Certificate) throws(BundleFault) {
            guard let keyIdentifier = certificate.subjectKeyIdentifier, keyIdentifier.count == 20 else {
                throw BundleFault(.suite, "the recipient's certificate has no subject key identifier of 20 bytes")
            }
            try self.init(keyIdentifier: keyIdentifier, key: certificate.publicKey)
        }

        /// A key and its identifier, for known answers.
        package init(keyIdentifier: [UInt8], key: PublicKey) throws(BundleFault) {
            guard let suite = BundleSuite(sealingTo: key), keyIdentifier.count == 20 else {
                throw BundleFault(.suite, "the recipient's key is neither on P-256 nor RSA of 3072 to 8192 bit")
            }
            (self.keyIdentifier, self.key, self.suite) = (keyIdentifier, key, suite)
        }

        /// The size of a segment of so many plaintext bytes for it.
        func sealedSize(of count: Int) -> Int { SegmentEnvelope.size(count: count, for: key) }
    }

    /// Seals a plaintext of at most 64 MiB with a fresh content key and nonce, and on P-256 a fresh key pair.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext
    ) throws(BundleFault) -> [UInt8] {
        var keys = try crypto { () throws(OpenSSLError) in try EphemeralKeyMaker() }
        return try seal(
            plaintext, under: SegmentHead(of: plaintext.count, to: recipient, context: context, keys: &keys))
    }

    /// Seals for a key on P-256 with given secrets: for known answers only, since none of them may ever be used twice.
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
        // It may be a secret that was sealed; the copy that is given on is the caller's to wipe.
        defer { Wiping.wipe(&bytes) }
        let (text, _) = try open(inPlace: &bytes, count: segment.count, as: recipient, key: key, context: context)
        return Array(bytes[text])
    }

    /// Opens a segment where it stands, in the first `count` bytes of memory that may be larger; gives where its plaintext
    /// lies, and its SHA-256.
    static func open(
        inPlace bytes: inout [UInt8], count size: Int, as recipient: Recipient, key: borrowing PrivateKey,
        context: SegmentContext
    ) throws(BundleFault) -> (text: Range<Int>, digest: SHA256Digest) {
        guard let count = SegmentEnvelope.count(size: size, for: recipient.key), count <= BundleLimits.segmentSize,
            let envelope = SegmentEnvelope.reading(
                bytes[..<size], count: count, recipient: recipient, context: context)
        else { throw BundleFault(.segmentProfile, "") }
        let start = size - SegmentTemplate.suffixSize - count
        let tag = Array(bytes[(size - AES256GCM.tagCount)..<size])
        let contentKey = try envelope.contentKey(with: key)
        do {
            var memory = bytes.mutableSpan
            var text = memory.extracting(start..<start + count)
            let digest = try AES256GCM.openHashing(inPlace: &text, tag: tag, key: contentKey, nonce: envelope.nonce)
            return (start..<start + count, digest)
        } catch {
            if case .authenticationFailed = error { throw BundleFault(.decrypt, "") }
            throw BundleFault(.crypto, error.description)
        }
    }
}
