import OpenSSLCrypto

/// How the content key of one segment reaches the recipient, by the recipient's key: all in which the suites differ.
enum SegmentEnvelope {
    /// Key agreement with a fresh key, then AES key wrap.
    case p256(SegmentTemplate)
    /// RSA-OAEP with SHA-256, its label the context.
    case rsa(RSASegmentTemplate)

    /// The most that a segment of any suite is larger than its plaintext.
    static let largestOverhead = max(SegmentTemplate.largestOverhead, RSASegmentTemplate.largestOverhead)

    /// The nonce, 12 bytes.
    var nonce: [UInt8] {
        switch self {
        case .p256(let template): template.nonce
        case .rsa(let template): template.nonce
        }
    }

    /// Everything before the ciphertext of `count` bytes.
    func prefix(count: Int) -> [UInt8] {
        switch self {
        case .p256(let template): template.prefix(count: count)
        case .rsa(let template): template.prefix(count: count)
        }
    }

    /// The size of a segment of `count` plaintext bytes.
    static func size(count: Int, for key: PublicKey) -> Int {
        switch key.algorithm {
        case .p256: SegmentTemplate.size(count: count)
        case .rsa: RSASegmentTemplate.size(count: count, modulus: key.modulusSize)
        }
    }

    /// The plaintext size of a segment of `size` bytes; nil when no plaintext gives that size.
    static func count(size: Int, for key: PublicKey) -> Int? {
        switch key.algorithm {
        case .p256: SegmentTemplate.count(size: size)
        case .rsa: RSASegmentTemplate.count(size: size, modulus: key.modulusSize)
        }
    }

    /// Takes the free values out of a segment of `count` plaintext bytes; nil where any other byte is not as expected.
    static func reading(
        _ segment: ArraySlice<UInt8>, count: Int, recipient: Segment.Recipient, context: SegmentContext
    ) -> SegmentEnvelope? {
        switch recipient.key.algorithm {
        case .p256:
            SegmentTemplate.reading(
                segment, count: count, keyIdentifier: recipient.keyIdentifier, context: context.bytes
            ).map { .p256($0) }
        case .rsa:
            RSASegmentTemplate.reading(
                segment, count: count, modulus: recipient.key.modulusSize, keyIdentifier: recipient.keyIdentifier,
                context: context.bytes
            ).map { .rsa($0) }
        }
    }
}

extension SegmentEnvelope {
    /// Wraps a content key for a recipient, on P-256 with a fresh key of the maker's.
    static func wrapping(
        _ contentKey: borrowing SecretBytes, nonce: [UInt8], to recipient: Segment.Recipient, context: SegmentContext,
        keys: inout EphemeralKeyMaker
    ) throws(OpenSSLError) -> SegmentEnvelope {
        switch recipient.key.algorithm {
        case .p256:
            return try wrapping(
                contentKey, nonce: nonce, to: recipient, context: context, ephemeral: keys.next())
        case .rsa:
            let encrypted = try RSAOAEP.encrypt(contentKey, to: recipient.key, label: context.bytes)
            return .rsa(
                RSASegmentTemplate(
                    keyIdentifier: recipient.keyIdentifier, context: context.bytes, encryptedKey: encrypted,
                    nonce: nonce))
        }
    }

    /// Wraps a content key for a recipient on P-256 with a given fresh key.
    static func wrapping(
        _ contentKey: borrowing SecretBytes, nonce: [UInt8], to recipient: Segment.Recipient, context: SegmentContext,
        ephemeral: borrowing EphemeralKey
    ) throws(OpenSSLError) -> SegmentEnvelope {
        var template = SegmentTemplate(
            keyIdentifier: recipient.keyIdentifier, context: context.bytes,
            point: ephemeral.point, wrappedKey: [], nonce: nonce)
        let secret = try ephemeral.agree(with: recipient.key)
        let wrapper = try X963KDF.deriveSHA256(from: secret, sharedInfo: template.sharedInfo, count: 32)
        template.wrappedKey = try AES256KeyWrap.wrap(key: contentKey, with: wrapper)
        return .p256(template)
    }

    /// The content key. Where it does not unwrap, or is none of 32 bytes, a random one takes its place and the tag fails:
    /// one failure, one duration.
    func contentKey(with key: borrowing PrivateKey) throws(BundleFault) -> SecretBytes {
        if let unwrapped = try? unwrapped(with: key), unwrapped.count == AES256GCM.keyCount { return unwrapped }
        return try crypto { () throws(OpenSSLError) in try SecretBytes.random(count: AES256GCM.keyCount) }
    }

    private func unwrapped(with key: borrowing PrivateKey) throws(OpenSSLError) -> SecretBytes {
        switch self {
        case .p256(let template):
            let secret = try key.agree(withPoint: template.point)
            let wrapper = try X963KDF.deriveSHA256(from: secret, sharedInfo: template.sharedInfo, count: 32)
            return try AES256KeyWrap.unwrap(template.wrappedKey, with: wrapper)
        case .rsa(let template):
            return try RSAOAEP.decrypt(template.encryptedKey, with: key, label: template.context)
        }
    }
}

extension PublicKey {
    /// The size of an RSA modulus in bytes.
    fileprivate var modulusSize: Int { (bits + 7) / 8 }
}
