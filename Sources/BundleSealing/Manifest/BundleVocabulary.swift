/// What a bundle carries.
public enum BundleKind: String, Sendable, Hashable, CaseIterable {
    /// A case file or part of one.
    case caseFile = "case"
    /// Rows for statistics.
    case extract
    /// A withdrawal or another message about bundles sent earlier.
    case notice
    /// An offer that awaits an answer.
    case offer
    /// The recipient's statement about a bundle received.
    case receipt
    /// A key for pseudonyms.
    case key
    /// A map from the pseudonyms of one key version to those of a later one.
    case pseudonymMap = "map"
}

/// A set of algorithms, named in the signed manifest: no negotiation.
public enum BundleSuite: String, Sendable, Hashable, CaseIterable {
    /// ECDH on P-256 with the X9.63 KDF (SHA-256), AES-256 key wrap, AES-256-GCM; signed by ECDSA on P-256.
    case p256 = "p256-x963sha256-aes256wrap-aes256gcm"
}

/// What a signing certificate may sign.
public enum SigningPurpose: String, Sendable, Hashable, CaseIterable {
    /// Bundles.
    case bundle
    /// The digest of a policy.
    case policy
    /// Consent receipts.
    case consent
    /// Receipts for bundles.
    case receipt
}
