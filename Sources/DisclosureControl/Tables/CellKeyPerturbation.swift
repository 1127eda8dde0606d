/// A table of counts with the key of each inner cell: the sum of its persons' record keys, modulo 2^32.
public struct KeyedTable: Sendable, Hashable {
    /// The true counts.
    public let table: FrequencyTable
    /// The keys of the inner cells, row by row.
    public let cellKeys: [[UInt32]]

    /// A table with keys of the same shape. Throws `rowCount` or `raggedRow`.
    public init(table: FrequencyTable, cellKeys: [[UInt32]]) throws(TableError) {
        guard cellKeys.count == table.rows.count else {
            throw .rowCount(expected: table.rows.count, actual: cellKeys.count)
        }
        for (row, line) in cellKeys.enumerated() where line.count != table.columns.count {
            throw .raggedRow(row: row, expected: table.columns.count, actual: line.count)
        }
        self.table = table
        self.cellKeys = cellKeys
    }

    /// The key of a cell, totals included; that of a total is the sum of its parts', for it counts their persons.
    func key(of cell: TableCell) -> UInt32 {
        let rows = cell.row == table.rows.count ? Array(table.rows.indices) : [cell.row]
        let columns = cell.column == table.columns.count ? Array(table.columns.indices) : [cell.column]
        return rows.reduce(0) { sum, row in columns.reduce(sum) { $0 &+ cellKeys[row][$1] } }
    }
}

/// Changes every count, totals included, by a small whole number that depends on the persons in it alone.
///
/// The same persons get the same change in every table they make up a cell of, so tables agree and nothing is learnt by
/// asking twice. Totals are changed on their own: parts need not sum to them.
public struct CellKeyPerturbation: Sendable, Hashable {
    /// How often counts change by how much.
    public let perturbations: PerturbationTable

    /// Perturbation by a table.
    public init(_ perturbations: PerturbationTable) { self.perturbations = perturbations }

    /// The perturbed table.
    public func perturb(_ keyed: KeyedTable) -> PerturbedTable {
        var values: [TableCell: Int] = [:]
        for cell in keyed.table.shape.cells {
            values[cell] = perturbations.perturbed(keyed.table[cell] ?? 0, cellKey: keyed.key(of: cell))
        }
        return PerturbedTable(rows: keyed.table.rows, columns: keyed.table.columns, values: values)
    }
}

/// A table whose counts were perturbed. Only `CellKeyPerturbation.perturb` makes one.
public struct PerturbedTable: Sendable, Hashable {
    /// The labels of the rows.
    public let rows: [String]
    /// The labels of the columns.
    public let columns: [String]

    private let values: [TableCell: Int]

    init(rows: [String], columns: [String], values: [TableCell: Int]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Which cells the table is published with.
    public var shape: TableShape { TableShape(rowCount: rows.count, columnCount: columns.count) }

    /// The count as published, totals included; nil where the table has no such cell.
    public subscript(_ cell: TableCell) -> Int? { values[cell] }
}
