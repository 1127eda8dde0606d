@testable import DisclosureControl
import Testing

/// The flows against a slow oracle that tries every number.
@Suite struct TableAuditTests {
    /// Small tables of every shape, each with some cells hidden.
    static func hiddenSamples() throws -> [(table: FrequencyTable, hidden: Set<TableCell>)] {
        var samples = SampleSequence(seed: 135)
        let shapes = [(1, 4), (3, 1), (2, 2), (2, 3), (3, 3), (3, 4)]
        return try (0..<150).map { number in
            let (rows, columns) = shapes[number % shapes.count]
            let table = try samples.table(rows: rows, columns: columns, small: 4, large: 8)
            let hidden = table.shape.cells.filter {
                table[$0] != 0 && $0 != table.shape.grandTotal && samples.next(below: 10) < 5
            }
            return (table, Set(hidden))
        }
    }

    @Test(arguments: AttackerModel.allCases)
    func boundsAreThoseOfTryingEverything(_ attacker: AttackerModel) throws {
        let rule = try TableSamples.rule(3, attacker: attacker)
        var audited = 0
        for (table, hidden) in try Self.hiddenSamples() where table.total >= 3 {
            let audit = try TableAudit(of: table, hidden: hidden, rule: rule)
            let oracle = SlowTableOracle(table, hidden: rule.known(of: table, hidden: hidden))
            let expected = oracle.intervals()
            #expect(audit.intervals.count == hidden.count)
            for certified in audit.intervals {
                #expect(certified.interval == expected[certified.cell], "\(table.counts) \(hidden.sorted())")
                audited += 1
            }
        }
        #expect(audited > 500)
    }

    @Test(arguments: AttackerModel.allCases)
    func whatIsCertainIsWhatHasNoWidth(_ attacker: AttackerModel) throws {
        let rule = try TableSamples.rule(3, attacker: attacker)
        var certain = 0
        for (table, hidden) in try Self.hiddenSamples() where table.total >= 3 {
            let audit = try TableAudit(of: table, hidden: hidden, rule: rule)
            var network = HiddenNetwork(table)
            let known = rule.known(of: table, hidden: hidden)
            for place in network.cells.indices {
                if let bounds = known[network.cells[place]] { network.hide(place, within: bounds) }
            }
            #expect(network.certain().map { network.cells[$0] }.sorted() == audit.known)
            certain += audit.known.count
            // The same, with one cell known.
            for place in network.hidden {
                let found = Set(network.certain(knowing: [place]).map { network.cells[$0] })
                let count = network.counts[place]
                var told = known
                told[network.cells[place]] = CountInterval(lower: count, upper: count)
                let intervals = SlowTableOracle(table, hidden: told).intervals()
                let expected = intervals.filter { $0.value.width == 0 && $0.key != network.cells[place] }.keys
                #expect(found == Set(expected), "\(table.counts) \(hidden.sorted()) \(place)")
            }
        }
        #expect(certain > 50)
    }

    @Test func whatCannotBeHiddenIsRefused() throws {
        let rule = try TableSamples.rule(3)
        let table = try TableSamples.issue135()
        for (hidden, error) in [
            (cell(2, 5), TableError.cannotBeHidden(row: 2, column: 5)),
            (cell(0, 4), .cannotBeHidden(row: 0, column: 4)),
            (cell(3, 0), .unknownCell(row: 3, column: 0)),
            (cell(0, -1), .unknownCell(row: 0, column: -1)),
            (cell(.max, .min), .unknownCell(row: .max, column: .min)),
        ] {
            #expect(throws: error) { try TableAudit(of: table, hidden: [hidden], rule: rule) }
        }
        #expect(throws: TableError.unknownCell(row: 1, column: 0)) {
            let one = try FrequencyTable(row: "all", columns: ["a", "b"], counts: [3, 4])
            return try TableAudit(of: one, hidden: [cell(1, 0)], rule: rule)
        }
    }

    @Test func publishedCellsAreBackWhereTheyWere() throws {
        var network = HiddenNetwork(try TableSamples.tableA())
        let before = network.leaving
        for place in [6, 2, 12, 7] { network.hide(place, within: CountInterval(lower: 0, upper: 236)) }
        #expect(network.leaving.allSatisfy { $0 == $0.sorted() })
        for place in [12, 6, 7, 2, 2] { network.show(place) }
        #expect(network.leaving == before)
        #expect(network.hidden.isEmpty && network.room.allSatisfy { $0 == 0 })
    }
}
