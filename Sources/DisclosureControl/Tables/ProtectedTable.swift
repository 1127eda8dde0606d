/// A table that may be published: what is hidden is not in the value.
///
/// Only `TableSuppression.protect` makes one, so whoever holds one knows that its hidden cells were audited.
public struct ProtectedTable: Sendable, Hashable {
    /// What stands in the place of every hidden cell, whyever it is hidden.
    public static let symbol = ":"

    /// The labels of the rows.
    public let rows: [String]
    /// The labels of the columns.
    public let columns: [String]
    /// Counts above 0 and below this one are not published.
    public let minimumGroup: Int
    /// Against whom the table was protected.
    public let attacker: AttackerModel
    /// For each hidden cell, row by row, the exact numbers it can be as far as the published cells tell (`naive`): anybody
    /// can work them out from the table with a solver, and no more stands here.
    public let certificate: [CertifiedCell]

    private let shown: [TableCell: Int]

    init(_ table: FrequencyTable, rule: SuppressionRule, certificate: [CertifiedCell]) {
        rows = table.rows
        columns = table.columns
        minimumGroup = rule.minimumGroup
        attacker = rule.attacker
        self.certificate = certificate
        let hidden = Set(certificate.map(\.cell))
        var shown: [TableCell: Int] = [:]
        for cell in table.shape.cells where !hidden.contains(cell) { shown[cell] = table[cell] }
        self.shown = shown
    }

    /// Which cells the table is published with.
    public var shape: TableShape { TableShape(rowCount: rows.count, columnCount: columns.count) }

    /// The count of a published cell; nil where it is hidden or the table has no such cell.
    public subscript(_ cell: TableCell) -> Int? { shown[cell] }

    /// What stands in a cell: its count in decimal digits, or the symbol; empty where the table has no such cell.
    public func text(of cell: TableCell) -> String {
        guard shape.contains(cell) else { return "" }
        return shown[cell].map(String.init) ?? Self.symbol
    }
}

/// A hidden cell and the numbers it can be.
public struct CertifiedCell: Sendable, Hashable {
    /// The cell.
    public let cell: TableCell
    /// Exactly the numbers that go with everything published.
    public let interval: CountInterval
}

/// The officer's map of a protected table: why each cell is hidden, and what it counts. It stays inside.
public struct SuppressionMap: Sendable, Hashable {
    /// The rule the table was protected under.
    public let rule: SuppressionRule
    /// Every hidden cell, row by row.
    public let cells: [MappedCell]

    init(rule: SuppressionRule, cells: [MappedCell]) {
        self.rule = rule
        self.cells = cells
    }

    /// The least width of a hidden cell's interval; nil where nothing is hidden.
    public var narrowestWidth: Int? { cells.map(\.interval.width).min() }
}

/// A hidden cell as the officer sees it.
public struct MappedCell: Sendable, Hashable {
    /// The cell.
    public let cell: TableCell
    /// Why it is hidden.
    public let role: HiddenRole
    /// Its true count.
    public let count: Int
    /// Exactly the numbers that the rule's attacker can take it for.
    public let interval: CountInterval
}
