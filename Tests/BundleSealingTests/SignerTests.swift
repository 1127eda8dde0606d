import BundleSealing
import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging

/// Steps 3, 5 and 6 of the checks as far as they depend on the trust list, the clock and the registers.
@Suite struct SignerTests {
    let world: TestWorld
    let bytes: [UInt8]

    init() throws {
        world = try TestWorld.shared.get()
        bytes = try Forgery(world).bytes()
    }

    private func kind(_ terms: VerificationTerms, _ bytes: [UInt8]? = nil) -> BundleFault.Kind? {
        Opening(bytes ?? self.bytes, terms: terms, key: world.recipient.encryptionKey).fault?.kind
    }

    private func terms(
        signing certificate: Certificate, from: Instant = TestWorld.start, to: Instant = TestWorld.end,
        purposes: [SigningPurpose] = [.bundle], revoked: [TrustList.Revocation] = []
    ) throws -> VerificationTerms {
        let entry = TestWorld.entry(
            of: world.sender, signing: .init(certificate: certificate, from: from, to: to, purposes: purposes))
        var terms = world.terms()
        terms.trust = try world.trust(sender: entry, revoked: revoked)
        return terms
    }

    @Test func theEntryMustCountBothWhenSignedAndNow() throws {
        let certificate = world.sender.signing
        #expect(try kind(terms(signing: certificate, from: world.now.adding(seconds: 1))) == .certificateTime)
        #expect(try kind(terms(signing: certificate, to: world.now.adding(seconds: -1))) == .certificateTime)
        var later = try terms(signing: certificate, to: world.now.adding(seconds: 3600))
        later.instant = world.now.adding(seconds: 3600)
        #expect(kind(later) == nil)
        later.instant = world.now.adding(seconds: 3601)
        #expect(kind(later) == .certificateTime)
        #expect(try kind(terms(signing: certificate, from: world.now, to: world.now.adding(seconds: 1))) == nil)
    }

    @Test func theCertificateItselfMustBeValid() throws {
        let party = world.sender
        let expired = try TestWorld.certificate(
            of: party.signingKey, "stad", .signing, from: TestWorld.start, to: world.now.adding(seconds: -1))
        #expect(try kind(terms(signing: expired), bundle(signedBy: expired)) == .certificateTime)
        let future = try TestWorld.certificate(
            of: party.signingKey, "stad", .signing, from: world.now.adding(seconds: 1), to: TestWorld.end)
        #expect(try kind(terms(signing: future), bundle(signedBy: future)) == .certificateTime)
    }

    @Test func aSignatureFromTheFutureIsRefused() throws {
        var forgery = Forgery(world)
        forgery.signingTime = world.now.adding(seconds: 301)
        #expect(try kind(world.terms(), forgery.bytes()) == .certificateTime)
        forgery.signingTime = world.now.adding(seconds: 300)
        #expect(try kind(world.terms(), forgery.bytes()) == nil)
    }

    @Test func aRevokedCertificateIsRefusedFromItsInstantOn() throws {
        let digest = world.sender.signing.sha256
        let now = TrustList.Revocation(certificate: digest, from: world.now)
        #expect(try kind(terms(signing: world.sender.signing, revoked: [now])) == .certificate)
        let later = TrustList.Revocation(certificate: digest, from: world.now.adding(seconds: 1))
        #expect(try kind(terms(signing: world.sender.signing, revoked: [later])) == nil)
    }

    @Test func onlyACertificateListedForBundlesSignsBundles() throws {
        let others = SigningPurpose.allCases.filter { $0 != .bundle }
        #expect(try kind(terms(signing: world.sender.signing, purposes: others)) == .certificate)
    }

    @Test(arguments: [CertificateIssuer.Usage.keyAgreement, .coordinator])
    func keyUsageAndBasicConstraintsCount(usage: CertificateIssuer.Usage) throws {
        let certificate = try TestWorld.certificate(of: world.sender.signingKey, "stad", usage)
        #expect(try kind(terms(signing: certificate), bundle(signedBy: certificate)) == .certificate)
    }

    @Test func theChainEndsAtTheCoordinatorOrInThePinnedCertificate() throws {
        func issued(by issuer: Certificate, _ key: borrowing PrivateKey) throws -> Certificate {
            try CertificateIssuer.issue(
                subject: DistinguishedName(commonName: "stad"), publicKey: world.sender.signingKey.publicKey,
                usage: .signing, issuer: issuer, issuerKey: key, notBefore: TestWorld.start.secondsSinceEpoch,
                notAfter: TestWorld.end.secondsSinceEpoch)
        }
        let good = try issued(by: world.coordinator, world.coordinatorKey.key)
        #expect(try kind(terms(signing: good), bundle(signedBy: good)) == nil)
        let otherKey = try PrivateKey.generateP256()
        let other = try TestWorld.certificate(of: otherKey, "coordinator", .coordinator)
        let unchained = try issued(by: other, otherKey)
        #expect(try kind(terms(signing: unchained), bundle(signedBy: unchained)) == .certificate)
    }

    @Test func aSuiteThatIsNotListedForOurCertificateIsRefused() throws {
        var members = try #require(
            try StrictJSON.parse(world.trust.list.canonicalJSON, maximumBytes: 1 << 20).object)
        let text = CanonicalJSON.text(of: .object(members))
        let other = text.split(separator: BundleSuite.p256.rawValue).joined(separator: "another-suite")
        members = try #require(try StrictJSON.parse(Array(other.utf8), maximumBytes: 1 << 20).object)
        let bytes = CanonicalJSON.bytes(of: .object(members))
        let signature = try DetachedSignature.sign(
            bytes, certificate: world.coordinator, key: world.coordinatorKey.key, at: world.now)
        var terms = world.terms()
        terms.trust = try TrustList.verify(
            bytes, signature: signature, coordinator: world.coordinator, at: world.now, lastSeenSerial: nil)
        #expect(kind(terms) == .suite)
        #expect(terms.trust.encryptionCertificate(of: world.recipient.agency, at: world.now) == nil)
    }

    @Test func anotherAgencyIsNotTheRecipient() throws {
        var terms = world.terms()
        terms.recipient = world.third.agency
        #expect(kind(terms) == .notForUs)
        terms.recipient = nil
        let fault = Opening(bytes, terms: terms, key: world.third.encryptionKey).fault
        #expect(fault?.kind == .notForUs)
        #expect(fault?.check == .index)
    }

    @Test func registersAreAskedAndTheirFailuresAreNotTheBundles() throws {
        #expect(kind(world.terms(EmptyRegister(opened: true))) == .replay)
        #expect(kind(world.terms(EmptyRegister(withdrawn: true))) == .withdrawn)
        #expect(kind(world.terms(EmptyRegister(opened: true, withdrawn: true))) == .replay)
        let fault = Opening(bytes, terms: world.terms(BrokenRegister()), key: world.recipient.encryptionKey).fault
        #expect(fault?.kind == .register)
        #expect(fault?.failureClass == .tryAgain)
        #expect(fault?.message.contains("the store is busy") == true)
    }

    @Test func thePolicyDigestAndPurposeMustBeOurs() throws {
        var terms = world.terms()
        terms.policy = PolicyTerms(digest: world.policy) { _, _, _ in false }
        #expect(kind(terms) == .policy)
        terms.policy = PolicyTerms(digest: try SHA256.hash([1])) { _, _, _ in true }
        #expect(kind(terms) == .policy)
        terms.policy = nil
        #expect(kind(terms) == nil)
    }

    @Test func lifetimeEndsAfterTheSkew() throws {
        var terms = world.terms()
        terms.instant = world.now.adding(seconds: 7 * 86_400 + 300)
        #expect(kind(terms) == nil)
        terms.instant = world.now.adding(seconds: 7 * 86_400 + 301)
        #expect(kind(terms) == .expired)
    }

    @Test func aSinkThatFailsStopsTheOpening() throws {
        let index = try UnverifiedBundle.parse(BundleBytes(bytes)).verify(world.terms())
            .openIndex(key: world.recipient.encryptionKey)
        let fault = #expect(throws: BundleFault.self) {
            try index.openSegments(key: world.recipient.encryptionKey) { _, _ in throw BrokenRegister.Busy() }
        }
        #expect(fault?.kind == .write)
        #expect(fault?.failureClass == .tryAgain)
    }

    private func bundle(signedBy certificate: Certificate) throws -> [UInt8] {
        var draft = try world.draft()
        draft.senderCertificate = certificate
        return try world.seal([try world.file("a", [1])], draft: draft).bytes
    }
}

struct BrokenRegister: BundleRegister {
    struct Busy: ReportableFailure {
        var code: String { "store.busy" }
        var failureClass: FailureClass { .tryAgain }
        var message: String { "the store is busy" }
    }

    func wasOpened(_ bundle: BundleReference) throws -> Bool { throw Busy() }
    func isWithdrawn(_ bundle: BundleReference) throws -> Bool { throw Busy() }
}
