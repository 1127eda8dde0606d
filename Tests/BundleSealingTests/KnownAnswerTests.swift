import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import Testing

/// The segment of Vectors/kat-segment-p256.json and kat.p7m, made and opened byte for byte.
@Suite struct KnownAnswerTests {
    let values: [String: JSONValue]
    let file: [UInt8]

    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors")
        let json = try Data(contentsOf: folder.appendingPathComponent("kat-segment-p256.json"))
        values = try #require(try StrictJSON.parse(Array(json), maximumBytes: 1 << 16).object)
        file = Array(try Data(contentsOf: folder.appendingPathComponent("kat.p7m")))
    }

    func bytes(_ name: String) throws -> [UInt8] {
        var digits = Array(try #require(values[name]?.string).utf8)
        if digits.starts(with: Array("0x".utf8)) { digits.removeFirst(2) }
        return try stride(from: 0, to: digits.count, by: 2).map {
            try #require(UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16))
        }
    }

    func recipient() throws -> Segment.Recipient {
        try Segment.Recipient(keyIdentifier: bytes("ski"), key: PublicKey(p256Point: bytes("recipient_pub")))
    }

    @Test func sealingWithGivenSecretsGivesTheKnownBytes() throws {
        let ephemeral = try EphemeralKey(knownAnswer: .copying(bytes("ephemeral_priv")))
        let sealed = try Segment.seal(
            bytes("plaintext"), to: recipient(), context: #require(SegmentContext(knownAnswer: bytes("ukm"))),
            ephemeral: ephemeral, contentKey: .copying(bytes("cek")), nonce: bytes("nonce"))
        #expect(try sealed == bytes("p7m"))
        #expect(sealed == file)
        #expect(try SHA256.hash(sealed).hex == values["p7m_sha256"]?.string)
    }

    @Test func theKnownBytesOpen() throws {
        let key = try PrivateKey.p256(scalar: .copying(bytes("recipient_priv")))
        let plaintext = try Segment.open(
            file, as: recipient(), key: key, context: #require(SegmentContext(knownAnswer: bytes("ukm"))))
        #expect(try plaintext == bytes("plaintext"))
    }

    @Test func anotherContextIsRefusedBeforeAnyDecryption() throws {
        let key = try PrivateKey.p256(scalar: .copying(bytes("recipient_priv")))
        var context = try bytes("ukm")
        context[31] ^= 1
        let fault = #expect(throws: BundleFault.self) {
            try Segment.open(
                file, as: recipient(), key: key, context: #require(SegmentContext(knownAnswer: context)))
        }
        #expect(fault?.kind == .segmentProfile)
    }

    @Test func everyBitOfTheKnownSegmentCounts() throws {
        let key = try PrivateKey.p256(scalar: .copying(bytes("recipient_priv")))
        let (recipient, context) = (try recipient(), try #require(SegmentContext(knownAnswer: bytes("ukm"))))
        var codes: Set<String> = []
        for bit in 0..<file.count * 8 {
            var flipped = file
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            let fault = #expect(throws: BundleFault.self) {
                try Segment.open(flipped, as: recipient, key: key, context: context)
            }
            codes.insert(fault?.description ?? "")
        }
        // One text for every failure of a key or tag: no oracle.
        #expect(codes.count == 2)
    }

    @Test func everyCutOfTheKnownSegmentIsRefused() throws {
        let key = try PrivateKey.p256(scalar: .copying(bytes("recipient_priv")))
        let (recipient, context) = (try recipient(), try #require(SegmentContext(knownAnswer: bytes("ukm"))))
        for count in 0..<file.count {
            #expect(throws: BundleFault.self) {
                try Segment.open(Array(file.prefix(count)), as: recipient, key: key, context: context)
            }
        }
        #expect(throws: BundleFault.self) {
            try Segment.open(file + [0], as: recipient, key: key, context: context)
        }
    }

    @Test func theContextIsTheDigestTheFormatNames() throws {
        let digest = try SHA256.hash([1])
        let identifier = try #require(BundleID(hex: String(repeating: "a5", count: 16)))
        let binding = SegmentBinding(bundleID: identifier, sender: digest, recipient: digest, policy: digest)
        let context = try SegmentContext(.payload(258), of: 65_537, manifest: binding)
        var input = Array("brygga1-segment".utf8) + [0] + [UInt8](repeating: 0xA5, count: 16)
        input += digest.bytes + digest.bytes + digest.bytes + [0, 0, 0, 1, 0, 0, 1, 2, 0, 1, 0, 1]
        #expect(try context.bytes == SHA256.hash(input).bytes)
    }
}
