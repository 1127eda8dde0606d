@testable import DisclosureControl
import TestSupport

/// Numbers that look random and are the same on every run.
struct SampleSequence {
    private var numbers: SplitMix64

    init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

    mutating func next(below limit: Int) -> Int { Int(numbers.next() % UInt64(limit)) }

    /// A table of this shape: some zeros, some small counts, some large ones.
    mutating func table(rows: Int, columns: Int, small: Int = 5, large: Int = 30) throws -> FrequencyTable {
        let counts = (0..<rows).map { _ in
            (0..<columns).map { _ in
                switch next(below: 10) {
                case 0: 0
                case 1...3: next(below: small)
                default: next(below: large)
                }
            }
        }
        return try FrequencyTable(
            rows: (0..<rows).map { "R\($0)" }, columns: (0..<columns).map { "C\($0)" }, counts: counts)
    }
}

enum TableSamples {
    /// Table A: four rows, four columns, two small cells.
    static func tableA() throws -> FrequencyTable {
        try FrequencyTable(
            rows: ["R1", "R2", "R3", "R4"], columns: ["a", "b", "c", "d"],
            counts: [[20, 3, 15, 9], [31, 12, 7, 14], [8, 22, 2, 17], [16, 9, 11, 40]])
    }

    /// sdcTools/UserSupport, issue 135: three persons who are alone in their cells find each other out.
    static func issue135() throws -> FrequencyTable {
        try FrequencyTable(
            rows: ["1", "2"], columns: ["A", "B", "H", "M", "W"], counts: [[1, 1, 7, 1, 0], [1, 0, 0, 2, 8]])
    }

    /// No line is flagged, so that tables are judged by their cells alone.
    static func rule(
        _ group: Int = 5, attacker: AttackerModel = .informed, protection: ProtectionTest = .coversSmallCounts,
        insiders: InsiderKnowledge = .singletons, zeros: ZeroCells = .shown
    ) throws -> SuppressionRule {
        let profile = DisclosureProfile.custom(minimumGroup: group) ?? .dst5
        return try SuppressionRule(
            profile: profile, attacker: attacker, protection: protection, insiders: insiders, zeros: zeros,
            attributes: AttributeRule(share: 100, axes: []))
    }
}

extension SuppressionOutcome {
    var table: ProtectedTable? { if case .protected(let table, _) = self { table } else { nil } }
    var map: SuppressionMap? { if case .protected(_, let map) = self { map } else { nil } }
    var refusal: TableRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension SuppressionRule {
    /// What this rule's attacker knows of each hidden cell beforehand.
    func known(of table: FrequencyTable, hidden: some Sequence<TableCell>) -> [TableCell: CountInterval] {
        var known: [TableCell: CountInterval] = [:]
        for cell in hidden {
            let isSmall = isPrimary(table[cell] ?? 0)
            known[cell] =
                switch (attacker, isSmall) {
                case (.naive, _): CountInterval(lower: 0, upper: table.total)
                case (.informed, true): CountInterval(lower: hidesZeros ? 0 : 1, upper: minimumGroup - 1)
                case (.informed, false): CountInterval(lower: minimumGroup, upper: table.total)
                }
        }
        return known
    }
}

/// A cell, as tests write it.
func cell(_ row: Int, _ column: Int) -> TableCell { TableCell(row: row, column: column) }
