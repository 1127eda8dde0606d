/// Gives each distinct tuple of numbers a number from 0, in the order of first appearance; open addressing.
struct TupleInterner: Sendable {
    /// How many numbers a tuple has.
    let width: Int
    /// The tuples one after the other.
    private(set) var parts: [UInt32] = []
    private var slots: [UInt32] = Array(repeating: 0, count: 16)
    private(set) var count = 0
    private let seed = SeededHash()

    init(width: Int) { self.width = width }

    /// The number of a tuple, which is added where it is new.
    @inline(__always)
    mutating func code(of tuple: [UInt32]) -> Int {
        var state: UInt64 = 0
        for index in tuple.indices { state = seed.fold(state, UInt64(tuple[index])) }
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: state) & mask
        while slots[slot] != 0 {
            let code = Int(slots[slot] &- 1)
            if holds(tuple, code) { return code }
            slot = (slot &+ 1) & mask
        }
        return insert(tuple, at: slot)
    }

    /// One number of a tuple.
    @inline(__always)
    func part(_ place: Int, of code: Int) -> UInt32 { parts[code &* width &+ place] }

    private mutating func insert(_ tuple: [UInt32], at slot: Int) -> Int {
        for index in tuple.indices { parts.append(tuple[index]) }
        count += 1
        slots[slot] = UInt32(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    @inline(__always)
    private func holds(_ tuple: [UInt32], _ code: Int) -> Bool {
        let start = code &* width
        for index in tuple.indices where parts[start &+ index] != tuple[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for code in 0..<count {
            var state: UInt64 = 0
            for place in 0..<width { state = seed.fold(state, UInt64(part(place, of: code))) }
            var slot = Int(truncatingIfNeeded: state) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(code + 1)
        }
    }
}
