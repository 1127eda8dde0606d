/// A two-way table of counts of persons; its totals are derived and never given.
///
/// A one-way table has one row (or one column): its only total is the grand total. Counts are whole persons, each in one
/// cell. Labels are compared as Swift strings, so two spellings of one text are one label.
public struct FrequencyTable: Sendable, Hashable {
    /// The most inner cells a table has.
    public static let cellLimit = 20_000
    /// The most persons a table counts.
    public static let personLimit = 1_000_000_000_000

    /// The labels of the rows, without duplicates, in the table's order.
    public let rows: [String]
    /// The labels of the columns, without duplicates, in the table's order.
    public let columns: [String]
    /// The inner counts, row by row.
    public let counts: [[Int]]
    /// The persons of each row.
    public let rowTotals: [Int]
    /// The persons of each column.
    public let columnTotals: [Int]
    /// All persons.
    public let total: Int

    /// A table of these inner counts, row by row.
    ///
    /// Throws `empty`, `emptyLabel`, `duplicateLabel`, `tooManyCells`, `rowCount`, `raggedRow`, `negativeCount` or
    /// `tooManyPersons`.
    public init(rows: [String], columns: [String], counts: [[Int]]) throws(TableError) {
        guard !rows.isEmpty, !columns.isEmpty else { throw .empty }
        guard rows.count <= Self.cellLimit, columns.count <= Self.cellLimit / rows.count else {
            throw .tooManyCells(limit: Self.cellLimit)
        }
        try Self.checkLabels(rows)
        try Self.checkLabels(columns)
        guard counts.count == rows.count else { throw .rowCount(expected: rows.count, actual: counts.count) }

        var rowTotals: [Int] = []
        var columnTotals = [Int](repeating: 0, count: columns.count)
        var total = 0
        for (row, line) in counts.enumerated() {
            guard line.count == columns.count else {
                throw .raggedRow(row: row, expected: columns.count, actual: line.count)
            }
            var rowTotal = 0
            for (column, count) in line.enumerated() {
                guard count >= 0 else { throw .negativeCount(row: row, column: column) }
                // With both below the limit no sum overflows, and no later arithmetic on costs does.
                guard count <= Self.personLimit, total + count <= Self.personLimit else {
                    throw .tooManyPersons(limit: Self.personLimit)
                }
                total += count
                rowTotal += count
                columnTotals[column] += count
            }
            rowTotals.append(rowTotal)
        }
        self.rows = rows
        self.columns = columns
        self.counts = counts
        self.rowTotals = rowTotals
        self.columnTotals = columnTotals
        self.total = total
    }

    /// A one-way table: one row with this label.
    public init(row: String, columns: [String], counts: [Int]) throws(TableError) {
        try self.init(rows: [row], columns: columns, counts: [counts])
    }

    /// The count of a cell, totals included; nil where the table has no such cell.
    public subscript(_ cell: TableCell) -> Int? {
        guard cell.row >= 0, cell.column >= 0, cell.row <= rows.count, cell.column <= columns.count else { return nil }
        return switch (cell.row == rows.count, cell.column == columns.count) {
        case (false, false): counts[cell.row][cell.column]
        case (false, true): rowTotals[cell.row]
        case (true, false): columnTotals[cell.column]
        case (true, true): total
        }
    }

    private static func checkLabels(_ labels: [String]) throws(TableError) {
        var seen: Set<String> = []
        for (position, label) in labels.enumerated() {
            guard !label.isEmpty else { throw .emptyLabel(position: position) }
            guard seen.insert(label).inserted else { throw .duplicateLabel(label) }
        }
    }
}
