internal import OpenSSLCrypto

/// A value by which two holders see over the telephone whether they have the same key, and by which a shared key is checked
/// when it arrives; it says nothing of the key.
///
/// The first 12 bytes of HMAC-SHA-256(domain key, `brygga/key-check/v1`). The message has no `:`, so no code of a person
/// can be the same message. It goes to holders alone; what names a key in reports is `PseudonymKey.identifier`.
public struct KeyCheckValue: Sendable, Hashable {
    /// The bytes.
    public let bytes: [UInt8]
    /// The value in lower-case hexadecimal.
    public let hex: String

    /// How many bytes it has: 12.
    public static let count = 12

    /// The value of a key. Throws `pseudonym.cryptography`.
    public init(of key: borrowing PseudonymKey) throws(PseudonymisationError) {
        let code = try key.code(of: "brygga/key-check/v1")
        (bytes, hex) = (Array(code.bytes.prefix(Self.count)), String(code.hex.prefix(2 * Self.count)))
    }
}
