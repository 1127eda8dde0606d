/// Gives each distinct run of bytes a number from 0, in the order of first appearance; open addressing, all bytes in one
/// array, so that a row costs no allocation.
struct ByteInterner: Sendable {
    /// The low 32 bits of the run's hash above its number plus 1; 0 where there is none. So most other runs are passed over, and the
    /// table grows, without a look at the runs.
    private var slots: [UInt64] = Array(repeating: 0, count: 16)
    private var ends: [Int] = []
    private var bytes: [UInt8] = []
    private let seed = SeededHash()

    /// How many distinct runs there are.
    var count: Int { ends.count }

    /// The run with a number.
    subscript(code: Int) -> ArraySlice<UInt8> { bytes[(code > 0 ? ends[code - 1] : 0)..<ends[code]] }

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
        if (ends.count + 1) * 2 > slots.count { grow() }
        bytes.append(run)
        ends.append(bytes.count)
        Self.place(UInt64(UInt32(truncatingIfNeeded: hash)) << 32 | UInt64(ends.count), in: &slots)
        return ends.count - 1
    }

    /// The number of a run, which is added where it is new.
    mutating func code(of run: Span<UInt8>) -> Int {
        let hash = hash(run)
        return find(run, hash: hash) ?? insert(run, hash: hash)
    }

    @inline(__always)
    private func holds(_ run: Span<UInt8>, _ code: Int) -> Bool {
        let start = code > 0 ? ends[code &- 1] : 0
        guard ends[code] &- start == run.count else { return false }
        return bytes.span.extracting(start..<ends[code]).holdsSame(as: run)
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
