public import CaseModel

/// A table that may be published, however it was protected.
public struct PublishableTable: Sendable {
    /// What it is by its method.
    public enum Content: Sendable {
        /// Cells are hidden; the map stays inside.
        case protected(ProtectedTable, SuppressionMap)
        /// Small counts are rounded.
        case rounded(RoundedTable)
        /// Every count is perturbed.
        case perturbed(PerturbedTable)
    }

    private let content: Content
    /// The column whose values are the rows; nil where there is one row.
    public let rowVariable: String?
    /// The column whose values are the columns; nil where there is one column.
    public let columnVariable: String?
    /// The population.
    public let population: Identifier
    /// The name of the release.
    public let identifier: Identifier
    /// The profile.
    public let profile: DisclosureProfile

    /// A table of columns of data, of a population, under a name.
    ///
    /// - Parameters:
    ///   - rows: the column whose values are the rows; nil where there is one row.
    ///   - columns: the column whose values are the columns; nil where there is one column.
    public init(
        _ content: Content, rows: String?, columns: String?, population: Identifier, identifier: Identifier,
        profile: DisclosureProfile
    ) {
        (self.content, rowVariable, columnVariable) = (content, rows, columns)
        (self.population, self.identifier, self.profile) = (population, identifier, profile)
    }

    /// What stands for a hidden count.
    public static let symbol = ProtectedTable.symbol

    /// The labels of the rows.
    public var rows: [String] {
        switch content {
        case .protected(let table, _): table.rows
        case .rounded(let table): table.table.rows
        case .perturbed(let table): table.rows
        }
    }

    /// The labels of the columns.
    public var columns: [String] {
        switch content {
        case .protected(let table, _): table.columns
        case .rounded(let table): table.table.columns
        case .perturbed(let table): table.columns
        }
    }

    /// Which cells it has.
    public var shape: TableShape {
        switch content {
        case .protected(let table, _): table.shape
        case .rounded(let table): table.table.shape
        case .perturbed(let table): table.shape
        }
    }

    /// A published count; nil where it is hidden or there is no such cell.
    public subscript(_ cell: TableCell) -> Int? {
        switch content {
        case .protected(let table, _): table[cell]
        case .rounded(let table): table.table[cell]
        case .perturbed(let table): table[cell]
        }
    }

    /// By what means it was protected.
    public var method: ProtectionMethod {
        switch content {
        case .protected: .suppression
        case .rounded: .rounding
        case .perturbed: .cellKey
        }
    }

    /// Every hidden cell with what anybody can work out of it; empty where nothing is hidden.
    public var certificate: [CertifiedCell] {
        if case .protected(let table, _) = content { table.certificate } else { [] }
    }

    /// Against whom it is protected; nil where no cell is hidden.
    public var attacker: AttackerModel? {
        if case .protected(let table, _) = content { table.attacker } else { nil }
    }

    /// The officer's map, which is not for publication; nil where no cell is hidden by the method.
    public var map: SuppressionMap? {
        if case .protected(_, let map) = content { map } else { nil }
    }

    /// The share of a cell in its row's total, in tenths of a per cent and rounded to the nearest (halves up); nil where one of
    /// the two is hidden, or the row has none.
    public func shareOfRow(_ cell: TableCell) -> Int? {
        guard shape.hasRowTotals, cell.column < columns.count, let count = self[cell],
            let total = self[TableCell(row: cell.row, column: columns.count)], total > 0, count <= total
        else { return nil }
        return (count * 2_000 + total) / (2 * total)
    }

    /// The share of a cell in its column's total; as for rows.
    public func shareOfColumn(_ cell: TableCell) -> Int? {
        guard shape.hasColumnTotals, cell.row < rows.count, let count = self[cell],
            let total = self[TableCell(row: rows.count, column: cell.column)], total > 0, count <= total
        else { return nil }
        return (count * 2_000 + total) / (2 * total)
    }

    /// The table as it is kept among the releases.
    public var released: ReleasedTable {
        switch content {
        case .protected(let table, _):
            ReleasedTable(
                identifier: identifier.text, population: population.text, rows: rowVariable, columns: columnVariable,
                table: table)
        case .rounded(let table):
            ReleasedTable(
                identifier: identifier.text, population: population.text, rows: rowVariable, columns: columnVariable,
                table: table)
        case .perturbed(let table):
            ReleasedTable(
                identifier: identifier.text, population: population.text, rows: rowVariable, columns: columnVariable,
                table: table, profile: profile)
        }
    }
}

extension PublishableTable {
    /// The labels and counts as cells of text, the first row and column of labels; `total` names the totals.
    public func grid(total: String) -> [[String]] {
        let corner = [rowVariable, columnVariable].compactMap(\.self).joined(separator: " / ")
        return grid(corner: corner, columns: shownColumns, total: total) { cell in
            self[cell].map(String.init) ?? Self.symbol
        }
    }

    /// What each cell is of its row's total, in per cent; nil where rows have no total.
    public func rowShares(total: String) -> [[String]]? {
        guard shape.hasRowTotals else { return nil }
        return grid(corner: "", columns: columns.count, total: total) { Self.percent(shareOfRow($0)) }
    }

    /// What each cell is of its column's total, in per cent; nil where columns have no total.
    public func columnShares(total: String) -> [[String]]? {
        guard shape.hasColumnTotals else { return nil }
        return grid(corner: "", columns: shownColumns, total: total, hasTotals: false) {
            Self.percent(shareOfColumn($0))
        }
    }

    /// The totals of the rows, or the cells of the only row, each with its label, and then the grand total, whose label is nil.
    public var mainLine: [(label: String?, count: Int?)] {
        var line: [(label: String?, count: Int?)]
        if rowVariable != nil {
            let column = shape.hasRowTotals ? columns.count : 0
            line = rows.enumerated().map { ($1, self[TableCell(row: $0, column: column)]) }
        } else {
            line = columns.enumerated().map { ($1, self[TableCell(row: 0, column: $0)]) }
        }
        if line.count > 1 { line.append((nil, self[shape.grandTotal])) }
        return line
    }

    private var shownColumns: Int { columns.count + (shape.hasRowTotals ? 1 : 0) }

    private func grid(
        corner: String, columns shown: Int, total: String, hasTotals: Bool = true, _ text: (TableCell) -> String
    ) -> [[String]] {
        let rowLabels = rows + (hasTotals && shape.hasColumnTotals ? [total] : [])
        let header = [corner] + (columns + [total]).prefix(shown)
        return [header]
            + rowLabels.enumerated().map { row, label in
                [label] + (0..<shown).map { text(TableCell(row: row, column: $0)) }
            }
    }

    private static func percent(_ tenths: Int?) -> String {
        tenths.map { "\($0 / 10).\($0 % 10)" } ?? symbol
    }
}
