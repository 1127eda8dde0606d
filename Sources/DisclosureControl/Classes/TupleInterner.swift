/// Gives each distinct tuple of numbers a number from 0, in the order of first appearance; open addressing.
///
/// As long as the numbers of a tuple fit into 64 bits together, which they do in nearly every table, a look-up is one access to
/// memory: the tuple stands in its slot.
struct TupleInterner: Sendable {
    /// How many numbers a tuple has.
    let width: Int
    /// The tuples one after the other.
    private(set) var parts: [UInt32] = []
    private(set) var count = 0
    /// How many bits a number has in a packed tuple; 0 where tuples are not packed.
    private var bits: Int
    /// Packed: for each slot the tuple, and its number plus 1 or 0; else the number plus 1 or 0 alone.
    private var slots: [UInt64]
    private let seed = SeededHash()

    private static let firstSize = 16

    init(width: Int) {
        self.width = width
        bits = (1...16).contains(width) ? 64 / width : 0
        if width == 1 { bits = 32 }
        slots = Array(repeating: 0, count: bits > 0 ? 2 * Self.firstSize : Self.firstSize)
    }

    /// The number of a tuple, which is added where it is new.
    @inline(__always)
    mutating func code(of tuple: [UInt32]) -> Int {
        guard bits > 0 else { return wideCode(of: tuple) }
        var key: UInt64 = 0
        var all: UInt32 = 0
        for index in tuple.indices {
            key = key << UInt64(truncatingIfNeeded: bits) | UInt64(tuple[index])
            all |= tuple[index]
        }
        // One number too large for its bits: from here on tuples are compared part by part.
        guard bits == 32 || all >> UInt32(truncatingIfNeeded: bits) == 0 else {
            bits = 0
            rebuild(size: slots.count / 2)
            return wideCode(of: tuple)
        }
        let mask = slots.count / 2 &- 1
        var slot = Int(truncatingIfNeeded: seed.fold(0, key)) & mask
        while slots[2 &* slot &+ 1] != 0 {
            if slots[2 &* slot] == key { return Int(slots[2 &* slot &+ 1] &- 1) }
            slot = (slot &+ 1) & mask
        }
        slots[2 &* slot] = key
        slots[2 &* slot &+ 1] = UInt64(count + 1)
        return insert(tuple, size: mask + 1)
    }

    /// One number of a tuple.
    @inline(__always)
    func part(_ place: Int, of code: Int) -> UInt32 { parts[code &* width &+ place] }

    private mutating func wideCode(of tuple: [UInt32]) -> Int {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: hash(tuple[...])) & mask
        while slots[slot] != 0 {
            let code = Int(slots[slot] &- 1)
            if holds(tuple, code) { return code }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = UInt64(count + 1)
        return insert(tuple, size: mask + 1)
    }

    private mutating func insert(_ tuple: [UInt32], size: Int) -> Int {
        for index in tuple.indices { parts.append(tuple[index]) }
        count += 1
        // Three slots in four are taken at most.
        if count * 4 > size * 3 { rebuild(size: 2 * size) }
        return count - 1
    }

    @inline(__always)
    private func holds(_ tuple: [UInt32], _ code: Int) -> Bool {
        let start = code &* width
        for index in tuple.indices where parts[start &+ index] != tuple[index] { return false }
        return true
    }

    private func hash(_ tuple: ArraySlice<UInt32>) -> UInt64 {
        guard bits > 0 else { return tuple.reduce(0) { seed.fold($0, UInt64($1)) } }
        return seed.fold(0, key(tuple))
    }

    private func key(_ tuple: ArraySlice<UInt32>) -> UInt64 { tuple.reduce(0) { $0 << UInt64(bits) | UInt64($1) } }

    private mutating func rebuild(size: Int) {
        slots = Array(repeating: 0, count: bits > 0 ? 2 * size : size)
        let mask = size - 1
        for code in 0..<count {
            let tuple = parts[(code * width)..<((code + 1) * width)]
            var slot = Int(truncatingIfNeeded: hash(tuple)) & mask
            while slots[bits > 0 ? 2 * slot + 1 : slot] != 0 { slot = (slot + 1) & mask }
            if bits > 0 {
                slots[2 * slot] = key(tuple)
                slots[2 * slot + 1] = UInt64(code + 1)
            } else {
                slots[slot] = UInt64(code + 1)
            }
        }
    }
}
