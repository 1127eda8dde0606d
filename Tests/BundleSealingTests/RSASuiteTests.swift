import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging
@testable import BundleSealing

/// The RSA suite: it opens what it seals, whoever signs; every forgery in it gets its code; keys that are too small or of
/// another suite are refused.
@Suite struct RSASuiteTests {
    let world: TestWorld

    init() throws { world = try TestWorld.sharedRSA.get() }

    @Test func aForgeryWithoutAnyFaultOpens() throws {
        let opening = Opening(try Forgery(world).bytes(), in: world)
        #expect(opening.fault == nil)
        #expect(opening.segmentsHandedOver == 3)
    }

    @Test func aSegmentBuiltByTheTestsOwnEncoderOpens() throws {
        var forgery = Forgery(world)
        let recipient = world.recipient.encryption
        forgery.sealSegment = { try ForgedRSASegment(recipient, $2, $1).bytes() }
        #expect(Opening(try forgery.bytes(), in: world).fault == nil)
        forgery.sealSegment = { _, plaintext, context in
            var segment = try ForgedRSASegment(recipient, context, plaintext)
            let settings = RSASegmentAttacks.settings(label: context.bytes)
            segment.encrypt = { try StockRSA.encrypt($0, to: recipient, settings) }
            return try segment.bytes()
        }
        #expect(Opening(try forgery.bytes(), in: world).fault == nil)
    }

    @Test func aSignatureByStockToolsWithTheProfilesParametersVerifies() throws {
        var forgery = Forgery(world)
        let (party, now) = (world.sender, world.now)
        forgery.sign = { list in
            var signature = try ForgedSignature(party, over: list, at: now)
            signature.sign = {
                try StockRSA.sign($0, with: party.signingKey, RSASignatureAttacks.pss(salt: "32"))
            }
            return try signature.bytes()
        }
        #expect(Opening(try forgery.bytes(), in: world).fault == nil)
    }

    @Test func thereAreManyAttacks() { #expect(Set(Attack.allRSA.map(\.name)).count >= 300) }

    @Test(arguments: Attack.allRSA)
    func attacks(_ attack: Attack) throws {
        let opening = Opening(try attack.make(world), in: world)
        #expect(opening.fault?.kind == attack.expected, "\(opening.fault?.description ?? "accepted")")
        #expect(opening.files.isEmpty)
        #expect(opening.fault?.failureClass == .notVerified)
        #expect(opening.fault?.check != nil)
    }

    /// Whoever can send many bundles learns from the answers no more than that something did not open.
    @Test func whatDoesNotUnwrapAndWhatDoesNotMatchItsTagAreToldApartByNothing() throws {
        let names = [
            "encrypted key bit (index)", "ciphertext bit (index)", "content key of 16 bytes (index)",
            "PKCS #1 v1.5, not named (index)", "no label, not named (index)",
            "encrypted key larger than the modulus (index)",
        ]
        let faults = try names.map { name in
            let attack = try known(Attack.allRSA.first { $0.name == name })
            return try #require(Opening(try attack.make(world), in: world).fault)
        }
        #expect(Set(faults.map(\.message)).count == 1)
        #expect(faults.allSatisfy { $0 == faults[0] })
    }

    @Test(arguments: [
        (KeyFamily.p256, KeyFamily.rsa(3072), BundleSuite.rsa), (.rsa(3072), .p256, .p256),
        (.rsa(3080), .rsa(4096), .rsa), (.rsa(4096), .rsa(3081), .rsa),
    ])
    func theSignatureFollowsTheSignersKeyAndTheSuiteTheRecipients(
        signing: KeyFamily, receiving: KeyFamily, suite: BundleSuite
    ) throws {
        let world = try TestWorld(signing: signing, receiving: receiving)
        let bundle = try world.seal([try world.file("a", content(3000)), try world.file("b", [])])
        #expect(bundle.sealed.manifest.suite == suite)
        let opening = Opening(bundle.bytes, in: world)
        #expect(opening.fault == nil)
        #expect(opening.files == ["a": content(3000), "b": []])
        #expect(try #require(Entries(bundle.bytes)["META-INF/signature001.p7s"]).count <= BundleLimits.signatureSize)
    }

    @Test func theLargestKeyGivesTheLargestSegment() throws {
        let recipient = try Segment.Recipient(
            keyIdentifier: content(20), key: PrivateKey.generateRSA(bits: 8192).publicKey)
        let context = try #require(SegmentContext(knownAnswer: content(32)))
        #expect(try Segment.seal(content(70_000), to: recipient, context: context).count - 70_000 <= 1_280)
        #expect(try PublicKey(derSPKI: recipient.key.derSPKI).bits == 8192)
    }

    @Test func aSignerWithASmallKeyIsRefused() throws {
        let small = try Party("stad", signing: .rsa(2048))
        #expect(throws: BundleFault.self) {
            try DetachedSignature.sign([1], certificate: small.signing, key: small.signingKey, at: world.now)
        }
        var forgery = Forgery(world)
        let now = world.now
        forgery.sign = { try ForgedSignature(small, over: $0, at: now).bytes() }
        forgery.editManifest = { $0["sender"] = small.manifestParty.value }
        var terms = world.terms()
        terms.trust = try world.trust(sender: TestWorld.entry(of: small))
        let fault = Opening(try forgery.bytes(), terms: terms, key: world.recipient.encryptionKey).fault
        #expect(fault?.kind == .certificate)
        #expect(fault?.check == .certificate)
        #expect(terms.trust.signingCertificate(of: small.agency, for: .bundle, at: now) == nil)
    }

    @Test(arguments: [(3072, 3), (3072, 17), (1024, 65537)])
    func aKeyOfAnotherExponentOrSizeIsNotRead(bits: Int, exponent: Int) throws {
        let certificate = try StockRSA.certificate(bits: bits, exponent: exponent)
        #expect(throws: OpenSSLError.self) { try Certificate(der: certificate) }
        var forgery = Forgery(world)
        let (party, now) = (world.sender, world.now)
        forgery.sign = { list in
            var signature = try ForgedSignature(party, over: list, at: now)
            signature.certificates = certificate
            return try signature.bytes()
        }
        #expect(Opening(try forgery.bytes(), in: world).fault?.kind == .signatureProfile)
    }

    @Test func nothingIsSealedForASmallKey() throws {
        let small = try TestWorld(receiving: .rsa(2048))
        #expect(small.trust.encryptionCertificate(of: small.recipient.agency, at: small.now) == nil)
        let memory = BundleMemory()
        let fault = #expect(throws: BundleFault.self) {
            try BundleSealer.seal(
                small.draft(), files: [small.file("a", [1])], key: small.sender.signingKey, to: memory)
        }
        #expect(fault?.kind == .draft && memory.bytes.isEmpty)
        var forgery = Forgery(small)
        forgery.sealSegment = { try ForgedRSASegment(small.recipient.encryption, $2, $1).bytes() }
        let opening = Opening(try forgery.bytes(), in: small)
        #expect(opening.fault?.kind == .suite)
        #expect(opening.fault?.check == .suite)
    }

    @Test(arguments: [CertificateIssuer.Usage.signing, .coordinator])
    func nothingIsSealedForACertificateThatIsNotForKeys(usage: CertificateIssuer.Usage) throws {
        var draft = try world.draft()
        draft.recipientCertificate = try TestWorld.certificate(of: world.recipient.encryptionKey, "af", usage)
        let fault = #expect(throws: BundleFault.self) {
            try world.seal([try world.file("a", [1])], draft: draft)
        }
        #expect(fault?.kind == .draft)
    }

    /// The list may name a suite that the certificate's key does not have; the key decides.
    @Test(arguments: [
        (BundleSuite.p256, [BundleSuite.p256, .rsa]), (.p256, [.rsa]), (.rsa, [.p256]), (.p256, [.p256]),
    ])
    func aSuiteThatIsNotTheKeysIsRefused(stated: BundleSuite, listed: [BundleSuite]) throws {
        var terms = world.terms()
        let recipient = TrustList.Agency(
            agency: world.recipient.agency, name: "Af", sign: [],
            enc: [
                .init(
                    certificate: world.recipient.encryption, from: TestWorld.start, to: TestWorld.end, suites: listed)
            ])
        terms.trust = try TestWorld.verified(
            agencies: [TestWorld.entry(of: world.sender), recipient].sorted { $0.agency < $1.agency },
            coordinator: world.coordinator, key: world.coordinatorKey.key)
        var forgery = Forgery(world)
        forgery.editManifest = { $0["suite"] = .string(stated.rawValue) }
        let fault = Opening(try forgery.bytes(), terms: terms, key: world.recipient.encryptionKey).fault
        #expect(fault?.kind == .suite)
        #expect(fault?.check == .suite)
        let usable = terms.trust.encryptionCertificate(of: world.recipient.agency, at: world.now)
        #expect(usable == (listed.contains(.rsa) ? world.recipient.encryption : nil))
    }

    @Test func theRSASuiteIsNoneOfAKeyOnP256() throws {
        let p256 = try TestWorld.shared.get()
        var terms = p256.terms()
        let recipient = TrustList.Agency(
            agency: p256.recipient.agency, name: "Af", sign: [],
            enc: [
                .init(
                    certificate: p256.recipient.encryption, from: TestWorld.start, to: TestWorld.end,
                    suites: BundleSuite.allCases)
            ])
        terms.trust = try TestWorld.verified(
            agencies: [recipient, TestWorld.entry(of: p256.sender)], coordinator: p256.coordinator,
            key: p256.coordinatorKey.key)
        var forgery = Forgery(p256)
        #expect(Opening(try forgery.bytes(), terms: terms, key: p256.recipient.encryptionKey).fault == nil)
        forgery.editManifest = { $0["suite"] = .string(BundleSuite.rsa.rawValue) }
        let fault = Opening(try forgery.bytes(), terms: terms, key: p256.recipient.encryptionKey).fault
        #expect(fault?.kind == .suite)
    }

    @Test func anotherKeyOfTheRecipientsKindOpensNothing() throws {
        let other = try PrivateKey.generateRSA(bits: 3072)
        let bytes = try Forgery(world).bytes()
        let opening = Opening(bytes, terms: world.terms(), key: other)
        #expect(opening.fault?.kind == .notForUs)
        let context = try #require(SegmentContext(knownAnswer: content(32)))
        let recipient = try Segment.Recipient(world.recipient.encryption)
        let sealed = try Segment.seal(content(10), to: recipient, context: context)
        let fault = #expect(throws: BundleFault.self) {
            try Segment.open(sealed, as: recipient, key: other, context: context)
        }
        #expect(fault?.kind == .decrypt)
        let onCurve = try PrivateKey.generateP256()
        let second = #expect(throws: BundleFault.self) {
            try Segment.open(sealed, as: recipient, key: onCurve, context: context)
        }
        #expect(second == fault)
    }

    @Test func aSegmentIsOneOfItsContextOnly() throws {
        let recipient = try Segment.Recipient(world.recipient.encryption)
        let context = try #require(SegmentContext(knownAnswer: content(32)))
        let other = try #require(SegmentContext(knownAnswer: content(32, seed: 2)))
        let sealed = try Segment.seal(content(10), to: recipient, context: context)
        #expect(
            try Segment.open(sealed, as: recipient, key: world.recipient.encryptionKey, context: context)
                == content(10))
        let fault = #expect(throws: BundleFault.self) {
            try Segment.open(sealed, as: recipient, key: world.recipient.encryptionKey, context: other)
        }
        #expect(fault?.kind == .segmentProfile)
        #expect(try Segment.seal(content(10), to: recipient, context: context) != sealed)
    }

    @Test func noFlippedBitOfASegmentIsAccepted() throws {
        let recipient = try Segment.Recipient(world.recipient.encryption)
        let context = try #require(SegmentContext(knownAnswer: content(32)))
        let sealed = try Segment.seal(content(10), to: recipient, context: context)
        for bit in stride(from: 0, to: sealed.count * 8, by: 5) {
            var flipped = sealed
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            let fault = #expect(throws: BundleFault.self) {
                try Segment.open(flipped, as: recipient, key: world.recipient.encryptionKey, context: context)
            }
            #expect(fault?.kind == .decrypt || fault?.kind == .segmentProfile, "bit \(bit)")
        }
    }

    @Test func aCoordinatorMaySignWithAnRSAKeyOfSufficientSize() throws {
        for (bits, isAccepted) in [(3072, true), (2048, false)] {
            let key = try PrivateKey.generateRSA(bits: bits)
            let certificate = try TestWorld.certificate(of: key, "coordinator", .coordinator)
            let party = try Party(
                agency: world.sender.agency, signing: certificate, signingKey: key, encryption: certificate,
                encryptionKey: .generateP256())
            let list = world.trust.list.canonicalJSON
            let signature = try ForgedSignature(party, over: list, at: world.now).bytes()
            let verify = {
                try TrustList.verify(
                    list, signature: signature, coordinator: certificate, at: world.now, lastSeenSerial: nil)
            }
            if isAccepted {
                #expect(try verify().list == world.trust.list)
            } else {
                let fault = #expect(throws: TrustFault.self) { try verify() }
                #expect(fault?.kind == .signature)
            }
        }
    }
}
