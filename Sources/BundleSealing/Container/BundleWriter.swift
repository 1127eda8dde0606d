import OpenSSLCrypto

/// Lays out the one canonical ZIP of a sequence of entries (docs/bundle-format.md, section 1). An entry's size is known
/// before its bytes: its place is reserved, and its bytes and header may follow in any order.
struct BundleWriter {
    private var places: [Place] = []
    private var position = 0

    private struct Place {
        var entry: ContainerEntry
        var isComplete: Bool
    }

    /// How many bytes the container has so far.
    var size: Int { position }

    /// Reserves the place of the next entry.
    mutating func reserve(_ name: String, size: Int) throws(BundleFault) -> Reservation {
        let entry = ContainerEntry(name: name, size: size, checksum: 0, offset: position)
        // The directory and the end record must fit below the limit too; they are counted when they are written.
        guard entry.end <= BundleLimits.containerSize else { throw BundleFault(.limit, "the container's size") }
        position = entry.end
        places.append(Place(entry: entry, isComplete: false))
        return Reservation(number: places.count - 1, name: name, contentOffset: entry.contentOffset)
    }

    /// The place of an entry whose bytes are to come.
    struct Reservation: Sendable {
        fileprivate let number: Int
        /// The entry's name.
        let name: String
        /// Where its bytes go.
        let contentOffset: Int
    }

    /// Writes the header of an entry whose bytes are written.
    mutating func complete(
        _ reservation: Reservation, checksum: UInt32, to target: any BundleTarget
    ) throws(BundleFault) {
        let place = places[reservation.number].entry
        let entry = ContainerEntry(name: place.name, size: place.size, checksum: checksum, offset: place.offset)
        places[reservation.number] = Place(entry: entry, isComplete: true)
        try target.put(ContainerHeaders.local(entry).span, at: entry.offset)
    }

    /// Writes the bytes and the header of an entry.
    mutating func fill(
        _ reservation: Reservation, _ content: [UInt8], to target: any BundleTarget
    ) throws(BundleFault) {
        guard content.count == places[reservation.number].entry.size else {
            throw BundleFault(.draft, "an entry has another size than its place")
        }
        try target.put(content.span, at: reservation.contentOffset)
        try complete(reservation, checksum: CRC32.of(content), to: target)
    }

    /// Writes one entry whole.
    mutating func add(_ name: String, _ content: [UInt8], to target: any BundleTarget) throws(BundleFault) {
        try fill(reserve(name, size: content.count), content, to: target)
    }

    /// Writes the directory and the end record; nothing may follow.
    mutating func finish(to target: any BundleTarget) throws(BundleFault) {
        guard places.allSatisfy(\.isComplete) else { throw BundleFault(.draft, "an entry has no content") }
        let start = position
        let directory = places.flatMap { ContainerHeaders.central($0.entry) }
        let end = ContainerHeaders.end(
            count: places.count, directorySize: directory.count, directoryOffset: start)
        guard start + directory.count + end.count <= BundleLimits.containerSize else {
            throw BundleFault(.limit, "the container's size")
        }
        try target.put((directory + end).span, at: start)
        position += directory.count + end.count
    }
}

extension BundleTarget {
    /// Writes, and tells a failure as the container's.
    func put(_ bytes: Span<UInt8>, at offset: Int) throws(BundleFault) {
        do { try write(bytes, at: offset) } catch { throw .below(.write, error, "the container") }
    }
}
