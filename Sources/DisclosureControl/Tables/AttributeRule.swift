/// When a line says of persons what they have in common: nearly all of a row stand in one column.
///
/// Suppression does not mend it, for the line's large cell and its zeros say it. Lines are merged or the flag is waived.
/// Source: docs/disclosure-control-tables.md, "Attribute disclosure".
public struct AttributeRule: Sendable, Hashable {
    /// From this share on, in per cent of the line, a line is flagged; 51 to 100.
    public let share: Int
    /// Whether the shares of rows, of columns or of both are looked at.
    public let axes: Set<TableAxis>
    /// The labels that are sensitive, across the line; nil for all.
    public let sensitive: Set<String>?
    /// Flags that the officer has looked at and lets pass.
    public let waived: Set<AttributeFlag>

    /// Rows of which 90 per cent or more stand in one column, whichever it is; nothing is waived.
    public static let standard = AttributeRule(checkedShare: 90, axes: [.rows], sensitive: nil, waived: [])

    /// A rule of one's own; no axis switches it off. Throws `shareOutOfRange`.
    public init(
        share: Int, axes: Set<TableAxis> = [.rows], sensitive: Set<String>? = nil, waived: Set<AttributeFlag> = []
    ) throws(TableError) {
        guard (51...100).contains(share) else { throw .shareOutOfRange(share) }
        self.init(checkedShare: share, axes: axes, sensitive: sensitive, waived: waived)
    }

    private init(checkedShare share: Int, axes: Set<TableAxis>, sensitive: Set<String>?, waived: Set<AttributeFlag>) {
        self.share = share
        self.axes = axes
        self.sensitive = sensitive
        self.waived = waived
    }

    /// The same rule with further flags waived.
    public func waiving(_ flags: Set<AttributeFlag>) -> AttributeRule {
        AttributeRule(checkedShare: share, axes: axes, sensitive: sensitive, waived: waived.union(flags))
    }

    func withSensitive(_ labels: Set<String>) -> AttributeRule {
        AttributeRule(checkedShare: share, axes: axes, sensitive: labels, waived: waived)
    }

    /// The lines of a table that say too much and are not waived, rows first, in the table's order.
    ///
    /// A table with one column has no shares of rows, one with one row no shares of columns.
    public func flags(in table: FrequencyTable) -> [AttributeFlag] {
        var found: [AttributeFlag] = []
        if axes.contains(.rows), table.columns.count > 1 {
            for (row, counts) in table.counts.enumerated() {
                found += flags(.rows, table.rows[row], counts, of: table.rowTotals[row], across: table.columns)
            }
        }
        if axes.contains(.columns), table.rows.count > 1 {
            for column in table.columns.indices {
                let counts = table.counts.map { $0[column] }
                let total = table.columnTotals[column]
                found += flags(.columns, table.columns[column], counts, of: total, across: table.rows)
            }
        }
        return found
    }

    private func flags(
        _ axis: TableAxis, _ line: String, _ counts: [Int], of total: Int, across labels: [String]
    ) -> [AttributeFlag] {
        guard total > 0 else { return [] }
        return zip(labels, counts).compactMap { label, count in
            // Counts are at most 10^12, so neither product overflows.
            guard count * 100 >= total * share, sensitive?.contains(label) ?? true else { return nil }
            let flag = AttributeFlag(axis, line: line, category: label)
            return waived.contains(flag) ? nil : flag
        }
    }
}

/// A line of which nearly all persons have one thing in common.
public struct AttributeFlag: Sendable, Hashable {
    /// Whether the line is a row or a column.
    public let axis: TableAxis
    /// The line's label.
    public let line: String
    /// The label, across the line, of what nearly all have in common.
    public let category: String

    /// A flag, to waive it.
    public init(_ axis: TableAxis, line: String, category: String) {
        self.axis = axis
        self.line = line
        self.category = category
    }
}
