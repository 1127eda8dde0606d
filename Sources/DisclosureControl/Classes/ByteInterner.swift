/// Gives each distinct run of bytes a number from 0, in the order of first appearance; open addressing, all bytes in one
/// array, so that a row costs no allocation.
struct ByteInterner: Sendable {
    /// The low 32 bits of the run's hash above its number plus 1; 0 where there is none. So most other runs are passed over, and the
    /// table grows, without a look at the runs.
    private var slots: [UInt64] = Array(repeating: 0, count: 16)
    private var bytes: [UInt8] = []
    /// How many distinct runs there are.
    private(set) var count = 0
    /// The length of every run so far, as that of pseudonyms; nil once they differ.
    private var length: Int? = 0
    /// Where each run ends, once lengths differ.
    private var ends: [Int] = []
    private let seed = SeededHash()

    /// The run with a number.
    subscript(code: Int) -> ArraySlice<UInt8> { bytes[range(code)] }

    /// The hash under which a run is sought, so that it is taken once.
    @inline(__always)
    func hash(_ run: Span<UInt8>) -> UInt64 { seed.hash(run) }

    /// The number of a run, or nil where it is new.
    @inline(__always)
    func find(_ run: Span<UInt8>, hash: UInt64) -> Int? {
        let mask = slots.count &- 1
        let tag = UInt32(truncatingIfNeeded: hash)
        var slot = Int(tag) & mask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == tag {
                let code = Int(UInt32(truncatingIfNeeded: slots[slot]) &- 1)
                if holds(run, code) { return code }
            }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// Adds a run that is new and gives its number.
    mutating func insert(_ run: Span<UInt8>, hash: UInt64) -> Int {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        bytes.append(run)
        if count == 0 { length = run.count }
        if let length, length != run.count {
            ends = (0..<count).map { ($0 + 1) * length }
            self.length = nil
        }
        if length == nil { ends.append(bytes.count) }
        count += 1
        Self.place(UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(count), in: &slots)
        return count - 1
    }

    /// The number of a run, which is added where it is new.
    mutating func code(of run: Span<UInt8>) -> Int {
        let hash = hash(run)
        return find(run, hash: hash) ?? insert(run, hash: hash)
    }

    @inline(__always)
    private func holds(_ run: Span<UInt8>, _ code: Int) -> Bool {
        let range = range(code)
        return range.count == run.count && bytes.span.extracting(range).holdsSame(as: run)
    }

    @inline(__always)
    private func range(_ code: Int) -> Range<Int> {
        if let length { return (code &* length)..<(code &* length &+ length) }
        return (code > 0 ? ends[code &- 1] : 0)..<ends[code]
    }

    @inline(__always)
    private static func place(_ entry: UInt64, in slots: inout [UInt64]) {
        let mask = slots.count &- 1
        var slot = Int(entry >> 32) & mask
        while slots[slot] != 0 { slot = (slot &+ 1) & mask }
        slots[slot] = entry
    }

    private mutating func grow() {
        var larger: [UInt64] = Array(repeating: 0, count: slots.count * 2)
        for entry in slots where entry != 0 { Self.place(entry, in: &larger) }
        slots = larger
    }
}
