import CaseModel
import PersonalNumbers
import Pseudonymisation
import Testing

/// Lines of JSON objects: what is replaced, what passes, and what ends the run.
@Suite struct ObjectLineTests {
    private func options(
        _ columns: [String] = ["pnr"], free: [String] = [], _ invalid: PseudonymStreamOptions.InvalidCells = .stop
    ) -> PseudonymStreamOptions {
        var options = PseudonymStreamOptions(columns: columns, freeColumns: free, invalidCells: invalid)
        options.format = .objectLines
        return options
    }

    /// `P` stands for the pseudonym.
    @Test(arguments: [
        (#"{"pnr":"900115-9855"}"#, #"{"pnr":"P"}"#),
        (
            #" { "a" : [1, {"b": null}] , "pnr"  :  "19900115-9855" , "c": -1.5e+3 } "#,
            #" { "a" : [1, {"b": null}] , "pnr"  :  "P" , "c": -1.5e+3 } "#
        ),
        (#"{"pnr":199001159855,"t":true}"#, #"{"pnr":"P","t":true}"#),
        (#"{"pnr":"900115-9855","n":"Å\"\\\/\b\f\n\r\t"}"#, #"{"pnr":"P","n":"Å\"\\\/\b\f\n\r\t"}"#),
        (#"{"pn":"x","pnr":"900115-9855","":{}}"#, #"{"pn":"x","pnr":"P","":{}}"#),
        (#"{"pnr":"９００１１５9855"}"#, #"{"pnr":"P"}"#),
    ])
    func onlyTheValueIsReplaced(_ line: String, _ expected: String) throws {
        let pseudonym = try pseudonym("900115-9855")
        for (end, chunks) in [("", [Int.max]), ("\n", [1]), ("\r\n", [3])] {
            let run = try run(line + end, options(), chunks: chunks)
            #expect(run.text == expected.replacing("\"P\"", with: "\"\(pseudonym)\"") + end)
        }
    }

    /// Escapes hide nothing: names and values count as they read.
    @Test func escapesAreRead() throws {
        let pseudonym = try pseudonym("900115-9855")
        let escaped = "900115-985\\u0035"
        let run = try run("{\"\\u0070nr\":\"\(escaped)\"}\n", options())
        #expect(run.text == "{\"\\u0070nr\":\"\(pseudonym)\"}\n")
        let hidden = try PseudonymisationTests.run("{\"pnr\":\"900115-9855\",\"n\":\"\(escaped)\"}\n", options())
        #expect(hidden.error?.code == "pseudonym.number-in-other-column")
    }

    @Test(arguments: [
        #"{"pnr":"900115-9855","n":"ring 701063-2391"}"#, #"{"pnr":"900115-9855","n":7010632391}"#,
        #"{"pnr":"900115-9855","n":[{"deep":["701063-2391"]}]}"#, #"{"pnr":"900115-9855","n":{"701063-2391":1}}"#,
        #"{"pnr":"900115-9855","701063-2391":1}"#, #"{"701063-2391":1,"pnr":"900115-9855"}"#,
        #"{"pnr":"900115-9855","n":"70\u0031063-2391"}"#, #"{"pnr":"900115-9855","n":"a\n701063-2391"}"#,
    ])
    func aNumberAnywhereElseStopsTheRun(_ line: String) throws {
        let error = try #require(try run(line + "\n", options(free: ["free"])).error)
        guard case .numberInOtherColumn(let kind, let place) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(kind == .samordningsnummer)
        #expect((place.line, place.record) == (1, 1))
        #expect(!error.message.contains("7010"))
        #expect(
            try run(line.replacing("\"n\"", with: "\"free\"") + "\n", options(free: ["free"])).error == nil
                || line.contains("{\"701063-2391\":1}") == false && line.contains("\"n\"") == false)
    }

    @Test(arguments: [
        "", "[]", "1", "{", "}", #"{"pnr"}"#, #"{"pnr":}"#, #"{"pnr":"900115-9855",}"#, #"{"pnr":"900115-9855"}x"#,
        #"{"pnr":"900115-9855""#, #"{"pnr":"900115-9855"} {}"#, #"{pnr:"900115-9855"}"#, #"{'pnr':'900115-9855'}"#,
        #"{"pnr":"900115-9855","n":01}"#, #"{"pnr":"900115-9855","n":1.}"#, #"{"pnr":"900115-9855","n":.5}"#,
        #"{"pnr":"900115-9855","n":+1}"#, #"{"pnr":"900115-9855","n":NaN}"#, #"{"pnr":"900115-9855","n":tru}"#,
        #"{"pnr":"900115-9855","n":"\x"}"#, #"{"pnr":"900115-9855","n":"\u12"}"#,
        "{\"pnr\":\"900115-9855\",\"n\":\"\t\"}",
        #"{"pnr":"900115-9855","n":[1,]}"#, #"{"pnr":"900115-9855","n":{"a":1,}}"#, #"{"pnr":"900115-9855" "n":1}"#,
    ])
    func whatIsNoObjectStopsTheRun(_ line: String) throws {
        let good = "{\"pnr\":\"900115-9855\"}\n"
        let error = try #require(try run(good + line + "\n", options()).error)
        #expect(error.code == "pseudonym.not-an-object")
        #expect(error.place == Place(line: 2))
        #expect(try run(good + line + "\n", options(["pnr"], .setAside)).error == error)
    }

    @Test func depthHasALimit() throws {
        for (depth, isRead) in [(60, true), (70, false), (100_000, false)] {
            let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            let run = try run("{\"pnr\":\"900115-9855\",\"n\":\(nested)}\n", options())
            #expect((run.error == nil) == isRead)
        }
    }

    @Test(arguments: [
        "1.99001159855e11", "1.99001159855E+11", "199001159855e0", "1990011598550e-1", "0.0199001159855e13",
        "199001159855.5e0", "900115985.5e1", "-1.99001159855e11", "1.99001159855e0000011", "199001159855.0",
        "[9.001159855e9]",
    ])
    func aNumberWithAnExponentIsScannedAsWhatItIs(_ value: String) throws {
        let error = try #require(try run("{\"pnr\":\"900115-9855\",\"n\":\(value)}\n", options()).error)
        guard case .numberInOtherColumn(.personnummer, _) = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test(arguments: [
        "1.99001159855e12", "1.99001159856e11", "1e400", "1e99999999999999999999", "1e-99999999999999999999", "0e11",
        "1e11",
        "1.99001159855e10", "0.0e0",
    ])
    func aNumberWithAnExponentThatIsNoPersonsPasses(_ value: String) throws {
        let line = "{\"pnr\":\"900115-9855\",\"n\":\(value)}\n"
        #expect(try run(line, options()).text == line.replacing("900115-9855", with: try pseudonym("900115-9855")))
    }

    @Test func duplicatedNamesStopTheRun() throws {
        for line in [#"{"pnr":"900115-9855","pnr":"x"}"#, #"{"a":1,"pnr":"900115-9855","\u0061":2}"#] {
            #expect(try run(line, options()).error?.code == "pseudonym.duplicated-member")
        }
    }

    @Test(arguments: [
        (#"{"a":1}"#, "missing"), (#"{"pnr":null}"#, "missing"), (#"{"pnr":true}"#, "not-text"),
        (#"{"pnr":["900115-9855"]}"#, "not-text"), (#"{"pnr":{"pnr":"900115-9855"}}"#, "not-text"),
        (#"{"pnr":-9001159855}"#, "not-text"), (#"{"pnr":9001159855.0}"#, "not-text"),
        (#"{"pnr":"900115-9856"}"#, "check"), (#"{"pnr":""}"#, "empty"), (#"{"pnr":12}"#, "format"),
        (#"{"pnr":"900115\n9855"}"#, "format"),
    ])
    func whatIsNoNumberIsSetAsideOrStops(_ line: String, _ reason: String) throws {
        let good = "{\"pnr\":\"900115-9855\"}\n"
        let error = try #require(try run(good + line + "\n", options()).error)
        #expect(error.place == Place(line: 2))
        #expect(error.message.contains(reason))
        let result = try run(good + line + "\n" + good, options(["pnr"], .setAside), chunks: [5]).get()
        #expect(result.rejected == Array((line + "\n").utf8))
        #expect(result.report.rejectedByReason == [reason: 1])
        #expect(result.report.rejections.map(\.place.line) == [2])
        #expect((result.report.rows, result.report.replaced) == (3, 2))
        let pseudonym = try pseudonym("900115-9855")
        #expect(
            String(decoding: result.output, as: UTF8.self)
                == String(repeating: "{\"pnr\":\"\(pseudonym)\"}\n", count: 2))
    }

    @Test func badBytesStopTheRun() throws {
        let good = Array("{\"pnr\":\"900115-9855\"}\n".utf8)
        let bad: [([UInt8], String)] = [
            ([0xFF], "pseudonym.not-utf8"),
            (Array("{\"pnr\":\"900115-9855\",\"n\":\"".utf8) + [0xE5] + Array("\"}".utf8), "pseudonym.not-utf8"),
            (Array("{\"pnr\":\"900115-9855\",\"n\":\"".utf8) + [0] + Array("\"}".utf8), "pseudonym.nul-byte"),
            ([0xC3], "pseudonym.not-utf8"),
        ]
        for (line, code) in bad {
            for end in [[], [UInt8(0x0A)]] {
                let error = try run(good + line + end, options()).error
                #expect(error?.code == code)
                #expect(error?.place == Place(line: 2))
            }
        }
        #expect(try run([], options()).error == .emptyInput)
    }

    /// The same people in both formats get the same pseudonyms.
    @Test func bothFormatsAgree() throws {
        let source = TestNumbers(country: .sweden, referenceDate: referenceDate)
        var generator = SeededGenerator(seed: 21)
        var (csv, lines) = ("pnr\n", "")
        for _ in 0..<300 {
            let number = try #require(source.next(using: &generator)).canonical
            csv += number + "\n"
            lines += "{\"pnr\":\"\(number)\"}\n"
        }
        let columns = try #require(try run(csv).text).split(separator: "\n").dropFirst().map(String.init)
        let members = try #require(try run(lines, options()).text).split(separator: "\n").map {
            String($0.dropFirst(8).dropLast(2))
        }
        #expect(columns == members)
    }
}
