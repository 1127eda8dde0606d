import DisclosureControl
import Testing

/// Tables that are refused, or that look as if they should be.
@Suite struct RefusedTableTests {
    private static let age =
        #"{"name":"age","role":"quasi","generaliser":{"kind":"band","levels":[{"width":10},{"cuts":[30]}]},"level":0}"#
    private static let header = ["pid", "age"]

    private static func table(_ ages: [String]) -> ExtractTable {
        ExtractTable(header: header, rows: ages.enumerated().map { [pid($0.offset), $0.element] })
    }

    private func refused(_ table: ExtractTable, _ recipe: ExtractRecipe) -> ExtractError? {
        refusal { () throws(ExtractError) in _ = try table.decide(recipe) }
    }

    @Test func aTableWithoutRows() {
        let error = refusal { () throws(ExtractError) in _ = try Self.table([]).decide(recipe(Self.age)) }
        #expect(error == .noRows)
    }

    @Test func noLevelsForATableWithoutRows() {
        let error = refusal { () throws(ExtractError) in _ = try Self.table([]).suggest(recipe(Self.age)) }
        #expect(error == .noRows)
    }

    @Test func everyRowInASmallClass() throws {
        let error = refused(Self.table(["1", "11", "21", "31"]), try recipe(Self.age, k: 2, dropped: "0.5"))
        guard case .tooMuchDropped(let shortfall) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(shortfall.rows == 4 && shortfall.droppedRows == 4)
        #expect(
            shortfall.remedies.map { [$0.level, $0.isRemoval ? 1 : 0, $0.droppedRows] } == [[1, 0, 1], [2, 1, 0]])
    }

    /// A limit of one half never releases a file without rows.
    @Test func nothingIsNoExtract() throws {
        let error = refused(Self.table(["1"]), try recipe(Self.age, k: 2, dropped: "0.5"))
        guard case .tooMuchDropped(let shortfall) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(shortfall.remedies.isEmpty)
        #expect(error?.hint?.contains("no single column") == true)
    }

    @Test func theLimitIsExact() throws {
        // 5 of 100 rows are 5 %; 6 of 100 are not.
        let fits = Self.table(Array(repeating: "5", count: 95) + ["10", "10", "20", "30", "40"])
        #expect(try fits.decide(recipe(Self.age)).omission.droppedShare.description == "0.05")
        let more = Self.table(Array(repeating: "5", count: 94) + ["10", "10", "20", "30", "40", "50"])
        #expect(refused(more, try recipe(Self.age)) != nil)
    }

    /// Ten rows of one person are one person.
    @Test func rowsOfOnePersonAreOnePerson() throws {
        let once = ExtractTable(header: Self.header, rows: (0..<10).map { _ in [pid(7), "5"] })
        #expect(refused(once, try recipe(Self.age, k: 2)) != nil)
        let two = ExtractTable(header: Self.header, rows: (0..<10).map { [pid($0 % 2), "5"] })
        let extract = try two.decide(recipe(Self.age, k: 2))
        #expect(extract.measures.smallestClass == 2 && extract.measures.rows == 10 && extract.measures.persons == 2)
    }

    @Test func missingValuesMakeAClassThatMustBeLargeEnough() throws {
        let marked = #""missing":["","NA"],"#
        let fits = Self.table(Array(repeating: "5", count: 40) + ["", "NA", "*"])
        let extract = try fits.decide(recipe(Self.age, k: 3, more: marked))
        #expect(extract.measures.classes == 2 && extract.omission.droppedRows == 0)
        let text = try fits.text(recipe(Self.age, k: 3, more: marked))
        #expect(text.contains("\"*\"\n") && !text.contains("NA") && !text.contains("\"\""))
        let few = Self.table(Array(repeating: "5", count: 40) + ["", "NA"])
        #expect(try few.decide(recipe(Self.age, k: 3, more: marked)).omission.droppedRows == 2)
    }

    @Test(arguments: [
        ("", CellFault.empty), ("x", .unfit), ("1,5", .unfit), ("+1", .unfit), (" 1", .unfit), ("1e3", .unfit),
        ("1.", .unfit), (".5", .unfit), ("--1", .unfit), ("-", .unfit), ("1234567890123456", .unfit), ("NaN", .unfit),
        ("٣", .unfit), ("1\u{0}", .notUTF8),
    ])
    func aCellThatIsNoNumber(cell: String, fault: CellFault) throws {
        let error = refused(Self.table(["1", "2", cell]), try recipe(Self.age, k: 2))
        #expect(error == .cell(fault, column: "age", row: 3))
        #expect(cell.count < 2 || error?.message.contains(cell) == false)
    }

    @Test func aCellThatIsNotUTF8() throws {
        let plan = try Self.table([]).plan(
            recipe(#"{"name":"age","role":"quasi","generaliser":{"kind":"identity"},"level":0}"#))
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x41, 0x00]] {
            var classes = EquivalenceClasses(plan)
            let (packed, ends) = ExtractTable.packed([Array(pid(1).utf8), bytes])
            #expect(throws: ExtractError.cell(.notUTF8, column: "age", row: 1)) {
                try classes.add(packed.span, ends: ends.span)
            }
        }
    }

    /// A personal number is never taken for a pseudonym: it is too short for one.
    @Test(arguments: [
        "", "*", "198112289874", "19811228-9874", "811228-9874", "010190-1234", "short", "person 0000000001",
        "person-000000000é", String(repeating: "a", count: 257),
    ])
    func whatIsNoPseudonym(cell: String) throws {
        let table = ExtractTable(header: Self.header, rows: [[pid(1), "1"], [cell, "1"]])
        #expect(
            refused(table, try recipe(Self.age, k: 2, more: #""missing":[""],"#))
                == .cell(.notAPseudonym, column: "pid", row: 2))
    }

    @Test func rowsOfAnotherShape() throws {
        let plan = try Self.table([]).plan(recipe(Self.age))
        let bytes = Array((pid(1) + "5").utf8)
        for ends in [[], [17], [17, 18, 18], [18, 17], [17, 19], [-1, 18], [17, Int.max], [Int.min, 18]] {
            var classes = EquivalenceClasses(plan)
            #expect(throws: ExtractError.rowShape(row: 1), "\(ends)") { try classes.add(bytes.span, ends: ends.span) }
        }
    }

    /// A reader that goes on after a fault gets no count that leaves a row out.
    @Test func aFaultStays() throws {
        var classes = EquivalenceClasses(try Self.table([]).plan(recipe(Self.age)))
        let fault = ExtractError.cell(.unfit, column: "age", row: 1)
        for age in ["x", "5"] {
            let (bytes, ends) = ExtractTable.packed([Array(pid(1).utf8), Array(age.utf8)])
            #expect(throws: fault) { try classes.add(bytes.span, ends: ends.span) }
        }
        let counted = classes
        #expect(throws: fault) { try counted.decide() }
        #expect(throws: fault) { try counted.suggest() }
    }

    @Test func columnsThatAreNotAccountedFor() throws {
        let recipe = try recipe(Self.age + #",{"name":"sex","role":"drop"}"#)
        func refused(_ header: [String]) -> ExtractError? {
            refusal { () throws(ExtractError) in _ = try ExtractPlan(recipe, header: header, mappingTables: [:]) }
        }
        #expect(refused(["pid", "age", "sex"]) == nil)
        #expect(refused(["sex", "age", "pid"]) == nil)
        #expect(refused(["pid", "age"]) == .absentColumn("sex"))
        #expect(refused([]) == .absentColumn("pid"))
        #expect(refused(["pid", "age", "sex", "age"]) == .duplicateColumn("age"))
        #expect(refused(["pid", "age", "sex", "note"]) == .unlistedColumn(position: 4, name: "note"))
        #expect(refused(["pid", "Age", "sex"]) == .unlistedColumn(position: 2, name: "Age"))
        #expect(refused(["\u{FEFF}pid", "age", "sex"]) == .unlistedColumn(position: 1, name: "?"))
        // A first row in the place of a header does not come out in the error.
        #expect(refused(["198112289874", "38", "F"]) == .unlistedColumn(position: 1, name: "?"))
    }

    @Test func aColumnWithOneValueIsOneClass() throws {
        let columns = Self.age + #",{"name":"s","role":"sensitive","kind":"ordered","l":1,"t":0}"#
        let table = ExtractTable(header: ["pid", "age", "s"], rows: (0..<20).map { [pid($0), "5", "7"] })
        let measures = try table.decide(recipe(columns)).measures
        #expect(measures.classes == 1 && measures.sensitive[0].distance.count == 0)
        #expect(measures.sensitive[0].distinct == 1 && measures.sensitive[0].entropy == Millionths("1"))
        // Unless waived, one value for all discloses it.
        #expect(refused(table, try recipe(columns.replacing("\"l\":1,", with: ""))) != nil)
    }

    @Test func numbersThatAreEqualAreOneValue() throws {
        let columns = Self.age + #",{"name":"s","role":"sensitive","kind":"ordered","l":2}"#
        let rows = ["1", "1.0", "01", "1.000"].enumerated().map { [pid($0.offset), "5", $0.element] }
        let table = ExtractTable(header: ["pid", "age", "s"], rows: rows)
        #expect(refused(table, try recipe(columns, k: 2)) != nil)
        #expect(try table.text(recipe(columns.replacing("\"l\":2", with: "\"l\":1"), k: 2)).contains("\"..\"") == false)
    }

    @Test func wordsOutsideTheListAreRefused() throws {
        let columns = Self.age + #",{"name":"s","role":"sensitive","kind":"ordered","order":["low","high"]}"#
        let good = [[pid(1), "5", "low"], [pid(2), "6", "high"]]
        let table = ExtractTable(header: ["pid", "age", "s"], rows: good)
        #expect(try table.decide(recipe(columns, k: 2)).measures.sensitive[0].distinct == 2)
        let bad = ExtractTable(header: table.header, rows: good + [[pid(3), "7", "Low"]])
        #expect(refused(bad, try recipe(columns, k: 2)) == .cell(.unfit, column: "s", row: 3))
    }

    /// 10⁵ distinct values at the finest level: a refusal that names the remedy, in time.
    @Test func aColumnOfVeryManyValues() throws {
        let columns =
            #"{"name":"q","role":"quasi","generaliser":{"kind":"prefix","levels":[7,2],"length":7},"level":0}"#
        let rows = (0..<100_000).map { [pid($0), String(1_000_000 + $0 * 70)] }
        let error = refused(ExtractTable(header: ["pid", "q"], rows: rows), try recipe(columns))
        guard case .tooMuchDropped(let shortfall) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(shortfall.droppedRows == 100_000)
        #expect(shortfall.remedies.map(\.level) == [1, 2])
        #expect(shortfall.remedies.map(\.droppedRows) == [0, 0])
    }
}
