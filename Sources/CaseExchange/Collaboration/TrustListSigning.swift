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
        try write(bytes, signature, by: coordinator, in: ring, into: folder, ifExisting: existing)
        return list
    }

    /// Writes the three files, the list itself last: it makes the others count. What a kill before that leaves is written
    /// anew by the next run; a kill while an earlier list is replaced leaves one whose signature nobody accepts until then.
    private func write(
        _ list: [UInt8], _ signature: [UInt8], by coordinator: Certificate, in ring: KeyRing, into folder: String,
        ifExisting existing: ExistingFile
    ) throws {
        let paths = [TrustListFiles.coordinatorName, TrustListFiles.signatureName, TrustListFiles.listName].map {
            folder + "/" + $0
        }
        let effect = ring.home.effect
        if existing == .keep, try InputFile.exists(paths[2]) { throw FileFault("create", paths[2], .exists) }
        if (try? ring.readCertificate(paths[0])) != coordinator {
            try DurableFile.write(coordinator.pem, to: paths[0], ifExisting: existing, effect: effect)
        }
        // A signature beside no list signs nothing.
        try DurableFile.write(signature, to: paths[1], ifExisting: .replace, effect: effect)
        try DurableFile.write(list, to: paths[2], ifExisting: existing, effect: effect)
    }
}
