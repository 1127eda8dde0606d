import BundleSealing
import CaseModel
import OpenSSLCrypto

/// The kind of a party's key.
enum KeyFamily: Sendable, Hashable {
    case p256
    case rsa(Int)

    func generate() throws -> PrivateKey {
        switch self {
        case .p256: try .generateP256()
        case .rsa(let bits): try .generateRSA(bits: bits)
        }
    }

    /// What a certificate for receiving says.
    var receiving: CertificateIssuer.Usage { self == .p256 ? .keyAgreement : .keyEncipherment }
}

/// A key pair and certificates of one party of the tests.
final class Party: Sendable {
    let agency: Identifier
    let signingKey: PrivateKey
    let signing: Certificate
    let encryptionKey: PrivateKey
    let encryption: Certificate

    /// A party with keys that it had before.
    init(
        agency: Identifier, signing: Certificate, signingKey: consuming PrivateKey, encryption: Certificate,
        encryptionKey: consuming PrivateKey
    ) {
        (self.agency, self.signing, self.encryption) = (agency, signing, encryption)
        self.signingKey = signingKey
        self.encryptionKey = encryptionKey
    }

    init(_ name: String, signing: KeyFamily = .p256, receiving: KeyFamily = .p256) throws {
        agency = try known(Identifier(name))
        signingKey = try signing.generate()
        encryptionKey = try receiving.generate()
        self.signing = try TestWorld.certificate(of: signingKey, name, .signing)
        encryption = try TestWorld.certificate(of: encryptionKey, name, receiving.receiving)
    }

    /// The suite of the key it receives with.
    var suite: BundleSuite { encryptionKey.publicKey.algorithm == .rsa ? .rsa : .p256 }

    var manifestParty: BundleManifest.Party { .init(agency: agency, certificate: signing.sha256) }
}

struct MissingValue: Error {}

func known<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw MissingValue() }
    return value
}

/// Three agencies and their coordinator at one instant; made once for the whole suite, or of agencies that exist.
struct TestWorld: Sendable {
    static let shared = Result { try TestWorld() }
    /// The same world with RSA keys for the sender and the recipient, of the smallest accepted size.
    static let sharedRSA = Result { try TestWorld(signing: .rsa(3072), receiving: .rsa(3072)) }

    let coordinatorKey: CoordinatorKey
    let coordinator: Certificate
    let sender: Party
    let recipient: Party
    let third: Party
    let stranger: Party
    let trust: VerifiedTrustList
    let now: Instant
    let policy: SHA256Digest
    /// What a forged index states; nil for a statement of the tests' own.
    private let stated: BundleStatement?

    final class CoordinatorKey: Sendable {
        let key: PrivateKey
        init() throws { key = try .generateP256() }
        init(_ key: consuming PrivateKey) { self.key = key }
    }

    /// The world of agencies that exist: a sender that is about to forge, the recipient, another agency, and the
    /// coordinator with its list.
    init(
        sender: Party, recipient: Party, third: Party, coordinator: Certificate, coordinatorKey: consuming PrivateKey,
        trust: VerifiedTrustList, policy: SHA256Digest, stated: BundleStatement, now: Instant
    ) throws {
        (self.sender, self.recipient, self.third, stranger) = (sender, recipient, third, try Party("stranger"))
        (self.coordinator, self.coordinatorKey) = (coordinator, CoordinatorKey(coordinatorKey))
        (self.trust, self.policy, self.stated, self.now) = (trust, policy, stated, now)
    }

    /// - Parameters:
    ///   - signing: the kind of key that the sender signs with.
    ///   - receiving: the kind of key that the recipient and the third agency receive with.
    init(signing: KeyFamily = .p256, receiving: KeyFamily = .p256) throws {
        (now, stated) = (Instant(secondsSinceEpoch: 1_795_000_000), nil)
        coordinatorKey = try CoordinatorKey()
        coordinator = try Self.certificate(of: coordinatorKey.key, "coordinator", .coordinator)
        (sender, recipient) = (try Party("stad", signing: signing), try Party("af", receiving: receiving))
        (third, stranger) = (try Party("fk", receiving: receiving), try Party("stranger"))
        policy = try SHA256.hash(Array("policy".utf8))
        let agencies = [sender, recipient, third].map { TestWorld.entry(of: $0) }
        trust = try Self.verified(agencies: agencies, coordinator: coordinator, key: coordinatorKey.key)
    }

    static let start = Instant(secondsSinceEpoch: 1_790_000_000)
    static let end = Instant(secondsSinceEpoch: 1_830_000_000)

    static func certificate(
        of key: borrowing PrivateKey, _ name: String, _ usage: CertificateIssuer.Usage,
        from: Instant = start, to: Instant = end
    ) throws -> Certificate {
        try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: name), key: key, usage: usage, notBefore: from.secondsSinceEpoch,
            notAfter: to.secondsSinceEpoch)
    }

    static func entry(of party: Party) -> TrustList.Agency {
        entry(
            of: party,
            signing: .init(
                certificate: party.signing, from: start, to: end, purposes: SigningPurpose.allCases))
    }

    static func entry(of party: Party, signing: TrustList.Signing) -> TrustList.Agency {
        TrustList.Agency(
            agency: party.agency, name: "Agency \(party.agency)", sign: [signing],
            enc: [.init(certificate: party.encryption, from: start, to: end, suites: [party.suite])])
    }

    static func list(agencies: [TrustList.Agency], serial: Int = 7, revoked: [TrustList.Revocation] = []) throws
        -> TrustList
    {
        try TrustList(
            collaboration: known(Identifier("samverkan")), serial: serial, issued: start, expires: end,
            agencies: agencies, revoked: revoked)
    }

    static func verified(
        agencies: [TrustList.Agency], coordinator: Certificate, key: borrowing PrivateKey,
        revoked: [TrustList.Revocation] = []
    ) throws -> VerifiedTrustList {
        let bytes = try list(agencies: agencies, revoked: revoked).canonicalJSON
        let now = Instant(secondsSinceEpoch: 1_795_000_000)
        let signature = try DetachedSignature.sign(bytes, certificate: coordinator, key: key, at: now)
        return try TrustList.verify(
            bytes, signature: signature, coordinator: coordinator, at: now, lastSeenSerial: nil)
    }

    /// This world's trust list with another entry for the sender.
    func trust(sender entry: TrustList.Agency, revoked: [TrustList.Revocation] = []) throws -> VerifiedTrustList {
        try Self.verified(
            agencies: [entry, Self.entry(of: recipient), Self.entry(of: third)], coordinator: coordinator,
            key: coordinatorKey.key, revoked: revoked)
    }

    /// This world's trust list as its coordinator signs it.
    var trustBytes: [UInt8] { trust.list.canonicalJSON }

    var policyTerms: PolicyTerms {
        PolicyTerms(digest: policy) { purpose, _, _ in purpose.text == "team_meeting" }
    }

    func terms(_ register: any BundleRegister = EmptyRegister()) -> VerificationTerms {
        VerificationTerms(
            trust: trust, instant: now, recipient: recipient.agency, policy: policyTerms, register: register)
    }

    func statement(consents: [BundleConsent] = []) throws -> BundleStatement {
        if let stated { return stated }
        return BundleStatement(
            role: try known(Identifier("coach")),
            categories: [try known(Identifier("identity")), try known(Identifier("language"))],
            identityForm: .personalNumber,
            decision: BundleDecision(
                asOf: now, permits: [try known(Identifier("permit-1"))],
                retainUntil: CalendarDate(parsing: "2027-06-30"),
                redisclosure: try known(Identifier("none")),
                subject: [try known(Identifier("protected_identity")): false],
                domain: nil), consents: consents)
    }

    func draft(segmentSize: Int = 1024, consents: [BundleConsent] = []) throws -> BundleDraft {
        BundleDraft(
            kind: .caseFile, sender: sender.agency, senderCertificate: sender.signing, recipient: recipient.agency,
            recipientCertificate: recipient.encryption, purpose: try known(Identifier("team_meeting")),
            policyDigest: policy, created: now, expires: now.adding(seconds: 7 * 86_400),
            statement: try statement(consents: consents), segmentSize: segmentSize)
    }

    func file(_ name: String, _ content: [UInt8]) throws -> PayloadFile {
        PayloadFile(
            name: try known(PayloadFileName(name)), category: try known(Identifier("identity")),
            content: PlaintextBytes(content))
    }

    func seal(_ files: [PayloadFile], draft: BundleDraft? = nil, jobs: Int = 1) throws -> (
        bytes: [UInt8], sealed: SealedBundle
    ) {
        let memory = BundleMemory()
        let sealed = try BundleSealer.seal(
            draft ?? self.draft(), files: files, key: sender.signingKey, to: memory, jobs: jobs)
        return (memory.bytes, sealed)
    }
}

/// A register of given answers.
struct EmptyRegister: BundleRegister {
    var opened = false
    var withdrawn = false

    func wasOpened(_ bundle: BundleReference) throws -> Bool { opened }
    func isWithdrawn(_ bundle: BundleReference) throws -> Bool { withdrawn }
}

/// What became of opening bytes, and how much plaintext left before a failure.
struct Opening {
    var fault: BundleFault?
    var files: [String: [UInt8]] = [:]
    var segmentsHandedOver = 0
    var report: VerificationReport?

    init(_ bytes: [UInt8], terms: VerificationTerms, key: borrowing PrivateKey) {
        do throws(BundleFault) {
            let verified = try UnverifiedBundle.parse(BundleBytes(bytes)).verify(terms)
            let index = try verified.openIndex(key: key)
            var (files, count) = ([String: [UInt8]](), 0)
            defer { segmentsHandedOver = count }
            for file in index.index.files { files[file.name.text] = [] }
            let opened = try index.openSegments(key: key, jobs: terms.jobs) { place, plaintext in
                files[index.index.files[place.fileIndex].name.text, default: []] += plaintext.copied
                count += 1
            }
            self.files = files
            report = opened.report
        } catch {
            fault = error
        }
    }
}

extension Opening {
    init(_ bytes: [UInt8], in world: TestWorld) {
        self.init(bytes, terms: world.terms(), key: world.recipient.encryptionKey)
    }
}

/// Bytes without pattern that are the same in every run.
func content(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 32)
    }
}
