/// Counts distinct pseudonyms of a column in bounded memory: exactly up to a limit, beyond it by an estimate.
///
/// The estimate is HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) over the codes themselves, which are as good as
/// random; its standard error is 0.81 %.
///
/// Unchecked: it has one owner at a time, the run's ledger.
@safe package final class DistinctCount: @unchecked Sendable {
    /// The most pseudonyms that are counted exactly.
    package static let exactLimit = 1 << 15

    private static let registerBits = 14
    private let registers: UnsafeMutablePointer<UInt8>
    private let table: UnsafeMutablePointer<Table>

    private struct Slot {
        /// A code that was seen; 0 stands for none.
        var code: UInt64 = 0
        /// The mark of its number.
        var number: UInt32 = 0
    }

    /// What was seen, open addressing.
    @safe private struct Table {
        var slots: UnsafeMutablePointer<Slot>
        var capacity: Int
        var count = 0
        var isExact = true
        var hasCollision = false
    }

    package init() {
        unsafe registers = .allocate(capacity: 1 << Self.registerBits)
        unsafe registers.initialize(repeating: 0, count: 1 << Self.registerBits)
        unsafe table = .allocate(capacity: 1)
        unsafe table.initialize(to: Table(slots: Self.slots(1 << 10), capacity: 1 << 10))
    }

    deinit {
        unsafe table.pointee.slots.deallocate()
        unsafe table.deallocate()
        unsafe registers.deallocate()
    }

    /// How many there are.
    package var count: Int { unsafe table.pointee.isExact ? table.pointee.count : estimate }
    /// Whether the count is exact.
    package var isExact: Bool { unsafe table.pointee.isExact }
    /// Whether two numbers were seen that have one code, as far as the count is exact.
    package var hasCollision: Bool { unsafe table.pointee.hasCollision }

    /// Takes a mark.
    func insert(_ mark: IdentityMark) {
        let index = Int(truncatingIfNeeded: mark.code >> UInt64(64 - Self.registerBits))
        let rank = UInt8(truncatingIfNeeded: (mark.code << UInt64(Self.registerBits) | 1 << 13).leadingZeroBitCount + 1)
        if unsafe registers[index] < rank { unsafe registers[index] = rank }
        if unsafe table.pointee.isExact { insertExactly(mark) }
    }

    private func insertExactly(_ mark: IdentityMark) {
        let code = max(mark.code, 1)
        let (slots, mask) = unsafe (table.pointee.slots, table.pointee.capacity - 1)
        var place = Int(truncatingIfNeeded: code) & mask
        while unsafe slots[place].code != 0 {
            if unsafe slots[place].code == code {
                if unsafe slots[place].number != mark.number { unsafe table.pointee.hasCollision = true }
                return
            }
            place = (place + 1) & mask
        }
        guard unsafe table.pointee.count < Self.exactLimit else {
            unsafe table.pointee.isExact = false
            return
        }
        unsafe slots[place] = Slot(code: code, number: mark.number)
        unsafe table.pointee.count += 1
        if unsafe table.pointee.count * 2 > mask { grow() }
    }

    private func grow() {
        let (old, capacity) = unsafe (table.pointee.slots, table.pointee.capacity)
        let (slots, mask) = unsafe (Self.slots(2 * capacity), 2 * capacity - 1)
        for index in 0..<capacity where unsafe old[index].code != 0 {
            var place = unsafe Int(truncatingIfNeeded: old[index].code) & mask
            while unsafe slots[place].code != 0 { place = (place + 1) & mask }
            unsafe slots[place] = old[index]
        }
        unsafe old.deallocate()
        unsafe (table.pointee.slots, table.pointee.capacity) = (slots, 2 * capacity)
    }

    private static func slots(_ count: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
        unsafe slots.initialize(repeating: Slot(), count: count)
        return unsafe slots
    }

    /// The estimate; small counts never come here, so it needs no correction for them.
    private var estimate: Int {
        let size = 1 << Self.registerBits
        let m = Double(size)
        var sum = 0.0
        for index in 0..<size { unsafe sum += 1 / Double(UInt64(1) << UInt64(registers[index])) }
        let alpha = 0.7213 / (1 + 1.079 / m)
        return Int((alpha * m * m / sum).rounded())
    }
}
