/// The numbers of short cells that came lately: most columns repeat a few values, which are found here by two compares.
struct RecentCells: Sendable {
    /// A cell of 1 to 16 bytes as three numbers that only it has.
    struct Key: Sendable, Equatable {
        let first: UInt64
        let last: UInt64
        let count: UInt32

        @inline(__always)
        init?(_ cell: Span<UInt8>) {
            guard cell.count > 0, cell.count <= 16 else { return nil }
            count = UInt32(cell.count)
            last = cell.lastWord
            first = cell.count < 8 ? 0 : cell.word(at: 0)
        }

        /// Where it is kept.
        @inline(__always)
        var place: Int {
            let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
            return Int(truncatingIfNeeded: mixed >> 56) & (RecentCells.size - 1)
        }
    }

    private static let size = 256

    private var keys: [Key?] = Array(repeating: nil, count: size)
    private var codes: [UInt32] = Array(repeating: 0, count: size)

    /// The number of a cell, where it is at hand.
    @inline(__always)
    func code(of key: Key) -> UInt32? {
        let place = key.place
        return keys[place] == key ? codes[place] : nil
    }

    /// Keeps a number in the place of another one.
    mutating func remember(_ code: UInt32, of key: Key) {
        keys[key.place] = key
        codes[key.place] = code
    }
}
