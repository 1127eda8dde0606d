extension HiddenNetwork {
    /// The hidden cells that have one possible count only, when the counts of `known` cells are known besides.
    ///
    /// A count is free where its arc lies on a circle with room all along. Arcs with room both ways are undirected edges, the
    /// others directed ones. In a strongly connected mixed graph every directed edge lies on a circle, and an undirected one
    /// does unless it is a bridge (Boesch and Tindell, Robbins's theorem for mixed multigraphs, 1980). So one pass over the
    /// network tells, where two flows for each cell would.
    func certain(knowing known: Set<Int> = []) -> [Int] {
        let isFree = { (cell: Int) in !known.contains(cell) }
        let component = strongComponents(over: isFree)
        let bridges = bridges(within: component, over: isFree)
        return hidden.filter { cell in
            guard isFree(cell) else { return false }
            let isInside = component[heads[2 * cell]] == component[heads[2 * cell + 1]]
            let hasRoom = room[2 * cell] > 0 || room[2 * cell + 1] > 0
            return !isInside || !hasRoom || bridges.contains(cell)
        }
    }

    /// For each node the number of its strong component (Kosaraju: one search forwards, one backwards in reverse order).
    private func strongComponents(over isFree: (Int) -> Bool) -> [Int] {
        var order: [Int] = []
        var seen = [Bool](repeating: false, count: nodeCount)
        for start in 0..<nodeCount where !seen[start] {
            seen[start] = true
            var stack = [(node: start, next: 0)]
            while let (node, next) = stack.last {
                guard next < leaving[node].count else {
                    order.append(node)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = leaving[node][next]
                guard room[edge] > 0, isFree(edge / 2), !seen[heads[edge]] else { continue }
                seen[heads[edge]] = true
                stack.append((heads[edge], 0))
            }
        }
        var component = [Int](repeating: -1, count: nodeCount)
        for start in order.reversed() where component[start] < 0 {
            component[start] = start
            var stack = [start]
            while let node = stack.popLast() {
                // The edge against each one that leaves is the same arc's other direction.
                for edge in leaving[node] where room[edge ^ 1] > 0 && isFree(edge / 2) {
                    guard component[heads[edge]] < 0 else { continue }
                    component[heads[edge]] = start
                    stack.append(heads[edge])
                }
            }
        }
        return component
    }

    /// The cells that alone hold two parts of a component together (Tarjan's low points; parallel arcs count as two).
    private func bridges(within component: [Int], over isFree: (Int) -> Bool) -> Set<Int> {
        var bridges: Set<Int> = []
        var depth = [Int](repeating: -1, count: nodeCount)
        var low = depth
        for start in 0..<nodeCount where depth[start] < 0 {
            depth[start] = 0
            low[start] = 0
            var stack = [(node: start, next: 0, arrival: -1)]
            while let (node, next, arrival) = stack.last {
                guard next < leaving[node].count else {
                    stack.removeLast()
                    guard let parent = stack.last?.node else { continue }
                    low[parent] = min(low[parent], low[node])
                    if low[node] > depth[parent] { bridges.insert(arrival) }
                    continue
                }
                stack[stack.count - 1].next += 1
                let edge = leaving[node][next]
                let head = heads[edge]
                guard edge / 2 != arrival, isFree(edge / 2), room[edge] > 0 || room[edge ^ 1] > 0,
                    component[head] == component[node]
                else { continue }
                if depth[head] < 0 {
                    depth[head] = depth[node] + 1
                    low[head] = depth[head]
                    stack.append((head, 0, edge / 2))
                } else {
                    low[node] = min(low[node], depth[head])
                }
            }
        }
        return bridges
    }
}
