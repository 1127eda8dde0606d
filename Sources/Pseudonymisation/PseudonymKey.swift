public import CaseModel
public import OpenSSLCrypto

/// The secret key of one domain and version. Whoever holds it can re-identify everyone in the domain.
///
/// It is derived from a random master: HKDF-SHA-256 (RFC 5869) with an empty salt and
/// info = `brygga/pseudonym/v1/<domain>/<version>`. No passphrase-derived, user-chosen or unkeyed form exists.
public struct PseudonymKey: ~Copyable, Sendable {
    /// The length of master and domain keys in bytes.
    public static let count = 32
    /// The versions a domain's key can have.
    public static let versions = 0...31

    /// The domain.
    public let domain: PseudonymDomain
    /// The version, 0 to 31; it is visible in every pseudonym.
    public let version: Int
    /// What names the key in the reports of runs, which go to whoever gets the table: the first 16 hexadecimal digits of
    /// HMAC-SHA-256 of `brygga/key-identifier/v1` under it. It says nothing of the key.
    ///
    /// Holders compare their keys by the `KeyCheckValue`. The two have messages of their own, so that a report tells nothing
    /// of the value that holders read out to each other.
    public let identifier: String
    private let secret: SecretBytes

    /// Derives the key of a domain and version from a master of 32 random bytes.
    public init(
        master: borrowing SecretBytes, domain: PseudonymDomain, version: Int
    ) throws(PseudonymisationError) {
        guard master.count == Self.count else { throw .invalidKey("a master key has \(Self.count) bytes") }
        let info = Array("brygga/pseudonym/v1/\(domain.name.text)/\(version)".utf8)
        let secret: SecretBytes
        do throws(OpenSSLError) {
            secret = try HKDFSHA256.derive(from: master, salt: [], info: info, count: Self.count)
        } catch { throw .cryptography(error) }
        try self.init(domainKey: secret, domain: domain, version: version)
    }

    /// Takes over a domain key that another agency shared: 32 bytes that were derived as above.
    public init(
        domainKey: consuming SecretBytes, domain: PseudonymDomain, version: Int
    ) throws(PseudonymisationError) {
        guard domainKey.count == Self.count else { throw .invalidKey("a domain key has \(Self.count) bytes") }
        guard Self.versions.contains(version) else { throw .invalidKey("a key version is 0 to 31") }
        identifier = String(try Self.code(of: "brygga/key-identifier/v1", under: domainKey).hex.prefix(16))
        self.domain = domain
        self.version = version
        self.secret = domainKey
    }

    /// The key of one release of this domain: its pseudonyms link within the release, and with no other.
    ///
    /// HKDF-SHA-256 with an empty salt and info = `brygga/pseudonym-release/v1/<release>`; tag and version stay.
    public borrowing func key(ofRelease release: Identifier) throws(PseudonymisationError) -> PseudonymKey {
        let info = Array("brygga/pseudonym-release/v1/\(release.text)".utf8)
        let derived: SecretBytes
        do throws(OpenSSLError) {
            derived = try HKDFSHA256.derive(from: secret, salt: [], info: info, count: Self.count)
        } catch { throw .cryptography(error) }
        return try PseudonymKey(domainKey: derived, domain: domain, version: version)
    }

    /// Lends the key's bytes, for sealing it to a holder or for keying an engine.
    package borrowing func withSecret<Value: ~Copyable, Failure: Error>(
        _ body: (borrowing SecretBytes) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(secret)
    }

    /// HMAC-SHA-256 of a message that is none of a person, whose messages have a `:`.
    borrowing func code(of message: String) throws(PseudonymisationError) -> SHA256Digest {
        try Self.code(of: message, under: secret)
    }

    private static func code(
        of message: String, under secret: borrowing SecretBytes
    ) throws(PseudonymisationError) -> SHA256Digest {
        do throws(OpenSSLError) { return try HMACSHA256(key: secret).authenticate(Array(message.utf8)) } catch {
            throw .cryptography(error)
        }
    }
}
