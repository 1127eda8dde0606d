/// Step 1: reads the directory of a container and refuses all but the one canonical ZIP of a bundle's entries.
struct ContainerReader {
    private let source: any BundleSource

    init(_ source: any BundleSource) { self.source = source }

    func read() throws(BundleFault) -> Container {
        let entries = try directory()
        try requireLocalHeaders(entries)
        let container = try Container(source: source, entries: entries)
        let mediaType = try container.content(of: container.mediaType)
        guard mediaType == EntryName.mediaTypeContent else { throw BundleFault(.layout, "the media type is another") }
        return container
    }

    /// The entries by the central directory, which must follow the last entry and end the file.
    private func directory() throws(BundleFault) -> [ContainerEntry] {
        guard source.size <= BundleLimits.containerSize else { throw BundleFault(.limit, "the container's size") }
        let endOffset = source.size - ContainerHeaders.endSize
        guard endOffset >= 0 else { throw BundleFault(.zip, "the end record is missing") }
        let end = try source.exactly(ContainerHeaders.endSize, at: endOffset)
        let count = LittleEndian.two(end, at: 10)
        let (size, offset) = (LittleEndian.four(end, at: 12), LittleEndian.four(end, at: 16))
        guard end == ContainerHeaders.end(count: count, directorySize: size, directoryOffset: offset),
            offset + size == endOffset
        else { throw BundleFault(.zip, "the end record") }
        guard count <= BundleLimits.segments + 8 else { throw BundleFault(.limit, "the number of entries") }
        guard size <= count * (ContainerHeaders.centralSize + Self.longestName) else {
            throw BundleFault(.zip, "the size of the directory")
        }
        return try entries(count, in: try source.exactly(size, at: offset), upTo: offset)
    }

    private static let longestName = 64

    private func entries(
        _ count: Int, in directory: [UInt8], upTo directoryOffset: Int
    ) throws(BundleFault) -> [ContainerEntry] {
        var entries: [ContainerEntry] = []
        var (position, expectedOffset) = (0, 0)
        for number in 1...max(count, 1) {
            let nameStart = position + ContainerHeaders.centralSize
            guard nameStart <= directory.count else { throw fault(number) }
            let nameEnd = nameStart + LittleEndian.two(directory, at: position + 28)
            guard nameEnd - nameStart <= Self.longestName, nameEnd <= directory.count,
                let name = Self.name(directory[nameStart..<nameEnd])
            else { throw fault(number) }
            let entry = ContainerEntry(
                name: name, size: LittleEndian.four(directory, at: position + 24),
                checksum: UInt32(LittleEndian.four(directory, at: position + 16)), offset: expectedOffset)
            guard ContainerHeaders.central(entry).elementsEqual(directory[position..<nameEnd]) else {
                throw fault(number)
            }
            entries.append(entry)
            (position, expectedOffset) = (nameEnd, entry.end)
        }
        guard position == directory.count, expectedOffset == directoryOffset else {
            throw BundleFault(.zip, "the entries and the directory do not meet")
        }
        return entries
    }

    private func requireLocalHeaders(_ entries: [ContainerEntry]) throws(BundleFault) {
        for (index, entry) in entries.enumerated() {
            let expected = ContainerHeaders.local(entry)
            guard try source.exactly(expected.count, at: entry.offset) == expected else {
                throw BundleFault(.zip, "the local header of entry \(index + 1)")
            }
        }
    }

    /// Printable ASCII only: nothing else can be a name of this format, and nothing else is ever shown.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func fault(_ number: Int) -> BundleFault { BundleFault(.zip, "the directory's header of entry \(number)") }
}
