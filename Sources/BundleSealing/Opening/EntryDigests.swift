import OpenSSLCrypto

/// Step 4: digests of all signed entries, and the list of entries generated from them and compared.
struct EntryDigests {
    private let container: Container
    private static let pieceSize = 1 << 20

    init(_ container: Container) { self.container = container }

    /// The manifest's bytes, the very ones that were digested: a source may not give others later.
    ///
    /// Throws `E_DIGEST` unless the list is the one of these entries, `E_ZIP` where only a checksum lies.
    func signedManifest(listedIn list: [UInt8]) throws(BundleFault) -> [UInt8] {
        let manifest = try container.source.exactly(container.manifest.size, at: container.manifest.contentOffset)
        let manifestDigest = try crypto { () throws(OpenSSLError) in try SHA256.hash(manifest) }
        var listed = [(name: EntryName.manifest, digest: manifestDigest)]
        var firstBadChecksum = CRC32.of(manifest) == container.manifest.checksum ? nil : EntryName.manifest
        for entry in container.sealedEntries {
            let (digest, checksum) = try digest(of: entry)
            listed.append((entry.name, digest))
            if checksum != entry.checksum, firstBadChecksum == nil { firstBadChecksum = entry.name }
        }
        guard EntryList.bytes(listed) == list else { throw BundleFault(.digest, "") }
        if let firstBadChecksum { throw BundleFault(.zip, "the checksum of \(firstBadChecksum)") }
        return manifest
    }

    /// One entry, piece by piece and independent of all others.
    private func digest(of entry: ContainerEntry) throws(BundleFault) -> (SHA256Digest, UInt32) {
        var hash = try crypto { () throws(OpenSSLError) in try SHA256() }
        var checksum = CRC32()
        var offset = 0
        while offset < entry.size {
            let count = min(Self.pieceSize, entry.size - offset)
            let piece = try container.source.exactly(count, at: entry.contentOffset + offset)
            hash.update(piece)
            checksum.update(piece)
            offset += count
        }
        do { return (try hash.finalize(), checksum.value) } catch { throw BundleFault(.crypto, error.description) }
    }
}
