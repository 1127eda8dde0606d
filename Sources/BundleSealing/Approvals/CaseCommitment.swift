public import OpenSSLCrypto
import CaseModel

/// The content of a bundle as an approval binds it: files and the digests of their segments (section 15).
public struct CaseCommitment: Sendable, Hashable {
    let segmentSize: Int
    let files: [BundleIndex.File]
    let segmentDigests: [SHA256Digest]

    /// The content that an index commits to.
    public init(_ index: BundleIndex) {
        (segmentSize, files, segmentDigests) = (index.segmentSize, index.files, index.segmentDigests)
    }

    /// Reads every file once, segment by segment. Throws `E_READ` with the failure of a source below.
    public init(
        of files: [PayloadFile], segmentSize: Int = BundleLimits.defaultSegmentSize
    ) throws(BundleFault) {
        let entries = BundleIndex.File.tiling(files, segmentSize: segmentSize)
        var digests: [SHA256Digest] = []
        for (file, entry) in zip(files, entries) {
            for number in 0..<entry.segmentCount {
                let offset = number * segmentSize
                let plaintext = try file.content.exactlyPlain(min(segmentSize, entry.size - offset), at: offset)
                digests.append(try crypto { () throws(OpenSSLError) in try SHA256.hash(plaintext) })
            }
        }
        (self.segmentSize, self.files, segmentDigests) = (segmentSize, entries, digests)
    }

    /// SHA-256(`"brygga1-approval-case"` || 0x00 || salt || canonical JSON of the content): nobody who lacks the salt can
    /// try out what the content may be.
    public func digest(salt: SHA256Digest) throws(BundleFault) -> SHA256Digest {
        let content = CanonicalJSON.bytes(of: [
            "segment_size": .integer(Int64(segmentSize)), "files": .array(files.map(\.value)),
            "segments_plain_sha256": .array(segmentDigests.map { .string($0.hex) }),
        ])
        let bytes = Array("brygga1-approval-case\0".utf8) + salt.bytes + content
        return try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }
    }
}
