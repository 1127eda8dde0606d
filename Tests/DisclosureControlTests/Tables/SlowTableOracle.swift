@testable import DisclosureControl

/// What hidden cells can be, by trying every whole number: slow, obvious, and without a network.
struct SlowTableOracle {
    /// Parts of a line, as places in `cells`, and the place of their total.
    private struct Line {
        var parts: [Int]
        var total: Int
    }

    let cells: [TableCell]
    private let counts: [Int?]
    private let bounds: [CountInterval]
    private let lines: [Line]

    /// `hidden` with what is known of each beforehand; all other cells are published.
    init(_ table: FrequencyTable, hidden: [TableCell: CountInterval]) {
        let rows = table.rows.count
        let columns = table.columns.count
        var cells: [TableCell] = []
        for row in 0...rows { for column in 0...columns { cells.append(TableCell(row: row, column: column)) } }
        // Cells that a table of one line is not published with are the same as those that it is.
        if rows == 1 { cells.removeAll { $0.row == 1 } }
        if columns == 1 { cells.removeAll { $0.column == 1 } }
        var lines: [Line] = []
        let place = { (row: Int, column: Int) in cells.firstIndex(of: TableCell(row: row, column: column)) }
        for row in 0...rows {
            let parts = (0..<columns).compactMap { place(row, $0) }
            if let total = place(row, columns), !parts.isEmpty { lines.append(Line(parts: parts, total: total)) }
        }
        for column in 0...columns {
            let parts = (0..<rows).compactMap { place($0, column) }
            if let total = place(rows, column), !parts.isEmpty { lines.append(Line(parts: parts, total: total)) }
        }
        self.cells = cells
        self.lines = lines
        counts = cells.map { hidden[$0] == nil ? table[$0] : nil }
        bounds = cells.map { cell in
            let count = table[cell] ?? 0
            return hidden[cell] ?? CountInterval(lower: count, upper: count)
        }
    }

    /// The least and the greatest number that each hidden cell has in any table that goes with what is published.
    func intervals() -> [TableCell: CountInterval] {
        var least = [Int](repeating: .max, count: cells.count)
        var greatest = [Int](repeating: .min, count: cells.count)
        search(bounds) { values in
            for (place, value) in values.enumerated() {
                least[place] = min(least[place], value.lower)
                greatest[place] = max(greatest[place], value.lower)
            }
            return false
        }
        var found: [TableCell: CountInterval] = [:]
        for place in cells.indices where counts[place] == nil && least[place] <= greatest[place] {
            found[cells[place]] = CountInterval(lower: least[place], upper: greatest[place])
        }
        return found
    }

    /// Whether some table that goes with what is published, and with what is known besides, has this count in a cell.
    func canBe(_ cell: TableCell, _ count: Int, knowing known: [TableCell: Int] = [:]) -> Bool {
        var values = bounds
        for (cell, count) in known.merging([cell: count], uniquingKeysWith: { $1 }) {
            guard let place = cells.firstIndex(of: cell), bounds[place].lower <= count, count <= bounds[place].upper
            else { return false }
            values[place] = CountInterval(lower: count, upper: count)
        }
        return search(values) { _ in true }
    }

    /// Calls `found` with every table there is, until it says that this is enough; whether it did.
    @discardableResult
    private func search(_ tried: [CountInterval], _ found: ([CountInterval]) -> Bool) -> Bool {
        var values = tried
        guard narrow(&values) else { return false }
        let open = values.indices.filter { values[$0].width > 0 }.min { values[$0].width < values[$1].width }
        guard let open else { return found(values) }
        for value in values[open].lower...values[open].upper {
            values[open] = CountInterval(lower: value, upper: value)
            if search(values, found) { return true }
        }
        return false
    }

    /// Narrows every cell to what its lines leave it, until nothing changes; false where a line cannot add up.
    private func narrow(_ values: inout [CountInterval]) -> Bool {
        var isChanged = true
        while isChanged {
            isChanged = false
            for line in lines {
                let lower = line.parts.reduce(0) { $0 + values[$1].lower }
                let upper = line.parts.reduce(0) { $0 + values[$1].upper }
                let total = values[line.total]
                guard set(&values, line.total, max(lower, total.lower), min(upper, total.upper), &isChanged) else {
                    return false
                }
                for part in line.parts {
                    let value = values[part]
                    let least = max(value.lower, total.lower - (upper - value.upper))
                    let most = min(value.upper, total.upper - (lower - value.lower))
                    guard set(&values, part, least, most, &isChanged) else { return false }
                    if isChanged { break }
                }
            }
        }
        return true
    }

    private func set(
        _ values: inout [CountInterval], _ place: Int, _ lower: Int, _ upper: Int, _ isChanged: inout Bool
    ) -> Bool {
        guard lower <= upper else { return false }
        guard values[place] != CountInterval(lower: lower, upper: upper) else { return true }
        values[place] = CountInterval(lower: lower, upper: upper)
        isChanged = true
        return true
    }
}
