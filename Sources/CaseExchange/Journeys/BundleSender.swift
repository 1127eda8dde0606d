import BundleSealing
import CaseModel
import OpenSSLCrypto
import ParallelWork
import PolicyEvaluation

/// Who sends: an agency with its signing key in a collaboration whose policy is in force.
struct BundleSender {
    let agency: Identifier
    let collaboration: Collaboration
    let certificate: Certificate
    let key: UnlockedKey

    init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration, at instant: Instant) throws {
        try collaboration.requireInForce()
        guard
            let certificate = collaboration.trust.signingCertificate(of: home.agency, for: .bundle, at: instant),
            let key = try keys.key(.signing, for: certificate)
        else { throw CollaborationFault.notInTrustList(home.agency) }
        (agency, self.collaboration) = (home.agency, collaboration)
        (self.certificate, self.key) = (certificate, key)
    }

    /// The certificate to seal for.
    func certificate(of recipient: Identifier, at instant: Instant) throws -> Certificate {
        guard let certificate = collaboration.trust.encryptionCertificate(of: recipient, at: instant) else {
            throw CollaborationFault.noRecipientCertificate(recipient)
        }
        return certificate
    }

    /// Seals files to an agency, into a file that has no name yet.
    func seal(
        _ kind: BundleKind, _ statement: BundleStatement, for purpose: Identifier, files: [PayloadFile],
        to recipient: Identifier, days: Int, in folder: String, at instant: Instant
    ) throws -> UnnamedBundle {
        let draft = BundleDraft(
            kind: kind, sender: agency, senderCertificate: certificate, recipient: recipient,
            recipientCertificate: try certificate(of: recipient, at: instant), purpose: purpose,
            policyDigest: collaboration.policy.digest, created: instant,
            expires: instant.adding(seconds: Int64(days) * 86_400), statement: statement)
        let file = try DurableFile(in: folder)
        let sealed = try BundleSealer.seal(
            draft, files: files, key: key.key, to: file, jobs: OrderedWork.processors)
        try file.synchronise()
        return UnnamedBundle(file: file, sealed: sealed)
    }
}

/// A bundle that is written whole and has no name yet.
struct UnnamedBundle {
    let file: DurableFile
    let sealed: SealedBundle

    /// The name that it has in a folder where nothing else is asked for.
    var name: String { BundleFileName.of(sealed.manifest) }
}

extension PayloadFile {
    /// A file of a bundle whose name is the tool's own.
    init(named name: String, _ category: Identifier, _ content: any PlaintextSource) throws(BundleFault) {
        guard let name = PayloadFileName(name) else { throw BundleFault(.draft, "the name of a file") }
        self.init(name: name, category: category, content: content)
    }
}
