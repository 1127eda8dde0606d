extension HiddenNetwork {
    /// What hiding a published cell costs: its persons, and for a total ten times that and everybody, for totals are what a
    /// table is mostly read for.
    func cost(of cell: Int) -> Int {
        let cost = counts[cell] + 1
        return isTotal[cell] ? 10 * cost + counts[grandTotal] : cost
    }

    /// Published cells to hide so that a hidden cell's count can be pushed further than `push` went.
    ///
    /// The cheapest path back over hidden cells, which cost nothing, and `candidates` with the bounds they would have. Each
    /// of its edges has room for the whole of `need`, or where no path has, for as much as one has at most. Never empty:
    /// over hidden cells alone the push went as far as it goes. Nil where no path is left. Ties go by canonical order.
    func cheapestCover(
        of cell: Int, _ direction: Direction, beyond push: Push, need: Int, candidates: [Int: CountInterval],
        knowing known: Set<Int> = []
    ) -> [Int]? {
        let edge = 2 * cell + direction.rawValue
        let search = CoverSearch(
            network: self, room: push.room, candidates: candidates, closed: known.union([cell]),
            start: heads[edge], end: heads[edge ^ 1])
        let widest = search.widestPath()
        guard widest > 0, let path = search.cheapestPath(room: min(widest, need)) else { return nil }
        return Set(path.map { $0 / 2 }).filter { bounds[$0] == nil }.sorted()
    }
}

/// Dijkstra's search over hidden and hideable cells, in the plain form: the nodes are few, the edges many.
private struct CoverSearch {
    let network: HiddenNetwork
    let start: Int
    let end: Int
    /// For each node the edges that leave it, with the room and the cost of each.
    private var edges: [[(edge: Int, room: Int, cost: Int)]]

    init(
        network: HiddenNetwork, room: [Int], candidates: [Int: CountInterval], closed: Set<Int>, start: Int, end: Int
    ) {
        self.network = network
        self.start = start
        self.end = end
        edges = [[(edge: Int, room: Int, cost: Int)]](repeating: [], count: network.nodeCount)
        for cell in network.cells.indices where !closed.contains(cell) {
            var rooms = [room[2 * cell], room[2 * cell + 1]]
            var cost = 0
            if network.bounds[cell] == nil {
                guard let bounds = candidates[cell] else { continue }
                rooms = [bounds.upper - network.counts[cell], network.counts[cell] - bounds.lower]
                cost = network.cost(of: cell)
            }
            for (side, room) in rooms.enumerated() where room > 0 {
                let edge = 2 * cell + side
                edges[network.heads[edge ^ 1]].append((edge, room, cost))
            }
        }
    }

    /// The most that one path has room for.
    func widestPath() -> Int {
        var width = [Int](repeating: 0, count: network.nodeCount)
        var isDone = [Bool](repeating: false, count: network.nodeCount)
        width[start] = .max
        while true {
            var node = -1
            for other in width.indices where !isDone[other] && width[other] > (node < 0 ? 0 : width[node]) {
                node = other
            }
            guard node >= 0, node != end else { break }
            isDone[node] = true
            for (edge, room, _) in edges[node] {
                let head = network.heads[edge]
                width[head] = max(width[head], min(width[node], room))
            }
        }
        return start == end ? 0 : width[end]
    }

    /// The edges of the cheapest path of which each has room for `need`.
    func cheapestPath(room need: Int) -> [Int]? {
        var cost = [Int](repeating: .max, count: network.nodeCount)
        var isDone = [Bool](repeating: false, count: network.nodeCount)
        var arrival = [Int](repeating: -1, count: network.nodeCount)
        cost[start] = 0
        while true {
            var node = -1
            for other in cost.indices where !isDone[other] && cost[other] < (node < 0 ? .max : cost[node]) {
                node = other
            }
            guard node >= 0 else { return nil }
            if node == end { return network.path(to: end, from: start, by: arrival) }
            isDone[node] = true
            for (edge, room, step) in edges[node] where room >= need {
                let head = network.heads[edge]
                // At most 20,001 steps of at most 1.1 * 10^13: no overflow.
                if cost[node] + step < cost[head] {
                    cost[head] = cost[node] + step
                    arrival[head] = edge
                }
            }
        }
    }
}
