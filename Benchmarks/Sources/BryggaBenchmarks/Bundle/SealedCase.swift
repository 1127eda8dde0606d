import BundleSealing
import CaseModel
import OpenSSLCrypto

/// Seals and opens one 4 KiB case in this process.
struct SealedCase {
    static let size = 4096

    let collaboration: Collaboration
    let draft: BundleDraft
    let terms: VerificationTerms
    let files: [PayloadFile]
    let plaintext: [UInt8]

    init(_ collaboration: Collaboration) throws {
        self.collaboration = collaboration
        (draft, terms) = (try collaboration.draft(), try collaboration.terms())
        plaintext = (0..<Self.size).map { UInt8(truncatingIfNeeded: $0 &* 131 ^ $0 >> 5) }
        let file = try required(PayloadFileName("case.json"), "a file name")
        files = [PayloadFile(name: file, category: try name("identity"), content: PlaintextBytes(plaintext))]
    }

    /// A whole container.
    func sealed() throws -> [UInt8] {
        let container = CaseMemory()
        let sealed = try BundleSealer.seal(
            draft, files: files, key: collaboration.sender.signingKey, to: container)
        return container.bytes(sealed.size)
    }

    /// The content of a container, after every check.
    func opened(_ container: [UInt8]) throws -> [UInt8] {
        let content = try index(of: container).openFiles(key: collaboration.recipient.encryptionKey).contents
        return content.flatMap { $0 }
    }

    func index(of container: [UInt8]) throws -> OpenedIndex {
        try UnverifiedBundle.parse(BundleBytes(container)).verify(terms)
            .openIndex(key: collaboration.recipient.encryptionKey)
    }

    /// Whether a container with one bit of its payload changed is refused.
    func isDamageRefused(_ container: [UInt8]) -> Bool {
        var damaged = container
        damaged[container.count / 3] ^= 1
        return (try? opened(damaged)) == nil
    }
}

/// Room for the container of a small case.
private final class CaseMemory: BundleTarget, @unchecked Sendable {
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

    deinit { room.deallocate() }

    func write(_ bytes: Span<UInt8>, at offset: Int) throws {
        guard offset + bytes.count <= room.count else { throw Missing(description: "room for a case") }
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: room[offset...]).copyMemory(from: $0) }
    }

    func bytes(_ count: Int) -> [UInt8] { Array(room[..<count]) }
}

/// The entries of a container by name; stored, one behind the other (docs/bundle-format.md, section 1).
func entries(of container: [UInt8]) -> [String: [UInt8]] {
    var (entries, offset): ([String: [UInt8]], Int) = ([:], 0)
    func number(_ place: Int, _ count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(container[offset + place + $1]) << (8 * $1) }
    }
    while offset + 30 <= container.count, number(0, 4) == 0x0403_4B50 {
        let content = offset + 30 + number(26, 2)
        let name = String(decoding: container[offset + 30..<content], as: UTF8.self)
        entries[name] = Array(container[content..<content + number(18, 4)])
        offset = content + number(18, 4)
    }
    return entries
}
