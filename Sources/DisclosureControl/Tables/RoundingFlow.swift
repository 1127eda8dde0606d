/// Which small counts are rounded up, as a flow of least cost: each that is sends one unit from its row to its column.
///
/// What a total moves by is convex in the number of its counts that go up, so shortest augmenting paths with marginal costs
/// find the optimum for every number of raised counts in turn, and the costs of these optima are convex in that number.
struct RoundingFlow {
    private let base: Int
    private let cells: [TableCell]
    /// What it costs a cell to go up instead of down.
    private let cellCosts: [Int]
    /// The persons in small counts of each line: of rows, then of columns.
    private let small: [Int]
    private let rowCount: Int
    /// One person in a margin weighs more than all that cells can move by.
    private let weight: Int
    private let marginsMatter: (rows: Bool, columns: Bool)

    private var isRaised: [Bool]
    private var raisedInLine: [Int]

    init(_ table: FrequencyTable, base: Int) {
        var cells: [TableCell] = []
        var costs: [Int] = []
        var small = [Int](repeating: 0, count: table.rows.count + table.columns.count)
        for (row, line) in table.counts.enumerated() {
            for (column, count) in line.enumerated() where count > 0 && count < base {
                cells.append(TableCell(row: row, column: column))
                costs.append(base - 2 * count)
                small[row] += count
                small[table.rows.count + column] += count
            }
        }
        self.base = base
        self.cells = cells
        cellCosts = costs
        self.small = small
        rowCount = table.rows.count
        weight = base * cells.count + 1
        marginsMatter = (table.shape.hasRowTotals, table.shape.hasColumnTotals)
        isRaised = [Bool](repeating: false, count: cells.count)
        raisedInLine = [Int](repeating: 0, count: small.count)
    }

    /// The cells that are rounded up.
    mutating func solve() -> Set<TableCell> {
        let all = small.prefix(rowCount).reduce(0, +)
        var raised = 0
        while let path = cheapestPath() {
            // Where only one axis has totals, its own total is the grand total.
            let grand = marginsMatter == (true, true) ? marginalCost(of: all, raised: raised) : 0
            guard path.cost + grand < 0 else { break }
            for step in path.cells { isRaised[step].toggle() }
            raisedInLine[path.row] += 1
            raisedInLine[path.column] += 1
            raised += 1
        }
        return Set(cells.indices.filter { isRaised[$0] }.map { cells[$0] })
    }

    private struct Path {
        var cost: Int
        var row: Int
        var column: Int
        var cells: [Int]
    }

    /// What one more raised count costs a total whose small counts sum to `sum`.
    private func marginalCost(of sum: Int, raised: Int) -> Int {
        weight * (abs(base * (raised + 1) - sum) - abs(base * raised - sum))
    }

    private func lineCost(_ line: Int) -> Int {
        let matters = line < rowCount ? marginsMatter.rows : marginsMatter.columns
        return matters ? marginalCost(of: small[line], raised: raisedInLine[line]) : 0
    }

    /// The cheapest way to raise one count more, over counts that go up and down in turn (Bellman and Ford: marginal costs
    /// are negative, but no circle is, as the flow so far is the cheapest of its size).
    private func cheapestPath() -> Path? {
        var cost = [Int](repeating: .max, count: small.count)
        var arrival = [Int](repeating: -1, count: small.count)
        for row in 0..<rowCount { cost[row] = lineCost(row) }
        for _ in 0..<small.count {
            var isSettled = true
            for (place, cell) in cells.enumerated() {
                let (row, column) = (cell.row, rowCount + cell.column)
                let (tail, head) = isRaised[place] ? (column, row) : (row, column)
                let step = isRaised[place] ? -cellCosts[place] : cellCosts[place]
                guard cost[tail] < .max, cost[tail] + step < cost[head] else { continue }
                cost[head] = cost[tail] + step
                arrival[head] = place
                isSettled = false
            }
            if isSettled { break }
        }
        let ends = small.indices.dropFirst(rowCount).filter { cost[$0] < .max }
        guard let end = ends.min(by: { cost[$0] + lineCost($0) < cost[$1] + lineCost($1) }) else { return nil }
        var path = Path(cost: cost[end] + lineCost(end), row: 0, column: end, cells: [])
        var line = end
        while arrival[line] >= 0, path.cells.count <= cells.count {
            let place = arrival[line]
            path.cells.append(place)
            let (row, column) = (cells[place].row, rowCount + cells[place].column)
            line = line == row ? column : row
        }
        path.row = line
        return path
    }
}
