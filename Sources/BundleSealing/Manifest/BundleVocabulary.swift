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

/// How segments are sealed, named in the signed manifest and given by the recipient's key: no negotiation. The signature's
/// algorithm follows from the signer's key and is no part of it.
public enum BundleSuite: String, Sendable, Hashable, CaseIterable {
    /// ECDH on P-256 with the X9.63 KDF (SHA-256), AES-256 key wrap, AES-256-GCM.
    case p256 = "p256-x963sha256-aes256wrap-aes256gcm"
    /// RSA-OAEP with SHA-256 and MGF1 with SHA-256, AES-256-GCM.
    case rsa = "rsa-oaepsha256-aes256gcm"

    /// The RSA moduli in use, in bits.
    public static let rsaBits = 3072...8192
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
