import Foundation

/// The extract as its definition reads, with dictionaries and sets of whole rows: slow, and nothing shared with the engine.
struct SlowExtract {
    struct Row: Hashable {
        var index: Int
        var person: String
        var quasi: [String]
        var sensitive: [String]
    }
    struct Demand {
        /// The rank of each value, or nil where it has no order.
        var rank: ((String) -> Double)?
        var l = 1
        var entropy: Double?
        var t: Double?
    }
    struct Measures {
        var k = 0
        var l: [Int] = []
        var entropy: [Double] = []
        var t: [Double] = []
        var classes = 0
        var persons = 0
    }

    var k: Int
    var demands: [Demand]
    var isStrict: Bool

    private func classes(_ rows: [Row]) -> [[Row]] { Array(Dictionary(grouping: rows, by: \.quasi).values) }

    private func classes(_ rows: [Row], for column: Int) -> [[Row]] {
        guard isStrict else { return classes(rows) }
        return Array(
            Dictionary(grouping: rows) { row in
                row.quasi + row.sensitive.enumerated().filter { $0.offset != column }.map(\.element)
            }.values)
    }

    /// Each person once for each of its values.
    private func counts(_ rows: [Row], _ column: Int) -> [String: Int] {
        var counts: [String: Int] = [:]
        for pair in Set(rows.map { [$0.person, $0.sensitive[column]] }) { counts[pair[1], default: 0] += 1 }
        return counts
    }

    private static func persons(_ rows: [Row]) -> Int { Set(rows.map(\.person)).count }

    private static func entropy(_ counts: [String: Int]) -> Double {
        let total = Double(counts.values.reduce(0, +))
        return exp(counts.values.reduce(0.0) { $0 - Double($1) / total * log(Double($1) / total) })
    }

    private func file(_ rows: [Row], _ column: Int) -> [String: Int] {
        classes(rows, for: column).map { counts($0, column) }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    func distance(_ own: [String: Int], _ file: [String: Int], _ rank: ((String) -> Double)?) -> Double {
        let (n, total) = (Double(own.values.reduce(0, +)), Double(file.values.reduce(0, +)))
        func difference(_ value: String) -> Double { Double(own[value] ?? 0) / n - Double(file[value] ?? 0) / total }
        guard let rank else { return 0.5 * file.keys.reduce(0) { $0 + abs(difference($1)) } }
        guard file.count > 1 else { return 0 }
        var (sum, reached) = (0.0, 0.0)
        for value in file.keys.sorted(by: { rank($0) < rank($1) }) {
            reached += difference(value)
            sum += abs(reached)
        }
        return sum / Double(file.count - 1)
    }

    func released(_ table: [Row]) -> [Row] {
        var rows = table
        while true {
            let before = rows
            var dropped: Set<Row> = []
            for members in classes(rows) where Self.persons(members) < k { dropped.formUnion(members) }
            for (column, demand) in demands.enumerated() {
                for members in classes(rows, for: column) {
                    let counts = counts(members, column)
                    if counts.count < demand.l { dropped.formUnion(members) }
                    if let needed = demand.entropy, Self.entropy(counts) < needed - 1e-9 { dropped.formUnion(members) }
                }
            }
            if dropped.isEmpty {
                for (column, demand) in demands.enumerated() {
                    guard let limit = demand.t else { continue }
                    let file = file(rows, column)
                    for members in classes(rows, for: column)
                    where distance(counts(members, column), file, demand.rank) > limit {
                        dropped.formUnion(members)
                    }
                }
            }
            rows.removeAll { dropped.contains($0) }
            if rows.count == before.count { return rows }
        }
    }

    func measures(_ rows: [Row]) -> Measures {
        var measures = Measures()
        measures.k = classes(rows).map(Self.persons).min() ?? 0
        measures.classes = classes(rows).count
        measures.persons = Self.persons(rows)
        for (column, demand) in demands.enumerated() {
            let all = classes(rows, for: column).map { counts($0, column) }
            let file = file(rows, column)
            measures.l.append(all.map(\.count).min() ?? 0)
            measures.entropy.append(all.map(Self.entropy).min() ?? 0)
            measures.t.append(all.map { distance($0, file, demand.rank) }.max() ?? 0)
        }
        return measures
    }
}
