import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import BundleForging

/// The malformed bundles of `vectors/malformed` (its README.md says how another implementation reads them): each is refused
/// with the code that its folder names.
@Suite("Malformed corpus")
struct MalformedCorpusTests {
    @Test func everyCaseGetsItsCode() throws { try judge(Corpus(Corpus.published)) }

    /// The corpus made anew is as good; `make corpus` says where it goes, else it goes away.
    @Test func aCorpusMadeAnewKeepsItsPromise() throws {
        let temporary = try TemporaryFolder()
        let folder = ProcessInfo.processInfo.environment["CORPUS_FOLDER"] ?? temporary.path("malformed")
        try Corpus.write(to: URL(filePath: folder))
        try judge(Corpus(URL(filePath: folder)))
    }

    private func judge(_ corpus: Corpus) throws {
        let cases = try corpus.cases()
        var refused = 0
        var seen: Set<String> = []
        for name in cases {
            let expected = try corpus.expectation(name)
            let opening = try corpus.open(name)
            seen.insert(expected.code)
            if expected.code == "accepted" {
                #expect(opening.fault == nil, "\(name): \(opening.fault?.description ?? "")")
            } else {
                refused += 1
                #expect(opening.fault?.code == expected.code, "\(name): \(opening.fault?.description ?? "accepted")")
                #expect(opening.files.isEmpty, "\(name)")
            }
        }
        #expect(refused >= 300)
        // Every code that a bundle alone can bring about, and honest bundles beside.
        #expect(
            seen.isSuperset(of: [
                "accepted", "E_ZIP", "E_LAYOUT", "E_LIMIT", "E_SIG_PROFILE", "E_SIGNER_UNKNOWN", "E_SIG_BAD",
                "E_DIGEST",
                "E_MANIFEST", "E_SUITE", "E_SENDER", "E_NOT_FOR_US", "E_EXPIRED", "E_POLICY", "E_SEG_PROFILE",
                "E_DECRYPT", "E_INDEX", "E_PLAIN",
            ]), "\(seen.sorted())")
    }
}

/// A folder of malformed bundles and the world in which they are read.
private struct Corpus {
    static var published: URL { URL(filePath: PackageFiles.path("vectors/malformed")) }
    private static let passphrase = Array("malformed".utf8)

    private let folder: URL
    private let terms: VerificationTerms
    private let key: PrivateKeyBox

    /// A key that a struct can hold.
    private final class PrivateKeyBox {
        let key: PrivateKey
        init(_ key: consuming PrivateKey) { self.key = key }
    }

    struct Expectation: Codable {
        /// The code, or `accepted`.
        let code: String
        /// What is wrong with the bundle.
        let description: String
    }

    private struct World: Codable {
        let instant: String
        let recipient: String
        let policySHA256: String
        let purposes: [String]

        enum CodingKeys: String, CodingKey {
            case instant, recipient, purposes
            case policySHA256 = "policy_sha256"
        }
    }

    init(_ folder: URL) throws {
        self.folder = folder
        func bytes(_ name: String) throws -> [UInt8] {
            [UInt8](try Data(contentsOf: folder.appending(path: "world/" + name)))
        }
        let world = try JSONDecoder().decode(World.self, from: Data(bytes("world.json")))
        let instant = try known(Instant(parsing: world.instant))
        let trust = try TrustList.verify(
            bytes("trust.json"), signature: bytes("trust.json.p7s"),
            coordinator: Certificate(pem: bytes("coordinator.pem")), at: instant, lastSeenSerial: nil)
        let purposes = Set(world.purposes)
        let policy = PolicyTerms(digest: try known(SHA256Digest(hex: world.policySHA256))) { purpose, _, _ in
            purposes.contains(purpose.text)
        }
        terms = VerificationTerms(
            trust: trust, instant: instant, recipient: try known(Identifier(world.recipient)), policy: policy,
            register: EmptyRegister())
        key = PrivateKeyBox(
            try PrivateKey.load(
                pem: bytes("recipient.key.pem"), passphrase: SecretBytes.copying(Self.passphrase)))
    }

    func cases() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "cases").path).sorted()
    }

    func expectation(_ name: String) throws -> Expectation {
        try JSONDecoder().decode(
            Expectation.self, from: Data(contentsOf: folder.appending(path: "cases/\(name)/expected.json")))
    }

    func open(_ name: String) throws -> Opening {
        let bytes = try Data(contentsOf: folder.appending(path: "cases/\(name)/bundle.asice"))
        return Opening([UInt8](bytes), terms: terms, key: key.key)
    }

    /// Larger ones are left to the tests that make them.
    private static let largest = 64 << 10

    static func write(to folder: URL) throws {
        let world = try TestWorld()
        func place(_ name: String) -> URL { folder.appending(path: "world/" + name) }
        let cases = folder.appending(path: "cases")
        try? FileManager.default.removeItem(at: cases)
        try? FileManager.default.removeItem(at: folder.appending(path: "world"))
        try write([UInt8](JSONEncoder.sorted.encode(described(world))) + [0x0A], to: place("world.json"))
        try write(world.trustBytes, to: place("trust.json"))
        try write(
            DetachedSignature.sign(
                world.trustBytes, certificate: world.coordinator, key: world.coordinatorKey.key, at: world.now),
            to: place("trust.json.p7s"))
        try write(world.coordinator.pem, to: place("coordinator.pem"))
        try write(world.recipient.encryption.pem, to: place("recipient.pem"))
        try write(
            world.recipient.encryptionKey.encryptedPKCS8PEM(passphrase: SecretBytes.copying(passphrase)),
            to: place("recipient.key.pem"))
        var number = 0
        for (code, description, bytes) in try honest(world) + forged(world) where bytes.count <= largest {
            number += 1
            let name = String(format: "%03d-", number) + slug(code) + "-" + slug(description)
            let folder = cases.appending(path: String(name.prefix(80)))
            try write(bytes, to: folder.appending(path: "bundle.asice"))
            let expected = Expectation(code: code, description: description)
            try write(
                [UInt8](JSONEncoder.sorted.encode(expected)) + [0x0A], to: folder.appending(path: "expected.json"))
        }
    }

    private static func described(_ world: TestWorld) -> World {
        World(
            instant: world.now.description, recipient: world.recipient.agency.text, policySHA256: world.policy.hex,
            purposes: ["team_meeting"])
    }

    private static func honest(_ world: TestWorld) throws -> [(String, String, [UInt8])] {
        [
            ("accepted", "a bundle of three segments without any fault", try Forgery(world).bytes()),
            ("accepted", "an empty file", try world.seal([world.file("empty", [])]).bytes),
            ("accepted", "one file of one byte", try world.seal([world.file("a", [1])]).bytes),
            (
                "accepted", "two files, one of several segments",
                try world.seal([world.file("a", content(3000)), world.file("b", content(10))]).bytes
            ),
        ]
    }

    private static func forged(_ world: TestWorld) throws -> [(String, String, [UInt8])] {
        try Attack.all.map { ($0.expected.rawValue, $0.name, try $0.make(world)) }
    }

    private static func write(_ bytes: [UInt8], to url: URL) throws {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// Lower-case letters and digits, with hyphens between words.
    private static func slug(_ text: String) -> String {
        text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

extension JSONEncoder {
    fileprivate static var sorted: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return encoder
    }
}
