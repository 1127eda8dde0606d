/// The outcome of a contest.
struct Figure: Encodable, Sendable {
    let id: String
    let title: String
    let unit: String
    /// How many rounds count.
    let rounds: Int
    let results: [Result]
    let ratios: [Ratio]

    /// The ratio of one contestant against another, if they were compared.
    func ratio(of name: String, against peer: String) -> Ratio? {
        ratios.first { $0.of == name && $0.against == peer }
    }

    func result(of name: String) -> Result? { results.first { $0.name == name } }

    /// The medians of one contestant.
    struct Result: Encodable, Sendable {
        let name: String
        /// Wall time of one operation in seconds.
        let wall: Double
        /// Processor time of one operation in seconds.
        let cpu: Double

        init(name: String, rounds: [Usage]) {
            self.name = name
            wall = median(rounds.map { $0.wall / Double($0.operations) })
            cpu = median(rounds.map { $0.cpu / Double($0.operations) })
        }
    }

    /// How many times as fast one contestant, Brygga, is as a peer: the median over the rounds, each round against its
    /// neighbour.
    struct Ratio: Encodable, Sendable {
        let of: String
        let against: String
        let wall: Double
        let cpu: Double
        /// The lowest and highest ratio of processor times over the rounds: how noisy the run was.
        let lowestCPU: Double
        let highestCPU: Double

        init(of: String, against: String, ours: [Usage], theirs: [Usage]) {
            func ratios(_ time: (Usage) -> Double) -> [Double] {
                zip(ours, theirs).map { ours, theirs in
                    (time(theirs) / Double(theirs.operations)) / (time(ours) / Double(ours.operations))
                }
            }
            (self.of, self.against) = (of, against)
            let cpus = ratios(\.cpu)
            (wall, cpu) = (median(ratios(\.wall)), median(cpus))
            (lowestCPU, highestCPU) = (cpus.min() ?? .nan, cpus.max() ?? .nan)
        }
    }
}

/// A quantity that is not a time, with one value for each contestant.
struct Quantity: Encodable, Sendable {
    let id: String
    let title: String
    let unit: String
    let values: [Value]

    /// One contestant's value.
    struct Value: Encodable, Sendable {
        let name: String
        let value: Double
    }
}

/// A comparison of results that must hold, or the figures mean nothing.
struct Check: Encodable, Sendable {
    let name: String
    let holds: Bool
}

/// What a ratio or quantity of the run must reach.
struct Goal: Encodable, Sendable {
    let name: String
    let value: Double
    let atLeast: Double?
    let atMost: Double?
    let isMet: Bool

    /// Where the value must lie.
    enum Bound {
        case atLeast(Double)
        case atMost(Double)
    }

    /// A value that could not be measured is not a number and meets no goal.
    init(_ name: String, _ value: Double?, _ bound: Bound) {
        let value = value ?? .nan
        (self.name, self.value) = (name, value)
        switch bound {
        case .atLeast(let limit): (atLeast, atMost, isMet) = (limit, nil, value >= limit)
        case .atMost(let limit): (atLeast, atMost, isMet) = (nil, limit, value <= limit)
        }
    }
}
