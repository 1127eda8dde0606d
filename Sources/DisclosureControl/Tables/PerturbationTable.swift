/// By how much counts are changed, and how often: a p-table, as policy data.
///
/// Row n says it for a count of n; the last row serves all larger counts. A count of 0 has no row: it stays 0.
/// Source: docs/disclosure-control-tables.md, "Cell keys"; Thompson, Broadfoot and Elazar, Methodology for the automatic
/// confidentialisation of statistical outputs from remote servers at the Australian Bureau of Statistics (2013).
public struct PerturbationTable: Sendable, Hashable {
    /// The unit of probabilities: this many are certainty, so eight decimals are exact.
    public static let one = 100_000_000
    /// The most rows.
    public static let rowLimit = 1000
    /// The greatest change of a count, up or down, in persons.
    public static let changeLimit = 1000

    /// One change of a count and how often it is made.
    public struct Entry: Sendable, Hashable {
        /// What is added to the count, in persons.
        public let change: Int
        /// How often, in units of `one`.
        public let probability: Int

        /// An entry; whether it is sound, its table says.
        public init(change: Int, probability: Int) {
            self.change = change
            self.probability = probability
        }
    }

    /// One row: the count it is for, and its entries.
    public struct Row: Sendable, Hashable {
        /// The count, from 1.
        public let count: Int
        /// The changes; their probabilities sum to `one`.
        public let entries: [Entry]

        /// A row; whether it is sound, its table says.
        public init(count: Int, entries: [Entry]) {
            self.count = count
            self.entries = entries
        }
    }

    /// The rows for 1, 2, 3 and so on; entries by ascending change.
    public let rows: [Row]

    /// A table of these rows, which are for the counts 1, 2, 3 and so on. Throws `perturbation` with the rule broken.
    public init(rows: [Row]) throws(TableError) {
        guard !rows.isEmpty else { throw .perturbation(count: 1, .notConsecutive) }
        guard rows.count <= Self.rowLimit else { throw .perturbation(count: Self.rowLimit + 1, .tooManyRows) }
        for (place, row) in rows.enumerated() {
            guard row.count == place + 1 else { throw .perturbation(count: place + 1, .notConsecutive) }
            if let fault = Self.fault(in: row) { throw .perturbation(count: row.count, fault) }
        }
        self.rows = rows.map { Row(count: $0.count, entries: $0.entries.sorted { $0.change < $1.change }) }
    }

    /// The perturbed count of a cell with this key; 0 for 0 and below.
    ///
    /// With u = key / 2^32, the change is the first whose probability, added to those before it, is above u. In whole
    /// numbers: the result is the same on every machine.
    public func perturbed(_ count: Int, cellKey: UInt32) -> Int {
        guard count > 0 else { return 0 }
        let row = rows[min(count, rows.count) - 1]
        var cumulative: UInt64 = 0
        for entry in row.entries {
            cumulative += UInt64(entry.probability)
            // Both products are below 2^59.
            if UInt64(cellKey) * UInt64(Self.one) < cumulative << 32 { return count + entry.change }
        }
        return count
    }

    private static func fault(in row: Row) -> PerturbationFault? {
        var seen: Set<Int> = []
        var sum = 0
        for entry in row.entries {
            guard seen.insert(entry.change).inserted else { return .repeatedChange(entry.change) }
            guard entry.change <= changeLimit else { return .changeTooLarge(entry.change) }
            // The count is positive, so no change is below -1000 but one that is refused here.
            guard entry.change >= -row.count else { return .negativeResult(change: entry.change) }
            guard (0...one).contains(entry.probability) else { return .probabilityOutOfRange(change: entry.change) }
            sum += entry.probability
        }
        return sum == one ? nil : .sum(sum)
    }
}
