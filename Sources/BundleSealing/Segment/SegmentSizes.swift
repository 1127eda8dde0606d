/// The encoding around a ciphertext, the same for every suite: AuthEnvelopedData version 0 with one recipient, whose
/// recipient infos have a known size (RFC 5083 section 2.1, RFC 5084 section 3.2).
struct SegmentSizes {
    /// The size of the plaintext, and so of the ciphertext.
    let count: Int
    /// The size of the recipient infos with their header.
    let recipients: Int
    private let encryptedContent: Int
    private let envelope: Int
    private let explicit: Int
    private let contentInfo: Int

    /// The lengths of the nested elements around a ciphertext of `count` bytes.
    init(count: Int, recipients: Int) {
        (self.count, self.recipients) = (count, recipients)
        encryptedContent = 11 + 32 + DER.headerSize(count) + count
        envelope =
            3 + recipients + DER.headerSize(encryptedContent) + encryptedContent + SegmentTemplate.suffixSize
        explicit = DER.headerSize(envelope) + envelope
        contentInfo = 13 + DER.headerSize(explicit) + explicit
    }

    /// The size of the whole segment.
    var segment: Int { DER.headerSize(contentInfo) + contentInfo }

    /// The plaintext size of a segment of a size; nil when no plaintext gives it.
    static func count(segment: Int, recipients: Int) -> Int? {
        let smallest = SegmentSizes(count: 0, recipients: recipients).segment
        guard segment >= smallest else { return nil }
        // Five lengths around the content can each grow by at most four bytes.
        for overhead in smallest...smallest + 20 where segment >= overhead {
            if SegmentSizes(count: segment - overhead, recipients: recipients).segment == segment {
                return segment - overhead
            }
        }
        return nil
    }

    /// Where the recipient infos begin.
    var recipientsStart: Int {
        DER.headerSize(contentInfo) + 13 + DER.headerSize(explicit) + DER.headerSize(envelope) + 3
    }

    /// Where the 12 bytes of the nonce begin.
    var nonceStart: Int { recipientsStart + recipients + DER.headerSize(encryptedContent) + 11 + 2 + 11 + 2 + 2 }

    /// Everything before the ciphertext.
    func prefix(recipientInfos: [UInt8], nonce: [UInt8]) -> [UInt8] {
        var bytes = DER.header(DER.sequence, contentInfo) + ObjectIdentifier.authEnvelopedData
        bytes += DER.header(0xA0, explicit) + DER.header(DER.sequence, envelope)
        bytes += [DER.integer, 1, 0] + recipientInfos
        bytes += DER.header(DER.sequence, encryptedContent) + ObjectIdentifier.data
        bytes += DER.element(
            DER.sequence, ObjectIdentifier.aes256GCM,
            DER.element(DER.sequence, DER.element(DER.octetString, nonce), [DER.integer, 1, 16]))
        return bytes + DER.header(0x80, count)
    }
}
