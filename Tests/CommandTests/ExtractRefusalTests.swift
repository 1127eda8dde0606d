import Foundation
import TestSupport
import Testing

/// Tables and recipes that make no extract: each is refused with its code, and nothing is written.
@Suite("Refused extracts", .timeLimit(.minutes(10)))
struct ExtractRefusalTests {
    /// What is wrong: what the rows and the recipe become, the exit code and the code word.
    struct Wrong: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var rows: @Sendable (String) -> String = { $0 }
        var recipe: @Sendable (String) -> String = { $0 }
        let exit: Int32
        let code: String
    }

    static let wrongs: [Wrong] = [
        Wrong(testDescription: "an empty file", rows: { _ in "" }, exit: 65, code: "pseudonym.empty-input"),
        Wrong(
            testDescription: "a header alone", rows: { String($0.prefix { $0 != "\n" }) + "\n" }, exit: 65,
            code: "extract.no-rows"),
        Wrong(
            testDescription: "groups that no class reaches",
            recipe: { $0.replacing(#""k":10"#, with: #""k":400"#) }, exit: 5, code: "extract.dropped"),
        Wrong(
            testDescription: "a constant sensitive column",
            rows: { $0.replacing("arbete", with: "annat").replacing("studier", with: "annat") }, exit: 5,
            code: "extract.dropped"),
        Wrong(
            testDescription: "an empty cell that nothing calls missing",
            rows: { $0.replacing(",arbete\n", with: ",\n") }, exit: 65, code: "extract.cell"),
        Wrong(
            testDescription: "a quasi-identifier that is different for everybody",
            rows: { rows in
                rows.split(separator: "\n").enumerated().map { index, line in
                    index == 0 ? line + "\n" : line.replacing("Dalhem", with: "area \(index)") + "\n"
                }.joined()
            }, exit: 5, code: "extract.dropped"),
        Wrong(
            testDescription: "negative numbers where words are ordered",
            rows: { $0.replacing("arbete", with: "-1") },
            recipe: {
                $0.replacing(
                    #""kind":"categorical""#, with: #""kind":"ordered","order":["arbete","studier","annat"]"#)
            }, exit: 65, code: "extract.cell"),
        Wrong(
            testDescription: "a column of the recipe that the table lacks",
            rows: { $0.replacing("stadsdel", with: "omrade") }, exit: 65, code: "extract.columns"),
        Wrong(
            testDescription: "a column that the recipe lists twice",
            recipe: { $0.replacing(#"{"name":"kon""#, with: #"{"name":"stadsdel""#) }, exit: 65, code: "extract.recipe"),
        Wrong(
            testDescription: "a number that is not valid",
            rows: { rows in
                // The last digit of the first number becomes another one.
                var bytes = Array(rows.utf8)
                let place = (bytes.firstIndex(of: 0x0A) ?? 0) + 12
                bytes[place] = bytes[place] == 0x30 ? 0x31 : 0x30
                return String(decoding: bytes, as: UTF8.self)
            }, exit: 65, code: "pseudonym.invalid-number"),
        Wrong(
            testDescription: "a personal number in another column",
            rows: { $0.replacing(",annat\n", with: ",199905172384\n") }, exit: 65,
            code: "pseudonym.number-in-other-column"),
        Wrong(
            testDescription: "a recipe of another version",
            recipe: { $0.replacing(#""version":1"#, with: #""version":2"#) },
            exit: 65, code: "extract.recipe"),
        Wrong(
            testDescription: "a recipe that is no JSON", recipe: { _ in "k: 10\n" }, exit: 65, code: "json.malformed"),
        Wrong(
            testDescription: "a recipe without a pseudonym",
            recipe: { $0.replacing(#""role":"pseudonym","country":"SE""#, with: #""role":"drop""#) }, exit: 65,
            code: "extract.recipe"),
        Wrong(
            testDescription: "a purpose that the policy does not know",
            recipe: { $0.replacing(#""purpose":"statistics""#, with: #""purpose":"curiosity""#) }, exit: 65,
            code: "request.unknown_purpose"),
    ]

    @Test(arguments: wrongs)
    func isRefusedAndLeavesNothing(wrong: Wrong) async throws {
        let stage = try await ExtractStage.set().stage
        try stage.edit("rows.csv", wrong.rows)
        try stage.edit("recipe.json", wrong.recipe)
        try await stage.refuse(ExtractStage.make(), wrong.exit, wrong.code)
        #expect(try stage.names(in: "stad/outbox") == [] && stage.names(in: "stad/reports") == [])
    }

    @Test func missingValuesThatAreNamedAreStars() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        try stage.edit("rows.csv") { $0.replacing(",studier\n", with: ",\n").replacing(",annat\n", with: ",vet ej\n") }
        try stage.folder.write(ExtractStage.recipe(more: #""k":10,"missing":["","vet ej"]"#), to: "recipe.json")
        try await stage.succeed(ExtractStage.open(try await world.made(), into: "extract"))
        let rows = String(decoding: try stage.bytes("extract/extract.csv"), as: UTF8.self)
        #expect(!rows.contains("vet ej") && !rows.contains("\"\""))
        #expect(rows.matches(of: /"\*"\n/).count == ExtractStage.participants - ExtractStage.work)
    }

    /// Rows of one person in several classes count as one person in each.
    @Test func personsAreCountedAndNotRows() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        // Nine persons of one more district, each five times.
        try stage.edit("rows.csv") { rows in
            rows
                + world.numbers.dropFirst(ExtractStage.participants).prefix(9).flatMap { number in
                    (0..<5).map { "\(number),K,Rydebäck,\($0 % 2 == 0 ? "arbete" : "studier")\n" }
                }.joined()
        }
        try stage.folder.write(ExtractStage.recipe(more: #""k":10,"maximum_dropped":0.2"#), to: "recipe.json")
        let made = try #require(try objects(try await stage.succeed(ExtractStage.make(more: ["--json"])).output).first)
        #expect(made["dropped_rows"] as? Int == 45)
    }
}
