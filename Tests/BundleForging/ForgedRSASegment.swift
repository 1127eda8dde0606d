import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// A segment for an RSA key whose parts can each be other than the profile wants, with lengths and tag that fit.
struct ForgedRSASegment {
    let recipient: Certificate
    let context: SegmentContext
    let plaintext: [UInt8]
    var contentKey: [UInt8] = content(32, seed: 9)
    var nonce: [UInt8] = content(12, seed: 10)
    /// The nonce that stands in the segment, where it is not the one that was used.
    var namedNonce: [UInt8]?
    var envelopeVersion: UInt8 = 0
    var recipientVersion: UInt8 = 2
    var recipientIdentifier: [UInt8]
    var hash = DER.element(DER.sequence, ObjectIdentifier.sha256, DER.null)
    var maskHash = DER.element(DER.sequence, ObjectIdentifier.sha256, DER.null)
    /// The whole field, `[2]`.
    var label: [UInt8]
    /// The key encryption algorithm, where it is not OAEP with the fields above.
    var algorithm: [UInt8]?
    var afterRecipient: [UInt8] = []
    var beforeContent: [UInt8] = []
    var afterContent: [UInt8] = []
    /// Encrypts the content key.
    var encrypt: ((_ contentKey: [UInt8]) throws -> [UInt8])?

    init(_ recipient: Certificate, _ context: SegmentContext, _ plaintext: [UInt8]) throws {
        (self.recipient, self.context, self.plaintext) = (recipient, context, plaintext)
        recipientIdentifier = DER.element(0x80, try known(recipient.subjectKeyIdentifier))
        label = Self.label(context.bytes)
    }

    static func label(_ bytes: [UInt8]) -> [UInt8] {
        DER.element(
            0xA2, DER.element(DER.sequence, ObjectIdentifier.pSpecified, DER.element(DER.octetString, bytes)))
    }

    /// The `KeyTransRecipientInfo`.
    func recipientInfo() throws -> [UInt8] {
        let mask = DER.element(DER.sequence, ObjectIdentifier.mgf1, maskHash)
        let oaep = DER.element(
            DER.sequence, ObjectIdentifier.rsaesOAEP,
            DER.element(DER.sequence, DER.element(0xA0, hash), DER.element(0xA1, mask), label))
        let encrypted =
            try encrypt?(contentKey)
            ?? RSAOAEP.encrypt(SecretBytes.copying(contentKey), to: recipient.publicKey, label: context.bytes)
        return DER.element(
            DER.sequence, [DER.integer, 1, recipientVersion], recipientIdentifier, algorithm ?? oaep,
            DER.element(DER.octetString, encrypted))
    }

    func bytes() throws -> [UInt8] {
        var ciphertext = plaintext
        // A key of another length is what the recipient is told; what is sealed with does not matter then.
        let key = contentKey.count == 32 ? contentKey : content(32, seed: 9)
        let tag = try AES256GCM.seal(
            inPlace: &ciphertext, range: 0..<ciphertext.count, key: SecretBytes.copying(key), nonce: nonce)
        let parameters = DER.element(
            DER.sequence, DER.element(DER.octetString, namedNonce ?? nonce), [DER.integer, 1, 16])
        let content = DER.element(
            DER.sequence, ObjectIdentifier.data, DER.element(DER.sequence, ObjectIdentifier.aes256GCM, parameters),
            DER.element(0x80, ciphertext))
        let envelope = DER.element(
            DER.sequence, [DER.integer, 1, envelopeVersion], beforeContent,
            DER.element(DER.set, try recipientInfo(), afterRecipient), content, afterContent,
            DER.element(DER.octetString, tag))
        return DER.element(DER.sequence, ObjectIdentifier.authEnvelopedData, DER.element(0xA0, envelope))
    }
}
