public import CaseModel
public import OpenSSLCrypto

/// A certificate that an agency issues to one of its officers: who, of which agency, in which roles (section 15).
///
/// It proves nothing by itself: `VerifiedTrustList.verify` says whether a certificate of the agency signed it.
public struct OfficerCertificate: Sendable, Hashable {
    /// The certificate.
    public let certificate: Certificate
    /// The officer's name within the agency; a renewed certificate has the same.
    public let officer: Identifier
    /// The agency that issued it.
    public let agency: Identifier
    /// The officer's roles, ascending and distinct.
    public let roles: [Identifier]

    /// The officer's name as officers are told apart: `anna` and `Anna` are one. Names are ASCII, so this is all there is.
    public var countedName: String { officer.text.lowercased() }

    /// Reads a certificate as an officer's: P-256, no authority, for digitalSignature and nothing else; commonName the
    /// officer, organizationName the agency, organizationalUnitName the sorted roles joined by commas. Else nil.
    public init?(_ certificate: Certificate) {
        guard !certificate.isCA, certificate.keyUsage == .digitalSignature,
            certificate.publicKey.algorithm == .p256,
            let officer = certificate.subject.commonName.flatMap(Identifier.init),
            let agency = certificate.subject.organization.flatMap(Identifier.init),
            let unit = certificate.subject.organizationalUnit
        else { return nil }
        let names = unit.split(separator: ",", omittingEmptySubsequences: false).map { Identifier(String($0)) }
        let roles = names.compactMap(\.self)
        guard roles.count == names.count, roles == Set(roles).sorted() else { return nil }
        (self.certificate, self.officer, self.agency, self.roles) = (certificate, officer, agency, roles)
    }

    /// The subject of such a certificate; each part has at most 64 characters (`DistinguishedName.characterLimit`).
    public static func subject(
        officer: Identifier, agency: Identifier, roles: some Sequence<Identifier>
    ) -> DistinguishedName {
        DistinguishedName(
            commonName: officer.text, organization: agency.text,
            organizationalUnit: Set(roles).sorted().map(\.text).joined(separator: ","))
    }
}
