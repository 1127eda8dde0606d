import CaseModel

/// What a suite of tests shows of a policy: rules that decided, cells that were asked about, mutants that it tells apart.
public struct SuiteCoverage: Sendable {
    /// What came of the tests.
    public let report: SuiteReport
    /// The cells that some evidence opens, for a person without flags.
    public let cellCount: Int
    /// How many of them a test asks about.
    public let coveredCells: Int
    /// The mutants that the suite tells from the policy.
    public let killed: [PolicyMutant]
    /// The mutants that it does not.
    public let survivors: [PolicyMutant]

    /// The rules that decided, in hundredths, rounded down.
    public var rulePercent: Int { percent(report.coveredRules.count, report.uncoveredRules.count) }
    /// The cells that were asked about, in hundredths, rounded down.
    public var cellPercent: Int { percent(coveredCells, cellCount - coveredCells) }
    /// The mutants that were killed, in hundredths, rounded down.
    public var mutantPercent: Int { percent(killed.count, survivors.count) }

    private func percent(_ part: Int, _ rest: Int) -> Int { part + rest == 0 ? 100 : part * 100 / (part + rest) }
}

extension PolicySuite {
    /// Runs the suite on a policy and on every mutant of it.
    ///
    /// Only tests whose request a mutant's rule matches are run again: the others cannot tell.
    ///
    /// - Throws: `SpaceFault` when the policy has too many cells to count.
    public func coverage(of policy: SharingPolicy) throws(SpaceFault) -> SuiteCoverage {
        let report = run(on: policy)
        let (cellCount, coveredCells) = try cells(of: policy)
        let rules = tests.map { touchedRules($0, policy) }
        var (killed, survivors): ([PolicyMutant], [PolicyMutant]) = ([], [])
        for mutant in policy.mutants {
            let touching = tests.indices.filter { rules[$0].contains(mutant.rule) }
            let changed = SharingPolicy(mutated: mutant.model, of: policy)
            let isKilled = touching.contains { index in
                report.results[index].failures.isEmpty && !result(of: tests[index], on: changed).failures.isEmpty
            }
            if isKilled { killed.append(mutant) } else { survivors.append(mutant) }
        }
        return SuiteCoverage(
            report: report, cellCount: cellCount, coveredCells: coveredCells, killed: killed, survivors: survivors)
    }

    /// The rules that match a cell of a test's request, whatever the person's flags.
    private func touchedRules(_ test: PolicyTest, _ policy: SharingPolicy) -> Set<Identifier> {
        let request = test.request
        var rules = Set<Identifier>()
        for category in request.categories {
            let cell = DisclosureCell(
                from: request.from, to: request.to, role: request.role, purpose: request.purpose, category: category,
                identity: request.identity, flags: policy.subjectFlags)
            rules.formUnion(policy.rules(matching: cell).keys)
        }
        return rules
    }

    private func cells(of policy: SharingPolicy) throws(SpaceFault) -> (all: Int, covered: Int) {
        var asked = Set<DisclosureCell>()
        for test in tests {
            let request = test.request
            for category in request.categories {
                asked.insert(
                    DisclosureCell(
                        from: request.from, to: request.to, role: request.role, purpose: request.purpose,
                        category: category, identity: request.identity, flags: []))
            }
        }
        let space = try DecisionSpace(of: policy)
        var (all, covered) = (0, 0)
        space.forEachNumbered { cell, number, meanings in
            guard meanings[number].canBeAllowed else { return }
            all += 1
            if asked.contains(space.names.cell(cell, flags: [])) { covered += 1 }
        }
        return (all, covered)
    }
}
