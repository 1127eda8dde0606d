/// One side of a comparison.
struct Contestant {
    /// What does the work.
    let name: String
    /// Does one round of it.
    let round: () throws -> Usage

    init(_ name: String, round: @escaping () throws -> Usage) { (self.name, self.round) = (name, round) }
}

/// A comparison of Brygga, the first contestant, with its peers: A B C, A B C, … in one run.
struct Contest {
    /// A short name without blanks, for the JSON.
    let id: String
    /// What is compared.
    let title: String
    /// What one operation is, in the singular.
    let unit: String
    /// Brygga first.
    let contestants: [Contestant]
    /// Pairs to compare besides the first contestant with each peer, by their places in the list.
    var pairs: [(ours: Int, theirs: Int)] = []

    /// One round that does not count, then so many that do.
    func figure(rounds: Int) throws -> Figure {
        var usages: [[Usage]] = contestants.map { _ in [] }
        for round in 0...rounds {
            for (index, contestant) in contestants.enumerated() {
                let usage = try contestant.round()
                if round > 0 { usages[index].append(usage) }
            }
        }
        let results = zip(contestants, usages).map { Figure.Result(name: $0.name, rounds: $1) }
        let all = contestants.indices.dropFirst().map { (ours: 0, theirs: $0) } + pairs
        let ratios = all.map { pair in
            Figure.Ratio(
                of: contestants[pair.ours].name, against: contestants[pair.theirs].name, ours: usages[pair.ours],
                theirs: usages[pair.theirs])
        }
        return Figure(id: id, title: title, unit: unit, rounds: rounds, results: results, ratios: ratios)
    }
}
