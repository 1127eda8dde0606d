/// The outcome of a contest.
struct Figure: Encodable, Sendable {
    let id: String
    let title: String
    let unit: String
    /// How many rounds count.
    let rounds: Int
    let results: [Result]
    let ratios: [Ratio]

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

    /// How many times as fast Brygga is as a peer: the median over the rounds, each round against its neighbour.
    struct Ratio: Encodable, Sendable {
        let against: String
        let wall: Double
        let cpu: Double
        /// The lowest and highest ratio of processor times over the rounds: how noisy the run was.
        let lowestCPU: Double
        let highestCPU: Double

        init(against: String, ours: [Usage], theirs: [Usage]) {
            func ratios(_ time: (Usage) -> Double) -> [Double] {
                zip(ours, theirs).map { ours, theirs in
                    (time(theirs) / Double(theirs.operations)) / (time(ours) / Double(ours.operations))
                }
            }
            self.against = against
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
