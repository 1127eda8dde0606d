import CaseModel
public import OpenSSLCrypto

/// Makes bundles: seals the content segment by segment, commits to it, lists and signs (docs/bundle-format.md).
///
/// Every byte of a source is read once, and what was read is what is committed to and sealed. Memory holds a piece for each
/// thread, whatever the size of the content.
public enum BundleSealer {
    /// Writes a container to a target, whose bytes come in no order.
    ///
    /// Segments are sealed on up to `jobs` threads at once; `progress` hears of the bytes of content that were sealed, one
    /// segment at a time. Throws `E_DRAFT` for a draft that breaks the format, `E_LIMIT` for too much content, `E_READ` and
    /// `E_WRITE` with the failure of a source or the target below. After any failure what the target got is worthless.
    public static func seal(
        _ draft: BundleDraft, files: [PayloadFile], key: borrowing PrivateKey, to target: any BundleTarget,
        jobs: Int = 1, progress: (Int) -> Void = { _ in }
    ) throws(BundleFault) -> SealedBundle {
        try draft.requireSealable(files, key: key)
        var sealing = try ContainerSealing(draft: draft, files: files, target: target)
        try sealing.writeContent(jobs: jobs, progress: progress)
        return try sealing.sign(with: key)
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
