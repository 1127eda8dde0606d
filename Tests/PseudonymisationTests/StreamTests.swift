import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation
import Testing

/// What passes through a stream, and how.
@Suite struct StreamTests {
    @Test(arguments: [
        "pnr,name\n900115-9855,Åsa\n", "pnr,name\r\n900115-9855,Åsa\r\n", "name,pnr\n\"Å, \"\"s\"\"a\",900115-9855",
        "\u{FEFF}pnr;x\n900115-9855;1\n", "\u{FEFF}\"pnr\"\n\"900115-9855\"\n", "x\tpnr\n\t900115-9855\n",
        "pnr|x\n 900115-9855 |\r\n900115-9855|y\n", "\"pnr\",\"a\nb\"\n\"900115-9855\",\"c\r\nd\"\n",
        "pnr\n900115-9855",
        "pnr,\"x,y\"\n900115-9855,\"\"\n900115-9855,\"\"\"\"\n", "pnr;a,b,c;d\n900115-9855;1,2;3\n",
    ])
    func everyOtherByteSurvives(_ input: String) throws {
        let pseudonym = try pseudonym("900115-9855")
        // A blank round a number is part of the replaced cell.
        let expected = input.replacing(" 900115-9855 ", with: "900115-9855").replacing("900115-9855", with: pseudonym)
        let isSemicolon = input.contains("a,b,c")
        var options = PseudonymStreamOptions(columns: ["pnr"])
        if isSemicolon { options.format = .delimited(.character(UInt8(ascii: ";"))) }
        let run = try run(input, options)
        #expect(run.text == expected)
    }

    @Test func everyFormGivesOnePseudonym() throws {
        let forms = [
            "900115-9855", "199001159855", "19900115-9855", "9001159855", "\"900115 9855\"", "900115\u{2013}9855",
        ]
        let run = try run("pnr\n" + forms.joined(separator: "\n"))
        let cells = try #require(run.text).split(separator: "\n").dropFirst().map { $0.filter { $0 != "\"" } }
        #expect(Set(cells) == [try pseudonym("900115-9855")])
        #expect(cells.count == forms.count)
    }

    @Test func severalColumnsAndOtherCountries() throws {
        let options = PseudonymStreamOptions(columns: ["mor", "barn"], freeColumns: ["id"], country: .denmark)
        let run = try run("barn,id,mor\n251248-9996,2512489996,0201609995\n", options)
        let (child, mother) = (
            try pseudonym("2512489996", country: .denmark), try pseudonym("0201609995", country: .denmark)
        )
        #expect(run.text == "barn,id,mor\n\(child),2512489996,\(mother)\n")
        #expect(try run.get().report.replaced == 2)
    }

    @Test func reportCountsAndHashes() throws {
        let input = Array("id,pnr\n1,900115-9855\n2,701063-2391\n".utf8)
        let options = PseudonymStreamOptions(columns: ["pnr"], freeColumns: ["id"])
        let result = try run(input, options, chunks: [3]).get()
        let (output, report) = (result.output, result.report)
        #expect(report.rows == 2)
        #expect(report.replaced == 2)
        #expect(report.rejected == 0)
        #expect(report.inputCount == input.count)
        #expect(report.outputCount == output.count)
        #expect(try report.inputSHA256 == SHA256.hash(input))
        #expect(try report.outputSHA256 == SHA256.hash(output))
        let column = try #require(report.columns.first)
        #expect(column.domain.text == "statistics-2026")
        #expect(column.keyVersion == 1)
        #expect(column.keyIdentifier == Samples.sharedKey.key.identifier)
        #expect(column.keyIdentifier.count == 16)
        #expect(column.country == .sweden)
        #expect(column.name == "pnr")
        #expect((column.replaced, column.distinct, column.duplicates) == (2, 2, 0))
        #expect(column.isDistinctExact)
        #expect(column.isInjective == true)
        #expect(report.columns.count == 1)
        #expect(report.scannedCountries == [.sweden])
        #expect(report.freeColumns == ["id"])
    }

    @Test func aHeaderAloneIsATable() throws {
        for input in ["pnr", "pnr\n", "pnr,x\r\n"] {
            let result = try run(input).get()
            #expect(result.output == Array(input.utf8))
            #expect(result.report.rows == 0)
        }
    }

    /// Random tables against a slow reader, cut at random places.
    @Test(arguments: 0..<40)
    func chunksDoNotMatter(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let table = try RandomTable(using: &generator)
        let whole = try run(table.input, table.options)
        #expect(whole.text == table.expected)
        for _ in 0..<4 {
            let chunks = (0..<50).map { _ in Int.random(in: 1...40, using: &generator) }
            let cut = try run(table.input, table.options, chunks: chunks)
            #expect(cut.output == whole.output)
            #expect(try cut.get().report == whole.get().report)
        }
        #expect(try run(table.input, table.options, chunks: [1]).output == whole.output)
    }

    /// Damaged tables end in the same error however they are cut, and never in a crash.
    @Test(arguments: 0..<40)
    func errorsDoNotDependOnChunks(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(1_000 + seed))
        let table = try RandomTable(using: &generator)
        for _ in 0..<12 {
            var input = table.input
            let strange: [UInt8] = [0, 0x0A, 0x0D, 0x22, 0x2C, 0x3B, 0x80, 0xC3, 0xE2, 0xFF, 0x31]
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let index = Int.random(in: 0..<input.count, using: &generator)
                input[index] = strange.randomElement(using: &generator) ?? 0
            }
            let whole = try run(input, table.options)
            let cut = try run(input, table.options, chunks: [7, 1, 5, 2])
            #expect(cut.error == whole.error)
            #expect(cut.output == whole.output)
        }
    }

    @Test func longCellsPassThroughInConstantMemory() throws {
        let cell = [UInt8](repeating: UInt8(ascii: "x"), count: PseudonymStream.cellLimit)
        let input = Array("pnr,x\n900115-9855,".utf8) + cell + Array("\n".utf8)
        let run = try run(input, chunks: [65_536])
        #expect(try run.get().report.rows == 1)
    }
}

/// A random table with numbers, and what must become of it.
struct RandomTable {
    let input: [UInt8]
    let expected: String
    let options: PseudonymStreamOptions

    init(using generator: inout SeededGenerator) throws {
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
        let lineEnd = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
        let fillers = [
            "", "x", "Åsa", "\"a\(delimiter)b\"", "\"q\"\"q\"", "\"two\nlines\"", "12", "2026-01-01", "😀", " ",
        ]
        let count = Int.random(in: 2...5, using: &generator)
        let place = Int.random(in: 0..<count, using: &generator)
        let names = (0..<count).map { $0 == place ? "pnr" : "c\($0)" }
        var (input, expected) = (names.joined(separator: delimiter), names.joined(separator: delimiter))
        let source = TestNumbers(country: .sweden, referenceDate: referenceDate)
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            let number = try #require(source.next(using: &generator)).canonical
            let isQuoted = Bool.random(using: &generator)
            var cells = (0..<count).map { _ in fillers.randomElement(using: &generator) ?? "" }
            cells[place] = isQuoted ? "\"\(number)\"" : number
            input += lineEnd + cells.joined(separator: delimiter)
            let replacement = try pseudonym(number)
            cells[place] = isQuoted ? "\"\(replacement)\"" : replacement
            expected += lineEnd + cells.joined(separator: delimiter)
        }
        let end = Bool.random(using: &generator) ? lineEnd : ""
        self.input = Array((input + end).utf8)
        self.expected = expected + end
        options = PseudonymStreamOptions(columns: ["pnr"])
    }
}
