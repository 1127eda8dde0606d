import OpenSSLCrypto

/// The published keys of `keys-example/`, recognised by their public halves whatever certificate carries them.
///
/// Their private halves and passphrase stand in the repository, so what they seal or sign protects nothing.
enum ExampleKeys {
    /// SHA-256 of the SubjectPublicKeyInfo of each example key; a test compares the list with the folder.
    static let publicKeyDigests: Set<String> = []

    static func contain(_ key: PublicKey) throws -> Bool {
        publicKeyDigests.contains(try SHA256.hash(key.derSPKI).hex)
    }
}
