package import OpenSSLCrypto

/// What a segment is bound to: another bundle, pair, policy, place or count gives another key (section 5).
///
/// `SHA-256("brygga1-segment\0" || bundle_id || sender_cert || recipient_cert || policy || BE32 role || seq || N)`.
package struct SegmentContext: Sendable, Hashable {
    /// The index or a piece of the payload.
    package enum Role: Sendable, Hashable {
        /// The index; its sequence number is 0.
        case index
        /// A payload segment, numbered from 1.
        case payload(Int)
    }

    /// The 32 bytes, used as ukm and so in the key derivation.
    package let bytes: [UInt8]

    /// The context of one segment of a bundle with `count` payload segments.
    package init(_ role: Role, of count: Int, manifest: SegmentBinding) throws(BundleFault) {
        var input = Array("brygga1-segment\0".utf8)
        input += manifest.bundleID.bytes + manifest.sender.bytes + manifest.recipient.bytes + manifest.policy.bytes
        switch role {
        case .index: input += Self.bigEndian(0) + Self.bigEndian(0)
        case .payload(let number): input += Self.bigEndian(1) + Self.bigEndian(number)
        }
        input += Self.bigEndian(count)
        bytes = try crypto { () throws(OpenSSLError) in try SHA256.hash(input).bytes }
    }

    /// A context given as bytes, for known answers; nil unless there are 32.
    package init?(knownAnswer bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

/// What all segments of a bundle are bound to.
package struct SegmentBinding: Sendable, Hashable {
    /// The bundle's name.
    package let bundleID: BundleID
    /// The digest of the sender's signing certificate.
    package let sender: SHA256Digest
    /// The digest of the recipient's encryption certificate.
    package let recipient: SHA256Digest
    /// The digest of the policy.
    package let policy: SHA256Digest

    /// Makes a binding.
    package init(bundleID: BundleID, sender: SHA256Digest, recipient: SHA256Digest, policy: SHA256Digest) {
        (self.bundleID, self.sender, self.recipient, self.policy) = (bundleID, sender, recipient, policy)
    }
}

extension BundleManifest {
    /// What the bundle's segments are bound to.
    var binding: SegmentBinding {
        SegmentBinding(
            bundleID: bundleID, sender: sender.certificate, recipient: recipient.certificate, policy: policyDigest)
    }
}
