import CaseModel

/// Files cut into what one container holds each (docs/bundle-format.md, section 1).
///
/// A file that fits a bundle is never cut; a larger one is, between segments, and its pieces have its name in each of
/// their bundles.
public struct SeriesPlan: Sendable {
    /// The files of each bundle, in order; one bundle for whatever fits one.
    public let parts: [[PayloadFile]]

    /// Cuts files of any size.
    ///
    /// - Parameter contentLimit: the most bytes of content in one bundle; what is smaller than one segment counts as one for a
    ///   file that is larger than that.
    /// - Throws: `E_LIMIT` for what would need more than 9,999 bundles.
    public init(
        _ files: [PayloadFile], segmentSize: Int = BundleLimits.defaultSegmentSize,
        contentLimit: Int = BundleLimits.contentSize
    ) throws(BundleFault) {
        var filling = Filling(segmentSize: segmentSize, contentLimit: contentLimit)
        for file in files { filling.add(file) }
        guard filling.parts.count <= BundleManifest.Series.countLimit else {
            throw BundleFault(.limit, "the number of bundles in a series")
        }
        parts = filling.parts
    }

    /// Bundles that are filled one after the other.
    private struct Filling {
        let segmentSize: Int
        let contentLimit: Int
        var parts: [[PayloadFile]] = [[]]
        private var (content, segments, indexed) = (0, 0, 0)

        init(segmentSize: Int, contentLimit: Int) {
            (self.segmentSize, self.contentLimit) = (segmentSize, contentLimit)
        }

        mutating func add(_ file: PayloadFile) {
            let largest = min(max(contentLimit / segmentSize, 1), BundleLimits.segments) * segmentSize
            var offset = 0
            while file.content.size - offset > largest {
                put(file, offset..<offset + largest)
                offset += largest
            }
            put(file, offset..<file.content.size)
        }

        private mutating func put(_ file: PayloadFile, _ range: Range<Int>) {
            let count = BundleIndex.segmentCount(of: range.count, segmentSize: segmentSize)
            let entry = BundleIndex.File(
                name: file.name, size: range.count, category: file.category, firstSegment: segments + 1,
                segmentCount: count
            ).indexedSize
            let isFull =
                content + range.count > contentLimit || segments + count > BundleLimits.segments
                || indexed + entry > BundleLimits.indexSize / 2
            if isFull, !parts[parts.count - 1].isEmpty {
                parts.append([])
                (content, segments, indexed) = (0, 0, 0)
            }
            (content, segments, indexed) = (content + range.count, segments + count, indexed + entry)
            let isWhole = range.count == file.content.size
            parts[parts.count - 1].append(
                isWhole
                    ? file
                    : PayloadFile(
                        name: file.name, category: file.category,
                        content: PlaintextPiece(source: file.content, start: range.lowerBound, size: range.count)))
        }
    }
}

extension BundleIndex.File {
    /// How many bytes it takes in the index, with the digests of its segments.
    fileprivate var indexedSize: Int {
        CanonicalJSON.bytes(of: value).count + 1 + BundleIndex.tailSize(segmentCount)
    }
}

/// A stretch of a file to seal.
private struct PlaintextPiece: PlaintextSource {
    let source: any PlaintextSource
    let start: Int
    let size: Int

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        try requireInside(offset, count)
        return try source.read(at: start + offset, count: count)
    }

    func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws -> Int {
        try requireInside(offset, target.count)
        return try source.read(at: start + offset, into: &target)
    }

    func requireUnchanged() throws { try source.requireUnchanged() }
}
