@testable import DisclosureControl
import Testing

/// Published tables with known answers: Table A (bounds by HiGHS) and sdcTools/UserSupport 135.
@Suite struct TableGoldenTests {
    @Test func smallCellsAloneAreGivenAway() throws {
        let audit = try TableAudit(
            of: TableSamples.tableA(), hidden: [cell(0, 1), cell(2, 2)], rule: TableSamples.rule(attacker: .naive))
        let exact = [CountInterval(lower: 3, upper: 3), CountInterval(lower: 2, upper: 2)]
        #expect(audit.intervals.map(\.interval) == exact)
        #expect(audit.known == [cell(0, 1), cell(2, 2)])
    }

    @Test func tableAAgainstTheNaive() throws {
        let outcome = TableSuppression(rule: try TableSamples.rule(attacker: .naive)).protect(try TableSamples.tableA())
        let map = try #require(outcome.map)
        #expect(map.cells.map(\.cell) == [cell(0, 1), cell(0, 2), cell(2, 1), cell(2, 2)])
        #expect(map.cells.map(\.role) == [.primary, .secondary, .secondary, .primary])
        #expect(
            map.cells.map(\.interval) == [
                CountInterval(lower: 1, upper: 18), CountInterval(lower: 0, upper: 17),
                CountInterval(lower: 7, upper: 24), CountInterval(lower: 0, upper: 17),
            ])
        #expect(outcome.table?.certificate.map(\.interval) == map.cells.map(\.interval))
    }

    @Test func tableAAgainstTheInformed() throws {
        let outcome = TableSuppression(rule: try TableSamples.rule()).protect(try TableSamples.tableA())
        let map = try #require(outcome.map)
        #expect(
            map.cells.map(\.cell) == [cell(0, 1), cell(0, 2), cell(1, 1), cell(1, 2), cell(2, 1), cell(2, 2)])
        #expect(
            map.cells.map(\.interval) == [
                CountInterval(lower: 1, upper: 4), CountInterval(lower: 14, upper: 17),
                CountInterval(lower: 10, upper: 14), CountInterval(lower: 5, upper: 9),
                CountInterval(lower: 20, upper: 23), CountInterval(lower: 1, upper: 4),
            ])
        #expect(map.narrowestWidth == 3)
    }
}
