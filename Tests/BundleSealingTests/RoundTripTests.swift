import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging
@testable import BundleSealing

@Suite struct RoundTripTests {
    let world: TestWorld

    init() throws { world = try TestWorld.shared.get() }

    @Test(arguments: [0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 20])
    func whatIsSealedIsWhatIsOpened(size: Int) throws {
        let plaintext = content(size)
        let bundle = try world.seal([try world.file("a.bin", plaintext)], draft: world.draft(segmentSize: 1 << 16))
        let opening = Opening(bundle.bytes, in: world)
        #expect(opening.fault == nil)
        #expect(opening.files == ["a.bin": plaintext])
        #expect(bundle.bytes.count == bundle.sealed.size)
    }

    /// Made once: 16 MiB and a byte.
    static let large = content((16 << 20) + 1)

    /// Threads change nothing but the time: the whole of every size, segments of 1 MiB, on one thread and on several.
    @Test(arguments: [1, 3], [(16 << 20) - 1, 16 << 20, (16 << 20) + 1])
    func largeContentIsSealedAndOpenedOnSeveralThreads(jobs: Int, size: Int) throws {
        let plaintext = Array(Self.large.prefix(size))
        let files = [try world.file("a.bin", plaintext), try world.file("b.bin", Array(plaintext.suffix(70_001)))]
        let bundle = try world.seal(files, draft: world.draft(segmentSize: 1 << 20), jobs: jobs)
        var terms = world.terms()
        terms.jobs = 4 - jobs
        let opening = Opening(bundle.bytes, terms: terms, key: world.recipient.encryptionKey)
        #expect(opening.fault == nil)
        #expect(opening.files["a.bin"] == plaintext && opening.files["b.bin"] == Array(plaintext.suffix(70_001)))
        #expect(opening.segmentsHandedOver == (size + (1 << 20) - 1) >> 20 + 1)
        #expect(bundle.bytes.count == bundle.sealed.size)
    }

    @Test(arguments: [1, 2, 99, 100, 101, 1000])
    func segmentsNeverSpanFiles(segmentSize: Int) throws {
        let files = [("one.txt", content(100)), ("empty", []), ("två.txt", content(201)), ("last", content(1))]
        let bundle = try world.seal(
            files.map { try world.file($0.0, $0.1) }, draft: world.draft(segmentSize: segmentSize))
        let opening = Opening(bundle.bytes, in: world)
        #expect(opening.fault == nil)
        #expect(opening.files == Dictionary(uniqueKeysWithValues: files))
        let expected = files.map { $0.1.isEmpty ? 1 : ($0.1.count + segmentSize - 1) / segmentSize }.reduce(0, +)
        #expect(bundle.sealed.manifest.segments.count == expected)
        #expect(opening.segmentsHandedOver == expected)
    }

    @Test func theIdentityIsTheDigestOfTheEntryList() throws {
        let bundle = try world.seal([try world.file("a", [1])])
        let entries = Entries(bundle.bytes)
        let list = try #require(entries["META-INF/ASiCManifest001.xml"])
        #expect(try SHA256.hash(list) == bundle.sealed.identity)
        let parsed = try UnverifiedBundle.parse(BundleBytes(bundle.bytes))
        #expect(parsed.identity == bundle.sealed.identity)
        #expect(try parsed.verify(world.terms()).reference.bundleID == bundle.sealed.bundleID)
    }

    @Test func sealingTwiceWithOneContextGivesNothingInCommon() throws {
        let context = try #require(SegmentContext(knownAnswer: content(32)))
        let recipient = try Segment.Recipient(world.recipient.encryption)
        let identifier = try #require(world.recipient.encryption.subjectKeyIdentifier)
        let templates = try (0..<2).map { _ in
            let sealed = try Segment.seal(content(64), to: recipient, context: context)
            return try #require(
                SegmentTemplate.reading(sealed[...], count: 64, keyIdentifier: identifier, context: context.bytes))
        }
        #expect(templates[0].point != templates[1].point)
        #expect(templates[0].wrappedKey != templates[1].wrappedKey)
        #expect(templates[0].nonce != templates[1].nonce)
    }

    @Test func statementAndConsentsArriveAsTheyWere() throws {
        let receipt: JSONValue = ["agency": "stad", "text": "Åsa – ja", "numbers": [1, 2]]
        let signature = try DetachedSignature.sign(
            CanonicalJSON.bytes(of: receipt), certificate: world.sender.signing, key: world.sender.signingKey,
            at: world.now)
        let consent = BundleConsent(recordDigest: world.policy, receipt: receipt, signature: signature)
        let draft = try world.draft(consents: [consent])
        let bytes = try world.seal([try world.file("a", [7])], draft: draft).bytes
        let verified = try UnverifiedBundle.parse(BundleBytes(bytes)).verify(world.terms())
        let index = try verified.openIndex(key: world.recipient.encryptionKey).index
        #expect(index.statement == draft.statement)
        let arrived = try #require(index.statement.consents.first)
        let signed = try world.trust.verify(
            arrived.signature, over: arrived.signedBytes, as: .consent, at: world.now)
        #expect(signed.agency == world.sender.agency)
    }

    @Test func aReportListsEveryCheckInOrder() throws {
        let bytes = try world.seal([try world.file("a", [1])]).bytes
        let report = try #require(Opening(bytes, in: world).report)
        #expect(report.entries.map(\.check) == BundleCheck.allCases)
        #expect(report.skipped == [.log, .decision, .consent, .approval])
        #expect(report.failure == nil)
        #expect(report.marking(.consent, .passed).skipped == [.log, .decision, .approval])
        let steps = BundleCheck.allCases.map(\.step)
        #expect(steps == steps.sorted())
    }

    @Test func withoutHomeTheChecksThatNeedItAreReportedAsSkipped() throws {
        let bytes = try world.seal([try world.file("a", [1])]).bytes
        let verified = try UnverifiedBundle.parse(BundleBytes(bytes)).verify(
            trust: world.trust, recipient: nil, at: world.now, policy: nil, register: nil)
        #expect(verified.report.skipped == [.recipient, .policy, .log, .replay, .withdrawal])
        #expect(verified.report.entries.last?.outcome == .notReached)
        #expect(verified.recipient.agency == world.recipient.agency)
    }

    @Test func aFailedReportNamesTheCheckAndWhatWasNotReached() throws {
        let bytes = try world.seal([try world.file("a", [1])]).bytes
        let fault = try #require(
            Opening(
                bytes, terms: world.terms(EmptyRegister(opened: true)),
                key: world.recipient.encryptionKey
            ).fault)
        let report = VerificationReport(failure: fault, skipping: world.terms().skippedChecks)
        #expect(report.failure?.code == "E_REPLAY")
        #expect(report.entries.first?.outcome == .passed)
        #expect(report.entries.first { $0.check == .withdrawal }?.outcome == .notReached)
    }

    @Test func theVisiblePartSaysNothingOfTheContent() throws {
        let secret = Array("19900101-2389".utf8)
        let receipt: JSONValue = ["record": "consent-4711-reference"]
        let signature = try DetachedSignature.sign(
            CanonicalJSON.bytes(of: receipt), certificate: world.sender.signing, key: world.sender.signingKey,
            at: world.now)
        let consent = BundleConsent(recordDigest: try SHA256.hash([9]), receipt: receipt, signature: signature)
        let bytes = try world.seal(
            [try world.file("anna-andersson.json", secret)], draft: world.draft(consents: [consent])
        ).bytes
        let hidden: [[UInt8]] = [
            secret, Array("anna-andersson".utf8), Array("identity".utf8), Array("language".utf8),
            Array("coach".utf8), Array("consent-4711".utf8), Array("permit-1".utf8), Array("2027-06-30".utf8),
            Array(try SHA256.hash([9]).hex.utf8), try SHA256.hash([9]).bytes, try SHA256.hash(secret).bytes,
        ]
        for word in hidden { #expect(!bytes.contains(sequence: word)) }
        #expect(bytes.contains(sequence: Array("team_meeting".utf8)))
    }
}

extension [UInt8] {
    func contains(sequence: [UInt8]) -> Bool {
        guard let first = sequence.first, count >= sequence.count else { return false }
        return indices.dropLast(sequence.count - 1).contains {
            self[$0] == first && self[$0..<$0 + sequence.count].elementsEqual(sequence)
        }
    }
}
