/// The entries of a bundle by what they are; it exists only for a canonical ZIP with the right names in order.
struct Container: Sendable {
    let source: any BundleSource
    let mediaType: ContainerEntry
    let index: ContainerEntry
    let payloads: [ContainerEntry]
    let manifest: ContainerEntry
    let log: [ContainerEntry]
    let entryList: ContainerEntry
    let signature: ContainerEntry

    /// Sorts the entries out by name and order, and holds their sizes to the limits.
    init(source: any BundleSource, entries: [ContainerEntry]) throws(BundleFault) {
        var cursor = EntryCursor(entries)
        self.source = source
        mediaType = try cursor.take(EntryName.mediaType, atMost: EntryName.mediaTypeContent.count)
        index = try cursor.take(EntryName.index, atMost: BundleLimits.indexSize)
        var payloads: [ContainerEntry] = []
        let largest = BundleLimits.segmentSize + SegmentEnvelope.largestOverhead
        while let payload = try cursor.takeIfNext(EntryName.payload(payloads.count + 1), atMost: largest) {
            payloads.append(payload)
            guard payloads.count <= BundleLimits.segments else { throw BundleFault(.limit, "the number of segments") }
        }
        guard !payloads.isEmpty else { throw BundleFault(.layout, "no payload") }
        self.payloads = payloads
        manifest = try cursor.take(EntryName.manifest, atMost: BundleLimits.manifestSize)
        var log: [ContainerEntry] = []
        for name in EntryName.log {
            if let entry = try cursor.takeIfNext(name, atMost: BundleLimits.logEntrySize) { log.append(entry) }
        }
        self.log = log
        entryList = try cursor.take(EntryName.entryList, atMost: BundleLimits.entryListSize)
        signature = try cursor.take(EntryName.signature, atMost: BundleLimits.signatureSize)
        guard cursor.isAtEnd else { throw BundleFault(.layout, "something after the signature") }
    }

    /// The entries that the signature covers besides the manifest, in the order of the entry list.
    var sealedEntries: [ContainerEntry] { [index] + payloads + log }

    /// The whole content of an entry, its checksum compared; for entries that are read into memory at once.
    func content(of entry: ContainerEntry) throws(BundleFault) -> [UInt8] {
        let content = try source.exactly(entry.size, at: entry.contentOffset)
        guard CRC32.of(content) == entry.checksum else { throw BundleFault(.zip, "the checksum of \(entry.name)") }
        return content
    }
}

/// Takes entries one by one and refuses any other than the one expected.
private struct EntryCursor {
    private let entries: [ContainerEntry]
    private var position = 0

    init(_ entries: [ContainerEntry]) { self.entries = entries }

    var isAtEnd: Bool { position == entries.count }

    mutating func take(_ name: String, atMost limit: Int) throws(BundleFault) -> ContainerEntry {
        guard let entry = try takeIfNext(name, atMost: limit) else {
            throw BundleFault(.layout, "\(name) is not in its place")
        }
        return entry
    }

    mutating func takeIfNext(_ name: String, atMost limit: Int) throws(BundleFault) -> ContainerEntry? {
        guard position < entries.count, entries[position].name == name else { return nil }
        let entry = entries[position]
        guard entry.size <= limit else { throw BundleFault(.limit, "the size of \(name)") }
        position += 1
        return entry
    }
}
