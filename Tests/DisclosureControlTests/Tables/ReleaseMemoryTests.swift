@testable import DisclosureControl
import Testing

@Suite struct ReleaseMemoryTests {
    static let municipality = "municipality"
    static let outcome = "outcome"

    static func key(_ labels: (String, String)...) -> ReleasedKey {
        ReleasedKey(labels.map { ReleasedCategory(variable: $0.0, label: $0.1) })
    }

    static func release(
        _ identifier: String, population: String = "2026-05", method: ProtectionMethod = .suppression,
        counts: [ReleasedKey: Int], hidden: Set<ReleasedKey> = []
    ) -> ReleasedTable {
        ReleasedTable(
            identifier: identifier, population: population, method: method, minimumGroup: 5, counts: counts,
            hidden: hidden)
    }

    static let grand = key()
    static let north = key((municipality, "north"))
    static let south = key((municipality, "south"))

    @Test(arguments: [1, 4, -1, -4])
    func totalsThatDifferByAFewPersonsAreRefused(_ difference: Int) {
        let memory = ReleaseMemory([Self.release("first", counts: [Self.grand: 200, Self.north: 90])])
        let new = Self.release("second", counts: [Self.grand: 200, Self.north: 90 + difference])
        #expect(
            memory.conflicts(of: new) == [
                .differencing("first", Self.north, earlier: 90, new: 90 + difference)
            ])
        let grand = Self.release("second", counts: [Self.grand: 200 + difference])
        #expect(
            memory.conflicts(of: grand) == [
                .differencing("first", Self.grand, earlier: 200, new: 200 + difference)
            ])
    }

    @Test(arguments: [0, 5, -5, 100])
    func equalTotalsAndLargeDifferencesPass(_ difference: Int) {
        let memory = ReleaseMemory([Self.release("first", counts: [Self.grand: 200, Self.north: 90])])
        let new = Self.release("second", counts: [Self.grand: 200, Self.north: 90 + difference, Self.south: 7])
        #expect(memory.conflicts(of: new).isEmpty)
    }

    @Test func theLargerGroupDecides() {
        let earlier = ReleasedTable(
            identifier: "first", population: "2026-05", method: .suppression, minimumGroup: 10,
            counts: [Self.grand: 200], hidden: [])
        let new = Self.release("second", counts: [Self.grand: 208])
        #expect(ReleaseMemory([earlier]).conflicts(of: new).count == 1)
    }

    @Test func otherPopulationsAndOtherCategoriesAreNotCompared() {
        let memory = ReleaseMemory([
            Self.release("april", population: "2026-04", counts: [Self.grand: 199]),
            Self.release("rows", counts: [Self.key(("county", "north")): 89]),
        ])
        #expect(memory.conflicts(of: Self.release("new", counts: [Self.grand: 200, Self.north: 90])).isEmpty)
    }

    @Test func hugeCountsDoNotTrap() {
        let memory = ReleaseMemory([Self.release("first", counts: [Self.grand: .min])])
        #expect(memory.conflicts(of: Self.release("second", counts: [Self.grand: .max])).isEmpty)
    }

    @Test func theSameCellsNeedTheEarlierPattern() throws {
        let table = try TableSamples.tableA()
        let naive = try released("naive", table, TableSamples.rule(attacker: .naive))
        let informed = try released("informed", table, TableSamples.rule())
        let memory = ReleaseMemory([naive])
        #expect(memory.conflicts(of: informed) == [.otherPattern("naive", required: naive.hidden)])
        #expect(memory.conflicts(of: try released("again", table, TableSamples.rule(attacker: .naive))).isEmpty)
        // Rows and columns exchanged, and in another order, are the same cells.
        let turned = try FrequencyTable(
            rows: table.columns.reversed(), columns: table.rows,
            counts: table.columns.indices.reversed().map { column in table.counts.map { $0[column] } })
        let rule = try TableSamples.rule()
        let protected = try #require(TableSuppression(rule: rule).protect(turned).table)
        let exchanged = ReleasedTable(
            identifier: "turned", population: "2026-05", rows: Self.outcome, columns: Self.municipality,
            table: protected)
        #expect(memory.conflicts(of: exchanged) == [.otherPattern("naive", required: naive.hidden)])
        #expect(ReleaseMemory([informed]).conflicts(of: exchanged).isEmpty)
    }

    @Test func whatOneTableHidesNoOtherShows() {
        let hidden = Self.release("first", counts: [Self.grand: 200], hidden: [Self.north, Self.south])
        let shown = Self.release("second", counts: [Self.grand: 200, Self.north: 3, Self.key(("sex", "F")): 90])
        #expect(ReleaseMemory([hidden]).conflicts(of: shown) == [.uncovering("first", [Self.north])])
        #expect(ReleaseMemory([shown]).conflicts(of: hidden) == [.uncovering("second", [Self.north])])
    }

    @Test func aCellOfOneTableIsATotalOfAnother() throws {
        let one = try FrequencyTable(row: "all", columns: ["north", "south", "west"], counts: [2, 40, 30])
        let protected = try #require(TableSuppression(rule: try TableSamples.rule()).protect(one).table)
        let first = ReleasedTable(
            identifier: "first", population: "2026-05", rows: nil, columns: Self.municipality, table: protected)
        #expect(first.counts[Self.grand] == 72)
        #expect(first.hidden == [Self.north, Self.key((Self.municipality, "west"))])
        let shown = Self.release("second", counts: [Self.key((Self.municipality, "west")): 30])
        #expect(ReleaseMemory([first]).conflicts(of: shown).count == 1)
    }

    @Test func methodsDoNotMix() throws {
        let table = try TableSamples.tableA()
        let rounded = ReleasedTable(
            identifier: "rounded", population: "2026-05", rows: Self.municipality, columns: Self.outcome,
            table: try SmallCountRounding(profile: .dst5).round(table))
        let hidden = try released("hidden", table, TableSamples.rule())
        #expect(ReleaseMemory([rounded]).conflicts(of: hidden) == [.otherMethod("rounded", .rounding)])
        #expect(ReleaseMemory([hidden]).conflicts(of: rounded) == [.otherMethod("hidden", .suppression)])
        #expect(ReleaseMemory([rounded]).conflicts(of: rounded).isEmpty)
    }

    @Test func everyEarlierReleaseIsNamed() {
        let memory = ReleaseMemory([
            Self.release("first", counts: [Self.grand: 201]), Self.release("second", counts: [Self.grand: 200]),
            Self.release("third", counts: [Self.grand: 198]),
        ])
        #expect(
            memory.conflicts(of: Self.release("new", counts: [Self.grand: 200])) == [
                .differencing("first", Self.grand, earlier: 201, new: 200),
                .differencing("third", Self.grand, earlier: 198, new: 200),
            ])
        #expect(ReleaseMemory([]).conflicts(of: Self.release("new", counts: [Self.grand: 200])).isEmpty)
    }

    @Test func aCountThatIsHiddenIsNotKept() {
        let table = Self.release("first", counts: [Self.grand: 200, Self.north: 3], hidden: [Self.north])
        #expect(table.counts == [Self.grand: 200])
    }

    private func released(
        _ identifier: String, _ table: FrequencyTable, _ rule: SuppressionRule
    ) throws -> ReleasedTable {
        let protected = try #require(TableSuppression(rule: rule).protect(table).table)
        return ReleasedTable(
            identifier: identifier, population: "2026-05", rows: Self.municipality, columns: Self.outcome,
            table: protected)
    }
}
