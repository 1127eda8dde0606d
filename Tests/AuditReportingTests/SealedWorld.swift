import AuditReporting
import BundleSealing
import CaseModel
import OpenSSLCrypto
import Testing

/// One bundle that was really sealed, and the trust list to verify it with.
struct SealedWorld {
    let bytes: [UInt8]
    let trust: VerifiedTrustList
    let now = Instant(secondsSinceEpoch: 1_795_000_000)

    static let names: [Identifier: String] = {
        var names: [Identifier: String] = [:]
        for (id, name) in [("stad", "Exempelstads kommun"), ("af", "Arbetsförmedlingen")] {
            if let id = Identifier(id) { names[id] = name }
        }
        return names
    }()

    init() throws {
        let (start, end) = (Instant(secondsSinceEpoch: 1_790_000_000), Instant(secondsSinceEpoch: 1_830_000_000))
        func certificate(
            _ key: borrowing PrivateKey, _ name: String, _ usage: CertificateIssuer.Usage
        ) throws -> Certificate {
            try CertificateIssuer.selfSigned(
                subject: DistinguishedName(commonName: name), key: key, usage: usage,
                notBefore: start.secondsSinceEpoch, notAfter: end.secondsSinceEpoch)
        }
        func agency(_ id: Identifier, _ signing: Certificate, _ encryption: Certificate) -> TrustList.Agency {
            TrustList.Agency(
                agency: id, name: Self.names[id] ?? "",
                sign: [.init(certificate: signing, from: start, to: end, purposes: SigningPurpose.allCases)],
                enc: [.init(certificate: encryption, from: start, to: end, suites: [.p256])])
        }
        let (stad, af) = (try Fixture.name("stad"), try Fixture.name("af"))
        let coordinatorKey = try PrivateKey.generateP256()
        let coordinator = try certificate(coordinatorKey, "coordinator", .coordinator)
        let signingKey = try PrivateKey.generateP256()
        let signing = try certificate(signingKey, "stad", .signing)
        let encryption = try certificate(try .generateP256(), "af", .keyAgreement)
        let list = try TrustList(
            collaboration: Fixture.name("samverkan"), serial: 1, issued: start, expires: end,
            agencies: [
                agency(stad, signing, try certificate(try .generateP256(), "stad", .keyAgreement)),
                agency(af, try certificate(try .generateP256(), "af", .signing), encryption),
            ], revoked: [])
        let signature = try DetachedSignature.sign(
            list.canonicalJSON, certificate: coordinator, key: coordinatorKey, at: now)
        trust = try TrustList.verify(
            list.canonicalJSON, signature: signature, coordinator: coordinator, at: now, lastSeenSerial: nil)
        let statement = BundleStatement(
            role: try Fixture.name("coach"), categories: [try Fixture.name("cv")], identityForm: .pseudonym,
            decision: BundleDecision(
                asOf: now, permits: [try Fixture.name("P01")], retainUntil: CalendarDate(parsing: "2027-06-30"),
                redisclosure: try Fixture.name("none"), subject: [:], domain: nil), consents: [])
        let draft = BundleDraft(
            kind: .caseFile, sender: stad, senderCertificate: signing, recipient: af, recipientCertificate: encryption,
            purpose: try Fixture.name("team_meeting"), policyDigest: try SHA256.hash(Array("policy".utf8)),
            created: now,
            expires: now.adding(seconds: 7 * 86_400), statement: statement, segmentSize: 1024)
        let file = PayloadFile(
            name: try #require(PayloadFileName("case.json")), category: try Fixture.name("cv"),
            content: PlaintextBytes(Array("{}".utf8)))
        let memory = BundleMemory()
        _ = try BundleSealer.seal(draft, files: [file], key: signingKey, to: memory)
        bytes = memory.bytes
    }

    private func terms(at instant: Instant) -> VerificationTerms {
        VerificationTerms(trust: trust, instant: instant, recipient: nil, policy: nil, register: nil)
    }

    /// The page of the bundle as it was sealed.
    func passed() throws -> VerificationPage {
        let examination = BundleExamination(BundleBytes(bytes), terms(at: now))
        return VerificationPage(
            of: "stad-af-2026-11-18-0a1b2c3d4e5f.asice", examination, names: Self.names,
            purpose: "Möte om en gemensam plan", checked: now, tool: "brygga 0.2.0")
    }

    /// The page of the bundle after a byte of a sealed segment was changed.
    func failed() throws -> VerificationPage {
        let segment = try #require(
            try UnverifiedBundle.parse(BundleBytes(bytes)).verify(terms(at: now)).manifest.segments.first)
        var damaged = bytes
        let name = try #require(damaged.firstRange(of: Array(segment.name.utf8)))
        damaged[name.upperBound + segment.size / 2] ^= 1
        return try refused(damaged, at: now, .totalFailed)
    }

    /// The page of the bundle a year later, when the certificates still hold but the bundle has expired.
    func indeterminate() throws -> VerificationPage {
        try refused(bytes, at: now.adding(seconds: 300 * 86_400), .indeterminate)
    }

    private func refused(
        _ bytes: [UInt8], at instant: Instant, _ verdict: VerificationPage.Verdict
    ) throws -> VerificationPage {
        let examination = BundleExamination(BundleBytes(bytes), terms(at: instant))
        #expect(examination.report.verdict.indication == verdict)
        return VerificationPage(
            of: "stad-af.asice", examination, names: Self.names, checked: instant, tool: "brygga 0.2.0")
    }
}
