@testable import DisclosureControl
import Testing

@Suite struct SmallCountRoundingTests {
    @Test func roundedTablesAreAdditiveAndWithoutSmallCounts() throws {
        var samples = SampleSequence(seed: 3)
        for number in 0..<150 {
            let table = try samples.table(rows: 1 + number % 6, columns: 1 + number % 5, small: 4, large: 12)
            let profile = number % 2 == 0 ? DisclosureProfile.ssb3 : .dst5
            let rounding = try SmallCountRounding(profile: profile)
            let rounded = try rounding.round(table)
            #expect(try rounding.round(table) == rounded)
            for (line, original) in zip(rounded.table.counts, table.counts) {
                for (count, exact) in zip(line, original) {
                    if exact > 0, exact < rounding.base {
                        #expect([0, rounding.base].contains(count))
                    } else {
                        #expect(count == exact)
                    }
                }
            }
            #expect(rounded.table.rowTotals == rounded.table.counts.map { $0.reduce(0, +) })
            #expect(rounded.table.rowTotals.reduce(0, +) == rounded.table.total)
            #expect(rounded.table.columnTotals.reduce(0, +) == rounded.table.total)
        }
    }

    /// No other way of rounding moves the margins less, nor the cells where margins move as much: all are tried.
    @Test func marginsMoveLeast() throws {
        var samples = SampleSequence(seed: 33)
        var tried = 0
        for number in 0..<150 {
            let table = try samples.table(rows: 1 + number % 4, columns: 1 + number % 3, small: 6, large: 9)
            let base = 3 + number % 4
            let profile = try #require(DisclosureProfile.custom(minimumGroup: 3))
            let rounded = try SmallCountRounding(profile: profile, base: base).round(table).table
            let small = (0..<table.rows.count).flatMap { row in
                (0..<table.columns.count).map { cell(row, $0) }
            }.filter { (1..<base).contains(table[$0] ?? 0) }
            let best = (0..<(1 << small.count)).map { choice in
                var counts = table.counts
                for (place, cell) in small.enumerated() {
                    counts[cell.row][cell.column] = choice >> place & 1 == 1 ? base : 0
                }
                return moved(table, counts)
            }.min { ($0.margins, $0.cells) < ($1.margins, $1.cells) }
            let achieved = moved(table, rounded.counts)
            #expect(achieved.margins == best?.margins && achieved.cells == best?.cells, "\(table.counts) base \(base)")
            tried += small.isEmpty ? 0 : 1
        }
        #expect(tried > 100)
    }

    @Test func aTableOfKnownAnswer() throws {
        // Ones and twos that make threes: no total moves.
        let table = try FrequencyTable(
            rows: ["x", "y", "z"], columns: ["a", "b", "c"], counts: [[1, 2, 8], [2, 1, 0], [0, 3, 9]])
        let rounded = try SmallCountRounding(profile: .ssb3).round(table).table
        #expect(rounded.counts == [[0, 3, 8], [3, 0, 0], [0, 3, 9]])
        #expect(rounded.rowTotals == table.rowTotals && rounded.columnTotals == table.columnTotals)
    }

    @Test func whatRoundsTooLittleIsRefused() throws {
        for base in [Int.min, 0, 2] {
            #expect(throws: TableError.baseOutOfRange(base, lowest: 3, highest: 1000)) {
                try SmallCountRounding(profile: .ssb3, base: base)
            }
        }
        // With base 3 a count of 4 would stay, which this profile hides.
        #expect(throws: TableError.baseOutOfRange(3, lowest: 5, highest: 1000)) {
            try SmallCountRounding(profile: .dst5, base: 3)
        }
        #expect(throws: TableError.baseOutOfRange(.max, lowest: 10, highest: 1000)) {
            try SmallCountRounding(profile: .uk10, base: .max)
        }
        let huge = try #require(DisclosureProfile.custom(minimumGroup: 2000))
        #expect(throws: TableError.self) { try SmallCountRounding(profile: huge) }
    }

    @Test func aTableThatRoundingMakesTooLargeIsRefused() throws {
        let limit = FrequencyTable.personLimit
        let table = try FrequencyTable(row: "all", columns: ["a", "b"], counts: [limit - 2, 2])
        #expect(throws: TableError.tooManyPersons(limit: limit)) {
            try SmallCountRounding(profile: .ssb3).round(table)
        }
    }

    private func moved(_ table: FrequencyTable, _ counts: [[Int]]) -> (margins: Int, cells: Int) {
        let rows = zip(table.rowTotals, counts).reduce(0) { $0 + abs($1.0 - $1.1.reduce(0, +)) }
        let columns = table.columns.indices.reduce(0) { sum, column in
            sum + abs(table.columnTotals[column] - counts.reduce(0) { $0 + $1[column] })
        }
        let grand = abs(table.total - counts.reduce(0) { $0 + $1.reduce(0, +) })
        let cells = zip(table.counts, counts).reduce(0) { sum, lines in
            zip(lines.0, lines.1).reduce(sum) { $0 + abs($1.0 - $1.1) }
        }
        // One row: its total is the grand total, and its columns are its cells.
        switch (table.rows.count > 1, table.columns.count > 1) {
        case (true, true): return (rows + columns + grand, cells)
        case (true, false), (false, true): return (grand, cells)
        case (false, false): return (0, cells)
        }
    }
}
