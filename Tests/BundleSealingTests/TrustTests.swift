import BundleSealing
import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging

/// The trust list: what is refused of the list itself, and what a signer's entry and certificate must be.
@Suite struct TrustTests {
    let world: TestWorld
    let list: TrustList

    init() throws {
        world = try TestWorld.shared.get()
        list = world.trust.list
    }

    private func sign(_ bytes: [UInt8], at time: Instant? = nil) throws -> [UInt8] {
        try DetachedSignature.sign(
            bytes, certificate: world.coordinator, key: world.coordinatorKey.key, at: time ?? world.now)
    }

    private func refusal(
        _ bytes: [UInt8], signature: [UInt8]? = nil, at instant: Instant? = nil, seen: Int? = nil
    ) throws -> TrustFault.Kind? {
        let signature = try signature ?? sign(bytes)
        do throws(TrustFault) {
            _ = try TrustList.verify(
                bytes, signature: signature, coordinator: world.coordinator, at: instant ?? world.now,
                lastSeenSerial: seen)
            return nil
        } catch { return error.kind }
    }

    @Test func aGoodListIsAcceptedAndReadsAsWritten() throws {
        #expect(try refusal(list.canonicalJSON) == nil)
        #expect(try TrustList(parsing: list.canonicalJSON) == list)
        #expect(try refusal(list.canonicalJSON, seen: 7) == nil)
        #expect(try refusal(list.canonicalJSON, seen: 6) == nil)
    }

    @Test func anOlderListIsRolledBack() throws { #expect(try refusal(list.canonicalJSON, seen: 8) == .rollback) }

    @Test func aListOutsideItsTimeIsExpired() throws {
        let early = try TrustList(
            collaboration: list.collaboration, serial: 7, issued: world.now.adding(seconds: 301),
            expires: TestWorld.end, agencies: list.agencies)
        #expect(try refusal(early.canonicalJSON) == .expired)
        let late = try TrustList(
            collaboration: list.collaboration, serial: 7, issued: TestWorld.start,
            expires: world.now.adding(seconds: -1), agencies: list.agencies)
        #expect(try refusal(late.canonicalJSON) == .expired)
    }

    @Test func onlyThePinnedCoordinatorSigns() throws {
        let bytes = list.canonicalJSON
        let byAgency = try DetachedSignature.sign(
            bytes, certificate: world.sender.signing, key: world.sender.signingKey, at: world.now)
        #expect(try refusal(bytes, signature: byAgency) == .signature)
        let twinKey = try PrivateKey.generateP256()
        let twin = try TestWorld.certificate(of: twinKey, "coordinator", .coordinator)
        let byTwin = try DetachedSignature.sign(bytes, certificate: twin, key: twinKey, at: world.now)
        #expect(try refusal(bytes, signature: byTwin) == .signature)
        #expect(try refusal(bytes, signature: []) == .signature)
        #expect(try refusal(bytes, signature: try sign(bytes + [0x20])) == .signature)
        #expect(try refusal(bytes, signature: try sign(bytes, at: world.now.adding(seconds: 301))) == .signature)
        #expect(try refusal(bytes, at: TestWorld.end.adding(seconds: 1)) == .signature)
    }

    @Test func aCoordinatorWhoseCertificateIsNotForSignaturesIsRefused() throws {
        let key = try PrivateKey.generateP256()
        let certificate = try TestWorld.certificate(of: key, "coordinator", .keyAgreement)
        let bytes = list.canonicalJSON
        let signature = try DetachedSignature.sign(bytes, certificate: certificate, key: key, at: world.now)
        let fault = #expect(throws: TrustFault.self) {
            try TrustList.verify(
                bytes, signature: signature, coordinator: certificate, at: world.now, lastSeenSerial: nil)
        }
        #expect(fault?.kind == .signature)
    }

    @Test(arguments: ListEdit.all)
    func aMalformedListIsRefusedEvenWhenItIsSigned(_ edit: ListEdit) throws {
        var members = try #require(try StrictJSON.parse(list.canonicalJSON, maximumBytes: 1 << 20).object)
        edit.change(&members)
        #expect(try refusal(CanonicalJSON.bytes(of: .object(members))) == .malformed)
    }

    @Test func aListThatIsNotCanonicalIsRefused() throws {
        #expect(try refusal(list.canonicalJSON + [0x0A]) == .malformed)
        #expect(try refusal([]) == .malformed)
        #expect(try refusal(Array("{}".utf8)) == .malformed)
    }

    @Test func oneKeyDoesNotSignAndDecrypt() throws {
        let party = world.sender
        let both = try TestWorld.certificate(of: party.signingKey, "stad", .keyAgreement)
        let agency = TrustList.Agency(
            agency: party.agency, name: "Stad", sign: TestWorld.entry(of: party).sign,
            enc: [.init(certificate: both, from: TestWorld.start, to: TestWorld.end, suites: [.p256])])
        #expect(throws: TrustFault.self) { try TestWorld.list(agencies: [agency]) }
    }

    @Test func flippedBitsOfListAndSignatureAreRefused() throws {
        let small = try TestWorld.list(agencies: [TestWorld.entry(of: world.sender)]).canonicalJSON
        let signature = try sign(small)
        for bit in stride(from: 0, to: small.count * 8, by: 7) {
            var flipped = small
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(try refusal(flipped, signature: signature) == .signature)
        }
        // All bits of this profile are flipped in DamageTests.
        for bit in stride(from: 0, to: signature.count * 8, by: 7) {
            var flipped = signature
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(try refusal(small, signature: flipped) == .signature, "bit \(bit)")
        }
    }

    @Test func theNewestUsableEncryptionCertificateIsGiven() throws {
        let (old, new) = (world.recipient, try Party("af"))
        let rollover = world.now.adding(seconds: -60)
        let agency = TrustList.Agency(
            agency: old.agency, name: "Af", sign: [],
            enc: [
                .init(certificate: old.encryption, from: TestWorld.start, to: TestWorld.end, suites: [.p256]),
                .init(certificate: new.encryption, from: rollover, to: TestWorld.end, suites: [.p256]),
            ])
        let trust = try TestWorld.verified(
            agencies: [agency], coordinator: world.coordinator, key: world.coordinatorKey.key)
        #expect(trust.encryptionCertificate(of: old.agency, at: world.now) == new.encryption)
        #expect(trust.encryptionCertificate(of: old.agency, at: rollover.adding(seconds: -1)) == old.encryption)
        #expect(trust.encryptionCertificate(of: old.agency, at: TestWorld.end.adding(seconds: 1)) == nil)
        #expect(trust.encryptionCertificate(of: world.third.agency, at: world.now) == nil)
        let revoking = try TestWorld.verified(
            agencies: [agency], coordinator: world.coordinator, key: world.coordinatorKey.key,
            revoked: [.init(certificate: new.encryption.sha256, from: world.now)])
        #expect(revoking.encryptionCertificate(of: old.agency, at: world.now) == old.encryption)
    }

    @Test func aSigningCertificateIsGivenForItsPurposesOnly() throws {
        let party = world.sender
        let entry = TestWorld.entry(
            of: party,
            signing: .init(certificate: party.signing, from: TestWorld.start, to: TestWorld.end, purposes: [.consent]))
        let trust = try world.trust(sender: entry)
        #expect(trust.signingCertificate(of: party.agency, for: .consent, at: world.now) == party.signing)
        #expect(trust.signingCertificate(of: party.agency, for: .bundle, at: world.now) == nil)
    }
}

/// A change of the trust list's JSON that must be refused.
struct ListEdit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout [String: JSONValue]) -> Void

    init(_ name: String, _ change: @escaping @Sendable (inout [String: JSONValue]) -> Void) {
        (testDescription, self.change) = (name, change)
    }

    static func agency(_ name: String, _ member: String, _ value: JSONValue?) -> ListEdit {
        ListEdit(name) { list in
            var agencies = list["agencies"]?.array ?? []
            var first = agencies[0].object ?? [:]
            first[member] = value
            agencies[0] = .object(first)
            list["agencies"] = .array(agencies)
        }
    }

    static func entry(_ kind: String, _ name: String, _ member: String, _ value: JSONValue?) -> ListEdit {
        ListEdit(name) { list in
            var agencies = list["agencies"]?.array ?? []
            var first = agencies[0].object ?? [:]
            var entry = first[kind]?.array?.first?.object ?? [:]
            entry[member] = value
            first[kind] = [.object(entry)]
            agencies[0] = .object(first)
            list["agencies"] = .array(agencies)
        }
    }

    static let all: [ListEdit] = [
        ListEdit("unknown field") { $0["x"] = 1 },
        ListEdit("serial 0") { $0["serial"] = 0 },
        ListEdit("serial missing") { $0["serial"] = nil },
        ListEdit("serial as text") { $0["serial"] = "7" },
        ListEdit("another format") { $0["format"] = "brygga-trust2" },
        ListEdit("expires before issued") { $0["expires"] = $0["issued"] },
        ListEdit("no agencies") { $0["agencies"] = [] },
        ListEdit("agencies not sorted") { $0["agencies"] = .array(($0["agencies"]?.array ?? []).reversed()) },
        ListEdit("agency twice") { $0["agencies"] = .array(($0["agencies"]?.array ?? []).flatMap { [$0, $0] }) },
        ListEdit("revocation of no digest") {
            $0["revoked"] = [["cert_sha256": "00", "from": "2026-11-01T00:00:00Z"]]
        },
        ListEdit("revocations not sorted") {
            let (low, high) = (String(repeating: "0", count: 64), String(repeating: "f", count: 64))
            $0["revoked"] = [
                ["cert_sha256": .string(high), "from": "2026-11-01T00:00:00Z"],
                ["cert_sha256": .string(low), "from": "2026-11-01T00:00:00Z"],
            ]
        },
        agency("agency of no name", "agency", "a b"),
        agency("empty name", "name", ""),
        agency("name with a direction mark", "name", "Sta\u{202E}d"),
        agency("name with a line end", "name", "Stad\nx"),
        agency("no list of signers", "sign", nil),
        agency("unknown field of an agency", "x", 1),
        entry("sign", "purpose unknown", "purposes", ["everything"]),
        entry("sign", "purposes not sorted", "purposes", ["policy", "bundle"]),
        entry("sign", "no purpose", "purposes", []),
        entry("sign", "certificate not Base64", "cert", "****"),
        entry("sign", "certificate no certificate", "cert", "AAAA"),
        entry("sign", "window turned round", "to", "2020-01-01T00:00:00Z"),
        entry("enc", "no suite", "suites", []),
        entry("enc", "suite not a name", "suites", ["a b"]),
        entry("enc", "unknown field of a certificate", "x", 1),
    ]
}
