import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging
@testable import BundleSealing

/// No damage of any kind is accepted: every bit, raw and with checksums repaired, every cut, every entry moved.
@Suite struct DamageTests {
    let world: TestWorld
    /// The smallest bundle: one file of one byte.
    let bytes: [UInt8]

    init() throws {
        world = try TestWorld.shared.get()
        bytes = try Self.smallest.get()
    }

    private static let smallest = Result {
        let world = try TestWorld.shared.get()
        return try world.seal([try world.file("a", [1])]).bytes
    }

    /// Whether all checks accept the bytes. The digests of step 4 come first here, for speed: what they refuse
    /// `verify` refuses too, at the latest there.
    private func isAccepted(_ bytes: [UInt8]) -> Bool {
        do throws(BundleFault) {
            let bundle = try UnverifiedBundle.parse(BundleBytes(bytes))
            _ = try EntryDigests(bundle.container, jobs: 1).signedManifest(listedIn: bundle.entryList)
            _ = try bundle.verify(world.terms())
            return true
        } catch { return false }
    }

    @Test func theUndamagedBundleIsAccepted() { #expect(isAccepted(bytes)) }

    /// In four parts, so that they run beside each other; each takes every fourth bit.
    @Test(arguments: 0..<4)
    func everyFlippedBitIsRefused(part: Int) {
        var (flipped, accepted) = (bytes, [Int]())
        for bit in stride(from: part, to: bytes.count * 8, by: 4) {
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            if isAccepted(flipped) { accepted.append(bit) }
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
        }
        #expect(accepted == [])
    }

    /// The same with the checksums made to fit: every bit of the signature, and of the other entries, each of which a
    /// digest covers as a whole, one bit of every byte.
    @Test func everyFlippedBitWithItsChecksumRepairedIsRefused() throws {
        let entries = Entries(bytes)
        var accepted: [String] = []
        for place in entries.list.indices {
            let entry = entries.list[place]
            let isWhole = entry.name.hasPrefix("META-INF/signature")
            for byte in entry.content.indices {
                for bit in isWhole ? Array(0..<8) : [byte % 8] {
                    var edited = entries
                    edited.list[place].content[byte] ^= 1 << UInt8(bit)
                    if isAccepted(try zipped(edited)) { accepted.append("bit \(bit) of byte \(byte) of \(entry.name)") }
                }
            }
        }
        #expect(accepted == [])
    }

    @Test func everyCutIsRefused() {
        for count in bytes.indices { #expect(!isAccepted(Array(bytes.prefix(count))), "cut at \(count)") }
        for count in 1...64 { #expect(!isAccepted(Array(bytes.dropFirst(count)))) }
    }

    @Test func everythingAppendedIsRefused() {
        for count in 1...64 { #expect(!isAccepted(bytes + content(count, seed: UInt64(count)))) }
    }

    @Test func everyEntryDroppedDoubledOrSwappedIsRefused() throws {
        let entries = Entries(bytes)
        for place in entries.list.indices {
            var (dropped, doubled) = (entries, entries)
            dropped.list.remove(at: place)
            doubled.list.insert(doubled.list[place], at: place)
            #expect(!isAccepted(try zipped(dropped)))
            #expect(!isAccepted(try zipped(doubled)))
            for other in entries.list.indices where other > place {
                var (swapped, exchanged) = (entries, entries)
                swapped.list.swapAt(place, other)
                #expect(!isAccepted(try zipped(swapped)))
                exchanged.list[place].content = entries.list[other].content
                exchanged.list[other].content = entries.list[place].content
                #expect(!isAccepted(try zipped(exchanged)))
            }
        }
    }

    @Test func aSourceThatChangesUnderTheReaderIsRefused() throws {
        // A signature is 70 to 72 bytes long; wait for one of the same length.
        var other: [UInt8] = []
        while other.count != bytes.count { other = try world.seal([try world.file("a", [2])]).bytes }
        var whole: [SHA256Digest: [UInt8]] = [:]
        for (plain, bundle) in [([UInt8]([1]), bytes), ([2], other)] {
            whole[try UnverifiedBundle.parse(BundleBytes(bundle)).identity] = plain
        }
        var refusals = 0
        for switchAfter in 0..<40 {
            let source = ChangingSource(bytes, other, after: switchAfter)
            do throws(BundleFault) {
                let verified = try UnverifiedBundle.parse(source).verify(world.terms())
                let opened = try verified.openIndex(key: world.recipient.encryptionKey)
                _ = try opened.openSegments(key: world.recipient.encryptionKey) { _, plaintext in
                    #expect(plaintext.copied == whole[verified.identity], "a mixture after \(switchAfter) reads")
                }
            } catch { refusals += 1 }
        }
        #expect(refusals > 10)
    }

    @Test func aSourceThatGivesTooLittleIsAFailureOfTheSurroundings() {
        let fault = #expect(throws: BundleFault.self) { try UnverifiedBundle.parse(ShortSource()) }
        #expect(fault?.kind == .read)
        #expect(fault?.failureClass == .surroundings)
    }
}

/// A source that gives other bytes after a number of reads.
private final class ChangingSource: BundleSource, @unchecked Sendable {
    private let (first, second): ([UInt8], [UInt8])
    private var readsLeft: Int

    init(_ first: [UInt8], _ second: [UInt8], after count: Int) {
        (self.first, self.second, readsLeft) = (first, second, count)
    }

    var size: Int { first.count }

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        readsLeft -= 1
        return Array((readsLeft < 0 ? second : first)[offset..<offset + count])
    }
}

private struct ShortSource: BundleSource {
    var size: Int { 4096 }
    func read(at offset: Int, count: Int) throws -> [UInt8] { [] }
}
