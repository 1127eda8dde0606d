import CaseModel
import Foundation
import OpenSSLCrypto
import Testing

@testable import BundleForging
@testable import BundleSealing

/// The small encodings against independent ones, and the templates over all lengths.
@Suite struct EncodingTests {
    @Test func base64IsThatOfFoundationBothWays() throws {
        for count in 0..<200 {
            let bytes = content(count, seed: UInt64(count))
            let text = Base64.encode(bytes)
            #expect(text == Data(bytes).base64EncodedString())
            #expect(Base64.decode(text) == bytes)
        }
    }

    @Test(arguments: [
        "A", "AA", "AAA", "AA=", "AB==", "AAB=", "====", "A===", "AA==AA==", "AA\n==", "AAAA ", "_-__", "ÅÅ==",
    ])
    func base64HasOneForm(text: String) { #expect(Base64.decode(text) == nil) }

    @Test func theChecksumIsThatOfAByteWiseReference() {
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        for count in Array(0...200) + [1000, 4096, 65_535, 65_536] {
            let bytes = content(count, seed: 3)
            var reference: UInt32 = 0xFFFF_FFFF
            for byte in bytes {
                reference ^= UInt32(byte)
                for _ in 0..<8 { reference = reference & 1 == 1 ? reference >> 1 ^ 0xEDB8_8320 : reference >> 1 }
            }
            #expect(CRC32.of(bytes) == ~reference)
            var byTables = CRC32()
            byTables.updateByTables(bytes.span)
            #expect(byTables.value == ~reference)
            var pieces = CRC32()
            pieces.update(Array(bytes.prefix(count / 3)))
            pieces.update(Array(bytes.dropFirst(count / 3)))
            #expect(pieces.value == ~reference)
        }
    }

    @Test(arguments: [1, 2, 9, 100])
    func theIndexIsWrittenInItsCanonicalForm(count: Int) throws {
        let world = try TestWorld.shared.get()
        let files = [try world.file("a", content(count)), try world.file("b", [])]
        let digests = (0...count).map { _ in world.policy }
        let index = BundleIndex(
            bundleID: try .random(), nonce: world.policy, statement: try world.statement(), segmentSize: 1,
            files: BundleIndex.File.tiling(files, segmentSize: 1), segmentDigests: digests)
        #expect(index.canonicalJSON == CanonicalJSON.bytes(of: index.value))
        #expect(BundleIndex.tailJSON(digests).count == BundleIndex.tailSize(digests.count))
        #expect(BundleIndex.tailJSON([]).count == BundleIndex.tailSize(0))
        #expect(try BundleIndex(parsing: index.canonicalJSON) == index)
    }

    @Test(arguments: [0, 1, 127, 128, 129, 255, 256, 65_535, 65_536, 1 << 24 - 1, 1 << 24, 1 << 24 + 1])
    func theSizeOfASegmentIsTheSizeOfItsTemplate(count: Int) {
        let template = SegmentTemplate(
            keyIdentifier: content(20), context: content(32), point: [4] + content(64), wrappedKey: content(40),
            nonce: content(12))
        let size = template.prefix(count: count).count + count + SegmentTemplate.suffixSize
        #expect(SegmentTemplate.size(count: count) == size)
        #expect(size - count <= SegmentTemplate.largestOverhead)
    }

    @Test(
        arguments: [0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 24 - 1, 1 << 24, BundleLimits.segmentSize],
        [384, 385, 512, 1024])
    func theSizeOfAnRSASegmentIsTheSizeOfItsTemplate(count: Int, modulus: Int) {
        let template = RSASegmentTemplate(
            keyIdentifier: content(20), context: content(32), encryptedKey: content(modulus), nonce: content(12))
        let size = template.prefix(count: count).count + count + SegmentTemplate.suffixSize
        #expect(RSASegmentTemplate.size(count: count, modulus: modulus) == size)
        #expect(RSASegmentTemplate.count(size: size, modulus: modulus) == count)
        #expect(size - count <= RSASegmentTemplate.largestOverhead)
    }

    @Test func aSizeBelongsToOnePlaintextSizeAtMost() {
        for center in [0, 100, 200, 65_000, 65_400, 1 << 24 - 200] {
            for count in center..<center + 600 {
                #expect(SegmentTemplate.count(size: SegmentTemplate.size(count: count)) == count)
            }
        }
        let possible = Set((0..<1000).map { SegmentTemplate.size(count: $0) })
        for size in 0..<1000 where !possible.contains(size) { #expect(SegmentTemplate.count(size: size) == nil) }
    }

    @Test(arguments: ["1950-01-01T00:00:00Z", "2026-12-01T09:00:00Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z"])
    func signingTimesReadAsWritten(text: String) throws {
        let instant = try #require(Instant(parsing: text))
        let encoded = SigningTime.encode(instant)
        #expect(encoded[0] == (text.hasPrefix("205") ? DER.generalizedTime : DER.utcTime))
        #expect(SigningTime.decode(tag: encoded[0], encoded[2...]) == instant)
    }

    @Test(arguments: [
        "CASE.json", "år 2026.pdf", "日本.txt", "a:b", "COM10", "console.log", "aux-file", "x.con", "👩‍👩‍👧.png", "نامه.txt",
    ])
    func aNameThatIsSafeEverywhereIsAccepted(name: String) { #expect(PayloadFileName(name) != nil) }

    @Test func aNameIsNeverPrinted() throws {
        let name = try #require(PayloadFileName("anna.txt"))
        #expect("\(name)" == "<redacted>")
        var dumped = ""
        dump(name, to: &dumped)
        #expect(!dumped.contains("anna"))
        #expect(!String(reflecting: name).contains("anna"))
    }

    @Test(arguments: [("STRASSE", "straße"), ("ÅSA", "åsa"), ("Σ", "ς"), ("ﬁ", "FI")])
    func namesThatDifferInCaseFoldAlike(pair: (String, String)) throws {
        let (first, second) = (try #require(PayloadFileName(pair.0)), try #require(PayloadFileName(pair.1)))
        #expect(first != second)
        #expect(first.folded == second.folded)
    }

    @Test(arguments: [0, 1, 2, 3, 30, 31, 200])
    func derRefusesWhatIsNotTheShortestForm(count: Int) {
        let good = DER.element(DER.octetString, content(count))
        var reader = DERReader(good[...])
        #expect(reader.content(DER.octetString)?.count == count)
        for bad in [
            [DER.octetString, 0x81, UInt8(count & 0x7F)] + content(count & 0x7F),
            [DER.octetString, 0x80] + content(count),
            [DER.octetString, 0x85, 0, 0, 0, 0, UInt8(count)] + content(count),
            [DER.octetString, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
        ] {
            var reader = DERReader(bad[...])
            #expect(reader.content(DER.octetString) == nil)
        }
    }

    @Test func everyFaultHasItsOwnCodeAndSaysWhatToDo() {
        let kinds = BundleFault.Kind.allCases
        #expect(Set(kinds.map(\.meaning)).count == kinds.count)
        for kind in kinds {
            let fault = BundleFault(kind, "")
            #expect(fault.code.hasPrefix("E_"))
            #expect(!fault.message.hasSuffix("."))
            if fault.failureClass == .notVerified { #expect(fault.hint != nil) }
        }
    }
}
