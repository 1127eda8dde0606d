import BundleSealing
import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging

/// Certificates by an authority outside the collaboration: they count by their own bytes, under an authority that counts.
@Suite struct AuthorityTests {
    let world: TestWorld
    let authority: Authority

    /// An outside authority and what it issued.
    final class Authority: Sendable {
        let key: PrivateKey
        let certificate: Certificate

        init(from: Instant = TestWorld.start, to: Instant = TestWorld.end) throws {
            key = try .generateRSA(bits: 3072)
            certificate = try TestWorld.certificate(of: key, "outside authority", .coordinator, from: from, to: to)
        }

        func issue(
            _ publicKey: PublicKey, _ usage: CertificateIssuer.Usage = .signing, from: Instant = TestWorld.start,
            to: Instant = TestWorld.end
        ) throws -> Certificate {
            try CertificateIssuer.issue(
                subject: DistinguishedName(commonName: "somebody", organization: "Elsewhere"), publicKey: publicKey,
                usage: usage, issuer: certificate, issuerKey: key, notBefore: from.secondsSinceEpoch,
                notAfter: to.secondsSinceEpoch)
        }

        var entry: TrustList.Authority { .init(certificate: certificate, from: TestWorld.start, to: TestWorld.end) }
    }

    init() throws {
        world = try TestWorld.shared.get()
        authority = try Authority()
    }

    private func trust(
        signing: [Certificate], entries: [TrustList.Signing]? = nil, enc: [TrustList.Encryption]? = nil,
        authorities: [TrustList.Authority], revoked: [TrustList.Revocation] = []
    ) throws -> VerifiedTrustList {
        let all = SigningPurpose.allCases
        let sender = TrustList.Agency(
            agency: world.sender.agency, name: "Stad",
            sign: entries
                ?? signing.map { .init(certificate: $0, from: TestWorld.start, to: TestWorld.end, purposes: all) },
            enc: [])
        let recipient = TrustList.Agency(
            agency: world.recipient.agency, name: "Af", sign: [],
            enc: enc ?? TestWorld.entry(of: world.recipient).enc)
        let list = try TrustList(
            collaboration: known(Identifier("samverkan")), serial: 8, issued: TestWorld.start, expires: TestWorld.end,
            agencies: [recipient, sender], authorities: authorities, revoked: revoked)
        let bytes = list.canonicalJSON
        let signature = try DetachedSignature.sign(
            bytes, certificate: world.coordinator, key: world.coordinatorKey.key, at: world.now)
        let verified = try TrustList.verify(
            bytes, signature: signature, coordinator: world.coordinator, at: world.now, lastSeenSerial: nil)
        #expect(verified.list == list)
        return verified
    }

    /// What becomes of a bundle that is signed with a certificate, under a trust list.
    private func fault(
        signedBy certificate: Certificate, at created: Instant? = nil, opened: Instant? = nil,
        _ trust: VerifiedTrustList
    ) throws -> BundleFault? {
        var draft = try world.draft()
        draft.senderCertificate = certificate
        draft.created = created ?? world.now
        draft.expires = draft.created.adding(seconds: 7 * 86_400)
        let bytes = try world.seal([try world.file("a", [1])], draft: draft).bytes
        var terms = world.terms()
        (terms.trust, terms.instant) = (trust, opened ?? draft.created)
        return Opening(bytes, terms: terms, key: world.recipient.encryptionKey).fault
    }

    @Test func anOutsideCertificateCountsUnderItsAuthorityOnly() throws {
        let outside = try authority.issue(world.sender.signingKey.publicKey)
        let accepted = try trust(signing: [outside], authorities: [authority.entry])
        #expect(try fault(signedBy: outside, accepted) == nil)
        #expect(accepted.signingCertificate(of: world.sender.agency, for: .bundle, at: world.now) == outside)
        let without = try trust(signing: [outside], authorities: [])
        #expect(try fault(signedBy: outside, without)?.kind == .certificate)
        #expect(without.signingCertificate(of: world.sender.agency, for: .bundle, at: world.now) == nil)
        // Another authority, one of the same name with another key, and the agency's own certificate are not the issuer.
        let others = try [Authority(), Authority()].map(\.entry)
        #expect(
            try fault(signedBy: outside, trust(signing: [outside], authorities: others))?.kind == .certificate)
    }

    @Test func whatAnAuthorityIssuedIsNothingUnlessItIsListed() throws {
        let listed = try authority.issue(world.sender.signingKey.publicKey)
        let twin = try authority.issue(world.sender.signingKey.publicKey)
        let accepted = try trust(signing: [listed], authorities: [authority.entry])
        #expect(try fault(signedBy: twin, accepted)?.kind == .signerUnknown)
        #expect(
            try fault(signedBy: authority.issue(world.sender.signingKey.publicKey), accepted)?.kind == .signerUnknown)
    }

    @Test func anAuthorityCountsForItsTimeAndUntilItIsRevoked() throws {
        let (now, end) = (world.now, TestWorld.end)
        let outside = try authority.issue(world.sender.signingKey.publicKey)
        func entry(_ from: Instant, _ to: Instant) -> TrustList.Authority {
            .init(certificate: authority.certificate, from: from, to: to)
        }
        func kind(_ authority: TrustList.Authority, _ revoked: [TrustList.Revocation] = []) throws -> BundleFault.Kind?
        {
            try fault(signedBy: outside, trust(signing: [outside], authorities: [authority], revoked: revoked))?.kind
        }
        #expect(try kind(entry(now, now.adding(seconds: 1))) == nil)
        #expect(try kind(entry(now.adding(seconds: 1), end)) == .certificate)
        #expect(try kind(entry(TestWorld.start, now.adding(seconds: -1))) == .certificate)
        let digest = authority.certificate.sha256
        #expect(try kind(authority.entry, [.init(certificate: digest, from: now)]) == .certificate)
        #expect(try kind(authority.entry, [.init(certificate: digest, from: now.adding(seconds: 1))]) == nil)
        #expect(try kind(authority.entry, [.init(certificate: outside.sha256, from: now)]) == .certificate)
    }

    @Test func anAuthorityThatHasExpiredItselfCountsNoMore() throws {
        for (from, to) in [
            (TestWorld.start, world.now.adding(seconds: -1)), (world.now.adding(seconds: 1), TestWorld.end),
        ] {
            let late = try Authority(from: from, to: to)
            let outside = try late.issue(world.sender.signingKey.publicKey)
            let accepted = try trust(signing: [outside], authorities: [late.entry])
            #expect(try fault(signedBy: outside, accepted)?.kind == .certificate)
        }
    }

    /// An authority's certificate is none that signs, and one that signs is no authority.
    @Test func authoritiesAndSignersAreNotTheSame() throws {
        let ca = try TestWorld.certificate(of: world.sender.signingKey, "stad", .coordinator)
        let selfListed = try trust(
            signing: [ca], authorities: [.init(certificate: ca, from: TestWorld.start, to: TestWorld.end)])
        #expect(try fault(signedBy: ca, selfListed)?.kind == .certificate)
        // An agency's signing certificate, listed as an authority, vouches for nobody: here for an officer's certificate.
        let officer = try PrivateKey.generateP256()
        let issued = try CertificateIssuer.appointOfficer(
            subject: DistinguishedName(commonName: "o"), publicKey: officer.publicKey, issuer: world.third.signing,
            issuerKey: world.third.signingKey, notBefore: TestWorld.start.secondsSinceEpoch,
            notAfter: TestWorld.end.secondsSinceEpoch)
        let listed = try trust(
            signing: [issued],
            authorities: [.init(certificate: world.third.signing, from: TestWorld.start, to: TestWorld.end)])
        var draft = try world.draft()
        draft.senderCertificate = issued
        let memory = BundleMemory()
        _ = try BundleSealer.seal(draft, files: [world.file("a", [1])], key: officer, to: memory)
        let bytes = memory.bytes
        var terms = world.terms()
        terms.trust = listed
        #expect(Opening(bytes, terms: terms, key: world.recipient.encryptionKey).fault?.kind == .certificate)
    }

    @Test func anAuthorityWithASmallKeyIsNone() throws {
        let key = try PrivateKey.generateRSA(bits: 2048)
        let small = try TestWorld.certificate(of: key, "outside", .coordinator)
        let issued = try CertificateIssuer.issue(
            subject: DistinguishedName(commonName: "s"), publicKey: world.sender.signingKey.publicKey, usage: .signing,
            issuer: small, issuerKey: key, notBefore: TestWorld.start.secondsSinceEpoch,
            notAfter: TestWorld.end.secondsSinceEpoch)
        let listed = try trust(
            signing: [issued], authorities: [.init(certificate: small, from: TestWorld.start, to: TestWorld.end)])
        #expect(try fault(signedBy: issued, listed)?.kind == .certificate)
    }

    @Test func anOutsideCertificateIsHeldToItsOwnTimeAndUse() throws {
        let key = world.sender.signingKey.publicKey
        let (now, end) = (world.now, TestWorld.end)
        let cases: [(Certificate, BundleFault.Kind)] = [
            (try authority.issue(key, from: TestWorld.start, to: now.adding(seconds: -1)), .certificateTime),
            (try authority.issue(key, from: now.adding(seconds: 1), to: end), .certificateTime),
            (try authority.issue(key, .keyAgreement), .certificate),
            (try authority.issue(key, .coordinator), .certificate),
        ]
        for (certificate, kind) in cases {
            let accepted = try trust(signing: [certificate], authorities: [authority.entry])
            #expect(try fault(signedBy: certificate, accepted)?.kind == kind)
        }
    }

    /// A month in which both the old and the new certificate sign; outside of it only one of them does.
    @Test func bothCertificatesSignInTheOverlapAndOneOutsideOfIt() throws {
        let key = world.sender.signingKey.publicKey
        let old = try authority.issue(key)
        let new = try TestWorld.certificate(of: world.sender.signingKey, "stad", .signing)
        let (begin, end) = (world.now, world.now.adding(seconds: 31 * 86_400))
        let all = SigningPurpose.allCases
        let list = try trust(
            signing: [],
            entries: [
                .init(certificate: old, from: TestWorld.start, to: end, purposes: all),
                .init(certificate: new, from: begin, to: TestWorld.end, purposes: all),
            ], authorities: [authority.entry])
        func kind(_ certificate: Certificate, _ instant: Instant) throws -> BundleFault.Kind? {
            try fault(signedBy: certificate, at: instant, list)?.kind
        }
        for instant in [begin, begin.adding(seconds: 86_400), end] {
            #expect(try kind(old, instant) == nil)
            #expect(try kind(new, instant) == nil)
            #expect(list.signingCertificate(of: world.sender.agency, for: .bundle, at: instant) == new)
        }
        let (before, after) = (begin.adding(seconds: -1), end.adding(seconds: 1))
        #expect(try kind(old, before) == nil)
        #expect(try kind(new, before) == .certificateTime)
        #expect(try kind(old, after) == .certificateTime)
        #expect(try kind(new, after) == nil)
        #expect(list.signingCertificate(of: world.sender.agency, for: .bundle, at: before) == old)
        // Signed in the overlap, opened after it: the old certificate counts no more.
        #expect(try fault(signedBy: old, at: end, opened: after, list)?.kind == .certificateTime)
        #expect(try fault(signedBy: new, at: end, opened: after, list) == nil)
    }

    /// What was sealed for the older of two certificates opens with the older key, after the newer one took over.
    @Test func theOlderKeyOpensWhatWasSealedForIt() throws {
        let newer = try PrivateKey.generateRSA(bits: 3072)
        let outside = try authority.issue(newer.publicKey, .keyEncipherment)
        let entries: [TrustList.Encryption] = [
            .init(certificate: world.recipient.encryption, from: TestWorld.start, to: TestWorld.end, suites: [.p256]),
            .init(certificate: outside, from: world.now, to: TestWorld.end, suites: [.rsa]),
        ]
        let signing = [world.sender.signing]
        let list = try trust(signing: signing, enc: entries, authorities: [authority.entry])
        #expect(list.encryptionCertificate(of: world.recipient.agency, at: world.now) == outside)
        #expect(
            list.encryptionCertificate(of: world.recipient.agency, at: world.now.adding(seconds: -1))
                == world.recipient.encryption)
        let unaccepted = try trust(signing: signing, enc: entries, authorities: [])
        #expect(
            unaccepted.encryptionCertificate(of: world.recipient.agency, at: world.now) == world.recipient.encryption)
        var terms = world.terms()
        terms.trust = list
        let old = try world.seal([try world.file("a", [1])]).bytes
        #expect(Opening(old, terms: terms, key: world.recipient.encryptionKey).fault == nil)
        #expect(Opening(old, terms: terms, key: newer).fault?.kind == .notForUs)
        var draft = try world.draft()
        draft.recipientCertificate = outside
        let new = try world.seal([try world.file("a", [1])], draft: draft).bytes
        #expect(Opening(new, terms: terms, key: newer).fault == nil)
        #expect(Opening(new, terms: terms, key: world.recipient.encryptionKey).fault?.kind == .notForUs)
    }

    @Test(arguments: ["none", "unsorted", "twice", "unknown field", "no certificate", "window", "too many"])
    func aMalformedListOfAuthoritiesIsRefused(fault: String) throws {
        let list = try trust(
            signing: [world.sender.signing], authorities: [authority.entry, Authority().entry]
        ).list
        var members = try #require(try StrictJSON.parse(list.canonicalJSON, maximumBytes: 1 << 20).object)
        let entries = try #require(members["authorities"]?.array)
        var first = try #require(entries[0].object)
        switch fault {
        case "none": members["authorities"] = []
        case "unsorted": members["authorities"] = .array(entries.reversed())
        case "twice": members["authorities"] = .array([entries[0], entries[0]])
        case "too many": members["authorities"] = .array((0...100).map { _ in entries[0] })
        default:
            if fault == "unknown field" { first["x"] = 1 }
            if fault == "no certificate" { first["cert"] = "AAAA" }
            if fault == "window" { first["to"] = first["from"] }
            members["authorities"] = .array([.object(first), entries[1]])
        }
        let bytes = CanonicalJSON.bytes(of: .object(members))
        let refusal = #expect(throws: TrustFault.self) { try TrustList(parsing: bytes) }
        #expect(refusal?.kind == .malformed)
    }
}
