package import OpenSSLCrypto

/// A key for digests by which an agency recognises again, in its own records, what it has done before.
///
/// HKDF-SHA-256 over the domain key with an empty salt and info = `brygga/item-digest/v1/<label>` (docs/pseudonyms.md).
/// Whoever has the digests and not the key cannot test guesses of what they are about.
package struct ItemDigestKey: ~Copyable, Sendable {
    private let secret: SecretBytes

    /// Derives the key for a label from the key of a domain.
    package init(from key: borrowing PseudonymKey, label: String) throws(PseudonymisationError) {
        let info = Array("brygga/item-digest/v1/\(label)".utf8)
        do throws(OpenSSLError) {
            secret = try key.withSecret { (domainKey) throws(OpenSSLError) in
                try HKDFSHA256.derive(from: domainKey, salt: [], info: info, count: PseudonymKey.count)
            }
        } catch { throw .cryptography(error) }
    }

    /// HMAC-SHA-256 of a message.
    package borrowing func digest(of message: [UInt8]) throws(PseudonymisationError) -> SHA256Digest {
        do throws(OpenSSLError) { return try HMACSHA256(key: secret).authenticate(message) } catch {
            throw .cryptography(error)
        }
    }
}
