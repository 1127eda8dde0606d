/// The parts of an X.509 name (RFC 5280 section 4.1.2.4) that the house uses.
public struct DistinguishedName: Hashable, Sendable {
    /// The most characters of one part (upper bounds of RFC 5280 appendix A.1).
    public static let characterLimit = 64

    /// commonName; `nil` when absent or given more than once.
    public let commonName: String?
    /// organizationName; `nil` when absent or given more than once.
    public let organization: String?
    /// organizationalUnitName; `nil` when absent or given more than once.
    public let organizationalUnit: String?

    /// A name to put into a certificate. `CertificateIssuer` checks the lengths.
    public init(commonName: String?, organization: String? = nil, organizationalUnit: String? = nil) {
        self.commonName = commonName
        self.organization = organization
        self.organizationalUnit = organizationalUnit
    }
}
