/// A table on the way to being protected: what is hidden so far, what may be hidden besides, and who knows what.
struct SuppressionPlan: Sendable {
    let rule: SuppressionRule
    var network: HiddenNetwork
    /// Cells that are hidden for being small, in canonical order.
    let primaries: [Int]
    /// What each insider knows: the own cell and those that are the same persons. The first knows nothing.
    let knowledge: [Set<Int>]
    /// Cells that may be hidden for others' sake, with what an attacker would know of them.
    private(set) var candidates: [Int: CountInterval] = [:]

    /// The table with its primary cells hidden; a table of fewer persons than the group is no table to plan for.
    init(_ table: FrequencyTable, rule: SuppressionRule) {
        var network = HiddenNetwork(table)
        let primaries = network.cells.indices.filter { rule.isPrimary(network.counts[$0]) }
        let bounds = { (role: HiddenRole) in
            rule.attacker.bounds(role, group: rule.minimumGroup, hidesZeros: rule.hidesZeros, total: table.total)
        }
        for cell in primaries { network.hide(cell, within: bounds(.primary)) }
        for cell in network.cells.indices
        where network.bounds[cell] == nil && network.counts[cell] > 0 && cell != network.grandTotal {
            candidates[cell] = bounds(.secondary)
        }
        self.rule = rule
        self.network = network
        self.primaries = primaries
        let insiders = primaries.filter { rule.isKnownToInsider(network.counts[$0]) }
        let places = Dictionary(uniqueKeysWithValues: zip(network.cells, network.cells.indices))
        // Hidden zeros leave open which part a total is.
        let known = insiders.map { insider -> Set<Int> in
            rule.hidesZeros ? [insider] : network.samePersons(as: insider, in: table, places)
        }
        // Insiders who are the same persons know the same.
        knowledge = [[]] + known.enumerated().filter { known.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    /// The cells that are hidden for others' sake so far.
    var secondaries: [Int] {
        let primaries = Set(primaries)
        return network.hidden.filter { !primaries.contains($0) }
    }

    /// Hides candidates.
    mutating func hide(_ cells: [Int]) {
        for cell in cells {
            if let bounds = candidates[cell] { network.hide(cell, within: bounds) }
        }
    }

    /// Publishes a cell and never hides it again.
    mutating func exclude(_ cell: Int) {
        network.show(cell)
        candidates[cell] = nil
    }

    /// The cells whose hiding protects a primary cell, or nil where it is not protected.
    func witness(of cell: Int) -> Set<Int>? {
        switch rule.protection {
        case .coversSmallCounts:
            var used: Set<Int> = []
            for direction in HiddenNetwork.Direction.allCases {
                let need = need(of: cell, direction)
                let push = network.push(cell, direction, limit: need)
                guard push.amount >= need else { return nil }
                used.formUnion(push.used)
            }
            return used
        case .width(let width):
            let up = network.push(cell, .up, limit: width)
            let down = network.push(cell, .down, limit: width)
            return up.amount + down.amount >= width ? up.used.union(down.used) : nil
        }
    }

    /// How far a primary cell's count has to go in a direction so that every small count is possible.
    func need(of cell: Int, _ direction: HiddenNetwork.Direction) -> Int {
        switch direction {
        case .up: rule.smallCounts.upper - network.counts[cell]
        case .down: network.counts[cell] - rule.smallCounts.lower
        }
    }

    /// The first hidden cell that somebody knows exactly, with what that somebody knew before; nil where there is none.
    func firstCertain() -> (cell: Int, knowing: Set<Int>)? {
        for known in knowledge {
            if let cell = network.certain(knowing: known).first { return (cell, known) }
        }
        return nil
    }
}

extension HiddenNetwork {
    /// The hidden cells that count the same persons as a hidden cell, which is among them: an inner cell and those of its
    /// totals of which all other parts are published zeros. Whoever knows one knows the others, and nobody else by it.
    fileprivate func samePersons(as cell: Int, in table: FrequencyTable, _ places: [TableCell: Int]) -> Set<Int> {
        let count = counts[cell]
        let (rows, columns) = (table.rows.count, table.columns.count)
        let place = cells[cell]
        var inner = [place]
        if place.column == columns { inner = (0..<columns).map { TableCell(row: place.row, column: $0) } }
        if place.row == rows { inner = (0..<rows).map { TableCell(row: $0, column: place.column) } }
        // A part as large as its total is all of it.
        guard let part = inner.first(where: { table[$0] == count }) else { return [cell] }
        let totals = [TableCell(row: part.row, column: columns), TableCell(row: rows, column: part.column)]
        let same = ([part] + totals.filter { table[$0] == count }).compactMap { places[$0] }
        return Set(same.filter { bounds[$0] != nil }).union([cell])
    }
}
