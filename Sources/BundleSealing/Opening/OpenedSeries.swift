public import OpenSSLCrypto

/// One content with its open indices: of a single bundle, or of all bundles of a series as if they were one.
///
/// A file that goes on in the next bundle is the last of one and the first of the next under the same name, in whole
/// segments but for its last piece; any other name stands once.
public struct OpenedSeries: Sendable {
    /// The bundles in their order, with their indices.
    public let parts: [OpenedIndex]
    /// The index of the whole: every file with all its segments. Name and nonce are those of the first bundle.
    public let index: BundleIndex

    /// For each bundle, where its first file stands in the index of the whole, and from which byte on it holds it.
    private let begins: [(file: Int, offset: Int)]

    /// Opens the indices of bundles that `BundleSeries.inOrder` gave.
    ///
    /// Throws what `VerifiedBundle.openIndex` throws, and `E_INDEX` where they do not state the same or their files do not
    /// follow one another.
    public init(_ bundles: [VerifiedBundle], key: borrowing PrivateKey) throws(BundleFault) {
        var parts: [OpenedIndex] = []
        for bundle in bundles { parts.append(try bundle.openIndex(key: key)) }
        guard let first = parts.first else { throw Self.fault("no bundle") }
        var files: [BundleIndex.File] = []
        var begins: [(file: Int, offset: Int)] = []
        var segments = 0
        for part in parts {
            guard part.index.statement == first.index.statement, part.index.segmentSize == first.index.segmentSize
            else {
                throw Self.fault("the bundles of a series do not state the same")
            }
            var own = part.index.files[...]
            begins.append((files.count, 0))
            if let last = files.last, let next = own.first, last.name == next.name {
                guard last.category == next.category, last.size > 0, last.size % first.index.segmentSize == 0,
                    next.size > 0
                else { throw Self.fault("a file does not go on where it was cut") }
                begins[begins.count - 1] = (files.count - 1, last.size)
                files[files.count - 1] = last.goingOn(with: next)
                own = own.dropFirst()
            }
            files += own.map { $0.moved(by: segments) }
            segments += part.index.segmentDigests.count
        }
        index = BundleIndex(
            bundleID: first.index.bundleID, nonce: first.index.nonce, statement: first.index.statement,
            segmentSize: first.index.segmentSize, files: files,
            segmentDigests: parts.flatMap(\.index.segmentDigests))
        (self.parts, self.begins) = (parts, begins)
        do {
            try index.requireTiling()
            try index.requireDistinctNames()
        } catch { throw Self.fault(error.detail) }
    }

    /// Step 8 for every bundle in turn, as `OpenedIndex.openSegments` does it; places are those of the whole.
    public func openSegments(
        key: borrowing PrivateKey, jobs: Int = 1,
        examine: @Sendable (_ place: SegmentPlace, _ plaintext: Span<UInt8>) throws -> Void = { _, _ in },
        into sink: (_ place: SegmentPlace, _ plaintext: Span<UInt8>) throws -> Void
    ) throws(BundleFault) {
        var segments = 0
        for (part, begin) in zip(parts, begins) {
            let before = segments
            _ = try part.openSegments(key: key, jobs: jobs) { place, plaintext in
                try examine(place.moved(to: begin, after: before), plaintext)
            } into: { place, plaintext in
                try sink(place.moved(to: begin, after: before), plaintext)
            }
            segments += part.index.segmentDigests.count
        }
    }

    private static func fault(_ detail: String) -> BundleFault { BundleFault(.index, detail, check: .index) }
}

extension SegmentPlace {
    /// The place in the whole of one in a bundle, whose first file begins there.
    fileprivate func moved(to begin: (file: Int, offset: Int), after segments: Int) -> SegmentPlace {
        SegmentPlace(
            segment: segments + segment, fileIndex: begin.file + fileIndex,
            offset: offset + (fileIndex == 0 ? begin.offset : 0), count: count)
    }
}

extension BundleIndex.File {
    fileprivate func moved(by segments: Int) -> Self {
        Self(
            name: name, size: size, category: category, firstSegment: firstSegment + segments,
            segmentCount: segmentCount)
    }

    fileprivate func goingOn(with next: Self) -> Self {
        Self(
            name: name, size: size + next.size, category: category, firstSegment: firstSegment,
            segmentCount: segmentCount + next.segmentCount)
    }
}
