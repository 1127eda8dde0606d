import CaseModel
import OpenSSLCrypto
import Synchronization
import Testing

@testable import BundleForging
@testable import BundleSealing

/// What is refused before a bundle is made.
@Suite struct DraftTests {
    let world: TestWorld

    init() throws { world = try TestWorld.shared.get() }

    private func refusal(
        _ files: [PayloadFile]? = nil, _ edit: (inout BundleDraft) throws -> Void = { _ in }
    ) throws -> BundleFault? {
        var draft = try world.draft()
        try edit(&draft)
        let files = try files ?? [world.file("a", [1])]
        let written = BundleMemory()
        do throws(BundleFault) {
            _ = try BundleSealer.seal(draft, files: files, key: world.sender.signingKey, to: written)
            return nil
        } catch {
            if error.kind == .draft { #expect(written.bytes.isEmpty) }
            return error
        }
    }

    /// A name that looks like a personal number would be masked in messages; about one of four random ones does.
    @Test func noFreshNameLooksLikeANumber() throws {
        var names = Set<BundleID>()
        for _ in 0..<2_000 {
            let name = try BundleID.random()
            #expect(name.longestNumber < 9)
            names.insert(name)
        }
        #expect(names.count == 2_000)
        #expect(BundleID(hex: "a123456789" + String(repeating: "b", count: 22))?.longestNumber == 9)
        #expect(BundleID(hex: String(repeating: "1", count: 32))?.longestNumber == 32)
        #expect(BundleID(hex: String(repeating: "a", count: 32))?.longestNumber == 0)
    }

    @Test func theDraftOfTheTestsIsSealed() throws { #expect(try refusal() == nil) }

    @Test func theKeyMustBeTheSenders() throws {
        #expect(try refusal { $0.senderCertificate = world.third.signing }?.kind == .draft)
    }

    @Test func theRecipientsCertificateMustBeForKeyAgreement() throws {
        #expect(try refusal { $0.recipientCertificate = world.recipient.signing }?.kind == .draft)
    }

    @Test func nobodySealsForItself() throws {
        #expect(try refusal { $0.recipient = world.sender.agency }?.kind == .draft)
    }

    @Test func theLifetimeIsAtMost31Days() throws {
        #expect(try refusal { $0.expires = $0.created.adding(seconds: 31 * 86_400) } == nil)
        #expect(try refusal { $0.expires = $0.created.adding(seconds: 31 * 86_400 + 1) }?.kind == .draft)
        #expect(try refusal { $0.expires = $0.created.adding(seconds: -1) }?.kind == .draft)
    }

    @Test(arguments: [0, -1, 64 << 20 + 1, Int.max])
    func theSegmentSizeIsWithinItsLimits(size: Int) throws {
        #expect(try refusal { $0.segmentSize = size }?.kind == .draft)
    }

    @Test func filesMustBeThereAndDistinct() throws {
        #expect(try refusal([])?.kind == .draft)
        #expect(try refusal([world.file("a.txt", []), world.file("A.TXT", [])])?.kind == .draft)
        #expect(try refusal([world.file("a", []), world.file("b", [])]) == nil)
    }

    @Test func aCategoryMustBeDisclosed() throws {
        let file = PayloadFile(
            name: try known(PayloadFileName("a")), category: try known(Identifier("health")),
            content: PlaintextBytes([1]))
        #expect(try refusal([file])?.kind == .draft)
    }

    @Test func tooManySegmentsAreRefusedBeforeReading() throws {
        let file = PayloadFile(
            name: try known(PayloadFileName("a")), category: try known(Identifier("identity")),
            content: HugeSource())
        #expect(try refusal([file]) { $0.segmentSize = 1 }?.kind == .limit)
        #expect(try refusal([file, file]) { $0.segmentSize = 1 }?.kind == .limit)
    }

    @Test func aFileThatChangesWhileItIsSealedIsRefused() throws {
        let file = PayloadFile(
            name: try known(PayloadFileName("a")), category: try known(Identifier("identity")),
            content: RestlessSource())
        #expect(try refusal([file])?.kind == .read)
    }

    /// Each byte is read once, so what is committed to is what is sealed, even of a source that never says the same twice.
    @Test func aSourceIsReadOnce() throws {
        let source = CountingSource(bytes: content(200_000))
        let file = PayloadFile(
            name: try known(PayloadFileName("a")), category: try known(Identifier("identity")), content: source)
        var draft = try world.draft()
        draft.segmentSize = 70_000
        let opening = Opening(try world.seal([file], draft: draft).bytes, in: world)
        #expect(opening.files["a"] == source.bytes)
        #expect(source.read.withLock { $0 } == source.bytes.count)
    }

    @Test func aSinkThatFailsIsAFailureOfTheSurroundings() throws {
        let draft = try world.draft()
        for limit in [0, 100, 2000, 4000] {
            let fault = #expect(throws: BundleFault.self) {
                try BundleSealer.seal(
                    draft, files: [world.file("a", [1])], key: world.sender.signingKey, to: SmallDisk(size: limit))
            }
            #expect(fault?.kind == .write)
            #expect(fault?.failureClass == .tryAgain)
        }
    }

    @Test func aSeriesIsTakenWholeAndInOrder() throws {
        let name = try BundleID.random()
        var row: [VerifiedBundle] = []
        for number in [2, 3, 1] {
            var draft = try world.draft()
            draft.series = try known(BundleManifest.Series(id: name, number: number, count: 3))
            let bytes = try world.seal([try world.file("part", [UInt8(number)])], draft: draft).bytes
            row.append(try UnverifiedBundle.parse(BundleBytes(bytes)).verify(world.terms()))
        }
        #expect(try BundleSeries.inOrder(row).compactMap(\.manifest.series?.number) == [1, 2, 3])
        #expect(throws: BundleFault.self) { try BundleSeries.inOrder(Array(row.dropLast())) }
        #expect(throws: BundleFault.self) { try BundleSeries.inOrder([row[0], row[1], row[1]]) }
        #expect(throws: BundleFault.self) { try BundleSeries.inOrder([]) }
        let alone = try UnverifiedBundle.parse(
            BundleBytes(world.seal([try world.file("a", [1])]).bytes)
        ).verify(world.terms())
        #expect(try BundleSeries.inOrder([alone]).count == 1)
        #expect(throws: BundleFault.self) { try BundleSeries.inOrder([alone, alone]) }
        #expect(throws: BundleFault.self) { try BundleSeries.inOrder([row[0], row[1], alone]) }
        #expect(BundleManifest.Series(id: name, number: 4, count: 3) == nil)
        #expect(BundleManifest.Series(id: name, number: 0, count: 3) == nil)
    }
}

private struct HugeSource: PlaintextSource {
    struct MustNotBeRead: Error {}
    var size: Int { 9_995 }
    func read(at offset: Int, count: Int) throws -> [UInt8] { throw MustNotBeRead() }
}

private struct RestlessSource: PlaintextSource {
    struct HasChanged: Error {}
    var size: Int { 8 }
    func read(at offset: Int, count: Int) throws -> [UInt8] { [UInt8](repeating: 1, count: count) }
    func requireUnchanged() throws { throw HasChanged() }
}

private final class CountingSource: PlaintextSource {
    let bytes: [UInt8]
    let read = Mutex(0)
    init(bytes: [UInt8]) { self.bytes = bytes }
    var size: Int { bytes.count }
    func read(at offset: Int, count: Int) throws -> [UInt8] {
        read.withLock { $0 += count }
        return Array(bytes[offset..<offset + count])
    }
}

/// A place that has no room behind a size.
private struct SmallDisk: BundleTarget {
    let size: Int
    func write(_ bytes: Span<UInt8>, at offset: Int) throws {
        if offset + bytes.count > size { throw BrokenRegister.Busy() }
    }
}
