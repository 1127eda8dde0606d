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
    }

    /// Seals a plaintext of at most 64 MiB with a fresh ephemeral key, content key and nonce.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext
    ) throws(BundleFault) -> [UInt8] {
        let ephemeral = try crypto { () throws(OpenSSLError) in try PrivateKey.generateP256() }
        let key = try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
        let nonce = try crypto { () throws(OpenSSLError) in try SecureRandom.bytes(AES256GCM.nonceCount) }
        return try seal(
            plaintext, to: recipient, context: context, ephemeral: ephemeral, contentKey: key, nonce: nonce)
    }

    /// Seals with given secrets: for known answers only, since none of them may ever be used twice.
    package static func seal(
        _ plaintext: [UInt8], to recipient: Recipient, context: SegmentContext, ephemeral: borrowing PrivateKey,
        contentKey: borrowing SecretBytes, nonce: [UInt8]
    ) throws(BundleFault) -> [UInt8] {
        guard plaintext.count <= BundleLimits.segmentSize else { throw BundleFault(.limit, "the size of a segment") }
        var template = SegmentTemplate(
            keyIdentifier: recipient.keyIdentifier, context: context.bytes,
            point: ephemeral.publicKey.uncompressedPoint ?? [], wrappedKey: [], nonce: nonce)
        do {
            let secret = try ephemeral.agree(with: recipient.key)
            let wrapper = try X963KDF.deriveSHA256(from: secret, sharedInfo: template.sharedInfo, count: 32)
            template.wrappedKey = try AES256KeyWrap.wrap(key: contentKey, with: wrapper)
            let prefix = template.prefix(count: plaintext.count)
            var segment: [UInt8] = []
            segment.reserveCapacity(prefix.count + plaintext.count + SegmentTemplate.suffixSize)
            segment += prefix
            segment += plaintext
            let tag = try AES256GCM.seal(
                inPlace: &segment, range: prefix.count..<segment.count, key: contentKey, nonce: nonce)
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
        guard let count = SegmentTemplate.count(size: segment.count), count <= BundleLimits.segmentSize,
            let template = SegmentTemplate.reading(
                segment, count: count, keyIdentifier: recipient.keyIdentifier, context: context.bytes)
        else { throw BundleFault(.segmentProfile, "") }
        let prefixSize = segment.count - SegmentTemplate.suffixSize - count
        let tag = Array(segment.suffix(AES256GCM.tagCount))
        // Where the key does not unwrap, a random one takes its place and the tag fails: one failure, one duration.
        let contentKey = try contentKey(template, key: key)
        do {
            var plaintext = [UInt8](repeating: 0, count: count)
            try AES256GCM.open(
                segment.span.extracting(prefixSize..<prefixSize + count), tag: tag, into: &plaintext, at: 0,
                key: contentKey, nonce: template.nonce)
            return plaintext
        } catch {
            if case .authenticationFailed = error { throw BundleFault(.decrypt, "") }
            throw BundleFault(.crypto, error.description)
        }
    }

    private static func contentKey(
        _ template: SegmentTemplate, key: borrowing PrivateKey
    ) throws(BundleFault) -> SecretBytes {
        do {
            let secret = try key.agree(with: try PublicKey(p256Point: template.point))
            let wrapper = try X963KDF.deriveSHA256(from: secret, sharedInfo: template.sharedInfo, count: 32)
            return try AES256KeyWrap.unwrap(template.wrappedKey, with: wrapper)
        } catch {
            return try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
        }
    }
}
