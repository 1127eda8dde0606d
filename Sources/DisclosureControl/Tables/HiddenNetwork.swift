/// A table as a network: cells are arcs, and that parts sum to totals is the conservation of flow.
///
/// Inner cell (i, j) is an arc from row node i to column node j; a row's total leads from the node of the column of totals
/// to the row's; a column's total from the column's node to that of the row of totals; the grand total between those two.
/// What hidden cells can be, with all else published, are then the circulations over them within their bounds.
/// Source: docs/disclosure-control-tables.md, "The network"; Gusfield, A graph theoretic approach to statistical data
/// security, SIAM J. Comput. 17 (1988).
struct HiddenNetwork: Sendable {
    /// The cells in canonical order: by label, not by the table's order, so that a pattern does not depend on the latter.
    let cells: [TableCell]
    /// The true counts.
    let counts: [Int]
    let isTotal: [Bool]
    let grandTotal: Int
    let nodeCount: Int
    /// Arc c is edge 2c forward and 2c + 1 backward; `heads[edge]` is where the edge leads.
    let heads: [Int]

    /// What an attacker knows of a cell beforehand; nil for a published one.
    private(set) var bounds: [CountInterval?]
    /// By how much a cell's count can grow (edge 2c) and shrink (2c + 1).
    private(set) var room: [Int]
    /// The edges of hidden cells that leave a node, in ascending order.
    private(set) var leaving: [[Int]]

    init(_ table: FrequencyTable) {
        let shape = table.shape
        let rows = CanonicalOrder(table.rows)
        let columns = CanonicalOrder(table.columns)
        let cells = shape.cells.sorted {
            (rows.rank($0.row), columns.rank($0.column)) < (rows.rank($1.row), columns.rank($1.column))
        }
        // Where an axis has no totals nothing published binds its lines: they are one node.
        let rowNodeCount = shape.hasRowTotals ? shape.rowCount + 1 : 1
        var heads: [Int] = []
        for cell in cells {
            let row = shape.hasRowTotals ? rows.rank(cell.row) : 0
            let column = rowNodeCount + (shape.hasColumnTotals ? columns.rank(cell.column) : 0)
            // A total runs against its parts, and the grand total against the totals.
            let isReversed = (cell.row == shape.rowCount) != (cell.column == shape.columnCount)
            heads += isReversed ? [row, column] : [column, row]
        }
        self.cells = cells
        counts = cells.map { table[$0] ?? 0 }
        isTotal = cells.map { shape.isTotal($0) }
        grandTotal = cells.firstIndex(of: shape.grandTotal) ?? 0
        nodeCount = (heads.max() ?? 0) + 1
        self.heads = heads
        bounds = [CountInterval?](repeating: nil, count: cells.count)
        room = [Int](repeating: 0, count: heads.count)
        leaving = [[Int]](repeating: [], count: nodeCount)
    }

    /// The hidden cells, in canonical order.
    var hidden: [Int] { bounds.indices.filter { bounds[$0] != nil } }

    /// Hides a published cell, of which an attacker knows these bounds; they hold its true count.
    mutating func hide(_ cell: Int, within bounds: CountInterval) {
        guard self.bounds[cell] == nil else { return }
        self.bounds[cell] = bounds
        room[2 * cell] = bounds.upper - counts[cell]
        room[2 * cell + 1] = counts[cell] - bounds.lower
        for edge in [2 * cell, 2 * cell + 1] { insert(edge) }
    }

    /// Publishes a hidden cell.
    mutating func show(_ cell: Int) {
        guard bounds[cell] != nil else { return }
        bounds[cell] = nil
        for edge in [2 * cell, 2 * cell + 1] {
            room[edge] = 0
            leaving[heads[edge ^ 1]].removeAll { $0 == edge }
        }
    }

    private mutating func insert(_ edge: Int) {
        let tail = heads[edge ^ 1]
        let place = leaving[tail].firstIndex { $0 > edge } ?? leaving[tail].count
        leaving[tail].insert(edge, at: place)
    }
}

/// The places of labels in ascending order; the line of totals comes last.
private struct CanonicalOrder {
    private let ranks: [Int]

    init(_ labels: [String]) {
        var ranks = [Int](repeating: 0, count: labels.count + 1)
        ranks[labels.count] = labels.count
        for (rank, place) in labels.indices.sorted(by: { labels[$0] < labels[$1] }).enumerated() { ranks[place] = rank }
        self.ranks = ranks
    }

    func rank(_ place: Int) -> Int { ranks[place] }
}
