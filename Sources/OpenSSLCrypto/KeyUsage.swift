/// The bits of the keyUsage extension (RFC 5280 section 4.2.1.3) that the house knows; others are not kept.
public struct KeyUsage: OptionSet, Hashable, Sendable {
    /// Bit *n* here is bit *n* of the extension.
    public let rawValue: UInt16

    /// A set of bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Signatures other than on certificates and lists.
    public static let digitalSignature = KeyUsage(rawValue: 1 << 0)
    /// Signatures that bind their author (contentCommitment).
    public static let nonRepudiation = KeyUsage(rawValue: 1 << 1)
    /// Encrypting keys, as RSA does.
    public static let keyEncipherment = KeyUsage(rawValue: 1 << 2)
    /// Agreeing on keys, as Diffie-Hellman does.
    public static let keyAgreement = KeyUsage(rawValue: 1 << 4)
    /// Signing certificates.
    public static let keyCertSign = KeyUsage(rawValue: 1 << 5)
}
