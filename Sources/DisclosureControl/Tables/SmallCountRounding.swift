/// Rounds small counts to 0 or to a base, so that the margins move least; larger counts stay exact, and totals are added
/// anew, so the table stays additive.
///
/// Which small counts go up is the exact optimum: the sum of what the row totals, the column totals and the grand total
/// move by is the least there is; among such, so is the sum of what the cells move by. The same table always gives the
/// same result. Source: docs/disclosure-control-tables.md, "Rounding"; Langsrud and Heldal, An algorithm for small count
/// rounding of tabular data (2018).
public struct SmallCountRounding: Sendable, Hashable {
    /// The greatest base.
    public static let baseLimit = 1000

    /// Counts above 0 and below the base become 0 or the base; in persons.
    public let base: Int

    /// Rounding under a profile; by default to the profile's group, at least 3.
    ///
    /// Throws `baseOutOfRange` for a base below 3 or below the group, under which counts between the two would stay.
    public init(profile: DisclosureProfile, base: Int? = nil) throws(TableError) {
        let lowest = max(3, profile.minimumGroup)
        let base = base ?? lowest
        guard base >= lowest, base <= Self.baseLimit else {
            throw .baseOutOfRange(base, lowest: lowest, highest: Self.baseLimit)
        }
        self.base = base
    }

    /// The rounded table. Throws `tooManyPersons` where rounding up makes it too large.
    public func round(_ table: FrequencyTable) throws(TableError) -> RoundedTable {
        var flow = RoundingFlow(table, base: base)
        let raised = flow.solve()
        let counts = table.counts.enumerated().map { row, line in
            line.enumerated().map { column, count in
                guard count > 0, count < base else { return count }
                return raised.contains(TableCell(row: row, column: column)) ? base : 0
            }
        }
        let rounded = try FrequencyTable(rows: table.rows, columns: table.columns, counts: counts)
        return RoundedTable(table: rounded, base: base)
    }
}

/// A table whose small counts are rounded. Only `SmallCountRounding.round` makes one.
public struct RoundedTable: Sendable, Hashable {
    /// The rounded counts with their own totals.
    public let table: FrequencyTable
    /// Each count of it is 0, the base, or exact and at least the base; a total is a sum of those.
    public let base: Int

    init(table: FrequencyTable, base: Int) {
        self.table = table
        self.base = base
    }
}
