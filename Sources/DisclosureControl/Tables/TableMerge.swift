/// The two directions of a table's lines.
public enum TableAxis: String, Sendable, Hashable, CaseIterable {
    /// The rows.
    case rows
    /// The columns.
    case columns
}

/// Two rows or two columns that are to become one.
public struct TableMerge: Sendable, Hashable {
    /// Whether rows or columns are merged.
    public let axis: TableAxis
    /// The label of the line that comes first in the table.
    public let first: String
    /// The label of the line that is added to it.
    public let second: String

    /// A merge of two lines by their labels; whether a table has them, `FrequencyTable.merging` says.
    public init(_ axis: TableAxis, _ first: String, _ second: String) {
        self.axis = axis
        self.first = first
        self.second = second
    }

    /// The label of the merged line where nobody gives another: `first + second`.
    public var label: String { "\(first) + \(second)" }
}

extension FrequencyTable {
    /// The table with two lines made one, in the place of the first; `label` is by default the merge's own.
    ///
    /// Throws `unknownLabel`, `mergeOfOneLine`, and `emptyLabel` or `duplicateLabel` for the new label.
    public func merging(_ merge: TableMerge, label: String? = nil) throws(TableError) -> FrequencyTable {
        let labels = merge.axis == .rows ? rows : columns
        guard let first = labels.firstIndex(of: merge.first) else { throw .unknownLabel(merge.first) }
        guard let second = labels.firstIndex(of: merge.second) else { throw .unknownLabel(merge.second) }
        guard first != second else { throw .mergeOfOneLine(merge.first) }
        var merged = labels
        merged[first] = label ?? merge.label
        merged.remove(at: second)
        switch merge.axis {
        case .rows:
            var lines = counts
            lines[first] = zip(counts[first], counts[second]).map { $0 + $1 }
            lines.remove(at: second)
            return try FrequencyTable(rows: merged, columns: columns, counts: lines)
        case .columns:
            let lines = counts.map { line in
                var line = line
                line[first] += line[second]
                line.remove(at: second)
                return line
            }
            return try FrequencyTable(rows: rows, columns: merged, counts: lines)
        }
    }
}
