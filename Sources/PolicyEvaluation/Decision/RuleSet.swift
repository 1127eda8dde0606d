/// A set of rules by number, one bit each; all sets of one table have the same width.
struct RuleSet: Hashable, Sendable {
    private(set) var words: [UInt64]

    init(width: Int) { words = Array(repeating: 0, count: (width + 63) / 64) }

    mutating func insert(_ rule: Int) { words[rule >> 6] |= 1 << UInt64(rule & 63) }

    func contains(_ rule: Int) -> Bool { words[rule >> 6] & (1 << UInt64(rule & 63)) != 0 }

    mutating func formIntersection(_ other: RuleSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: RuleSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The numbers of the rules in the set, rising.
    var rules: [Int] {
        var rules: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                rules.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return rules
    }
}
