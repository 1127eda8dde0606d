public import OpenSSLCrypto

/// Gives each person the record key of cell-key perturbation.
///
/// The first four bytes, big-endian, of HMAC-SHA-256(key, `rkey/v1` 0x00 pseudonym), the pseudonym as its text in UTF-8.
/// Agencies that share a project key and pseudonyms get the same keys without a database, and so the same perturbations.
/// Source: docs/disclosure-control-tables.md, "Cell keys". One value serves one worker at a time.
public struct RecordKeys: ~Copyable {
    /// The length of a key in bytes.
    public static let keyCount = 32

    private let mac: HMACSHA256

    /// Keys the MAC. Throws `keyLength` unless the key has `keyCount` bytes, and `cryptography`.
    public init(key: borrowing SecretBytes) throws(TableError) {
        guard key.count == Self.keyCount else { throw .keyLength(expected: Self.keyCount, actual: key.count) }
        do throws(OpenSSLError) { mac = try HMACSHA256(key: key) } catch { throw .cryptography(error) }
    }

    /// The key of the person that a pseudonym names.
    public borrowing func recordKey(of pseudonym: String) throws(TableError) -> UInt32 {
        let code: SHA256Digest
        do throws(OpenSSLError) { code = try mac.authenticate(Array("rkey/v1\0\(pseudonym)".utf8)) } catch {
            throw .cryptography(error)
        }
        return code.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
