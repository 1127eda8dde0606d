public import CaseModel
public import OpenSSLCrypto

/// What a bundle must agree with; what is nil is not checked, and the report says so.
public struct VerificationTerms: Sendable {
    /// The collaboration's trust list.
    public var trust: VerifiedTrustList
    /// Now.
    public var instant: Instant
    /// Who we are; nil to verify a bundle for somebody else.
    public var recipient: Identifier?
    /// Our policy; nil to verify without one.
    public var policy: PolicyTerms?
    /// The registers of bundles; nil to verify without them.
    public var register: (any BundleRegister)?
    /// On how many threads entries are digested; the answer is the same.
    public var jobs = 1

    /// Makes terms.
    public init(
        trust: VerifiedTrustList, instant: Instant, recipient: Identifier?, policy: PolicyTerms?,
        register: (any BundleRegister)?
    ) {
        (self.trust, self.instant, self.recipient) = (trust, instant, recipient)
        (self.policy, self.register) = (policy, register)
    }
}

/// What our policy says about bundles before they are opened.
public struct PolicyTerms: Sendable {
    /// The digest of our pinned policy.
    public var digest: SHA256Digest
    /// Whether our policy knows this purpose between these agencies.
    public var allows: @Sendable (_ purpose: Identifier, _ sender: Identifier, _ recipient: Identifier) -> Bool

    /// Makes terms.
    public init(
        digest: SHA256Digest,
        allows: @escaping @Sendable (_ purpose: Identifier, _ sender: Identifier, _ recipient: Identifier) -> Bool
    ) {
        (self.digest, self.allows) = (digest, allows)
    }
}

/// A bundle as registers know it; the sender's certificate and name make a bundle unique, its identity names its bytes.
public struct BundleReference: Sendable, Hashable {
    /// SHA-256 of `ASiCManifest001.xml`.
    public let identity: SHA256Digest
    /// The sender's signing certificate.
    public let senderCertificate: SHA256Digest
    /// The bundle's name.
    public let bundleID: BundleID

    /// Makes a reference.
    public init(identity: SHA256Digest, senderCertificate: SHA256Digest, bundleID: BundleID) {
        (self.identity, self.senderCertificate, self.bundleID) = (identity, senderCertificate, bundleID)
    }
}

/// The recipient's memory of bundles. Asking changes nothing; what is opened is entered by the caller at the end.
public protocol BundleRegister: Sendable {
    /// Whether a bundle of this sender's certificate and name was opened before.
    func wasOpened(_ bundle: BundleReference) throws -> Bool
    /// Whether the sender withdrew the bundle.
    func isWithdrawn(_ bundle: BundleReference) throws -> Bool
}
