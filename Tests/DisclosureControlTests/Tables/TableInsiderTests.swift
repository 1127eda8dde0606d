@testable import DisclosureControl
import Testing

/// Persons who know their own cell, and what they learn of others.
@Suite struct TableInsiderTests {
    @Test func intervalsAloneDoNotProtectIssue135() throws {
        let table = try TableSamples.issue135()
        let plan = SuppressionPlan(table, rule: try TableSamples.rule(3, attacker: .naive))
        let small = plan.primaries.map { plan.network.cells[$0] }
        #expect(
            small.sorted() == [
                cell(0, 0), cell(0, 1), cell(0, 3), cell(1, 0), cell(1, 3), cell(2, 0), cell(2, 1),
            ])
        #expect(plan.primaries.allSatisfy { plan.network.interval(of: $0) == CountInterval(lower: 0, upper: 3) })
        #expect(plan.primaries.allSatisfy { plan.witness(of: $0) != nil })
        // Four of the five hidden ones let two other cells be worked out.
        let learnt = plan.primaries.filter { plan.network.counts[$0] == 1 }.map { one in
            (plan.network.cells[one], plan.network.certain(knowing: [one]).map { plan.network.cells[$0] })
        }
        let telling = learnt.filter { $0.1.count == 2 }.map(\.0)
        #expect(telling.sorted() == [cell(0, 1), cell(0, 3), cell(1, 0), cell(2, 1)])
        #expect(learnt.filter { $0.1.isEmpty }.map(\.0) == [cell(0, 0)])
    }

    /// The pass is not optional: without it the plan for 135 passes every test of intervals and is not sound.
    @Test func withoutTheInsiderPassIssue135IsNotSound() throws {
        var plan = SuppressionPlan(try TableSamples.issue135(), rule: try TableSamples.rule(3, attacker: .naive))
        let unreachable = plan.reach()
        #expect(unreachable == nil)
        let isCovered = plan.coverPrimaries()
        #expect(isCovered)
        #expect(plan.secondaries.isEmpty)
        #expect(!plan.isSound)
        let isCoveredForInsiders = plan.coverInsiders()
        #expect(isCoveredForInsiders)
        #expect(plan.isSound)
        #expect(!plan.secondaries.isEmpty)
    }

    @Test func issue135IsProtectedAgainstTheNaive() throws {
        let table = try TableSamples.issue135()
        let outcome = TableSuppression(rule: try TableSamples.rule(3, attacker: .naive)).protect(table)
        let map = try #require(outcome.map)
        #expect(map.cells.filter { $0.role == .primary }.count == 7)
        #expect(map.cells.filter { $0.role == .secondary }.map(\.cell) == [cell(1, 4), cell(2, 3), cell(2, 4)])
        try expectNothingLearnt(table, map)
    }

    @Test func issue135IsRefusedAgainstTheInformed() throws {
        let table = try TableSamples.issue135()
        let rule = try TableSamples.rule(3)
        let refusal = try #require(TableSuppression(rule: rule).protect(table).refusal)
        #expect(refusal.reason == .unprotectable(cell(0, 0), .interval))
        let merge = try #require(refusal.merge)
        #expect(TableSuppression(rule: rule).protect(try table.merging(merge)).map != nil)
    }

    /// The attacker has the rule, the table and one person who tells; a slow oracle works out what follows.
    @Test(arguments: [InsiderKnowledge.singletons, .pairs])
    func nobodyLearnsACellExactly(_ insiders: InsiderKnowledge) throws {
        var samples = SampleSequence(seed: 1)
        var attacks = 0
        for number in 0..<60 {
            let table = try samples.table(
                rows: 1 + samples.next(below: 4), columns: 2 + samples.next(below: 3), small: 4, large: 14)
            let rule = try TableSamples.rule(
                3 + number % 3, attacker: number % 2 == 0 ? .naive : .informed, insiders: insiders)
            guard let map = TableSuppression(rule: rule).protect(table).map else { continue }
            attacks += try expectNothingLearnt(table, map)
        }
        #expect(attacks > 100)
    }

    @Test func pairsAreInsidersOnlyWhereTheRuleSaysSo() throws {
        // A row hides a pair and one larger count: either of the pair would know the other cell.
        let table = try FrequencyTable(
            rows: ["x", "y", "z"], columns: ["a", "b", "c"], counts: [[2, 9, 8], [9, 9, 9], [9, 9, 7]])
        let single = SuppressionPlan(table, rule: try TableSamples.rule(4))
        let pairs = SuppressionPlan(table, rule: try TableSamples.rule(4, insiders: .pairs))
        #expect(single.knowledge == [[]])
        #expect(pairs.knowledge.count == 2)
        let fewer = try #require(TableSuppression(rule: try TableSamples.rule(4)).protect(table).map)
        let more = try #require(TableSuppression(rule: try TableSamples.rule(4, insiders: .pairs)).protect(table).map)
        #expect(fewer.cells.count == 4)
        #expect(more.cells.count > 4)
        try expectNothingLearnt(table, more)
    }

    @Test func aTotalThatIsThePersonHerselfIsNoDisclosure() throws {
        let table = try FrequencyTable(
            rows: ["x", "y", "z"], columns: ["a", "b", "c"], counts: [[1, 9, 8], [0, 9, 9], [0, 9, 7]])
        let plan = SuppressionPlan(table, rule: try TableSamples.rule())
        let known = try #require(plan.knowledge.last).map { plan.network.cells[$0] }
        #expect(Set(known) == [cell(0, 0), cell(3, 0)])
    }

    /// How often a hidden cell was attacked with one that is known; records an issue where an attack succeeds.
    @discardableResult
    private func expectNothingLearnt(_ table: FrequencyTable, _ map: SuppressionMap) throws -> Int {
        let oracle = SlowTableOracle(
            table, hidden: map.rule.known(of: table, hidden: map.cells.map(\.cell)))
        var attacks = 0
        for insider in map.cells where insider.count > 0 && insider.count <= map.rule.insiders.rawValue {
            for cell in map.cells where cell != insider {
                // Cells of the same persons say nothing of others.
                if persons(in: cell.cell, table) == persons(in: insider.cell, table) { continue }
                let known = [insider.cell: insider.count]
                let isOpen = [cell.count - 1, cell.count + 1].contains { oracle.canBe(cell.cell, $0, knowing: known) }
                #expect(isOpen, "\(table.counts): \(insider.cell) learns \(cell.cell)")
                attacks += 1
            }
        }
        return attacks
    }

    /// The inner cells that hold the persons of a cell.
    private func persons(in cell: TableCell, _ table: FrequencyTable) -> Set<TableCell> {
        let rows = cell.row == table.rows.count ? Array(table.rows.indices) : [cell.row]
        let columns = cell.column == table.columns.count ? Array(table.columns.indices) : [cell.column]
        return Set(
            rows.flatMap { row in columns.map { TableCell(row: row, column: $0) } }.filter { table[$0] != 0 })
    }
}
