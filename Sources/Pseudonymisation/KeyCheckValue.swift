internal import OpenSSLCrypto

/// A value by which two holders see over the telephone whether they have the same key; it says nothing of the key.
///
/// The first 12 bytes of HMAC-SHA-256(domain key, `brygga/key-check/v1`). The message has no `:`, so no code of a person
/// can be the same message.
public struct KeyCheckValue: Sendable, Hashable {
    /// The bytes.
    public let bytes: [UInt8]

    /// How many bytes it has: 12.
    public static let count = 12

    /// The value of a key.
    public init(of key: borrowing PseudonymKey) throws(PseudonymisationError) {
        do throws(OpenSSLError) {
            let code = try key.withSecret { (secret) throws(OpenSSLError) in
                try HMACSHA256(key: secret).authenticate(Array("brygga/key-check/v1".utf8))
            }
            bytes = Array(code.bytes.prefix(Self.count))
        } catch { throw .cryptography(error) }
    }

    /// The value in lower-case hexadecimal.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
