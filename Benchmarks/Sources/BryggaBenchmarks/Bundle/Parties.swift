import BundleSealing
import CaseModel
import OpenSSLCrypto

/// An agency with keys of its own, made for this run.
final class Party: Sendable {
    let agency: Identifier
    let signingKey: PrivateKey
    let signing: Certificate
    let encryptionKey: PrivateKey
    let encryption: Certificate

    init(_ text: String) throws {
        agency = try name(text)
        signingKey = try .generateP256()
        encryptionKey = try .generateP256()
        signing = try Self.certificate(of: signingKey, text, .signing)
        encryption = try Self.certificate(of: encryptionKey, text, .keyAgreement)
    }

    static func certificate(
        of key: borrowing PrivateKey, _ name: String, _ usage: CertificateIssuer.Usage
    ) throws -> Certificate {
        try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: name), key: key, usage: usage,
            notBefore: try instant("2026-01-01").secondsSinceEpoch,
            notAfter: try instant("2027-12-31").secondsSinceEpoch)
    }

    fileprivate func entry() throws -> TrustList.Agency {
        let (from, to) = (try instant("2026-01-01"), try instant("2027-12-31"))
        return TrustList.Agency(
            agency: agency, name: "Agency \(agency)",
            sign: [.init(certificate: signing, from: from, to: to, purposes: SigningPurpose.allCases)],
            enc: [.init(certificate: encryption, from: from, to: to, suites: [.p256])])
    }
}

/// A sender, a recipient and the trust list that names both, signed by a coordinator of this run.
struct Collaboration: Sendable {
    let sender: Party
    let recipient: Party
    let trust: VerifiedTrustList
    let now: Instant
    let policyDigest: SHA256Digest

    init() throws {
        (sender, recipient, now) = (try Party("stad"), try Party("af"), try instant("2026-06-04T13:00:00Z"))
        policyDigest = try SHA256.hash(Array("one policy".utf8))
        let coordinatorKey = try PrivateKey.generateP256()
        let coordinator = try Party.certificate(of: coordinatorKey, "samordning", .coordinator)
        let list = try TrustList(
            collaboration: try name("samverkan"), serial: 1, issued: try instant("2026-01-01"),
            expires: try instant("2027-12-31"), agencies: [try sender.entry(), try recipient.entry()]
        ).canonicalJSON
        let signature = try DetachedSignature.sign(list, certificate: coordinator, key: coordinatorKey, at: now)
        trust = try TrustList.verify(
            list, signature: signature, coordinator: coordinator, at: now, lastSeenSerial: nil)
    }

    /// A case to one recipient for one purpose, without consents.
    func draft() throws -> BundleDraft {
        let decision = BundleDecision(
            asOf: now, permits: [try name("P06-meeting-to-af")], retainUntil: CalendarDate(parsing: "2026-12-04"),
            redisclosure: try name("none"), subject: [try name("protected_identity"): false], domain: nil)
        let statement = BundleStatement(
            role: try name("coach"), categories: try names(["identity", "contact", "language", "cv", "placement"]),
            identityForm: .personalNumber, decision: decision, consents: [])
        return BundleDraft(
            kind: .caseFile, sender: sender.agency, senderCertificate: sender.signing, recipient: recipient.agency,
            recipientCertificate: recipient.encryption, purpose: try name("team_meeting"), policyDigest: policyDigest,
            created: now, expires: now.adding(seconds: 7 * 86_400), statement: statement)
    }

    /// Every check of `verify` but the log's, with a register that is always empty.
    func terms() throws -> VerificationTerms {
        let purpose = try name("team_meeting")
        return VerificationTerms(
            trust: trust, instant: now, recipient: recipient.agency,
            policy: PolicyTerms(digest: policyDigest) { asked, _, _ in asked == purpose }, register: EmptyRegister())
    }
}

/// A register in which no bundle stands.
struct EmptyRegister: BundleRegister {
    func wasOpened(_ bundle: BundleReference) throws -> Bool { false }
    func isWithdrawn(_ bundle: BundleReference) throws -> Bool { false }
}
