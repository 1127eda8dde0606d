/// The one encoding of a segment for an RSA key (DER AuthEnvelopedData with one KeyTransRecipientInfo, RFC 5652 section
/// 6.2.1, RFC 4055 section 4.1): every byte follows from four values.
///
/// Reading copies two of them out of their places, writes the template anew and compares; no parser touches a segment.
struct RSASegmentTemplate: Equatable {
    /// The recipient's subject key identifier, 20 bytes.
    var keyIdentifier: [UInt8]
    /// The context, 32 bytes: the label of OAEP.
    var context: [UInt8]
    /// The content-encryption key, encrypted: as long as the recipient's modulus, 384 to 1024 bytes.
    var encryptedKey: [UInt8]
    /// The nonce, 12 bytes.
    var nonce: [UInt8]

    /// The most that a segment is larger than its plaintext: that of a modulus of 8192 bit.
    static let largestOverhead = 1_280

    /// Everything before the ciphertext of `count` bytes.
    func prefix(count: Int) -> [UInt8] {
        SegmentSizes(count: count, recipients: Self.recipientsSize(modulus: encryptedKey.count))
            .prefix(recipientInfos: recipientInfos, nonce: nonce)
    }

    private var recipientInfos: [UInt8] {
        // RFC 4055 section 2.1: here the hash has NULL as its parameters.
        let hash = DER.element(DER.sequence, ObjectIdentifier.sha256, DER.null)
        let mask = DER.element(DER.sequence, ObjectIdentifier.mgf1, hash)
        let label = DER.element(DER.sequence, ObjectIdentifier.pSpecified, DER.element(DER.octetString, context))
        let algorithm = DER.element(
            DER.sequence, ObjectIdentifier.rsaesOAEP,
            DER.element(
                DER.sequence, DER.element(0xA0, hash), DER.element(0xA1, mask), DER.element(0xA2, label)))
        let recipient = DER.element(
            DER.sequence, [DER.integer, 1, 2], DER.element(0x80, keyIdentifier), algorithm,
            DER.element(DER.octetString, encryptedKey))
        return DER.element(DER.set, recipient)
    }

    /// The size of the recipient infos for a modulus of so many bytes.
    private static func recipientsSize(modulus: Int) -> Int {
        // Version, key identifier and algorithm are 136 bytes.
        let recipient = 136 + DER.headerSize(modulus) + modulus
        let element = DER.headerSize(recipient) + recipient
        return DER.headerSize(element) + element
    }

    /// The size of a segment of `count` plaintext bytes for a modulus of so many bytes.
    static func size(count: Int, modulus: Int) -> Int {
        SegmentSizes(count: count, recipients: recipientsSize(modulus: modulus)).segment
    }

    /// The plaintext size of a segment of `size` bytes; nil when no plaintext gives that size.
    static func count(size: Int, modulus: Int) -> Int? {
        SegmentSizes.count(segment: size, recipients: recipientsSize(modulus: modulus))
    }

    /// Takes the two free values out of a segment of `count` plaintext bytes, in a slice that begins at 0; the rest is as
    /// expected, or nil.
    static func reading(
        _ segment: ArraySlice<UInt8>, count: Int, modulus: Int, keyIdentifier: [UInt8], context: [UInt8]
    ) -> RSASegmentTemplate? {
        guard segment.count == size(count: count, modulus: modulus) else { return nil }
        let sizes = SegmentSizes(count: count, recipients: recipientsSize(modulus: modulus))
        // The encrypted key is the last of the recipient infos.
        let keyEnd = sizes.recipientsStart + sizes.recipients
        let template = RSASegmentTemplate(
            keyIdentifier: keyIdentifier, context: context,
            encryptedKey: Array(segment[keyEnd - modulus..<keyEnd]),
            nonce: Array(segment[sizes.nonceStart..<sizes.nonceStart + 12]))
        let prefix = template.prefix(count: count)
        guard segment.starts(with: prefix),
            segment[(prefix.count + count)...].starts(with: SegmentTemplate.tagHeader)
        else { return nil }
        return template
    }
}
