import PersonalNumbers
import Testing

@testable import Pseudonymisation

/// The rewriting of one column of a table, and the reading of several.
@Suite struct ColumnStreamTests {
    private static func stream(
        _ columns: [String], _ delimiter: PseudonymStreamOptions.Delimiter = .detected
    ) throws(ColumnFault) -> ColumnStream {
        try ColumnStream(columns: columns, delimiter: delimiter, asOf: referenceDate)
    }

    /// Runs a stream whose treatment writes the content in brackets, cut into chunks of a size.
    private static func pass(
        _ text: String, column: String = "id", chunk: Int = .max,
        delimiter: PseudonymStreamOptions.Delimiter = .detected
    ) -> Result<(text: String, rows: Int, cells: [String]), ColumnFault> {
        do throws(ColumnFault) {
            var stream = try Self.stream([column], delimiter)
            var (output, cells): ([UInt8], [String]) = ([], [])
            let treatment: ColumnStream.Treatment = { (content, place, output) throws(ColumnFault) in
                cells.append("\(place.line) \(place.record) \(String(decoding: content, as: UTF8.self))")
                output += [UInt8(ascii: "[")] + content + [UInt8(ascii: "]")]
            }
            let input = Array(text.utf8)
            var start = 0
            while start < input.count {
                let end = chunk > input.count - start ? input.count : start + chunk
                try stream.rewrite(input.span.extracting(start..<end), into: &output, treatment)
                start = end
            }
            try stream.finish(into: &output, treatment)
            return .success((String(decoding: output, as: UTF8.self), stream.rows, cells))
        } catch { return .failure(error) }
    }

    @Test(arguments: [
        ("id\na\n", "id\n[a]\n"), ("id\na", "id\n[a]"), ("id", "id"), ("id\n", "id\n"),
        ("x,id,y\r\n1,a,2\r\n3,\"b\",4\r\n", "x,id,y\r\n1,[a],2\r\n3,\"[b]\",4\r\n"),
        ("\u{FEFF}x;id\n1;a\n", "\u{FEFF}x;id\n1;[a]\n"), ("x\tid\n\"1\"\"\n2\"\ta\n", "x\tid\n\"1\"\"\n2\"\t[a]\n"),
        ("\"x\nz\",\"id\"\n å , b \n", "\"x\nz\",\"id\"\n å ,[ b ]\n"), ("x|id\n1|\n", "x|id\n1|[]\n"),
    ])
    func everyOtherByteStays(input: String, output: String) throws {
        for chunk in [1, 2, 3, 7, Int.max] {
            #expect(try Self.pass(input, chunk: chunk).get().text == output)
        }
    }

    @Test func placesAreThoseOfTheTable() throws {
        let passed = try Self.pass("x,id\n\"1\n2\",a\n3,\"b\n\"\n4,c\n").get()
        #expect(passed.cells == ["3 1 a", "4 2 b\n", "6 3 c"])
        #expect(passed.rows == 3)
    }

    /// What is no table, with the code of what is wrong; in all the column is `id`.
    private static let refused: [(String, String)] = [
        ("", "empty-input"), ("\u{FEFF}", "empty-input"), ("x\na\n", "missing-column"),
        ("id,id\n", "duplicated-column"),
        ("id,x,x\n", "duplicated-column"), ("id,x\na\n", "ragged-record"), ("id\na,b\n", "ragged-record"),
        ("id\n\"a\n", "unterminated-quote"), ("id\na\"\n", "stray-quote"), ("id\n\"a\"b\n", "stray-quote"),
        ("i\"d\"\n", "stray-quote"), ("id\na\rb\n", "stray-carriage-return"), ("id\na\r", "stray-carriage-return"),
        ("id\r", "stray-carriage-return"), ("id\na\0\n", "nul-byte"), ("i\0d\n", "nul-byte"),
        ("\"id\n", "unterminated-quote"), ("id,199001159855\n", "number-in-header"),
        ("900115-9855,900115-9855\n", "number-in-header"),
        ("id\n" + String(repeating: "a", count: 1 << 20) + "a\n", "cell-too-long"),
        (String(repeating: "a", count: 1 << 20) + "\n", "header-too-long"),
        (String(repeating: ",", count: 4096) + "id\n", "too-many-columns"),
    ]

    @Test func whatIsNoTableIsRefused() {
        for (input, code) in Self.refused {
            for chunk in input.utf8.count > 100 ? [4096, Int.max] : [1, 3, Int.max] {
                guard case .failure(let fault) = Self.pass(input, chunk: chunk) else {
                    Issue.record("\(code) is not reported: \(input.prefix(40))")
                    continue
                }
                #expect(fault.code == "pseudonym." + code)
                #expect(!fault.message.contains("9855"))
                #expect(throws: fault) { try Self.read(Array(input.utf8), ["id"], piece: min(chunk, 1 << 20)) }
            }
        }
    }

    /// The fault, its encoding and its place are the same however the bytes are cut.
    @Test func bytesThatAreNoTextAreNamedWhereTheyStand() throws {
        let beginning = Array("x,id\n\"1\n2\",a\n3,b".utf8)
        let place = CellPlace(line: 4, record: 2, column: "id")
        let cases: [([UInt8], PseudonymisationError)] = [
            ([0xFF], .malformedTable(.notUTF8, at: place)), ([0xC3], .malformedTable(.notUTF8, at: place)),
            ([0xE5], .otherEncoding(.windows1252, at: place)),
            (Array("\u{E5}".utf8) + [0xFF], .malformedTable(.notUTF8, at: place)),
        ]
        for (bytes, error) in cases {
            for end in [[], Array("c\n".utf8)] {
                for piece in [1, 2, 3, 64] {
                    #expect(throws: ColumnFault.table(error)) {
                        try Self.read(beginning + bytes + end, ["id"], piece: piece)
                    }
                }
            }
        }
        let wide = Array("x,id\n1,2\n3,4\n5,6\n7,8\n9,0\n1,2\n3,4\n5,6\n7,8\n".utf8).flatMap { [$0, UInt8(0)] }
        for piece in [1, 5, 1000] {
            #expect(
                throws: ColumnFault.table(
                    .otherEncoding(.utf16LittleEndian, at: CellPlace(line: 1, record: 0, column: nil)))
            ) { try Self.read(wide, ["id"], piece: piece) }
        }
    }

    @Test func charactersThatCannotDelimitAreRefused() throws {
        for byte in ["\"", "a", "+", "7"] {
            #expect(throws: ColumnFault.self) { try Self.stream(["id"], .character(byte.utf8.first ?? 0)) }
        }
        #expect(try Self.pass("x/id\n1/a\n", delimiter: .character(UInt8(ascii: "/"))).get().text == "x/id\n1/[a]\n")
    }

    @discardableResult
    private static func read(_ bytes: [UInt8], _ columns: [String], piece: Int) throws -> [[String]] {
        var stream = try stream(columns)
        var records: [ColumnStream.Record] = []
        for start in Swift.stride(from: 0, to: bytes.count, by: piece) {
            let end = min(start + piece, bytes.count)
            try stream.read(bytes.span.extracting(start..<end)) { records.append($0) }
        }
        try stream.finish { records.append($0) }
        #expect(records.map(\.place.record) == records.indices.map { $0 + 1 })
        return records.map { record in
            ["\(record.line) \(record.place.line)"] + record.cells.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test(arguments: [1, 2, 3, 7, 1 << 20])
    func columnsAreReadInTheOrderAskedFor(piece: Int) throws {
        func read(_ text: String, _ columns: [String]) throws -> [[String]] {
            try Self.read(Array(text.utf8), columns, piece: piece)
        }
        let table = "\u{FEFF}\"x;y\";pnr;id\r\n\"1\n2\";\"a\"\"b\";7\r\n;;\r\n3;c;9"
        #expect(try read(table, ["id", "pnr"]) == [["2 3", "7", "a\"b"], ["4 4", "", ""], ["5 5", "9", "c"]])
        #expect(try read(table, ["x;y"]) == [["2 2", "1\n2"], ["4 4", ""], ["5 5", "3"]])
        #expect(try read("pnr\n1\n", ["pnr", "pnr"]) == [["2 2", "1", "1"]])
        #expect(try read("a\tb\n1\t2\n", ["b"]) == [["2 2", "2"]])
        #expect(
            try read("a\n\"\"\"\"\"\"\n\"\"\n\"x\"\"\"\n", ["a"]) == [["2 2", "\"\""], ["3 3", ""], ["4 4", "x\""]])
        #expect(try read("a,b\n", ["b"]).isEmpty && read("a,b", ["b"]).isEmpty)
    }

    @Test func longCellsAreRefusedInConstantMemory() throws {
        let long = String(repeating: "a", count: PseudonymStream.cellLimit + 1)
        guard case .failure(let fault) = Self.pass("id\n" + long) else {
            Issue.record("a long cell passes")
            return
        }
        #expect(fault.code == "pseudonym.cell-too-long")
        #expect(try Self.pass("id\n" + long.dropLast() + "\n").get().rows == 1)
    }
}
