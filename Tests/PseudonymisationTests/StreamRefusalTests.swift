import CaseModel
import PersonalNumbers
import Pseudonymisation
import Testing

/// A stream fails closed, and says where without saying what.
@Suite struct StreamRefusalTests {
    @Test(arguments: [
        ("pnr\n900115-9856\n", "check", 2, 1), ("pnr\n900115-9855\n\n", "empty", 3, 2), ("pnr\n\"\"\n", "empty", 2, 1),
        ("x,pnr\n\"a\nb\",hello\n", "format", 3, 1),
        ("pnr,x\n900115-9855,1\n900115-9855,1\n261231-9850,1", "future", 4, 3),
        ("pnr\n20000101T220\n", "kind-not-enabled", 2, 1), ("pnr\n\"900115\"\"9855\"\n", "format", 2, 1),
        ("pnr\n900115-9855 900115-9855\n", "format", 2, 1), ("pnr\r\n900115-9855\r\n900230-9855\r\n", "date", 3, 2),
    ])
    func invalidNumberStopsTheRun(_ input: String, _ reason: String, _ line: Int, _ record: Int) throws {
        let error = try #require(try run(input).error)
        guard case .invalidNumber(let why, .some(let place)) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(why.reason.rawValue == reason)
        #expect((place.line, place.record, place.column) == (line, record, "pnr"))
        #expect(error.place == Place(line: line))
        #expect(!error.message.contains("900115"))
        #expect(error.failureClass == .badInput)
    }

    @Test(arguments: [
        ("pnr,note\n900115-9855,ring 701063-2391!\n", 2, 1), ("note,pnr\n\"a\nb 7010632391\",900115-9855\n", 2, 1),
        ("pnr,note\n900115-9855,\n900115-9855,19701063-2391", 3, 2), ("pnr,note\n900115-9855,id197010632391\n", 2, 1),
        ("note,pnr\n\"\"\"701063-2391\"\"\",900115-9855\n", 2, 1),
    ])
    func aNumberInAnotherColumnStopsTheRun(_ input: String, _ line: Int, _ record: Int) throws {
        let error = try #require(try run(input).error)
        guard case .numberInOtherColumn(let kind, let place) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(kind == .samordningsnummer)
        #expect((place.line, place.record, place.column) == (line, record, "note"))
        #expect(!error.message.contains("7010"))
        let free = PseudonymStreamOptions(columns: ["pnr"], freeColumns: ["note"])
        #expect(try run(input, free).error == nil)
    }

    @Test(arguments: [
        ("pnr,x\n900115-9855\n", TableFault.raggedRecord, 2, 1), ("pnr\n900115-9855,1\n", .raggedRecord, 2, 1),
        ("pnr,x\n900115-9855,1\n\n", .raggedRecord, 3, 2), ("pnr,x\n900115-9855,\"1\n\n", .unterminatedQuote, 2, 1),
        ("pnr,x\n900115-9855,1\"2\n", .strayQuote, 2, 1), ("pnr,x\n900115-9855,\"1\"2\n", .strayQuote, 2, 1),
        ("pnr,x\n900115-9855, \"1\"\n", .strayQuote, 2, 1), ("pnr,x\n900115-9855,1\r2\n", .strayCarriageReturn, 2, 1),
        ("pnr\n900115-9855\r", .strayCarriageReturn, 2, 1), ("pnr\r", .strayCarriageReturn, 1, 0),
        ("pnr\rx\n", .strayCarriageReturn, 1, 0), ("pnr\n9001\u{0}15-9855\n", .nulByte, 2, 1),
        ("p\0nr\n", .nulByte, 1, 0),
        ("pnr,\"x\n", .unterminatedQuote, 1, 0), ("pnr,x\"y\n\"", .strayQuote, 1, 0),
        ("pnr,\"x\"y\n", .strayQuote, 1, 0),
    ])
    func malformedTableStopsTheRun(_ input: String, _ fault: TableFault, _ line: Int, _ record: Int) throws {
        let error = try #require(try run(input).error)
        guard case .malformedTable(let found, let place) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(found == fault)
        #expect(place.record == record)
        #expect(error.code == "pseudonym.\(fault.rawValue)")
        if fault != .unterminatedQuote { #expect(place.line == line) }
        #expect(try run(input, chunks: [1]).error == error)
    }

    @Test(arguments: [
        [0xFF], [0xC0, 0x80], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xF5], [0x80], [0xE2, 0x82], [0xF1, 0x80, 0x80],
    ])
    func textThatIsNotUTF8StopsTheRun(_ bytes: [UInt8]) throws {
        let beginnings = ["pnr,x\n900115-9855,", "pnr,", "pnr,x\n900115-9855,\"\nb"]
        for (beginning, line) in zip(beginnings, [2, 1, 3]) {
            for end in ["", "\n"] {
                let input = Array(beginning.utf8) + bytes + Array(end.utf8)
                guard case .malformedTable(.notUTF8, let place) = try run(input).error else {
                    Issue.record("accepted")
                    continue
                }
                #expect(place.line == line)
                #expect(try run(input, chunks: [1]).error == run(input).error)
            }
        }
    }

    @Test(arguments: ["", "\u{FEFF}"])
    func emptyInputIsAnError(_ input: String) throws {
        #expect(try run(input).error == .emptyInput)
        #expect(try run(input, chunks: [1]).error == .emptyInput)
    }

    @Test func aMissingColumnNamesTheHeader() throws {
        let error = try #require(try run("a,b\u{200B},\"c\nd\"\n1,2,3\n").error)
        #expect(error == .missingColumn(["pnr"], header: ["a", "b\\u{200B}", "c\\u{A}d"]))
        #expect(error.message == "the header lacks pnr; it has a, b\\u{200B}, c\\u{A}d")
        let options = PseudonymStreamOptions(columns: ["pnr"], freeColumns: ["y"])
        #expect(try run("pnr,x\n", options).error == .missingColumn(["y"], header: ["pnr", "x"]))
        // The same name in another Unicode form is another name.
        let composed = PseudonymStreamOptions(columns: ["n\u{E9}"])
        #expect(try run("ne\u{301}\n", composed).error?.code == "pseudonym.missing-column")
        let many = (0..<30).map { "c\($0)" }.joined(separator: ",")
        #expect(try run(many).error?.message.hasSuffix("c19 and 10 more") == true)
    }

    @Test func aDuplicatedColumnIsAnError() throws {
        #expect(try run("pnr,pnr\n").error == .duplicatedColumn("pnr"))
        #expect(try run("pnr,a,\"a\"\n").error == .duplicatedColumn("a"))
    }

    @Test func aTableWithoutAHeaderIsNotShown() throws {
        let error = try #require(try run("1,900115-9855,x\n2,701063-2391,y\n").error)
        #expect(error == .numberInHeader(column: 2))
        #expect(!error.message.contains("9855"))
    }

    @Test func limitsHold() throws {
        let x = UInt8(ascii: "x")
        let cell = [UInt8](repeating: x, count: PseudonymStream.cellLimit + 1)
        let long = try run(Array("pnr,x\n900115-9855,".utf8) + cell, chunks: [65_536])
        #expect(long.error?.code == "pseudonym.cell-too-long")
        let number = try run(Array("pnr\n".utf8) + cell, chunks: [65_536])
        #expect(number.error?.code == "pseudonym.cell-too-long")
        let header = try run(Array("pnr,".utf8) + cell, chunks: [65_536])
        #expect(header.error?.code == "pseudonym.header-too-long")
        let columns = (0..<PseudonymStream.columnLimit - 1).map { ",c\($0)" }.joined()
        #expect(try run("pnr" + columns + "\n").error == nil)
        #expect(try run("pnr" + columns + ",z\n").error?.code == "pseudonym.too-many-columns")
    }

    @Test func optionsMayNotContradictThemselves() throws {
        for options in [
            PseudonymStreamOptions(columns: []), PseudonymStreamOptions(columns: ["a", "a"]),
            PseudonymStreamOptions(columns: ["a"], freeColumns: ["a"]),
        ] { #expect(try run("a\n", options).error?.failureClass == .usage) }
        for character in ["a", "0", "\"", "\n", "\r", "\0", " ", "+", "-", "\u{7F}"] {
            let delimiter = PseudonymStreamOptions.Delimiter.character(constant(character.utf8.first))
            let options = PseudonymStreamOptions(columns: ["pnr"], delimiter: delimiter)
            #expect(try run("pnr\n", options).error?.failureClass == .usage)
        }
    }

    @Test func anErrorStaysAndAddsNothing() throws {
        let options = PseudonymStreamOptions(columns: ["pnr"])
        var stream = try PseudonymStream(options)
        var output: [UInt8] = [1, 2, 3]
        var first: PseudonymisationError?
        for chunk in ["pnr\n900115-9855\n900115-9856\n", "900115-9855\n"] {
            do {
                try stream.process(chunk.utf8.span, into: &output)
                Issue.record("accepted")
            } catch {
                #expect(first == nil || first == error)
                first = error
            }
            #expect(output == [1, 2, 3])
        }
        do {
            _ = try stream.finish(into: &output)
            Issue.record("accepted")
        } catch { #expect(error == first) }
        #expect(output == [1, 2, 3])
    }
}
