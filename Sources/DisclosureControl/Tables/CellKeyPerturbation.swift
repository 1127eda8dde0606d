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
