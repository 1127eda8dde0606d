package import OpenSSLCrypto

/// A document at rest, sealed to the owner's own certificate as one segment; stock tools open it too.
package enum SealedEvidence {
    /// Seals a document of at most 64 MiB.
    package static func seal(_ document: [UInt8], to certificate: Certificate) throws(BundleFault) -> [UInt8] {
        try Segment.seal(document, to: Segment.Recipient(certificate), context: context())
    }

    /// Opens a document with the key of the certificate it was sealed to.
    package static func open(
        _ sealed: [UInt8], certificate: Certificate, key: borrowing PrivateKey
    ) throws(BundleFault) -> [UInt8] {
        try Segment.open(sealed, as: Segment.Recipient(certificate), key: key, context: context())
    }

    private static func context() throws(BundleFault) -> SegmentContext {
        let digest = try crypto { () throws(OpenSSLError) in try SHA256.hash(Array("brygga1-evidence\0".utf8)) }
        guard let context = SegmentContext(knownAnswer: digest.bytes) else { throw BundleFault(.crypto, "a context") }
        return context
    }
}
