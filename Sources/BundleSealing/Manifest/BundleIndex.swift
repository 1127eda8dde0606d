public import CaseModel
public import OpenSSLCrypto

/// The sealed part that says what a bundle holds and why it may: decision, consents, files (section 4).
public struct BundleIndex: Sendable, Hashable {
    /// The bundle's name, as in the manifest.
    public let bundleID: BundleID
    /// 32 random bytes in hex: they hide the content behind the visible digest of the index.
    public let nonce: SHA256Digest
    /// What the sender's officer stated; the same fields go into the sealing.
    public let statement: BundleStatement
    /// The plaintext size of every segment but the last of a file, in bytes.
    public let segmentSize: Int
    /// The files in order.
    public let files: [File]
    /// SHA-256 of the plaintext of each segment in order.
    public let segmentDigests: [SHA256Digest]

    /// One file of the bundle.
    public struct File: Sendable, Hashable {
        /// Its name.
        public let name: PayloadFileName
        /// Its size in bytes.
        public let size: Int
        /// The category of what it holds.
        public let category: Identifier
        /// The number of its first segment, from 1.
        public let firstSegment: Int
        /// How many segments it has; one for an empty file.
        public let segmentCount: Int
    }

    /// How many segments a file of a size has: at least one.
    static func segmentCount(of size: Int, segmentSize: Int) -> Int {
        size == 0 ? 1 : (size - 1) / segmentSize + 1
    }

    /// The place of a segment in the content; nil outside 1…N.
    func place(of segment: Int) -> SegmentPlace? {
        guard segment >= 1, segment <= segmentDigests.count else { return nil }
        // The last file that begins at or before the segment; files tile the segments in order.
        var (low, high) = (0, files.count)
        while low < high {
            let middle = (low + high) / 2
            if files[middle].firstSegment <= segment { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let (fileIndex, file) = (low - 1, files[low - 1])
        let offset = (segment - file.firstSegment) * segmentSize
        return SegmentPlace(
            segment: segment, fileIndex: fileIndex, offset: offset, count: min(segmentSize, file.size - offset))
    }
}

/// Where the plaintext of a segment belongs.
public struct SegmentPlace: Sendable, Hashable {
    /// The number of the segment, from 1.
    public let segment: Int
    /// The index of the file in `BundleIndex.files`.
    public let fileIndex: Int
    /// The byte of the file at which the segment begins.
    public let offset: Int
    /// How many bytes it has.
    public let count: Int
}

extension BundleIndex {
    /// The canonical JSON (RFC 8785).
    public var canonicalJSON: [UInt8] { headJSON + Self.tailJSON(segmentDigests) }

    /// The canonical JSON up to the digests of the segments, whose name sorts last.
    var headJSON: [UInt8] {
        CanonicalJSON.bytes(of: .object(members)).dropLast() + ",\"\(Self.digestsName)\":[".utf8
    }

    /// The rest of the canonical JSON.
    static func tailJSON(_ segmentDigests: [SHA256Digest]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tailSize(segmentDigests.count))
        for (index, digest) in segmentDigests.enumerated() {
            bytes.append(contentsOf: index == 0 ? "\"".utf8 : ",\"".utf8)
            bytes.append(contentsOf: digest.hex.utf8)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(contentsOf: "]}".utf8)
        return bytes
    }

    /// Its size for so many segments.
    static func tailSize(_ count: Int) -> Int { count * 67 - min(count, 1) + 2 }

    private static let digestsName = "segments_plain_sha256"

    /// The document.
    var value: JSONValue {
        var all = members
        all[Self.digestsName] = .array(segmentDigests.map { .string($0.hex) })
        return .object(all)
    }

    /// All but the digests of the segments.
    private var members: [String: JSONValue] {
        var members = statement.members
        members["format"] = .string(BundleManifest.format)
        members["bundle_id"] = .string(bundleID.hex)
        members["nonce"] = .string(nonce.hex)
        members["segment_size"] = .integer(Int64(segmentSize))
        members["files"] = .array(files.map(\.value))
        return members
    }
}

extension BundleIndex.File {
    var value: JSONValue {
        [
            "name": .string(name.text), "size": .integer(Int64(size)), "category": .string(category.text),
            "first_segment": .integer(Int64(firstSegment)), "segments": .integer(Int64(segmentCount)),
        ]
    }
}
