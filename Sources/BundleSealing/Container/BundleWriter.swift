/// Where a container goes: called with its bytes in order, from the first to the last.
public typealias BundleSink = ([UInt8]) throws -> Void

/// Writes the one canonical ZIP of a sequence of entries, in order, without seeking (docs/bundle-format.md, section 1).
struct BundleWriter {
    private(set) var entries: [ContainerEntry] = []
    private var position = 0

    /// How many bytes were written so far.
    var size: Int { position }

    /// Writes one entry whole.
    mutating func add(_ name: String, _ content: [UInt8], to sink: BundleSink) throws(BundleFault) {
        let entry = ContainerEntry(
            name: name, size: content.count, checksum: CRC32.of(content), offset: position)
        // The directory and the end record must fit below the limit too; they are counted when they are written.
        guard entry.end <= BundleLimits.containerSize else { throw BundleFault(.limit, "the container's size") }
        try emit(ContainerHeaders.local(entry), to: sink)
        try emit(content, to: sink)
        entries.append(entry)
    }

    /// Writes the directory and the end record; nothing may follow.
    mutating func finish(to sink: BundleSink) throws(BundleFault) {
        let start = position
        let directory = entries.flatMap { ContainerHeaders.central($0) }
        guard start + directory.count + ContainerHeaders.endSize <= BundleLimits.containerSize else {
            throw BundleFault(.limit, "the container's size")
        }
        try emit(directory, to: sink)
        let end = ContainerHeaders.end(
            count: entries.count, directorySize: directory.count, directoryOffset: start)
        try emit(end, to: sink)
    }

    private mutating func emit(_ bytes: [UInt8], to sink: BundleSink) throws(BundleFault) {
        do { try sink(bytes) } catch { throw .below(.write, error, "the container") }
        position += bytes.count
    }
}
