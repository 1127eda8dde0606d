public import BundleSealing
public import CaseModel
public import OpenSSLCrypto
import PolicyEvaluation

/// An officer's key pair in the agency's home: for approvals and nothing else, under the officer's own passphrase.
public struct OfficerEntry: Sendable {
    /// The certificate that the agency issued.
    public let certificate: OfficerCertificate
    /// The path of the certificate file, PEM.
    public let certificatePath: String
    /// The path of the encrypted private key, PEM.
    public let keyPath: String
    /// Whether it is one of the published example keys.
    public let isExample: Bool

    /// SHA-256 of the certificate's DER form, lower-case hex.
    public var fingerprint: String { certificate.certificate.sha256.hex }
    /// The first second of validity.
    public var notBefore: Instant { Instant(secondsSinceEpoch: certificate.certificate.notBefore) }
    /// The last second of validity.
    public var notAfter: Instant { Instant(secondsSinceEpoch: certificate.certificate.notAfter) }

    func isValid(at instant: Instant) -> Bool { notBefore <= instant && instant <= notAfter }
}

/// Who an officer is to be.
public struct OfficerAppointment: Sendable {
    let officer: Identifier
    let roles: [Identifier]
    let validUntil: Instant

    /// Appoints an officer; the certificate ends with the agency's own at the latest.
    public init(officer: Identifier, roles: [Identifier], validUntil: Instant) {
        (self.officer, self.roles, self.validUntil) = (officer, Set(roles).sorted(), validUntil)
    }
}

extension KeyRing {
    static let officerPrefix = "officer-"

    /// Makes an officer's P-256 key and a certificate for it, issued by the agency's signing key.
    ///
    /// - Parameters:
    ///   - appointment: who it is.
    ///   - keys: opens the agency's signing key.
    ///   - passphrase: the officer's own.
    public func appoint(
        _ appointment: OfficerAppointment, at instant: Instant, with keys: KeyUnlocking,
        passphrase: borrowing SecretBytes
    ) throws -> OfficerEntry {
        guard (1...1024).contains(passphrase.count) else { throw KeyFault.unusablePassphrase }
        let subject = OfficerCertificate.subject(
            officer: appointment.officer, agency: home.agency, roles: appointment.roles)
        for part in [subject.commonName, subject.organization, subject.organizationalUnit].compactMap(\.self)
        where !(1...DistinguishedName.characterLimit).contains(part.count) { throw OfficerFault.unusableName(part) }
        try NumberFreeName.require(appointment.officer.text, "the officer's name", at: instant)
        for role in appointment.roles { try NumberFreeName.require(role.text, "a role", at: instant) }
        let folded = appointment.officer.text.lowercased()
        for other in try officers().map(\.certificate.officer)
        where other != appointment.officer && other.text.lowercased() == folded { throw OfficerFault.nameTaken(other) }
        let issuing = try current(.signing, at: instant)
        let issuer = try readCertificate(issuing.certificatePath)
        let key = try PrivateKey.generateP256()
        let certificate = try CertificateIssuer.appointOfficer(
            subject: subject, publicKey: key.publicKey, issuer: issuer, issuerKey: keys.key(of: issuing).key,
            notBefore: max(instant.secondsSinceEpoch, issuer.notBefore),
            notAfter: min(appointment.validUntil.secondsSinceEpoch, issuer.notAfter))
        let name = appointment.officer.text.replacing("/", with: ",")
        let digits = try SHA256.hash(certificate.publicKey.derSPKI).hex.prefix(16)
        let stem = "\(home.keysFolder)/\(Self.officerPrefix)\(name)-\(digits)"
        let paths = (key: stem + Self.keySuffix, certificate: stem + Self.certificateSuffix)
        let pem = try key.encryptedPKCS8PEM(passphrase: passphrase)
        let entry = try officer(certificate, paths)
        try DurableFile.write(pem, to: paths.key, effect: home.effect)
        try DurableFile.write(certificate.pem, to: paths.certificate, effect: home.effect)
        return entry
    }

    /// Every officer's key pair of the home, by officer and then by the certificate's first day. Files that are no
    /// certificate of an officer of this agency are left out, so that one of them stops nobody else; `Diagnosis` tells.
    public func officers() throws -> [OfficerEntry] {
        try SystemCalls.names(in: home.keysFolder).filter {
            $0.hasPrefix(Self.officerPrefix) && $0.hasSuffix(Self.certificateSuffix)
        }.compactMap { name in
            let path = home.keysFolder + "/" + name
            let key = String(path.dropLast(Self.certificateSuffix.count)) + Self.keySuffix
            return try? officer(Self.readCertificate(path), (key, path))
        }.sorted {
            ($0.certificate.officer, $0.notBefore, $0.fingerprint)
                < ($1.certificate.officer, $1.notBefore, $1.fingerprint)
        }
    }

    /// The officer who is to approve: the newest valid pair of the name, or of the only officer.
    func officer(_ name: Identifier?, at instant: Instant) throws -> OfficerEntry {
        let named = try officers().filter { name == nil || $0.certificate.officer == name }
        guard !named.isEmpty else { throw OfficerFault.missing(name) }
        let names = Set(named.map(\.certificate.officer)).sorted()
        guard names.count == 1 else { throw OfficerFault.ambiguous(names) }
        guard let entry = named.last(where: { $0.isValid(at: instant) }) else {
            throw ApprovalFault.expired("no certificate of the officer \(names[0]) is valid now")
        }
        return entry
    }

    /// The private key of an officer; an example key is refused unless allowed.
    func privateKey(of entry: OfficerEntry, passphrase: borrowing SecretBytes) throws -> PrivateKey {
        if entry.isExample, exampleKeys == .refuse { throw KeyFault.exampleKey(entry.keyPath) }
        return try Self.load(
            entry.keyPath, of: entry.certificate.certificate.publicKey, passphrase: passphrase)
    }

    private func officer(
        _ certificate: Certificate, _ paths: (key: String, certificate: String)
    ) throws -> OfficerEntry {
        guard let officer = OfficerCertificate(certificate), officer.agency == home.agency else {
            throw KeyFault.malformed(paths.certificate)
        }
        return OfficerEntry(
            certificate: officer, certificatePath: paths.certificate, keyPath: paths.key,
            isExample: try ExampleKeys.contain(certificate.publicKey))
    }
}

/// The roles that an agency's officers may have: those that a joined policy knows.
public struct OfficerRoles {
    /// The roles of this agency in the policies it has joined; nil when it has joined none.
    private let known: Set<Identifier>?

    /// Reads the policies that a home has pinned.
    public init(of home: AgencyHome) throws {
        let policies = try CollaborationPin.all(in: try home.openStore()).map {
            try CollaborationFiles(in: $0.folder(in: home)).policy
        }
        known =
            policies.isEmpty
            ? nil
            : Set(policies.flatMap { $0.roles.filter { $0.agencies.contains(home.agency) }.map(\.id) })
    }

    /// Whether there is a policy to look into.
    public var areKnown: Bool { known != nil }

    /// Refuses a role that no joined policy gives this agency.
    public func require(_ roles: [Identifier]) throws(OfficerFault) {
        guard let known else { return }
        for role in roles where !known.contains(role) { throw .unknownRole(role) }
    }
}
