package import OpenSSLCrypto

/// A secret at rest: one segment sealed to the owner's own certificate, so stock tools open it too (docs/bundle-format.md).
///
/// Its context is `SHA-256("brygga1-secret\0" || label)`, so a secret cannot be passed off as another one.
package enum SealedSecret {
    /// Seals a secret of at most 64 KiB under a label that says what it is.
    package static func seal(
        _ secret: borrowing SecretBytes, label: String, to certificate: Certificate
    ) throws(BundleFault) -> [UInt8] {
        var plain = secret.withBytes { bytes in
            var copy: [UInt8] = []
            copy.reserveCapacity(bytes.count)
            for index in bytes.indices { copy.append(bytes[index]) }
            return copy
        }
        defer { Wiping.wipe(&plain) }
        return try Segment.seal(plain, to: Segment.Recipient(certificate), context: context(label))
    }

    /// Opens a secret with the key of the certificate it was sealed to, under the label it was sealed with.
    package static func open(
        _ sealed: [UInt8], label: String, certificate: Certificate, key: borrowing PrivateKey
    ) throws(BundleFault) -> SecretBytes {
        var plain = try Segment.open(
            sealed, as: Segment.Recipient(certificate), key: key, context: context(label))
        defer { Wiping.wipe(&plain) }
        return try crypto { () throws(OpenSSLError) in try SecretBytes.copying(plain) }
    }

    /// Whether a sealed secret names a certificate as its recipient.
    package static func isSealed(_ sealed: [UInt8], to certificate: Certificate) -> Bool {
        guard let keyIdentifier = certificate.subjectKeyIdentifier, sealed.count <= 1 << 20 else { return false }
        return sealed.indices.contains { sealed[$0...].starts(with: keyIdentifier) }
    }

    private static func context(_ label: String) throws(BundleFault) -> SegmentContext {
        let digest = try crypto { () throws(OpenSSLError) in
            try SHA256.hash(Array("brygga1-secret\0".utf8) + Array(label.utf8))
        }
        guard let context = SegmentContext(knownAnswer: digest.bytes) else { throw BundleFault(.crypto, "a context") }
        return context
    }
}
