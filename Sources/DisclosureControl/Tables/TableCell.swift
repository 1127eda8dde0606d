/// A cell of a published table by its place, totals included.
///
/// `row` and `column` count from 0 in the table's order; the line behind the last one is that of the totals.
public struct TableCell: Sendable, Hashable, Comparable {
    /// The row; the number of rows for the line of column totals.
    public let row: Int
    /// The column; the number of columns for the line of row totals.
    public let column: Int

    /// The cell at a place; whether a table has it, the table says.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Row by row, from left to right.
    public static func < (left: TableCell, right: TableCell) -> Bool {
        (left.row, left.column) < (right.row, right.column)
    }
}

/// Which cells a table of a shape is published with.
///
/// A table with one row has no column totals, which would repeat its cells; the same for one column and row totals. So a
/// one-way table is published as its cells and the grand total, and a table of one cell as that cell.
public struct TableShape: Sendable, Hashable {
    /// The number of rows, without totals.
    public let rowCount: Int
    /// The number of columns, without totals.
    public let columnCount: Int

    init(of table: FrequencyTable) { self.init(rowCount: table.rows.count, columnCount: table.columns.count) }

    init(rowCount: Int, columnCount: Int) {
        self.rowCount = rowCount
        self.columnCount = columnCount
    }

    /// Whether each row has a total.
    public var hasRowTotals: Bool { columnCount > 1 }
    /// Whether each column has a total.
    public var hasColumnTotals: Bool { rowCount > 1 }

    /// The cell of all persons.
    public var grandTotal: TableCell {
        TableCell(row: hasColumnTotals ? rowCount : 0, column: hasRowTotals ? columnCount : 0)
    }

    /// Every published cell, row by row.
    public var cells: [TableCell] {
        let rows = hasColumnTotals ? rowCount + 1 : rowCount
        let columns = hasRowTotals ? columnCount + 1 : columnCount
        return (0..<rows).flatMap { row in (0..<columns).map { TableCell(row: row, column: $0) } }
    }

    /// Whether the table is published with this cell.
    public func contains(_ cell: TableCell) -> Bool {
        cell.row >= 0 && cell.column >= 0 && cell.row < (hasColumnTotals ? rowCount + 1 : rowCount)
            && cell.column < (hasRowTotals ? columnCount + 1 : columnCount)
    }

    /// Whether a cell is a total of other published cells.
    public func isTotal(_ cell: TableCell) -> Bool { cell.row == rowCount || cell.column == columnCount }
}

extension FrequencyTable {
    /// Which cells the table is published with.
    public var shape: TableShape { TableShape(of: self) }
}
