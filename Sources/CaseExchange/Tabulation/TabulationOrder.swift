public import CaseModel
public import DisclosureControl
public import Pseudonymisation

/// What table is wanted of which data, and how it is to be protected.
public struct TabulationOrder: Sendable {
    /// How counts are protected.
    public enum Method: Sendable {
        /// Cells are hidden, the others are exact.
        case suppression(SuppressionRule)
        /// Small counts become 0 or a base; the table stays additive.
        case rounding(SmallCountRounding)
        /// Every count is changed by its cell key: the file of the project's key and the file of the p-table.
        case cellKeys(keyFile: String, perturbations: String)
    }

    /// The table of data: CSV with a column of pseudonyms.
    public var data: String
    /// How it is written.
    public var format: PseudonymStreamOptions.Format
    /// The column of pseudonyms.
    public var person: String
    /// The column whose values become rows; nil for one row.
    public var rows: String?
    /// The column whose values become columns; nil for one column.
    public var columns: String?
    /// Lines that become one, in this order.
    public var merges: [TableMerge] = []
    /// How it is protected.
    public var method: Method
    /// The profile.
    public var profile: DisclosureProfile
    /// Which persons the data are about, and when: tables of one population are compared.
    public var population: Identifier
    /// The name of the release.
    public var identifier: Identifier
    /// The file of earlier releases, which is made where it is missing.
    public var releases: String

    /// States everything.
    public init(
        _ data: String, format: PseudonymStreamOptions.Format, person: String, rows: String?, columns: String?,
        method: Method, profile: DisclosureProfile, population: Identifier, identifier: Identifier, releases: String
    ) {
        (self.data, self.format, self.person, self.rows, self.columns) = (data, format, person, rows, columns)
        (self.method, self.profile, self.population) = (method, profile, population)
        (self.identifier, self.releases) = (identifier, releases)
    }
}

/// A table that may be published, however it was protected.
public struct PublishableTable: Sendable {
    enum Content: Sendable {
        case protected(ProtectedTable, SuppressionMap)
        case rounded(RoundedTable)
        case perturbed(PerturbedTable)
    }

    let content: Content
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
    /// Lines of which nearly all persons have one thing in common, where the method does not look for them itself.
    public let flags: [AttributeFlag]

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
}
