import OpenSSLCrypto
import ParallelWork

/// Step 4: digests of all signed entries, and the list of entries generated from them and compared.
struct EntryDigests {
    private let container: Container
    private let jobs: Int
    private static let pieceSize = 64 << 10

    /// Digests on up to `jobs` threads.
    init(_ container: Container, jobs: Int) { (self.container, self.jobs) = (container, jobs) }

    /// The manifest's bytes, the very ones that were digested: a source may not give others later.
    ///
    /// Throws `E_DIGEST` unless the list is the one of these entries, `E_ZIP` where only a checksum lies.
    func signedManifest(listedIn list: [UInt8]) throws(BundleFault) -> [UInt8] {
        let manifest = try container.source.exactly(container.manifest.size, at: container.manifest.contentOffset)
        let manifestDigest = try crypto { () throws(OpenSSLError) in try SHA256.hash(manifest) }
        var listed = [(name: EntryName.manifest, digest: manifestDigest)]
        var firstBadChecksum = CRC32.of(manifest) == container.manifest.checksum ? nil : EntryName.manifest
        for found in try digests() {
            listed.append((found.entry.name, found.digest))
            if found.checksum != found.entry.checksum, firstBadChecksum == nil { firstBadChecksum = found.entry.name }
        }
        guard EntryList.bytes(listed) == list else { throw BundleFault(.digest, "") }
        if let firstBadChecksum { throw BundleFault(.zip, "the checksum of \(firstBadChecksum)") }
        return manifest
    }

    private struct Found {
        let entry: ContainerEntry
        let digest: SHA256Digest
        let checksum: UInt32
    }

    /// Digest and checksum of every sealed entry. Two at a time go to a thread, whose processor hides the waiting of the one
    /// behind the other.
    private func digests() throws(BundleFault) -> [Found] {
        let entries = container.sealedEntries
        var found: [Found] = []
        found.reserveCapacity(entries.count)
        let largest = entries.reduce(0) { max($0, $1.size) }
        try PieceWork.run((entries.count + 1) / 2, width: jobs) { () throws(BundleFault) in
            Tools(largest: largest)
        } work: { (piece, tools) throws(BundleFault) in
            let second = 2 * piece + 1 < entries.count ? entries[2 * piece + 1] : nil
            tools.found = try pair(entries[2 * piece], second, with: &tools)
        } inOrder: { (_, tools) throws(BundleFault) in
            found += tools.found
        }
        return found
    }

    /// What a thread works with: a piece of either entry, and what it found last.
    private struct Tools: ~Copyable {
        var first: [UInt8]
        var second: [UInt8]
        var found: [Found] = []

        init(largest: Int) {
            first = [UInt8](repeating: 0, count: min(largest, pieceSize))
            second = first
        }
    }

    private func pair(
        _ first: ContainerEntry, _ second: ContainerEntry?, with tools: inout Tools
    ) throws(BundleFault) -> [Found] {
        var digests = try crypto { () throws(OpenSSLError) in try PairedSHA256() }
        var checksums = (CRC32(), CRC32())
        var offset = 0
        while offset < max(first.size, second?.size ?? 0) {
            let counts = (Self.count(of: first, at: offset), second.map { Self.count(of: $0, at: offset) } ?? 0)
            try read(first, at: offset, counts.0, into: &tools.first)
            if let second { try read(second, at: offset, counts.1, into: &tools.second) }
            let (one, other) = (tools.first.span.extracting(0..<counts.0), tools.second.span.extracting(0..<counts.1))
            digests.update(one, other)
            checksums.0.update(one)
            checksums.1.update(other)
            offset += Self.pieceSize
        }
        do {
            let (one, other) = try digests.finalize()
            let found = Found(entry: first, digest: one, checksum: checksums.0.value)
            guard let second else { return [found] }
            return [found, Found(entry: second, digest: other, checksum: checksums.1.value)]
        } catch { throw BundleFault(.crypto, error.description) }
    }

    private static func count(of entry: ContainerEntry, at offset: Int) -> Int {
        max(0, min(pieceSize, entry.size - offset))
    }

    private func read(
        _ entry: ContainerEntry, at offset: Int, _ count: Int, into memory: inout [UInt8]
    ) throws(BundleFault) {
        guard count > 0 else { return }
        var all = memory.mutableSpan
        var room = all.extracting(0..<count)
        try container.source.fill(&room, from: entry.contentOffset + offset, of: "the container")
    }
}
