import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// A bundle by a registered sender who breaks the format wherever a hook says so, and signs the result.
struct Forgery {
    typealias Entry = (name: String, content: [UInt8])

    let world: TestWorld
    var files: [(name: String, content: [UInt8])] = [("a.txt", content(60)), ("b.txt", content(40, seed: 2))]
    var segmentSize = 50
    var signer: Party
    /// Changes the index before it is committed to and sealed.
    var editIndex: (inout [String: JSONValue]) -> Void = { _ in }
    var editIndexBytes: ([UInt8]) -> [UInt8] = { $0 }
    /// Changes the index after the manifest has committed to it.
    var swapIndexBytes: ([UInt8]) -> [UInt8] = { $0 }
    /// Changes the plaintext of a segment after the index has committed to it.
    var editPlaintext: (Int, [UInt8]) -> [UInt8] = { $1 }
    /// Seals a segment; 0 is the index.
    var sealSegment: ((_ number: Int, _ plaintext: [UInt8], SegmentContext) throws -> [UInt8])?
    /// Changes a sealed segment; 0 is the index.
    var editSegment: (Int, [UInt8]) throws -> [UInt8] = { $1 }
    /// Changes the sealed segments as a whole, with the manifest made to fit.
    var editPayloads: (inout [[UInt8]]) -> Void = { _ in }
    var editManifest: (inout [String: JSONValue]) -> Void = { _ in }
    var editManifestBytes: ([UInt8]) -> [UInt8] = { $0 }
    /// Changes the entries before they are listed and signed.
    var editEntries: (inout [Entry]) -> Void = { _ in }
    var editList: ([UInt8]) -> [UInt8] = { $0 }
    /// Makes the signature file over the list.
    var sign: ((_ list: [UInt8]) throws -> [UInt8])?
    /// Changes the entries after signing.
    var editSigned: (inout [Entry]) -> Void = { _ in }
    var signingTime: Instant

    init(_ world: TestWorld) {
        (self.world, signer, signingTime) = (world, world.sender, world.now)
    }

    func bytes() throws -> [UInt8] {
        let bundleID = try BundleID.random()
        let index = editIndexBytes(try indexBytes(bundleID))
        let committed = try SHA256.hash(index)
        let payloads = try sealedPayloads(bundleID)
        let sealedIndex = try editSegment(
            0, try seal(swapIndexBytes(index), .index, bundleID, of: plaintexts.count))
        var members = manifest(bundleID, committed, sealedIndex.count, payloads.map(\.count))
        editManifest(&members)
        let manifest = editManifestBytes(CanonicalJSON.bytes(of: .object(members)))
        var entries: [Entry] = [(EntryName.mediaType, EntryName.mediaTypeContent), (EntryName.index, sealedIndex)]
        for (number, payload) in payloads.enumerated() { entries.append((EntryName.payload(number + 1), payload)) }
        entries.append((EntryName.manifest, manifest))
        editEntries(&entries)
        let listed =
            entries.filter { $0.name == EntryName.manifest }
            + entries.dropFirst().filter { $0.name != EntryName.manifest }
        let list = editList(EntryList.bytes(try listed.map { ($0.name, try SHA256.hash($0.content)) }))
        let signature =
            try sign?(list)
            ?? DetachedSignature.sign(
                list, certificate: signer.signing, key: signer.signingKey, at: signingTime)
        entries += [(EntryName.entryList, list), (EntryName.signature, signature)]
        editSigned(&entries)
        return try zipped(entries)
    }

    var plaintexts: [[UInt8]] {
        files.flatMap { file in
            stride(from: 0, to: max(file.content.count, 1), by: segmentSize).map {
                Array(file.content[$0..<min(file.content.count, $0 + segmentSize)])
            }
        }
    }

    private func indexBytes(_ bundleID: BundleID) throws -> [UInt8] {
        var (entries, next) = ([BundleIndex.File](), 1)
        for file in files {
            let count = BundleIndex.segmentCount(of: file.content.count, segmentSize: segmentSize)
            entries.append(
                .init(
                    name: try known(PayloadFileName(file.name)), size: file.content.count,
                    category: try known(Identifier("identity")), firstSegment: next, segmentCount: count))
            next += count
        }
        let index = BundleIndex(
            bundleID: bundleID, nonce: try SHA256.hash([42]), statement: try world.statement(),
            segmentSize: segmentSize, files: entries, segmentDigests: try plaintexts.map { try SHA256.hash($0) })
        guard var members = try StrictJSON.parse(index.canonicalJSON, maximumBytes: 1 << 20).object else {
            throw MissingValue()
        }
        editIndex(&members)
        return CanonicalJSON.bytes(of: .object(members))
    }

    private func sealedPayloads(_ bundleID: BundleID) throws -> [[UInt8]] {
        var payloads: [[UInt8]] = []
        for (number, plaintext) in plaintexts.enumerated() {
            let sealed = try seal(
                editPlaintext(number + 1, plaintext), .payload(number + 1), bundleID, of: plaintexts.count)
            payloads.append(try editSegment(number + 1, sealed))
        }
        editPayloads(&payloads)
        return payloads
    }

    private func seal(
        _ plaintext: [UInt8], _ role: SegmentContext.Role, _ bundleID: BundleID, of count: Int
    ) throws -> [UInt8] {
        let binding = SegmentBinding(
            bundleID: bundleID, sender: world.sender.signing.sha256, recipient: world.recipient.encryption.sha256,
            policy: world.policy)
        let context = try SegmentContext(role, of: count, manifest: binding)
        if let sealSegment {
            let number = if case .payload(let number) = role { number } else { 0 }
            return try sealSegment(number, plaintext, context)
        }
        return try Segment.seal(plaintext, to: .init(world.recipient.encryption), context: context)
    }

    private func manifest(
        _ bundleID: BundleID, _ committed: SHA256Digest, _ indexSize: Int, _ sizes: [Int]
    ) -> [String: JSONValue] {
        let manifest = BundleManifest(
            kind: .caseFile, suiteName: world.recipient.suite.rawValue, bundleID: bundleID, created: world.now,
            expires: world.now.adding(seconds: 7 * 86_400), sender: world.sender.manifestParty,
            recipient: .init(agency: world.recipient.agency, certificate: world.recipient.encryption.sha256),
            purpose: Identifier("team_meeting") ?? world.sender.agency, policyDigest: world.policy,
            index: .init(name: EntryName.index, size: indexSize), indexDigest: committed,
            segments: sizes.enumerated().map { .init(name: EntryName.payload($0 + 1), size: $1) }, series: nil)
        return manifest.value.object ?? [:]
    }
}

/// The canonical ZIP of any entries whatever.
func zipped(_ entries: [Forgery.Entry]) throws -> [UInt8] {
    let target = BundleMemory()
    var writer = BundleWriter()
    for entry in entries { try writer.add(entry.name, entry.content, to: target) }
    try writer.finish(to: target)
    return target.bytes
}

/// The container with another list of entries, checksums and directory made to fit.
func zipped(_ entries: Entries) throws -> [UInt8] { try zipped(entries.list.map { ($0.name, $0.content) }) }

/// One way to attack, and the code it must get.
struct Attack: Sendable {
    let name: String
    let expected: BundleFault.Kind
    let make: @Sendable (TestWorld) throws -> [UInt8]

    init(_ name: String, _ expected: BundleFault.Kind, _ make: @escaping @Sendable (TestWorld) throws -> [UInt8]) {
        (self.name, self.expected, self.make) = (name, expected, make)
    }

    /// A registered sender forges.
    static func forged(
        _ name: String, _ expected: BundleFault.Kind, _ edit: @escaping @Sendable (inout Forgery) throws -> Void
    ) -> Attack {
        Attack(name, expected) { world in
            var forgery = Forgery(world)
            try edit(&forgery)
            return try forgery.bytes()
        }
    }

    /// Every attack of the table (docs/bundle-format.md, section 9), in a world of P-256 keys.
    static let all =
        ContainerAttacks.all + SignatureAttacks.all + ManifestAttacks.all + SegmentAttacks.all + IndexAttacks.all

    /// The same in a world of RSA keys: what does not depend on the kind of key, and what is RSA's own.
    static let allRSA =
        SignatureAttacks.all + ManifestAttacks.all + SegmentAttacks.anySuite + IndexAttacks.all + RSASegmentAttacks.all
        + RSASignatureAttacks.all
}
