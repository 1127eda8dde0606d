import CaseModel
public import OpenSSLCrypto

/// Makes bundles: commits to the content, seals it segment by segment, lists and signs (docs/bundle-format.md).
///
/// Every source is read twice, first for its digest and then for sealing, so that the container is written in order
/// and memory holds one segment, whatever the size of the content. A source that changes in between is refused.
public enum BundleSealer {
    /// Writes a container to a sink, in order.
    ///
    /// Throws `E_DRAFT` for a draft that breaks the format, `E_LIMIT` for too much content, `E_READ` and `E_WRITE` with
    /// the failure of a source or the sink below. After any failure what the sink got is worthless.
    public static func seal(
        _ draft: BundleDraft, files: [PayloadFile], key: borrowing PrivateKey, to sink: BundleSink
    ) throws(BundleFault) -> SealedBundle {
        try draft.requireSealable(files, key: key)
        let content = try SealedContent(committingTo: files, draft: draft)
        var sealing = try ContainerSealing(draft: draft, content: content)
        try sealing.writeContent(files, to: sink)
        return try sealing.sign(with: key, to: sink)
    }
}

extension BundleDraft {
    /// Everything that can be refused before the first byte is read.
    fileprivate func requireSealable(_ files: [PayloadFile], key: borrowing PrivateKey) throws(BundleFault) {
        guard key.publicKey == senderCertificate.publicKey else {
            throw BundleFault(.draft, "the signing key does not belong to the sender's certificate")
        }
        guard recipientCertificate.sealingSuite != nil else {
            throw BundleFault(
                .draft, "the recipient's certificate is for neither key agreement on P-256 nor RSA of 3072 to 8192 bit")
        }
        guard sender != recipient else { throw BundleFault(.draft, "sender and recipient are the same") }
        guard created <= expires, created.adding(seconds: BundleLimits.lifetime) >= expires else {
            throw BundleFault(.draft, "it expires before it is created or more than 31 days later")
        }
        guard (1...BundleLimits.segmentSize).contains(segmentSize) else {
            throw BundleFault(.draft, "the segment size is not between 1 and \(BundleLimits.segmentSize) bytes")
        }
        guard !files.isEmpty else { throw BundleFault(.draft, "it has no file") }
        guard statement.consents.count <= BundleLimits.consents else { throw BundleFault(.limit, "too many consents") }
        guard statement.approvals.count <= BundleLimits.approvals else {
            throw BundleFault(.limit, "too many approvals")
        }
        var segments = 0
        for file in files {
            guard (0...BundleLimits.containerSize).contains(file.content.size) else {
                throw BundleFault(.limit, "the size of a file")
            }
            segments += BundleIndex.segmentCount(of: file.content.size, segmentSize: segmentSize)
            guard segments <= BundleLimits.segments else { throw BundleFault(.limit, "the number of segments") }
        }
    }
}
