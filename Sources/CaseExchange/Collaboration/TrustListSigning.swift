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
    /// The agency's id is a certificate's common name and its name the organisation; key usage says what it is for. An
    /// outside certificate is named by hand and must be issued by one of the authorities.
    public func sign(
        certificates paths: [String], outside: [OutsideCertificate] = [], authorities: [String] = [],
        revoked: [String], with keys: KeyUnlocking, at instant: Instant,
        into folder: String, ifExisting existing: ExistingFile
    ) throws -> TrustList {
        try TrustListFiles.requireRising(serial, in: folder)
        let ring = keys.ring
        let entry = try ring.current(.coordinator, at: instant)
        let coordinator = try ring.readCertificate(entry.certificatePath)
        var members = TrustListMembers(ring: ring, at: instant)
        for path in paths { try members.add(path) }
        let accepted = try authorities.map { try TrustListMembers.authority($0) }
        for certificate in outside {
            try members.add(certificate, issuedBy: [coordinator] + accepted.map(\.certificate))
        }
        let list = try TrustList(
            collaboration: collaboration, serial: serial, issued: instant, expires: expires,
            agencies: members.agencies, authorities: accepted,
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
}
