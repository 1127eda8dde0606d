import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// What a dishonest sender does with its own keys: sign what the tool would not, and seal what the tool would not send.
extension ApprovalStage {
    /// Signs a request with an officer's key, whatever it says, and gives the file's path.
    func sign(
        _ request: ApprovalRequest, by officer: String, of home: String = "vc", selfAppointed: Bool = false
    ) throws -> String {
        let key = try stage.key("officer-\(officer)-", of: home, "officer-passphrase")
        var certificate = try stage.certificate("officer-\(officer)-", of: home)
        if selfAppointed {
            certificate = try CertificateIssuer.selfSigned(
                subject: certificate.subject, key: key, usage: .officer, notBefore: certificate.notBefore,
                notAfter: certificate.notAfter)
        }
        let approval = try DisclosureApproval.sign(
            request, officer: try #require(OfficerCertificate(certificate)), key: key, at: request.created)
        let path = "forged-\(officer)-\(home).json"
        try stage.folder.write(approval.canonicalJSON, to: path)
        return path
    }

    /// Opens a bundle with its recipient's key and seals it anew with its sender's, changed.
    func resealed(
        _ bundle: String, for recipient: String = "fk", content change: ([UInt8]) -> [UInt8] = { $0 },
        approvals edit: ([BundleApproval]) throws -> [BundleApproval]
    ) throws -> String {
        let now = Stage.now
        let trust = try stage.trustList()
        let verified = try UnverifiedBundle.parse(BundleBytes(stage.bytes(bundle))).verify(
            trust: trust, recipient: nil, at: now, policy: nil, register: nil)
        let opened = try verified.openIndex(key: stage.key("decryption-", of: "fk"))
        let contents = try opened.openFiles(key: stage.key("decryption-", of: "fk")).contents
        let (old, manifest) = (opened.index.statement, verified.manifest)
        let statement = BundleStatement(
            role: old.role, categories: old.categories, identityForm: old.identityForm, decision: old.decision,
            consents: old.consents, approvals: try edit(old.approvals))
        let to = try #require(Identifier(recipient))
        let draft = BundleDraft(
            kind: .caseFile, sender: manifest.sender.agency, senderCertificate: verified.signer.entry.certificate,
            recipient: to, recipientCertificate: try #require(trust.encryptionCertificate(of: to, at: now)),
            purpose: manifest.purpose, policyDigest: manifest.policyDigest, created: manifest.created,
            expires: manifest.expires, statement: statement)
        let files = zip(opened.index.files, contents).map { file, content in
            PayloadFile(name: file.name, category: file.category, content: BundleBytes(change(content)))
        }
        let sealed = BundleMemory()
        _ = try BundleSealer.seal(draft, files: files, key: stage.key("signing-", of: "vc"), to: sealed)
        try stage.folder.write(sealed.bytes, to: "resealed.asice")
        return "resealed.asice"
    }
}
