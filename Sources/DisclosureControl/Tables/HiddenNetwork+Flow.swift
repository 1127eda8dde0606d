extension HiddenNetwork {
    /// The direction in which a hidden cell's count is pushed.
    enum Direction: Int, CaseIterable {
        case up = 0
        case down = 1
    }

    /// What became of pushing a count: how far it goes, and the room that is left on every edge afterwards.
    struct Push {
        var amount = 0
        var room: [Int]
        /// Cells whose counts were changed on the way; without one of the others the push goes as far.
        var used: Set<Int> = []
    }

    /// How far a hidden cell's count can go in a direction while others give way, at most `limit`: the greatest flow from
    /// the far end of its edge back to the near one, by shortest augmenting paths (Edmonds and Karp).
    func push(_ cell: Int, _ direction: Direction, limit: Int) -> Push {
        let edge = 2 * cell + direction.rawValue
        let target = min(limit, room[edge])
        var push = Push(room: room)
        // The cell itself gives no way round.
        push.room[2 * cell] = 0
        push.room[2 * cell + 1] = 0
        while push.amount < target {
            guard let path = shortestPath(from: heads[edge], to: heads[edge ^ 1], in: push.room) else { break }
            let step = path.reduce(target - push.amount) { min($0, push.room[$1]) }
            for edge in path {
                push.room[edge] -= step
                push.room[edge ^ 1] += step
                push.used.insert(edge / 2)
            }
            push.amount += step
        }
        return push
    }

    /// The exact numbers that a hidden cell can be. Whole numbers are reached, for the network is totally unimodular.
    func interval(of cell: Int) -> CountInterval {
        let up = push(cell, .up, limit: .max).amount
        let down = push(cell, .down, limit: .max).amount
        return CountInterval(lower: counts[cell] - down, upper: counts[cell] + up)
    }

    /// The edges of a path with the fewest hidden cells, backwards from its end; nil where none has room.
    private func shortestPath(from start: Int, to end: Int, in room: [Int]) -> [Int]? {
        guard start != end else { return nil }
        var arrival = [Int](repeating: -1, count: nodeCount)
        var queue = [start]
        var next = 0
        while next < queue.count {
            let node = queue[next]
            next += 1
            for edge in leaving[node] where room[edge] > 0 {
                let head = heads[edge]
                guard head != start, arrival[head] < 0 else { continue }
                arrival[head] = edge
                if head == end { return path(to: end, from: start, by: arrival) }
                queue.append(head)
            }
        }
        return nil
    }

    /// The edges by which a search arrived at a node, backwards from there.
    func path(to end: Int, from start: Int, by arrival: [Int]) -> [Int] {
        var edges: [Int] = []
        var node = end
        while node != start {
            edges.append(arrival[node])
            node = heads[arrival[node] ^ 1]
        }
        return edges
    }
}
