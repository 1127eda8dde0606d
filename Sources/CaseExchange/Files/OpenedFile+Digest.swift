import OpenSSLCrypto

extension OpenedFile {
    /// The SHA-256 of the file as it was opened, read in pieces.
    func digest() throws -> SHA256Digest {
        var hash = try SHA256()
        var offset = 0
        while offset < size {
            let count = min(1 << 20, size - offset)
            hash.update(try pieces(at: offset, count: count))
            offset += count
        }
        return try hash.finalize()
    }
}
