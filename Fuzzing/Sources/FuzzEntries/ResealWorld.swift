import CaseModel

@testable import BundleSealing
@testable import OpenSSLCrypto

/// Two agencies and a coordinator with fixed keys, one good bundle between them, and its parts.
final class ResealWorld: Sendable {
    /// An agency with one key and its certificate.
    final class Party: Sendable {
        let agency: Identifier
        let key: PrivateKey
        let certificate: Certificate

        init(_ name: String, _ usage: CertificateIssuer.Usage) {
            agency = fixed(Identifier(name))
            let key = fixed { try PrivateKey.p256(scalar: .copying(SHA256.hash(Array("\(name) \(usage)".utf8)).bytes)) }
            certificate = fixed {
                try CertificateIssuer.selfSigned(
                    subject: DistinguishedName(commonName: name), key: key, usage: usage,
                    notBefore: ResealWorld.start.secondsSinceEpoch, notAfter: ResealWorld.end.secondsSinceEpoch)
            }
            self.key = key
        }

        var manifestParty: BundleManifest.Party { .init(agency: agency, certificate: certificate.sha256) }
    }

    static let start = Instant(secondsSinceEpoch: 1_790_000_000)
    static let end = Instant(secondsSinceEpoch: 1_830_000_000)
    static let segmentSize = 50

    let now = Instant(secondsSinceEpoch: 1_795_000_000)
    let bundleID = fixed(BundleID(hex: String(repeating: "5a", count: 16)))
    let policy = fixed { try SHA256.hash([1]) }
    let sender = Party("stad", .signing)
    let recipient = Party("af", .keyAgreement)
    let trust: VerifiedTrustList
    /// The plaintext of each segment: two files, of 60 and 40 bytes.
    let plaintexts: [[UInt8]]
    let index: [UInt8]
    let sealedIndex: [UInt8]
    let payloads: [[UInt8]]
    let manifest: BundleManifest
    let honestList: [UInt8]
    let honest: [UInt8]
    let container: Container

    init() {
        let coordinator = Party("samordning", .coordinator)
        (trust, plaintexts) = (
            fixed { [sender, recipient, now] in try Self.list(sender, recipient, coordinator, now) }, Self.plaintexts()
        )
        index = fixed { [bundleID, now, plaintexts] in try Self.index(bundleID, now, plaintexts).canonicalJSON }
        let binding = SegmentBinding(
            bundleID: bundleID, sender: sender.certificate.sha256, recipient: recipient.certificate.sha256,
            policy: policy)
        sealedIndex = fixed { [index, recipient] in try Self.seal(index, .index, binding, recipient) }
        payloads = fixed { [plaintexts, recipient] in
            try plaintexts.enumerated().map { try Self.seal($1, .payload($0 + 1), binding, recipient) }
        }
        manifest = BundleManifest(
            kind: .caseFile, suiteName: BundleSuite.p256.rawValue, bundleID: bundleID, created: now,
            expires: now.adding(seconds: 7 * 86_400), sender: sender.manifestParty, recipient: recipient.manifestParty,
            purpose: fixed(Identifier("team_meeting")), policyDigest: policy,
            index: .init(name: EntryName.index, size: sealedIndex.count),
            indexDigest: fixed { [index] in try SHA256.hash(index) },
            segments: payloads.enumerated().map { .init(name: EntryName.payload($0 + 1), size: $1.count) }, series: nil)
        let parts = Reseal.Parts(index: sealedIndex, payloads: payloads, manifest: manifest.canonicalJSON)
        honestList = fixed { try parts.list() }
        honest = fixed { [honestList, sender, now] in try parts.bytes(list: honestList, by: sender, at: now) }
        container = fixed { [honest] in try UnverifiedBundle.parse(BundleBytes(honest)).container }
    }

    /// Seals bytes in the place of a part of the bundle.
    func sealed(_ plaintext: [UInt8], _ role: SegmentContext.Role) throws -> [UInt8] {
        try Self.seal(plaintext, role, manifest.binding, recipient)
    }

    var terms: VerificationTerms {
        let policy = PolicyTerms(digest: policy) { purpose, _, _ in purpose.text == "team_meeting" }
        return VerificationTerms(
            trust: trust, instant: now, recipient: recipient.agency, policy: policy, register: nil)
    }

    private static func plaintexts() -> [[UInt8]] {
        [(0..<50), (50..<60), (100..<140)].map { $0.map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) } }
    }

    private static func seal(
        _ plaintext: [UInt8], _ role: SegmentContext.Role, _ binding: SegmentBinding, _ recipient: Party
    ) throws -> [UInt8] {
        try Segment.seal(
            plaintext, to: .init(recipient.certificate), context: .init(role, of: 3, manifest: binding))
    }

    private static func list(
        _ sender: Party, _ recipient: Party, _ coordinator: Party, _ now: Instant
    ) throws -> VerifiedTrustList {
        let list = try TrustList(
            collaboration: fixed(Identifier("samverkan")), serial: 7, issued: start, expires: end,
            agencies: [
                TrustList.Agency(
                    agency: sender.agency, name: "Stad",
                    sign: [
                        .init(
                            certificate: sender.certificate, from: start, to: end, purposes: SigningPurpose.allCases)
                    ], enc: []),
                TrustList.Agency(
                    agency: recipient.agency, name: "Af", sign: [],
                    enc: [.init(certificate: recipient.certificate, from: start, to: end, suites: [.p256])]),
            ], revoked: [])
        let bytes = list.canonicalJSON
        let signature = try DetachedSignature.sign(
            bytes, certificate: coordinator.certificate, key: coordinator.key, at: now)
        return try TrustList.verify(
            bytes, signature: signature, coordinator: coordinator.certificate, at: now, lastSeenSerial: nil)
    }

    private static func index(_ bundleID: BundleID, _ now: Instant, _ plaintexts: [[UInt8]]) throws -> BundleIndex {
        let identity = fixed(Identifier("identity"))
        let statement = BundleStatement(
            role: fixed(Identifier("coach")), categories: [identity], identityForm: .personalNumber,
            decision: BundleDecision(
                asOf: now, permits: [fixed(Identifier("permit-1"))],
                retainUntil: CalendarDate(parsing: "2027-06-30"), redisclosure: fixed(Identifier("none")),
                subject: [fixed(Identifier("protected_identity")): false], domain: nil), consents: [])
        return BundleIndex(
            bundleID: bundleID, nonce: try SHA256.hash([42]), statement: statement, segmentSize: segmentSize,
            files: [
                .init(
                    name: fixed(PayloadFileName("a.txt")), size: 60, category: identity, firstSegment: 1,
                    segmentCount: 2),
                .init(
                    name: fixed(PayloadFileName("b.txt")), size: 40, category: identity, firstSegment: 3,
                    segmentCount: 1),
            ], segmentDigests: try plaintexts.map { try SHA256.hash($0) })
    }
}
