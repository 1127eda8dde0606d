/// Puts persons in the order of their pseudonyms.
enum PersonRanks {
    /// The place of each pseudonym among all, by bytes.
    static func of(_ pseudonyms: ByteInterner) -> [UInt32] {
        let count = pseudonyms.count
        guard count > 0 else { return [] }
        // Pseudonyms of one domain begin alike: eight bytes from where they differ decide nearly always.
        let shared = commonPrefix(pseudonyms)
        let keyed = (0..<count).map { (key: key(pseudonyms[$0].dropFirst(shared).prefix(8)), code: $0) }
        let order = keyed.sorted { left, right in
            guard left.key == right.key else { return left.key < right.key }
            return pseudonyms[left.code].lexicographicallyPrecedes(pseudonyms[right.code])
        }
        var ranks = Array(repeating: UInt32(0), count: count)
        for (rank, entry) in order.enumerated() { ranks[entry.code] = UInt32(rank) }
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
