/// Leaves out the rows of classes that fail, until none fails: first k, l and entropy, then t, whose file changes with each
/// round.
///
/// A pure function of the groups and the levels. Source: docs/disclosure-control-extracts.md, section 3.
struct Enforcement {
    let table: GroupTable
    let minimumGroup: Int
    let requirements: [SensitiveRequirement]
    /// The classes by quasi-identifiers.
    let classes: ClassPartition
    /// One view for each sensitive column.
    let views: [SensitiveView]

    /// What is left: whether each group is released, and why not.
    struct Outcome: Sendable {
        var isReleased: [Bool]
        var reasons: [DropReason?]
    }

    /// Prepares the classes of a table whose quasi-identifiers are coarsened by maps of their numbers.
    init(_ table: GroupTable, recipe: ExtractRecipe, requirements: [SensitiveRequirement], maps: [Int: [UInt32]] = [:])
    {
        self.table = table
        minimumGroup = recipe.profile.minimumGroup
        self.requirements = requirements
        let quasi = Array(0..<table.quasiCount)
        let classes = ClassPartition(table, columns: quasi, maps: maps)
        self.classes = classes
        views = requirements.indices.map { index in
            let others = requirements.indices.filter { $0 != index }.map { table.quasiCount + $0 }
            let partition =
                recipe.isStrict && !others.isEmpty
                ? ClassPartition(table, columns: quasi + others, maps: maps) : classes
            let ranks = ValueRanks.of(table.columns[table.quasiCount + index], requirements[index].scale)
            return SensitiveView(table, sensitive: index, partition: partition, ranks: ranks)
        }
    }

    /// The rows in classes with too few persons, before anything else is asked: no set of requirements drops fewer.
    func rowsInSmallClasses() -> Int {
        let everything = Array(repeating: true, count: table.groupCount)
        let persons = table.persons(inEach: classes.classOfGroup, count: classes.count, counting: everything)
        return (0..<table.groupCount).reduce(0) { sum, group in
            persons[Int(classes.classOfGroup[group])] < minimumGroup ? sum + table.rowsOfGroup[group] : sum
        }
    }

    /// Leaves out until nothing changes.
    func outcome() -> Outcome {
        var outcome = Outcome(
            isReleased: Array(repeating: true, count: table.groupCount),
            reasons: Array(repeating: nil, count: table.groupCount))
        while true {
            let persons = personsOfClasses(outcome)
            let before = outcome
            drop(from: &outcome, classes) { part in
                persons[part] > 0 && persons[part] < minimumGroup ? .tooFewPersons : nil
            }
            let counts = views.map { $0.counts(table, before.isReleased) }
            for (index, view) in views.enumerated() {
                drop(from: &outcome, view.partition) { failure(of: index, counts[index], class: $0) }
            }
            guard outcome.isReleased == before.isReleased else { continue }
            for (index, view) in views.enumerated() {
                guard let limit = requirements[index].distance else { continue }
                let distances = view.distances(counts[index], isOrdered: requirements[index].scale != .categorical)
                drop(from: &outcome, view.partition) { distances[$0].isAtMost(limit) ? nil : .tooFar(index) }
            }
            if outcome.isReleased == before.isReleased { return outcome }
        }
    }

    /// The distinct persons of each class among what is released.
    func personsOfClasses(_ outcome: Outcome) -> [Int] {
        table.persons(inEach: classes.classOfGroup, count: classes.count, counting: outcome.isReleased)
    }

    /// The rows that are left out.
    func droppedRows(_ outcome: Outcome) -> Int {
        (0..<table.groupCount).reduce(0) { outcome.isReleased[$1] ? $0 : $0 + table.rowsOfGroup[$1] }
    }

    /// Σ n² over the released classes and the table's rows for each row left out: how many rows each row cannot be told from.
    func discernibility(_ outcome: Outcome) -> Int {
        releasedSquares(outcome) + droppedRows(outcome) * table.rows
    }

    /// Σ n² over the released classes.
    func releasedSquares(_ outcome: Outcome) -> Int {
        var rows = Array(repeating: 0, count: classes.count)
        for group in 0..<table.groupCount where outcome.isReleased[group] {
            rows[Int(classes.classOfGroup[group])] += table.rowsOfGroup[group]
        }
        return rows.reduce(0) { $0 + $1 * $1 }
    }

    private func failure(of index: Int, _ counts: [Int], class part: Int) -> DropReason? {
        let cells = counts[views[index].firstOfClass[part]..<views[index].firstOfClass[part + 1]]
        let distinct = cells.count { $0 > 0 }
        guard distinct > 0 else { return nil }
        if distinct < requirements[index].distinct { return .tooFewValues(index) }
        guard let entropy = requirements[index].entropy else { return nil }
        let needed = Double(entropy.count) / 1_000_000 - SensitiveRequirement.entropyTolerance
        return NaturalLogarithm.effectiveValues(cells) < needed ? .tooPredictable(index) : nil
    }

    private func drop(from outcome: inout Outcome, _ partition: ClassPartition, _ failure: (Int) -> DropReason?) {
        let failures = (0..<partition.count).map(failure)
        for group in 0..<table.groupCount where outcome.isReleased[group] {
            guard let reason = failures[Int(partition.classOfGroup[group])] else { continue }
            outcome.isReleased[group] = false
            outcome.reasons[group] = reason
        }
    }
}

extension SensitiveView {
    /// The distinct persons of each cell among the groups that count.
    func counts(_ table: GroupTable, _ isCounted: [Bool]) -> [Int] {
        table.persons(inEach: cellOfGroup, count: rankOfCell.count, counting: isCounted)
    }

    /// The distance of each class to all of them together.
    func distances(_ counts: [Int], isOrdered: Bool) -> [EarthMoversDistance.Ratio] {
        var totals = Array(repeating: 0, count: rankCount)
        for (cell, rank) in rankOfCell.enumerated() { totals[rank] += counts[cell] }
        let file = EarthMoversDistance(totals: totals, isOrdered: isOrdered)
        return (0..<partition.count).map { part in
            let cells = firstOfClass[part]..<firstOfClass[part + 1]
            return file.distance(ranks: rankOfCell[cells], counts: counts[cells])
        }
    }
}
