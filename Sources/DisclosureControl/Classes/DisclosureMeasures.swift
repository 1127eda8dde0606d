/// What a released file achieves, in persons and classes; every number can be computed again from the file itself.
///
/// Source: docs/disclosure-control-extracts.md, section 2.
public struct DisclosureMeasures: Sendable, Hashable {
    /// The released rows.
    public let rows: Int
    /// The released persons.
    public let persons: Int
    /// The classes: distinct combinations of quasi-identifiers.
    public let classes: Int
    /// k: the fewest persons of a class.
    public let smallestClass: Int
    /// How many classes have so many persons, by bins that begin at the required k and double.
    public let classSizes: [ClassSizeBin]
    /// The measures of each sensitive column, in the recipe's order.
    public let sensitive: [SensitiveMeasures]
    /// Σ n² over the released rows n of each class: less is better.
    public let discernibility: Int
    /// The persons whose rows lie in several classes.
    public let personsInSeveralClasses: Int
    /// The fewest persons who are in exactly the same classes: smaller than k where rows of one person, linked by the
    /// pseudonym, say more together than each alone.
    public let smallestLinkedGroup: Int

    /// The largest risk that a person who is known to be in the file is picked out: 1/k, rounded up.
    public var prosecutorRisk: Millionths { Millionths(roundingUp: 1, over: Int128(smallestClass)) }
    /// The mean number of persons of a class, rounded down to six decimals.
    public var averageClass: Millionths {
        Millionths(roundingDown: Double(personsOverClasses) / Double(max(1, classes)))
    }

    let personsOverClasses: Int
}

/// How many classes have so many persons.
public struct ClassSizeBin: Sendable, Hashable {
    /// The fewest persons.
    public let from: Int
    /// The most persons.
    public let through: Int
    /// The classes.
    public let classes: Int
}

/// What a released file achieves in one sensitive column.
public struct SensitiveMeasures: Sendable, Hashable {
    /// The column.
    public let column: String
    /// Whether its values rank.
    public let isOrdered: Bool
    /// l: the fewest distinct values of a class.
    public let distinct: Int
    /// The smallest exp(H) of a class, rounded down to six decimals; a person counts once for each of its values.
    public let entropy: Millionths
    /// t: the largest distance between a class and the file, rounded up to six decimals.
    public let distance: Millionths
    /// t as a binary number, the nearest one to the exact ratio.
    public let exactDistance: Double
    /// Whether a value is missing, which is written `*`.
    public let hasMissing: Bool
    /// What was required.
    public let required: SensitiveRequirement
}

extension DisclosureMeasures {
    /// Measures what an enforcement leaves.
    init(_ enforcement: Enforcement, _ outcome: Enforcement.Outcome, names: [String]) {
        let table = enforcement.table
        let persons = enforcement.personsOfClasses(outcome).filter { $0 > 0 }
        rows = table.rows - enforcement.droppedRows(outcome)
        self.persons = table.persons(counting: outcome.isReleased)
        classes = persons.count
        personsOverClasses = persons.reduce(0, +)
        smallestClass = persons.min() ?? 0
        classSizes = ClassSizeBin.bins(of: persons, from: enforcement.minimumGroup)
        discernibility = enforcement.releasedSquares(outcome)
        sensitive = enforcement.views.indices.map { index in
            SensitiveMeasures(
                enforcement.views[index], enforcement.requirements[index], column: names[index],
                isMissing: table.columns[table.quasiCount + index].starCode.map { star in
                    (0..<table.groupCount).contains {
                        outcome.isReleased[$0] && table.groups.part(table.quasiCount + index, of: $0) == star
                    }
                } ?? false, counts: enforcement.views[index].counts(table, outcome.isReleased))
        }
        let links = LinkedPersons(table, enforcement.classes, counting: outcome.isReleased)
        personsInSeveralClasses = links.inSeveralClasses
        smallestLinkedGroup = links.smallestGroup
    }
}

extension SensitiveMeasures {
    init(_ view: SensitiveView, _ requirement: SensitiveRequirement, column: String, isMissing: Bool, counts: [Int]) {
        self.column = column
        hasMissing = isMissing
        isOrdered = requirement.scale != .categorical
        required = requirement
        let cells = (0..<view.partition.count)
            .map { counts[view.firstOfClass[$0]..<view.firstOfClass[$0 + 1]] }
            .filter { $0.contains { $0 > 0 } }
        distinct = cells.map { $0.count { $0 > 0 } }.min() ?? 0
        // The rounding of logarithms is forgiven here as it is in enforcement: two equal values are 2, not 1.999999.
        entropy = Millionths(
            roundingDown: (cells.map(NaturalLogarithm.effectiveValues).min() ?? 0)
                + SensitiveRequirement.entropyTolerance)
        let distance = view.distances(counts, isOrdered: isOrdered).reduce(EarthMoversDistance.Ratio()) {
            $0.isBelow($1) ? $1 : $0
        }
        self.distance = distance.millionths
        exactDistance = distance.value
    }
}

extension ClassSizeBin {
    /// Bins that begin at the smallest allowed class and double; bins without a class are left out.
    static func bins(of persons: [Int], from first: Int) -> [ClassSizeBin] {
        var bins: [ClassSizeBin] = []
        var from = max(1, first)
        let largest = persons.max() ?? 0
        while from <= largest {
            let through = from * 2 - 1
            let classes = persons.count { (from...through).contains($0) }
            if classes > 0 { bins.append(ClassSizeBin(from: from, through: through, classes: classes)) }
            from *= 2
        }
        return bins
    }
}
