extension SuppressionPlan {
    /// Hides cells until every primary cell is protected; false where one cannot be.
    mutating func coverPrimaries() -> Bool {
        for cell in primaries where !coverPrimary(cell) { return false }
        return true
    }

    /// Hides cells until nobody, insiders included, knows a hidden cell exactly; false where that cannot be.
    mutating func coverInsiders() -> Bool {
        while let (cell, known) = firstCertain() {
            let covers = HiddenNetwork.Direction.allCases.compactMap { direction -> [Int]? in
                guard network.room[2 * cell + direction.rawValue] > 0 else { return nil }
                var nothing = HiddenNetwork.Push(room: network.room)
                for fixed in known.union([cell]) {
                    nothing.room[2 * fixed] = 0
                    nothing.room[2 * fixed + 1] = 0
                }
                return network.cheapestCover(
                    of: cell, direction, beyond: nothing, need: 1, candidates: candidates, knowing: known)
            }
            guard let cheapest = covers.min(by: { cost(of: $0) < cost(of: $1) }), !cheapest.isEmpty else {
                return false
            }
            hide(cheapest)
        }
        return true
    }

    /// Publishes again what is hidden for nothing, the dearest first.
    mutating func dropSuperfluous() {
        var witnesses = primaries.map { witness(of: $0) }
        let dearest = secondaries.sorted { (network.cost(of: $0), $0) > (network.cost(of: $1), $1) }
        for cell in dearest where network.bounds[cell] != nil {
            guard let (fewer, shown) = publishing(cell) else { continue }
            // Only a primary cell whose witness needs what is now published has to find another.
            let affected = primaries.indices.filter { !(witnesses[$0]?.isDisjoint(with: shown) ?? false) }
            let others = affected.map { fewer.witness(of: primaries[$0]) }
            guard others.allSatisfy({ $0 != nil }) else { continue }
            for (place, other) in zip(affected, others) { witnesses[place] = other }
            self = fewer
        }
    }

    /// The plan with a cell published, and with it those whose count somebody would then know anyway; nil where one of them
    /// is small.
    private func publishing(_ cell: Int) -> (plan: SuppressionPlan, shown: Set<Int>)? {
        var fewer = self
        var shown: Set<Int> = [cell]
        fewer.network.show(cell)
        while let (certain, _) = fewer.firstCertain() {
            guard !rule.isPrimary(network.counts[certain]) else { return nil }
            fewer.network.show(certain)
            shown.insert(certain)
        }
        return (fewer, shown)
    }

    /// Whether every primary cell is protected and nobody knows a hidden cell exactly.
    var isSound: Bool { firstCertain() == nil && primaries.allSatisfy { witness(of: $0) != nil } }

    private mutating func coverPrimary(_ cell: Int) -> Bool {
        switch rule.protection {
        case .coversSmallCounts:
            for direction in HiddenNetwork.Direction.allCases {
                let need = need(of: cell, direction)
                while push(cell, direction, to: need) < need {
                    guard cover(cell, direction, to: need) else { return false }
                }
            }
        case .width(let width):
            while true {
                let up = push(cell, .up, to: width)
                let down = push(cell, .down, to: width)
                guard up + down < width else { return true }
                let isWider = cover(cell, .up, to: width - down) || cover(cell, .down, to: width - up)
                guard isWider else { return false }
            }
        }
        return true
    }

    private func push(_ cell: Int, _ direction: HiddenNetwork.Direction, to need: Int) -> Int {
        network.push(cell, direction, limit: need).amount
    }

    /// Hides the cheapest cells by which a cell's count goes further in a direction; false where there are none.
    private mutating func cover(_ cell: Int, _ direction: HiddenNetwork.Direction, to need: Int) -> Bool {
        let need = min(need, network.room[2 * cell + direction.rawValue])
        let push = network.push(cell, direction, limit: need)
        guard push.amount < need,
            let cells = network.cheapestCover(
                of: cell, direction, beyond: push, need: need - push.amount, candidates: candidates), !cells.isEmpty
        else { return false }
        hide(cells)
        return true
    }

    private func cost(of cells: [Int]) -> Int { cells.reduce(0) { $0 + network.cost(of: $1) } }
}
