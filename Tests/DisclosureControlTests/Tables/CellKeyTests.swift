import DisclosureControl
import OpenSSLCrypto
import Testing

@Suite struct CellKeyTests {
    static let key = [UInt8](0..<32)

    /// The example of package ptable (D = 2, V = 1.08, js = 1) for a count of 1; larger counts move by one at most.
    static func example() throws -> PerturbationTable {
        try PerturbationTable(rows: [
            PerturbationTable.Row(count: 1, entries: entries([2: 2_670_000, -1: 51_330_000, 1: 46_000_000])),
            PerturbationTable.Row(count: 2, entries: entries([-1: 25_000_000, 0: 50_000_000, 1: 25_000_000])),
        ])
    }

    static func entries(_ entries: [Int: Int]) -> [PerturbationTable.Entry] {
        entries.map { PerturbationTable.Entry(change: $0.key, probability: $0.value) }
    }

    @Test func theRecordKeyIsThatOfTheVector() throws {
        let keys = try RecordKeys(key: SecretBytes.copying(Self.key))
        #expect(try keys.recordKey(of: "c26434ec08396d4aeea38afc") == 1_340_546_162)
        #expect(try keys.recordKey(of: "c26434ec08396d4aeea38afd") != 1_340_546_162)
    }

    @Test(arguments: [0, 16, 31, 33])
    func keysOfOtherLengthsAreRefused(_ count: Int) throws {
        #expect(throws: TableError.keyLength(expected: 32, actual: count)) {
            let key = try SecretBytes.copying([UInt8](repeating: 1, count: count))
            _ = try RecordKeys(key: key)
        }
    }

    @Test func theKeyDecidesByItsPlaceAmongTheProbabilities() throws {
        let table = try Self.example()
        // 0.5133 * 2^32 = 2204606713.3: the last key below it, and the first that is not.
        #expect(table.perturbed(1, cellKey: 0) == 0)
        #expect(table.perturbed(1, cellKey: 2_204_606_713) == 0)
        #expect(table.perturbed(1, cellKey: 2_204_606_714) == 2)
        // 0.9733 * 2^32 = 4180291669.4
        #expect(table.perturbed(1, cellKey: 4_180_291_669) == 2)
        #expect(table.perturbed(1, cellKey: 4_180_291_670) == 3)
        #expect(table.perturbed(1, cellKey: .max) == 3)
    }

    @Test func nobodyStaysNobodyAndTheLastRowServesTheRest() throws {
        let table = try Self.example()
        for key in [0, 1, UInt32.max / 2, .max] {
            #expect(table.perturbed(0, cellKey: key) == 0)
            #expect(table.perturbed(-5, cellKey: key) == 0)
            #expect(table.perturbed(.min, cellKey: key) == 0)
            #expect((999_999...1_000_001).contains(table.perturbed(1_000_000, cellKey: key)))
        }
        #expect(table.perturbed(7, cellKey: 1_073_741_823) == 6)
        #expect(table.perturbed(7, cellKey: 1_073_741_824) == 7)
        #expect(table.perturbed(7, cellKey: 3_221_225_472) == 8)
    }

    @Test(
        arguments: [
            ([], 1, .notConsecutive),
            ([(2, [0: 100_000_000])], 1, .notConsecutive),
            ([(0, [0: 100_000_000])], 1, .notConsecutive),
            ([(1, [0: 100_000_000]), (1, [0: 100_000_000])], 2, .notConsecutive),
            ([(1, [0: 100_000_000]), (3, [0: 100_000_000])], 2, .notConsecutive),
            ([(1, [:])], 1, .sum(0)),
            ([(1, [0: 99_999_999])], 1, .sum(99_999_999)),
            ([(1, [0: 100_000_000, 1: 1])], 1, .sum(100_000_001)),
            ([(1, [-2: 50_000_000, 2: 50_000_000])], 1, .negativeResult(change: -2)),
            ([(1, [-2: 0, 0: 100_000_000])], 1, .negativeResult(change: -2)),
            ([(1, [.min: 100_000_000])], 1, .negativeResult(change: .min)),
            ([(1, [1001: 100_000_000])], 1, .changeTooLarge(1001)),
            ([(1, [.max: 100_000_000])], 1, .changeTooLarge(.max)),
            ([(1, [0: -1])], 1, .probabilityOutOfRange(change: 0)),
            ([(1, [0: .max])], 1, .probabilityOutOfRange(change: 0)),
            ([(1, [0: 100_000_000]), (2, [1: .min])], 2, .probabilityOutOfRange(change: 1)),
        ] as [([(Int, [Int: Int])], Int, PerturbationFault)])
    func unsoundPerturbationsAreRefused(_ rows: [(Int, [Int: Int])], _ count: Int, _ fault: PerturbationFault) {
        #expect(throws: TableError.perturbation(count: count, fault)) {
            try PerturbationTable(
                rows: rows.map { PerturbationTable.Row(count: $0.0, entries: Self.entries($0.1)) })
        }
    }

    @Test func repeatedChangesAndTooManyRowsAreRefused() {
        let half = PerturbationTable.Entry(change: 1, probability: 50_000_000)
        #expect(throws: TableError.perturbation(count: 1, .repeatedChange(1))) {
            try PerturbationTable(rows: [PerturbationTable.Row(count: 1, entries: [half, half])])
        }
        #expect(throws: TableError.perturbation(count: 1001, .tooManyRows)) {
            try PerturbationTable(
                rows: (1...1001).map { PerturbationTable.Row(count: $0, entries: Self.entries([0: 100_000_000])) })
        }
    }

    @Test func keysOfCellsAreSumsOfThoseOfTheirPersons() throws {
        let keys = try RecordKeys(key: SecretBytes.copying(Self.key))
        var tally = try PersonTally(rows: ["x", "y"], columns: ["a", "b"])
        var sums: [[UInt32]] = [[0, 0], [0, 0]]
        for person in 0..<40 {
            let (row, column) = (person % 2, person % 3 == 0 ? 1 : 0)
            for _ in 0...(person % 4) {
                try tally.add(pseudonym: "p\(person)", row: ["x", "y"][row], column: ["a", "b"][column])
            }
            sums[row][column] &+= try keys.recordKey(of: "p\(person)")
        }
        let keyed = try tally.keyedTable(keys)
        #expect(keyed.cellKeys == sums)
        #expect(keyed.table.total == 40)
        let perturbed = try CellKeyPerturbation(Self.example()).perturb(keyed)
        // The key of a total is the sum of its parts': it holds their persons.
        let expected = try Self.example().perturbed(20, cellKey: sums[0][0] &+ sums[0][1])
        #expect(perturbed[cell(0, 2)] == expected)
        #expect(perturbed[cell(2, 2)] != nil && perturbed[cell(3, 0)] == nil)
    }

    /// The same persons have the same number in every table, whatever the categories are called.
    @Test func tablesAgreeOnTheSamePersons() throws {
        let keys = try RecordKeys(key: SecretBytes.copying(Self.key))
        var wide = try PersonTally(rows: ["x", "y"], columns: ["a", "b", "c"])
        var narrow = try PersonTally(rows: ["all"], columns: ["a or b", "c"])
        for person in 0..<31 {
            let column = ["a", "b", "c"][person % 3]
            try wide.add(pseudonym: "p\(person)", row: person < 11 ? "x" : "y", column: column)
            try narrow.add(pseudonym: "p\(person)", row: "all", column: column == "c" ? "c" : "a or b")
        }
        let perturbation = CellKeyPerturbation(try Self.example())
        let first = perturbation.perturb(try wide.keyedTable(keys))
        let second = perturbation.perturb(try narrow.keyedTable(keys))
        #expect(first[cell(2, 2)] == second[cell(0, 1)])
        #expect(first[cell(2, 3)] == second[cell(0, 2)])
    }

    @Test func keysOfAnotherShapeAreRefused() throws {
        let table = try FrequencyTable(rows: ["x", "y"], columns: ["a", "b"], counts: [[1, 2], [3, 4]])
        #expect(throws: TableError.rowCount(expected: 2, actual: 1)) {
            try KeyedTable(table: table, cellKeys: [[1, 2]])
        }
        #expect(throws: TableError.raggedRow(row: 1, expected: 2, actual: 3)) {
            try KeyedTable(table: table, cellKeys: [[1, 2], [3, 4, 5]])
        }
    }
}
