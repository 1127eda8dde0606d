import BundleSealing
public import CaseModel
import OpenSSLCrypto

/// A certificate that an authority outside the collaboration issued for an agency: it does not name it, so a person does.
public struct OutsideCertificate: Sendable {
    /// The agency.
    public let agency: Identifier
    /// What its key is for.
    public let use: KeyUse
    /// The certificate file, PEM.
    public let path: String

    /// Names a certificate.
    public init(agency: Identifier, use: KeyUse, path: String) {
        (self.agency, self.use, self.path) = (agency, use, path)
    }
}

/// The agencies of a trust list in the making, gathered from certificate files.
struct TrustListMembers {
    private let ring: KeyRing
    private let instant: Instant
    private var signing: [Identifier: [TrustList.Signing]] = [:]
    private var encryption: [Identifier: [TrustList.Encryption]] = [:]
    private var names: [Identifier: String] = [:]

    init(ring: KeyRing, at instant: Instant) { (self.ring, self.instant) = (ring, instant) }

    /// The agencies, ascending, each with its certificates from the oldest to the newest.
    var agencies: [TrustList.Agency] {
        names.keys.sorted().map { agency in
            TrustList.Agency(
                agency: agency, name: names[agency] ?? agency.text,
                sign: (signing[agency] ?? []).sorted { $0.from < $1.from },
                enc: (encryption[agency] ?? []).sorted { $0.from < $1.from })
        }
    }

    /// Adds a certificate that says whose it is: its common name is the agency's id, its organisation the agency's name, and
    /// its key usage what it is for.
    mutating func add(_ path: String) throws {
        let certificate = try readCertificate(path)
        guard let agency = certificate.subject.commonName.flatMap(Identifier.init), let use = KeyUse.of(certificate)
        else { throw KeyFault.malformed(path) }
        let name = certificate.subject.organization ?? agency.text
        guard names[agency] == nil || names[agency] == name else { throw CollaborationFault.twoNames(agency) }
        names[agency] = name
        try enter(certificate, of: agency, for: use, path)
    }

    /// Adds an outside certificate; refuses one that no reader of the list would accept. Where nothing else names the agency,
    /// the certificate's organisation does.
    mutating func add(_ outside: OutsideCertificate, issuedBy issuers: [Certificate]) throws {
        let certificate = try readCertificate(outside.path)
        if let objection = outside.use.objection(to: certificate) {
            throw KeyContainerFault.unusable(outside.path, reason: objection)
        }
        guard instant.secondsSinceEpoch <= certificate.notAfter else {
            throw KeyContainerFault.unusable(outside.path, reason: "it has expired")
        }
        guard certificate.isSelfSigned || issuers.contains(where: { certificate.isSigned(by: $0) }) else {
            throw CollaborationFault.authorityNotGiven(outside.path)
        }
        if names[outside.agency] == nil {
            names[outside.agency] = certificate.subject.organization ?? outside.agency.text
        }
        try enter(certificate, of: outside.agency, for: outside.use, outside.path)
    }

    /// An authority's entry, for as long as its certificate is valid.
    static func authority(_ path: String) throws -> TrustList.Authority {
        let certificate = try KeyRing.readCertificate(path)
        guard certificate.mayIssue else {
            throw KeyContainerFault.unusable(path, reason: "it is not an authority's, for signing certificates")
        }
        return TrustList.Authority(
            certificate: certificate, from: Instant(secondsSinceEpoch: certificate.notBefore),
            to: Instant(secondsSinceEpoch: certificate.notAfter))
    }

    private func readCertificate(_ path: String) throws -> Certificate {
        let certificate = try ring.readCertificate(path)
        if ring.exampleKeys == .refuse, try ExampleKeys.contain(certificate.publicKey) {
            throw KeyFault.exampleKey(path)
        }
        return certificate
    }

    private mutating func enter(
        _ certificate: Certificate, of agency: Identifier, for use: KeyUse, _ path: String
    ) throws {
        let from = Instant(secondsSinceEpoch: certificate.notBefore)
        let to = Instant(secondsSinceEpoch: certificate.notAfter)
        switch use {
        case .signing:
            signing[agency, default: []].append(
                .init(certificate: certificate, from: from, to: to, purposes: SigningPurpose.allCases))
        case .decryption:
            guard let suite = certificate.sealingSuite else { throw KeyFault.malformed(path) }
            encryption[agency, default: []].append(
                .init(certificate: certificate, from: from, to: to, suites: [suite]))
        case .coordinator: throw KeyFault.malformed(path)
        }
    }
}
