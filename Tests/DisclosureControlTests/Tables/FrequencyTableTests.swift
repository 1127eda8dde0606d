import DisclosureControl
import Testing

@Suite struct FrequencyTableTests {
    @Test func totalsAreDerived() throws {
        let table = try TableSamples.tableA()
        #expect(table.rowTotals == [47, 64, 49, 76])
        #expect(table.columnTotals == [75, 46, 35, 80])
        #expect(table.total == 236)
        #expect(table[cell(4, 1)] == 46)
        #expect(table[cell(2, 4)] == 49)
        #expect(table[cell(4, 4)] == 236)
        #expect(table[cell(5, 0)] == nil)
        #expect(table[cell(-1, 0)] == nil)
        #expect(table[cell(0, .max)] == nil)
    }

    @Test func oneLineHasNoTotalsThatRepeatIt() throws {
        let one = try FrequencyTable(row: "all", columns: ["a", "b"], counts: [3, 4])
        #expect(one.shape.cells == [cell(0, 0), cell(0, 1), cell(0, 2)])
        #expect(one.shape.grandTotal == cell(0, 2))
        let single = try FrequencyTable(row: "all", columns: ["a"], counts: [3])
        #expect(single.shape.cells == [cell(0, 0)])
        #expect(try TableSamples.tableA().shape.cells.count == 25)
    }

    @Test(
        arguments: [
            ([], ["a"], [], TableError.empty),
            (["r"], [], [[]], .empty),
            (["r", "s"], ["a"], [[1]], .rowCount(expected: 2, actual: 1)),
            (["r"], ["a"], [[1], [2]], .rowCount(expected: 1, actual: 2)),
            (["r", "s"], ["a", "b"], [[1, 2], [3]], .raggedRow(row: 1, expected: 2, actual: 1)),
            (["r", "s"], ["a"], [[1], [2, 3]], .raggedRow(row: 1, expected: 1, actual: 2)),
            (["r", "r"], ["a"], [[1], [2]], .duplicateLabel("r")),
            (["r"], ["a", "a"], [[1, 2]], .duplicateLabel("a")),
            (["\u{e5}", "a\u{30a}"], ["a"], [[1], [2]], .duplicateLabel("a\u{30a}")),
            (["r", ""], ["a"], [[1], [2]], .emptyLabel(position: 1)),
            (["r"], ["a", "b"], [[1, -1]], .negativeCount(row: 0, column: 1)),
            (["r"], ["a"], [[.min]], .negativeCount(row: 0, column: 0)),
            (["r"], ["a"], [[.max]], .tooManyPersons(limit: FrequencyTable.personLimit)),
            (["r"], ["a", "b"], [[.max, .max]], .tooManyPersons(limit: FrequencyTable.personLimit)),
            (["r"], ["a", "b"], [[999_999_999_999, 2]], .tooManyPersons(limit: FrequencyTable.personLimit)),
        ] as [([String], [String], [[Int]], TableError)])
    func malformedTablesAreRefused(_ rows: [String], _ columns: [String], _ counts: [[Int]], _ error: TableError) {
        #expect(throws: error) { try FrequencyTable(rows: rows, columns: columns, counts: counts) }
    }

    @Test func tooManyCellsAreRefusedBeforeTheyAreRead() {
        let labels = (0..<200).map(String.init)
        #expect(throws: TableError.tooManyCells(limit: FrequencyTable.cellLimit)) {
            try FrequencyTable(rows: labels, columns: labels, counts: [])
        }
        #expect(throws: TableError.tooManyCells(limit: FrequencyTable.cellLimit)) {
            try FrequencyTable(rows: (0...20_000).map(String.init), columns: ["a"], counts: [])
        }
    }

    @Test func linesAreMerged() throws {
        let table = try TableSamples.tableA()
        let rows = try table.merging(TableMerge(.rows, "R1", "R3"))
        #expect(rows.rows == ["R1 + R3", "R2", "R4"])
        #expect(rows.counts[0] == [28, 25, 17, 26])
        #expect(rows.columnTotals == table.columnTotals)
        let columns = try table.merging(TableMerge(.columns, "d", "b"), label: "other")
        #expect(columns.columns == ["a", "c", "other"])
        #expect(columns.counts.map { $0[2] } == [12, 26, 39, 49])
        #expect(columns.rowTotals == table.rowTotals)
    }

    @Test func impossibleMergesAreRefused() throws {
        let table = try TableSamples.tableA()
        #expect(throws: TableError.unknownLabel("R9")) { try table.merging(TableMerge(.rows, "R1", "R9")) }
        #expect(throws: TableError.unknownLabel("a")) { try table.merging(TableMerge(.rows, "a", "b")) }
        #expect(throws: TableError.mergeOfOneLine("R1")) { try table.merging(TableMerge(.rows, "R1", "R1")) }
        #expect(throws: TableError.duplicateLabel("R2")) {
            try table.merging(TableMerge(.rows, "R1", "R3"), label: "R2")
        }
        #expect(throws: TableError.emptyLabel(position: 0)) {
            try table.merging(TableMerge(.rows, "R1", "R3"), label: "")
        }
    }

    @Test func aPersonCountsOnceHoweverManyRecords() throws {
        var tally = try PersonTally(rows: ["F", "M"], columns: ["work", "study"])
        for _ in 0..<5 { try tally.add(pseudonym: "p1", row: "F", column: "work") }
        try tally.add(pseudonym: "p2", row: "M", column: "study")
        #expect(try tally.table().counts == [[1, 0], [0, 1]])
        #expect(throws: TableError.personInTwoCells) { try tally.add(pseudonym: "p1", row: "F", column: "study") }
        #expect(throws: TableError.unknownLabel("X")) { try tally.add(pseudonym: "p3", row: "X", column: "study") }
        #expect(throws: TableError.unknownLabel("")) { try tally.add(pseudonym: "p3", row: "F", column: "") }
        #expect(try tally.table().total == 2)
    }

    @Test func aTallyOverBadCategoriesIsRefused() {
        #expect(throws: TableError.duplicateLabel("a")) { try PersonTally(rows: ["a", "a"], columns: ["b"]) }
        #expect(throws: TableError.empty) { try PersonTally(rows: [], columns: ["b"]) }
    }
}
