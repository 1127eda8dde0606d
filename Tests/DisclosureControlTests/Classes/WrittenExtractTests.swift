import DisclosureControl
import OpenSSLCrypto
import Testing

/// The second pass and the file it gives.
@Suite struct WrittenExtractTests {
    private static let columns = """
        {"name":"note","role":"attribute"},{"name":"gone","role":"drop"},
        {"name":"muni","role":"quasi","generaliser":{"kind":"prefix","levels":[4,2],"length":4},"level":1},
        {"name":"s","role":"sensitive","kind":"categorical"}
        """
    private static let table = ExtractTable(
        header: ["muni", "gone", "s", "note", "pid"],
        rows: [
            ["0114", "secret", "b", "say \"hi\", she said", pid(2)], ["0115", "secret", "a", "", pid(1)],
            ["0114", "secret", "a", "två\nrader", pid(2)], ["1480", "secret", "a", "alone", pid(3)],
            ["0199", "secret", "c", "=1+1", pid(4)],
        ])

    @Test func theFileIsQuotedSortedAndKeepsZeros() throws {
        let text = try Self.table.text(recipe(Self.columns, k: 2, dropped: "0.2"))
        #expect(
            text == """
                "pid","note","muni","s"
                "person-0000000001","","01","a"
                "person-0000000002","say ""hi"", she said","01","b"
                "person-0000000002","två
                rader","01","a"
                "person-0000000004","=1+1","01","c"

                """)
    }

    @Test func hashAndSizeAreThoseOfTheBytes() throws {
        let (_, file, bytes) = try Self.table.write(Self.table.decide(recipe(Self.columns, k: 2, dropped: "0.2")))
        #expect(file.byteCount == bytes.count)
        #expect(file.digest == (try SHA256.hash(bytes)))
        #expect(file.rows == 4)
    }

    /// Files of many chunks come whole.
    @Test func aLongFileComesWhole() throws {
        let rows = (0..<4000).map {
            ["0114", "x", ["a", "b"][$0 % 2], String(repeating: "n", count: 40), pid(9999 - $0)]
        }
        let table = ExtractTable(header: Self.table.header, rows: rows)
        let (_, file, bytes) = try table.write(table.decide(recipe(Self.columns)))
        #expect(bytes.count == file.byteCount && bytes.count > 200_000)
        #expect(file.digest == (try SHA256.hash(bytes)))
        let lines = bytes.split(separator: 0x0A).dropFirst().map { String(decoding: $0, as: UTF8.self) }
        #expect(lines.count == 4000 && lines == lines.sorted())
    }

    /// Seven piles, each given in pieces.
    private final class Piles: ExtractPiles {
        let pileCount = 7
        private(set) var bytes: [[UInt8]] = Array(repeating: [], count: 7)
        private(set) var taken = 0

        func append(_ bytes: [UInt8], to pile: Int) { self.bytes[pile] += bytes }

        func take(_ pile: Int) -> [UInt8] {
            taken += 1
            return bytes[pile]
        }
    }

    @Test func pilesMakeTheSameFile() throws {
        let rows = (0..<9000).map { ["0114", "x", ["a", "b"][$0 % 2], "n\($0 % 13)", pid($0 * 7919 % 3001)] }
        let table = ExtractTable(header: Self.table.header, rows: rows)
        let extract = try table.decide(recipe(Self.columns))
        let piles = Piles()
        let (released, file, bytes) = try table.write(extract, piles: piles)
        let whole = try table.write(extract)
        #expect(released == whole.released && bytes == whole.bytes && file == whole.file)
        #expect(piles.taken == 7 && piles.bytes.allSatisfy { !$0.isEmpty })
    }

    private func refused(_ change: (inout ExtractTable) -> Void) throws -> ExtractError? {
        let extract = try Self.table.decide(recipe(Self.columns, k: 2, dropped: "0.2"))
        var other = Self.table
        change(&other)
        do {
            _ = try other.write(extract)
            return nil
        } catch let error as ExtractError { return error }
    }

    @Test func aTableThatChangedBetweenThePassesIsRefused() throws {
        #expect(try refused { _ in } == nil)
        #expect(try refused { $0.rows.removeLast() } == .inputChanged)
        #expect(try refused { $0.rows.append($0.rows[0]) } == .inputChanged)
        #expect(try refused { $0.rows.swapAt(0, 1) } == .inputChanged)
        #expect(try refused { $0.rows[0][4] = pid(77) } == .inputChanged)
        #expect(try refused { $0.rows[0][4] = pid(1) } == .inputChanged)
        #expect(try refused { $0.rows[0][0] = "1480" } == .inputChanged)
        #expect(try refused { $0.rows[0][0] = "9999" } == .inputChanged)
        #expect(try refused { $0.rows[0][2] = "new" } == .inputChanged)
        #expect(try refused { $0.rows = [] } == .inputChanged)
        #expect(try refused { $0.rows[0].removeLast() } == .rowShape(row: 1))
        // What decides nothing may change: the note, and a municipality within its county.
        #expect(try refused { $0.rows[0][3] = "other" } == nil)
        #expect(try refused { $0.rows[0][0] = "0188" } == nil)
    }

    @Test func anAttributeThatIsNotUTF8IsRefused() throws {
        let extract = try Self.table.decide(recipe(Self.columns, k: 2, dropped: "0.2"))
        var writer = ExtractWriter(extract)
        var cells = Self.table.rows[0].map { Array($0.utf8) }
        cells[3] = [0x61, 0xFF]
        let (bytes, ends) = ExtractTable.packed(cells)
        #expect(throws: ExtractError.cell(.notUTF8, column: "note", row: 1)) {
            try writer.add(bytes.span, ends: ends.span)
        }
    }

    /// A hundred thousand distinct cells: more than are remembered, in both passes.
    @Test func moreDistinctCellsThanAreRemembered() throws {
        let columns = #"{"name":"q","role":"quasi","generaliser":{"kind":"band","levels":[{"width":1000}]},"level":0}"#
        let table = ExtractTable(header: ["pid", "q"], rows: (0..<70_000).map { [pid($0), String($0 - 35_000)] })
        let extract = try table.decide(recipe(columns))
        #expect(extract.measures.classes == 70 && extract.measures.smallestClass == 1000)
        let (released, file, bytes) = try table.write(extract)
        #expect(released.allSatisfy { $0 } && file.rows == 70_000)
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"-35000..-34001\"\n"))
    }
}
