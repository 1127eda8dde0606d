/// What a published table gives away: for each hidden cell exactly the numbers it can be.
///
/// By greatest flows over whole numbers, so no solver and no rounding is involved; any LP solver can check it again.
public struct TableAudit: Sendable, Hashable {
    /// The hidden cells, row by row, with their intervals.
    public let intervals: [CertifiedCell]

    /// Audits a table of which these cells are hidden, against an attacker.
    ///
    /// A hidden cell is primary where `rule` hides its count for itself, else secondary. Throws `unknownCell`, and
    /// `cannotBeHidden` for the grand total and, unless the rule hides zeros, for a cell that counts nobody.
    public init(
        of table: FrequencyTable, hidden: Set<TableCell>, rule: SuppressionRule
    ) throws(TableError) {
        let shape = table.shape
        for cell in hidden.sorted() {
            guard shape.contains(cell), let count = table[cell] else {
                throw .unknownCell(row: cell.row, column: cell.column)
            }
            guard cell != shape.grandTotal, count > 0 || rule.hidesZeros else {
                throw .cannotBeHidden(row: cell.row, column: cell.column)
            }
        }
        self.init(table, hidden: hidden.sorted()) { count in
            rule.attacker.bounds(
                rule.isPrimary(count) ? .primary : .secondary, group: rule.minimumGroup, hidesZeros: rule.hidesZeros,
                total: table.total)
        }
    }

    /// Audits, against a naive attacker, cells that are known to be the table's.
    init(checked table: FrequencyTable, hidden: [TableCell]) {
        let bounds = CountInterval(lower: 0, upper: table.total)
        self.init(table, hidden: hidden) { _ in bounds }
    }

    private init(_ table: FrequencyTable, hidden: [TableCell], bounds: (Int) -> CountInterval) {
        var network = HiddenNetwork(table)
        let hidden = Set(hidden)
        for cell in network.cells.indices where hidden.contains(network.cells[cell]) {
            network.hide(cell, within: bounds(network.counts[cell]))
        }
        intervals = network.hidden
            .map { CertifiedCell(cell: network.cells[$0], interval: network.interval(of: $0)) }
            .sorted { $0.cell < $1.cell }
    }

    /// The cells whose count is given away.
    public var known: [TableCell] { intervals.filter { $0.interval.width == 0 }.map(\.cell) }
}
