import CaseModel
import PolicyEvaluation

/// The cells of whole policies: looked up one by one, all of them, merged into a matrix, and compared.
struct SpaceBenchmark {
    private static let rounds = 5

    func run(example: SharingPolicy, into report: Report) throws {
        for rules in [100, 1_000] { try lookUp(rules, into: report) }
        try sweep(into: report)
        try matrix(example, into: report)
        try difference(into: report)
    }

    /// Cells in random order, so that no row of the table is at hand already.
    private func lookUp(_ rules: Int, into report: Report) throws {
        let policy = try WidePolicy(rules: rules).policy()
        let lookup = StaticLookup(of: policy)
        var random = Seeded(state: 7)
        let cells = (0..<65_536).map { _ in
            (
                random.index(below: lookup.agencies), random.index(below: lookup.agencies),
                random.index(below: lookup.roles), random.index(below: lookup.purposes),
                random.index(below: lookup.categories), IdentityForm.allCases[random.index(below: 3)]
            )
        }
        var matching = 0
        let seconds = try median(of: Self.rounds, operations: 16 * cells.count) {
            for _ in 0..<16 {
                for cell in cells {
                    let found = lookup.rules(
                        from: cell.0, to: cell.1, role: cell.2, purpose: cell.3, category: cell.4, identity: cell.5)
                    matching += found.permits + found.forbids
                }
            }
        }
        report.check("\(rules) rules: some match", matching > 0)
        report.add(
            Goal("static look-up of a cell among \(rules) rules, ns (CPU)", seconds * 1e9, .atMost(50)))
    }

    private func sweep(into report: Report) throws {
        for rules in [100, 1_000] {
            let space = try DecisionSpace(of: WidePolicy(rules: rules).policy())
            var allowed = 0
            let seconds = try median(of: Self.rounds, operations: 1) {
                space.forEach { _, meaning in if meaning.canBeAllowed { allowed += 1 } }
            }
            report.check("\(rules) rules: some cells are open", allowed > 0)
            report.add(
                Goal(
                    "\(space.cellCount) cells of 20 agencies and \(rules) rules with their names and meanings, s (CPU)",
                    seconds, .atMost(1)))
        }
    }

    private func matrix(_ example: SharingPolicy, into report: Report) throws {
        var entries = 0
        let seconds = try median(of: Self.rounds, operations: 20) {
            for _ in 0..<20 { entries = PolicyMatrix(of: try DecisionSpace(of: example)).entries.count }
        }
        report.check("the matrix of the example has boxes", entries > 0)
        report.add(Goal("matrix of the example, 6,750 cells, ms (CPU)", seconds * 1e3, .atMost(10)))
    }

    private func difference(into report: Report) throws {
        for rules in [100, 1_000] {
            let wide = WidePolicy(rules: rules, purposes: 4)
            let (old, new) = (try wide.policy(), try wide.policy(changing: 10))
            let cells = try DecisionSpace(of: old).cellCount
            var changes = 0
            let seconds = try median(of: Self.rounds, operations: 1) {
                changes = try PolicyDiff(from: old, to: new).changes.count
            }
            report.check("\(rules) rules: the widened permit is found", changes > 0)
            report.add(
                Goal("diff of \(cells) cells, with and without a flag, \(rules) rules, s (CPU)", seconds, .atMost(2)))
        }
    }

    /// Processor time of one operation, the median over rounds after one that does not count.
    private func median(of rounds: Int, operations: Int, _ body: () throws -> Void) throws -> Double {
        var seconds: [Double] = []
        for round in 0...rounds {
            let usage = try Usage.measuring(operations, body)
            if round > 0 { seconds.append(usage.cpu / Double(operations)) }
        }
        return BryggaBenchmarks.median(seconds)
    }
}
