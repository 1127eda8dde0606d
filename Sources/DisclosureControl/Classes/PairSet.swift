/// A set of pairs of two numbers.
struct PairSet: Sendable {
    private var slots: [UInt64] = Array(repeating: .max, count: 16)
    private(set) var count = 0
    private let seed = SeededHash()

    /// Adds a pair that may be there.
    @inline(__always)
    mutating func insert(_ first: UInt32, _ second: UInt32) {
        let key = UInt64(first) << 32 | UInt64(second)
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: seed.fold(0, key)) & mask
        while slots[slot] != .max {
            if slots[slot] == key { return }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = key
        count += 1
        if count * 2 > slots.count { grow() }
    }

    /// Gives each pair, in no order that means anything.
    func forEach(_ body: (_ first: Int, _ second: UInt32) -> Void) {
        for key in slots where key != .max { body(Int(key >> 32), UInt32(truncatingIfNeeded: key)) }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: .max, count: old.count * 2)
        let mask = slots.count - 1
        for key in old where key != .max {
            var slot = Int(truncatingIfNeeded: seed.fold(0, key)) & mask
            while slots[slot] != .max { slot = (slot + 1) & mask }
            slots[slot] = key
        }
    }
}
