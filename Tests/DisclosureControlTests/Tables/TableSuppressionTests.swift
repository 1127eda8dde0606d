@testable import DisclosureControl
import Testing

/// What holds of every protected table, over 150 that look random.
@Suite struct TableSuppressionTests {
    struct Sample: Sendable {
        let table: FrequencyTable
        let rule: SuppressionRule
        let outcome: SuppressionOutcome
    }

    static func samples(seed: UInt64 = 7, count: Int = 150) throws -> [Sample] {
        var samples = SampleSequence(seed: seed)
        return try (0..<count).map { number in
            let table = try samples.table(
                rows: 1 + samples.next(below: 5), columns: 1 + samples.next(below: 6), small: 6, large: 25)
            let rule = try TableSamples.rule(
                3 + number % 4, attacker: number % 3 == 0 ? .naive : .informed,
                protection: number % 7 == 0 ? .width(1) : .coversSmallCounts,
                insiders: number % 5 == 0 ? .pairs : .singletons, zeros: number % 11 == 0 ? .hidden : .shown)
            return Sample(table: table, rule: rule, outcome: TableSuppression(rule: rule).protect(table))
        }
    }

    @Test func everySmallCountIsHiddenAndEveryIntervalWideEnough() throws {
        var protected = 0
        for sample in try Self.samples() {
            guard let table = sample.outcome.table, let map = sample.outcome.map else { continue }
            protected += 1
            #expect(table[table.shape.grandTotal] == sample.table.total)
            for cell in table.shape.cells {
                let count = try #require(sample.table[cell])
                if sample.rule.isPrimary(count) { #expect(table[cell] == nil) }
                if count == 0, !sample.rule.hidesZeros { #expect(table[cell] == 0) }
                if let shown = table[cell] { #expect(shown == count) }
                #expect(table.text(of: cell) == (table[cell].map(String.init) ?? ProtectedTable.symbol))
            }
            for cell in map.cells {
                #expect(cell.count == sample.table[cell.cell])
                #expect(cell.role == (sample.rule.isPrimary(cell.count) ? .primary : .secondary))
                #expect(cell.interval.lower <= cell.count && cell.count <= cell.interval.upper)
                #expect(cell.interval.width > 0)
                guard cell.role == .primary else { continue }
                switch sample.rule.protection {
                case .coversSmallCounts:
                    let least = sample.rule.hidesZeros ? 0 : 1
                    #expect(
                        cell.interval.covers(CountInterval(lower: least, upper: sample.rule.minimumGroup - 1)))
                case .width(let width): #expect(cell.interval.width >= width)
                }
            }
            #expect(table.certificate.map(\.cell) == map.cells.map(\.cell))
            for (certified, mapped) in zip(table.certificate, map.cells) {
                #expect(certified.interval.covers(mapped.interval))
            }
        }
        #expect(protected > 60 && protected < 150)
    }

    @Test func nothingIsHiddenForNothing() throws {
        for sample in try Self.samples() {
            guard let map = sample.outcome.map else { continue }
            var plan = SuppressionPlan(sample.table, rule: sample.rule)
            let complements = map.cells.filter { $0.role == .secondary }.compactMap { cell in
                plan.network.cells.firstIndex(of: cell.cell)
            }
            plan.hide(complements)
            #expect(plan.isSound)
            for complement in complements {
                var fewer = plan
                fewer.network.show(complement)
                #expect(!fewer.isSound, "\(sample.table.counts) \(complement)")
            }
        }
    }

    /// What somebody would know even if everything were hidden hides nothing, and is no candidate.
    @Test func coversUseOnlyWhatNobodyKnows() throws {
        var samples = SampleSequence(seed: 5)
        var excluded = 0
        for number in 0..<400 {
            let group = 3 + number % 2
            let pool = [0, 0, 1, 1, 2, group, group, group + 1, 12]
            let (rows, columns) = (2 + number % 3, 2 + number / 3 % 3)
            let counts = (0..<rows).map { _ in (0..<columns).map { _ in pool[samples.next(below: pool.count)] } }
            let table = try FrequencyTable(
                rows: (0..<rows).map { "R\($0)" }, columns: (0..<columns).map { "C\($0)" }, counts: counts)
            guard table.total >= group else { continue }
            var plan = SuppressionPlan(table, rule: try TableSamples.rule(group))
            let all = plan.candidates.count
            guard plan.reach() == nil else { continue }
            excluded += all - plan.candidates.count
            plan.hide(plan.candidates.keys.sorted())
            #expect(plan.isSound, "\(counts)")
        }
        #expect(excluded > 5)
    }

    @Test func theSameTableHasTheSamePatternInAnyOrder() throws {
        for sample in try Self.samples(seed: 315, count: 60) {
            #expect(TableSuppression(rule: sample.rule).protect(sample.table) == sample.outcome)
            let turned = try FrequencyTable(
                rows: sample.table.rows.reversed(), columns: sample.table.columns.reversed(),
                counts: sample.table.counts.reversed().map { $0.reversed() })
            let outcome = TableSuppression(rule: sample.rule).protect(turned)
            #expect((outcome.map == nil) == (sample.outcome.map == nil))
            guard let map = outcome.map, let original = sample.outcome.map else { continue }
            let (rows, columns) = (sample.table.rows.count, sample.table.columns.count)
            let back = map.cells.map { cell in
                TableCell(
                    row: cell.cell.row == rows ? rows : rows - 1 - cell.cell.row,
                    column: cell.cell.column == columns ? columns : columns - 1 - cell.cell.column)
            }
            #expect(Set(back) == Set(original.cells.map(\.cell)))
        }
    }

    @Test func aTableWithoutSmallCountsIsPublishedWhole() throws {
        let table = try FrequencyTable(
            rows: ["x", "y"], columns: ["a", "b"], counts: [[5, 0], [7, 6]])
        let outcome = TableSuppression(rule: try TableSamples.rule()).protect(table)
        #expect(outcome.map?.cells.isEmpty == true)
        #expect(outcome.map?.narrowestWidth == nil)
        #expect(outcome.table?.certificate.isEmpty == true)
    }

    @Test func theSymbolSaysNothingOfTheReason() throws {
        let outcome = TableSuppression(rule: try TableSamples.rule()).protect(try TableSamples.tableA())
        let table = try #require(outcome.table)
        let hidden = table.shape.cells.filter { table[$0] == nil }
        #expect(Set(hidden.map { table.text(of: $0) }) == [ProtectedTable.symbol])
        #expect(table.text(of: cell(9, 9)).isEmpty)
        // The published value has no count of a hidden cell, wherever one looks.
        #expect(hidden.count == 6)
        #expect(!String(reflecting: table).contains("primary"))
    }

    @Test func aLargeTableIsProtectedToo() throws {
        var samples = SampleSequence(seed: 20)
        let table = try samples.table(rows: 20, columns: 20, small: 5, large: 60)
        let rule = try TableSamples.rule()
        let map = try #require(TableSuppression(rule: rule).protect(table).map)
        #expect(map.cells.count > 100)
        var plan = SuppressionPlan(table, rule: rule)
        plan.hide(map.cells.compactMap { cell in plan.network.cells.firstIndex(of: cell.cell) })
        #expect(plan.isSound)
    }
}
