public import CaseModel
public import OpenSSLCrypto

/// Everything about a bundle to be made except its files: who, to whom, why, until when.
public struct BundleDraft: Sendable {
    /// What it carries.
    public var kind: BundleKind
    /// The sending agency.
    public var sender: Identifier
    /// The certificate it signs with.
    public var senderCertificate: Certificate
    /// The receiving agency.
    public var recipient: Identifier
    /// The certificate to seal for; take it from `VerifiedTrustList.encryptionCertificate`.
    public var recipientCertificate: Certificate
    /// The purpose, a word of the policy.
    public var purpose: Identifier
    /// The digest of the policy.
    public var policyDigest: SHA256Digest
    /// When it is made; the signing time too.
    public var created: Instant
    /// The last instant at which it may be opened: at most 31 days later.
    public var expires: Instant
    /// The series of bundles it belongs to, if any.
    public var series: BundleManifest.Series?
    /// What is stated, sealed.
    public var statement: BundleStatement
    /// The plaintext size of a segment in bytes, 1 to 64 MiB.
    public var segmentSize: Int

    /// Makes a draft; whether it can be sealed is checked then.
    public init(
        kind: BundleKind, sender: Identifier, senderCertificate: Certificate, recipient: Identifier,
        recipientCertificate: Certificate, purpose: Identifier, policyDigest: SHA256Digest, created: Instant,
        expires: Instant, series: BundleManifest.Series? = nil, statement: BundleStatement,
        segmentSize: Int = BundleLimits.defaultSegmentSize
    ) {
        (self.kind, self.purpose, self.policyDigest) = (kind, purpose, policyDigest)
        (self.sender, self.senderCertificate) = (sender, senderCertificate)
        (self.recipient, self.recipientCertificate) = (recipient, recipientCertificate)
        (self.created, self.expires, self.series) = (created, expires, series)
        (self.statement, self.segmentSize) = (statement, segmentSize)
    }
}

/// A file to be sealed.
public struct PayloadFile: Sendable {
    /// Its name in the bundle.
    public let name: PayloadFileName
    /// The category of what it holds; one of the statement's.
    public let category: Identifier
    /// Its content.
    public let content: any PlaintextSource

    /// Makes a file.
    public init(name: PayloadFileName, category: Identifier, content: any PlaintextSource) {
        (self.name, self.category, self.content) = (name, category, content)
    }
}

/// A bundle that was written whole.
public struct SealedBundle: Sendable, Hashable {
    /// The bundle's identity: SHA-256 of its `ASiCManifest001.xml`.
    public let identity: SHA256Digest
    /// The bundle's name.
    public let bundleID: BundleID
    /// The container's size in bytes.
    public let size: Int
    /// The visible part as it was written.
    public let manifest: BundleManifest
}
