/// Puts lines in the order of their pseudonyms, and lines of one person in the order of their bytes.
struct LineOrder {
    /// Where the lines lie in the text, sorted.
    let lines: [Range<Int>]

    init(text: [UInt8], starts: [Int], persons: [UInt32], pseudonyms: ByteInterner) {
        let rank = Self.ranks(pseudonyms)
        // A counting sort by person: where each one's lines begin.
        var next = Array(repeating: 0, count: rank.count + 1)
        for person in persons { next[rank[Int(person)] + 1] += 1 }
        for place in next.indices.dropFirst() { next[place] += next[place - 1] }
        let first = next
        var lines = Array(repeating: 0..<0, count: starts.count)
        for (line, start) in starts.enumerated() {
            let place = rank[Int(persons[line])]
            lines[next[place]] = start..<(line + 1 < starts.count ? starts[line + 1] : text.count)
            next[place] += 1
        }
        for place in 0..<rank.count where first[place + 1] - first[place] > 1 {
            lines[first[place]..<first[place + 1]].sort { text[$0].lexicographicallyPrecedes(text[$1]) }
        }
        self.lines = lines
    }

    /// The place of each pseudonym among all, by bytes.
    private static func ranks(_ pseudonyms: ByteInterner) -> [Int] {
        let count = pseudonyms.count
        guard count > 0 else { return [] }
        // Pseudonyms of one domain begin alike: eight bytes from where they differ decide nearly always.
        let shared = commonPrefix(pseudonyms)
        let keyed = (0..<count).map { (key: key(pseudonyms[$0].dropFirst(shared).prefix(8)), code: $0) }
        let order = keyed.sorted { left, right in
            guard left.key == right.key else { return left.key < right.key }
            return pseudonyms[left.code].lexicographicallyPrecedes(pseudonyms[right.code])
        }
        var ranks = Array(repeating: 0, count: count)
        for (rank, entry) in order.enumerated() { ranks[entry.code] = rank }
        return ranks
    }

    private static func commonPrefix(_ pseudonyms: ByteInterner) -> Int {
        let first = pseudonyms[0]
        return (1..<max(1, pseudonyms.count)).reduce(first.count) { shared, code in
            guard shared > 0 else { return 0 }
            return zip(first.prefix(shared), pseudonyms[code]).prefix { $0.0 == $0.1 }.count
        }
    }

    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for byte in bytes { key = key << 8 | UInt64(byte) }
        return key << UInt64(8 * (8 - bytes.count))
    }
}
