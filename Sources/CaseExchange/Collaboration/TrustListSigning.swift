public import BundleSealing
public import CaseModel
import OpenSSLCrypto

/// Makes a collaboration's trust list from the agencies' certificates and signs it with the coordinator's key.
public struct TrustListSigning: Sendable {
    /// The collaboration the list is for.
    public let collaboration: Identifier
    /// The list's number; it must rise with every list.
    public let serial: Int
    /// The last instant at which the list may be used.
    public let expires: Instant

    /// Prepares a list.
    public init(collaboration: Identifier, serial: Int, expires: Instant) {
        (self.collaboration, self.serial, self.expires) = (collaboration, serial, expires)
    }

    /// Reads certificates, makes and signs the list, and writes `trust.json`, `trust.json.p7s` and `coordinator.pem`.
    ///
    /// The agency's id is a certificate's common name and its name the organisation; key usage says what it is for.
    public func sign(
        certificates paths: [String], revoked: [String], with keys: KeyUnlocking, at instant: Instant,
        into folder: String, ifExisting existing: ExistingFile
    ) throws -> TrustList {
        try TrustListFiles.requireRising(serial, in: folder)
        let ring = keys.ring
        let entry = try ring.current(.coordinator, at: instant)
        let coordinator = try ring.readCertificate(entry.certificatePath)
        let list = try TrustList(
            collaboration: collaboration, serial: serial, issued: instant, expires: expires,
            agencies: try agencies(paths, ring: ring),
            revoked: try revoked.map {
                TrustList.Revocation(certificate: try ring.readCertificate($0).sha256, from: instant)
            })
        let key = try keys.key(of: entry)
        let bytes = list.canonicalJSON
        let signature = try DetachedSignature.sign(bytes, certificate: coordinator, key: key.key, at: instant)
        for (name, content) in [
            (TrustListFiles.coordinatorName, coordinator.pem), (TrustListFiles.signatureName, signature),
            (TrustListFiles.listName, bytes),
        ] {
            try DurableFile.write(content, to: folder + "/" + name, ifExisting: existing, effect: ring.home.effect)
        }
        return list
    }

    private func agencies(_ paths: [String], ring: KeyRing) throws -> [TrustList.Agency] {
        var signing: [Identifier: [TrustList.Signing]] = [:]
        var encryption: [Identifier: [TrustList.Encryption]] = [:]
        var names: [Identifier: String] = [:]
        for path in paths {
            let certificate = try ring.readCertificate(path)
            guard let agency = certificate.subject.commonName.flatMap(Identifier.init), let use = KeyUse.of(certificate)
            else { throw KeyFault.malformed(path) }
            if ring.exampleKeys == .refuse, try ExampleKeys.contain(certificate.publicKey) {
                throw KeyFault.exampleKey(path)
            }
            let name = certificate.subject.organization ?? agency.text
            guard names[agency] == nil || names[agency] == name else {
                throw CollaborationFault.twoNames(agency)
            }
            names[agency] = name
            let from = Instant(secondsSinceEpoch: certificate.notBefore)
            let to = Instant(secondsSinceEpoch: certificate.notAfter)
            switch use {
            case .signing:
                signing[agency, default: []].append(
                    .init(certificate: certificate, from: from, to: to, purposes: SigningPurpose.allCases))
            case .decryption:
                encryption[agency, default: []].append(
                    .init(certificate: certificate, from: from, to: to, suites: [.p256]))
            case .coordinator: throw KeyFault.malformed(path)
            }
        }
        return names.keys.sorted().map { agency in
            TrustList.Agency(
                agency: agency, name: names[agency] ?? agency.text,
                sign: (signing[agency] ?? []).sorted { $0.from < $1.from },
                enc: (encryption[agency] ?? []).sorted { $0.from < $1.from })
        }
    }
}
