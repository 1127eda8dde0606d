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
    }

    /// Seals a plaintext of at most 64 MiB with a fresh content key and nonce, and on P-256 a fresh key pair.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext
    ) throws(BundleFault) -> [UInt8] {
        let key = try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
        let nonce = try crypto { () throws(OpenSSLError) in try SecureRandom.bytes(AES256GCM.nonceCount) }
        let envelope = try crypto { () throws(OpenSSLError) in
            try SegmentEnvelope.wrapping(key, nonce: nonce, to: recipient, context: context)
        }
        return try seal(plaintext, in: envelope, contentKey: key)
    }

    /// Seals for a key on P-256 with given secrets: for known answers only, since none of them may ever be used twice.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext, ephemeral: borrowing PrivateKey,
        contentKey: borrowing SecretBytes, nonce: [UInt8]
    ) throws(BundleFault) -> [UInt8] {
        let envelope: SegmentEnvelope
        do {
            envelope = try SegmentEnvelope.wrapping(
                contentKey, nonce: nonce, to: recipient, context: context, ephemeral: ephemeral)
        } catch { throw BundleFault(.crypto, error.description) }
        return try seal(plaintext, in: envelope, contentKey: contentKey)
    }

    /// Seals in an envelope that holds the content key.
    static func seal(
        _ plaintext: [UInt8], in envelope: SegmentEnvelope, contentKey: borrowing SecretBytes
    ) throws(BundleFault) -> [UInt8] {
        guard plaintext.count <= BundleLimits.segmentSize else { throw BundleFault(.limit, "the size of a segment") }
        do {
            let prefix = envelope.prefix(count: plaintext.count)
            var segment: [UInt8] = []
            segment.reserveCapacity(prefix.count + plaintext.count + SegmentTemplate.suffixSize)
            segment += prefix
            segment += plaintext
            let tag = try AES256GCM.seal(
                inPlace: &segment, range: prefix.count..<segment.count, key: contentKey, nonce: envelope.nonce)
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
        guard let count = SegmentEnvelope.count(size: segment.count, for: recipient.key),
            count <= BundleLimits.segmentSize,
            let envelope = SegmentEnvelope.reading(segment, count: count, recipient: recipient, context: context)
        else { throw BundleFault(.segmentProfile, "") }
        let prefixSize = segment.count - SegmentTemplate.suffixSize - count
        let tag = Array(segment.suffix(AES256GCM.tagCount))
        let contentKey = try envelope.contentKey(with: key)
        do {
            var plaintext = [UInt8](repeating: 0, count: count)
            try AES256GCM.open(
                segment.span.extracting(prefixSize..<prefixSize + count), tag: tag, into: &plaintext, at: 0,
                key: contentKey, nonce: envelope.nonce)
            return plaintext
        } catch {
            if case .authenticationFailed = error { throw BundleFault(.decrypt, "") }
            throw BundleFault(.crypto, error.description)
        }
    }
}
