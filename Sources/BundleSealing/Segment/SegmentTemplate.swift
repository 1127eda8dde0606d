/// The one encoding of a segment for a P-256 key (DER AuthEnvelopedData, RFC 5083, 5084, 5753): every byte follows from
/// five values.
///
/// Reading copies those five out of their places, writes the template anew and compares; no parser touches a segment.
struct SegmentTemplate: Equatable {
    /// The recipient's subject key identifier, 20 bytes.
    var keyIdentifier: [UInt8]
    /// The context, 32 bytes.
    var context: [UInt8]
    /// The sender's ephemeral point, 65 bytes uncompressed.
    var point: [UInt8]
    /// The content-encryption key, wrapped: 40 bytes.
    var wrappedKey: [UInt8]
    /// The nonce, 12 bytes.
    var nonce: [UInt8]

    /// The most that a segment is larger than its plaintext.
    static let largestOverhead = 352
    /// The size of the recipient infos.
    static let recipientsSize = 221
    /// `OCTET STRING` header and tag at the end.
    static let tagHeader: [UInt8] = [DER.octetString, 16]
    /// Header and tag together.
    static let suffixSize = 18

    /// Everything before the ciphertext of `count` bytes.
    func prefix(count: Int) -> [UInt8] {
        SegmentSizes(count: count, recipients: Self.recipientsSize).prefix(recipientInfos: recipientInfos, nonce: nonce)
    }

    private var recipientInfos: [UInt8] {
        let originator = DER.element(
            0xA0,
            DER.element(
                0xA1, DER.element(DER.sequence, ObjectIdentifier.ecPublicKey), DER.element(0x03, [0], point)))
        let wrapAlgorithm = DER.element(DER.sequence, ObjectIdentifier.aes256Wrap)
        let algorithm = DER.element(DER.sequence, ObjectIdentifier.ecdhSHA256KDF, wrapAlgorithm)
        let key = DER.element(
            DER.sequence, DER.element(0xA0, DER.element(DER.octetString, keyIdentifier)),
            DER.element(DER.octetString, wrappedKey))
        let recipient = DER.element(
            0xA1, [DER.integer, 1, 3], originator, DER.element(0xA1, DER.element(DER.octetString, context)),
            algorithm, DER.element(DER.sequence, key))
        return DER.element(DER.set, recipient)
    }

    /// ECC-CMS-SharedInfo (RFC 5753, section 7.2) for a 256-bit key-encryption key.
    var sharedInfo: [UInt8] {
        DER.element(
            DER.sequence, DER.element(DER.sequence, ObjectIdentifier.aes256Wrap),
            DER.element(0xA0, DER.element(DER.octetString, context)),
            DER.element(0xA2, DER.element(DER.octetString, [0, 0, 1, 0])))
    }

    /// The size of a segment of `count` plaintext bytes.
    static func size(count: Int) -> Int {
        SegmentSizes(count: count, recipients: recipientsSize).segment
    }

    /// The plaintext size of a segment of `size` bytes; nil when no plaintext gives that size.
    static func count(size: Int) -> Int? {
        SegmentSizes.count(segment: size, recipients: recipientsSize)
    }

    /// Takes the three free values out of a segment of `count` plaintext bytes that begins at index 0; the rest is as
    /// expected, or nil.
    static func reading(
        _ segment: ArraySlice<UInt8>, count: Int, keyIdentifier: [UInt8], context: [UInt8]
    ) -> SegmentTemplate? {
        guard segment.count == size(count: count) else { return nil }
        let sizes = SegmentSizes(count: count, recipients: recipientsSize)
        // From the start of the recipient infos: 27 bytes to the point, 181 to the wrapped key, 221 in all.
        let (recipientStart, nonceStart) = (sizes.recipientsStart, sizes.nonceStart)
        let template = SegmentTemplate(
            keyIdentifier: keyIdentifier, context: context,
            point: [0x04] + segment[recipientStart + 28..<recipientStart + 92],
            wrappedKey: Array(segment[recipientStart + 181..<recipientStart + 221]),
            nonce: Array(segment[nonceStart..<nonceStart + 12]))
        let prefix = template.prefix(count: count)
        guard segment.starts(with: prefix), segment[(prefix.count + count)...].starts(with: tagHeader) else {
            return nil
        }
        return template
    }
}
