import Pseudonymisation
import Testing

/// The passing of a table of which one column is treated.
@Suite struct ColumnStreamTests {
    /// Runs a stream whose treatment writes the content in brackets, cut into chunks of a size.
    private static func pass(
        _ text: String, column: String = "id", chunk: Int = .max,
        delimiter: PseudonymStreamOptions.Delimiter = .detected
    ) -> Result<(text: String, rows: Int, cells: [String]), ColumnFault> {
        do throws(ColumnFault) {
            var stream = try ColumnStream(column: column, delimiter: delimiter)
            var (output, cells): ([UInt8], [String]) = ([], [])
            let treatment: ColumnStream.Treatment = { (content, place, output) throws(ColumnFault) in
                cells.append("\(place.line) \(place.record) \(String(decoding: content, as: UTF8.self))")
                output += [UInt8(ascii: "[")] + content + [UInt8(ascii: "]")]
            }
            let input = Array(text.utf8)
            var start = 0
            while start < input.count {
                let end = chunk > input.count - start ? input.count : start + chunk
                try stream.process(input.span.extracting(start..<end), into: &output, treatment)
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

    @Test(arguments: [
        ("", "pseudonym.empty-input"), ("\u{FEFF}", "pseudonym.empty-input"), ("x\na\n", "pseudonym.missing-column"),
        ("id,id\n", "pseudonym.duplicated-column"), ("id,x\na\n", "pseudonym.ragged-record"),
        ("id\na,b\n", "pseudonym.ragged-record"), ("id\n\"a\n", "pseudonym.unterminated-quote"),
        ("id\na\"\n", "pseudonym.stray-quote"), ("id\n\"a\"b\n", "pseudonym.stray-quote"),
        ("id\na\rb\n", "pseudonym.stray-carriage-return"), ("id\na\r", "pseudonym.stray-carriage-return"),
        ("id\na\0\n", "pseudonym.nul-byte"), ("i\0d\n", "pseudonym.nul-byte"),
        ("\"id\n", "pseudonym.unterminated-quote"),
    ])
    func whatIsNoTableIsRefused(input: String, code: String) {
        for chunk in [1, 3, Int.max] {
            guard case .failure(let fault) = Self.pass(input, chunk: chunk) else {
                Issue.record("\(code) is not reported")
                continue
            }
            #expect(fault.code == code)
        }
    }

    @Test func bytesThatAreNoTextAndOptionsThatAreNoneAreRefused() throws {
        var stream = try ColumnStream(column: "id")
        var output: [UInt8] = []
        let bytes: [UInt8] = Array("id\n".utf8) + [0xFF]
        #expect(throws: ColumnFault.self) { try stream.process(bytes.span, into: &output) { _, _, _ in } }
        for byte in ["\"", "a", "+", "7"] {
            #expect(throws: ColumnFault.self) {
                try ColumnStream(column: "id", delimiter: .character(byte.utf8.first ?? 0))
            }
        }
        #expect(try Self.pass("x/id\n1/a\n", delimiter: .character(UInt8(ascii: "/"))).get().text == "x/id\n1/[a]\n")
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
