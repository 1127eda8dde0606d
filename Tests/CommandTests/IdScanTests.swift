import Foundation
import TestSupport
import Testing

/// `brygga id scan` and `brygga id generate`: places without numbers, and numbers without persons.
@Suite("id scan and id generate", .timeLimit(.minutes(10)))
struct IdScanTests {
    private func scan(
        _ text: [UInt8], _ words: [String] = ["--country", "SE"]
    ) async throws -> (code: Int32, found: [[String: Any]], error: String) {
        let words = ["id", "scan", "-", "--json", "--reference-date", "2026-11-21"] + words
        let outcome = try await brygga(words, in: "/", input: text)
        let error = try objects(Array(outcome.errors.utf8)).last
        return (outcome.code, try objects(outcome.output), error?["code"] as? String ?? "")
    }

    @Test func placeAndKindAreSaidAndNeverTheNumber() async throws {
        let text = Array("Åsa, 19821031-2396\r\n\tén annan: 701063-2391.".utf8)
        let (code, found, error) = try await scan(text)
        #expect(code == 65)
        #expect(error == "id.found")
        #expect(found.map { $0["kind"] as? String } == ["personnummer", "samordningsnummer"])
        #expect(found.map { $0["line"] as? Int } == [1, 2])
        #expect(found.map { $0["column"] as? Int } == [6, 12])
        #expect(found.map { $0["byte_offset"] as? Int } == [6, 33])
        #expect(found.allSatisfy { $0.count == 5 })
        let plain = try await brygga(["id", "scan", "-", "--country", "SE"], in: "/", input: text)
        #expect(plain.text.hasPrefix("line 1, column 6, byte 6: SE personnummer\n"))
        #expect(plain.errors.contains("2 personal numbers stand in standard input [id.found]"))
    }

    @Test func nothingFoundIsZero() async throws {
        let texts = [
            "", "hello", "199905172385", "1999051723841", "2026-11-21", "a3f9001159855e0a4b5c6d7e8", "199905172384",
        ]
        for text in texts {
            let isNumber = text == "199905172384"
            #expect(try await scan(Array(text.utf8)).code == (isNumber ? 65 : 0), "\(text.count)")
            #expect(try await scan(Array(text.utf8), ["--country", "DK", "NO", "FI", "IS"]).code == 0)
        }
    }

    /// Valid in two countries, and found for each that is named.
    @Test func digitsOfTwoCountriesAreFoundForBoth() async throws {
        let both = try await scan(Array("0205851459".utf8), ["--country", "IS", "--country", "DK", "DK"])
        #expect(both.found.map { $0["country"] as? String } == ["DK", "IS"])
        #expect(try await scan(Array("0205851459".utf8), ["--country", "IS"]).found.count == 1)
    }

    @Test func aKindThatIsOffIsFoundWhenAllowed() async throws {
        let text = Array("20000101S220".utf8)
        #expect(try await scan(text).code == 0)
        #expect(try await scan(text, ["--country", "SE", "--allow", "interim"]).code == 65)
    }

    /// The command reads 256 KiB at a time; a number stands across every border.
    @Test func numbersAcrossChunksAreFound() async throws {
        let folder = try TemporaryFolder()
        let size = 256 << 10
        for shift in [0, 1, 5, 12] {
            let text = String(repeating: "x", count: size - 13 + shift) + " 199905172384 "
            try folder.write(
                text + String(repeating: "y", count: 2 * size - text.utf8.count - 6) + " 701063-2391", to: "text")
            let outcome = try await brygga(["id", "scan", "text", "--country", "SE", "--json"], in: folder.path)
            let found = try objects(outcome.output)
            #expect(found.map { $0["byte_offset"] as? Int } == [size - 12 + shift, 2 * size - 5])
        }
    }

    @Test func textInUTF16IsRefusedAndNotPassed() async throws {
        let text = Array("rad\nsyster 19821031-2396".utf16.flatMap { [UInt8($0 & 0xFF), 0] })
        let (code, found, error) = try await scan(text)
        #expect(code == 65)
        #expect(found.isEmpty)
        #expect(error == "id.nul-byte")
        let later = try await scan(Array("199905172384\n\u{0}".utf8))
        #expect(later.found.count == 1)
        #expect(later.error == "id.nul-byte")
    }

    @Test func otherBytesAreNoReasonToStop() async throws {
        #expect(try await scan([0xFF, 0xFE, 0xC3] + Array("199905172384".utf8) + [0xE2]).code == 65)
    }

    @Test(arguments: ["SE", "DK", "NO", "FI", "IS"])
    func whatIsGeneratedIsValidForTestsAlone(country: String) async throws {
        let words = ["id", "generate", "--country", country, "--count", "1500", "--seed", "9"]
        let first = try await run(BuiltCommand.path, words)
        #expect(first.code == 0)
        #expect(first.output == (try await run(BuiltCommand.path, words)).output)
        #expect(first.output != (try await run(BuiltCommand.path, words.dropLast() + ["10"])).output)
        #expect(first.output != (try await run(BuiltCommand.path, Array(words.dropLast(2)))).output)
        let checked = try await run(
            BuiltCommand.path,
            ["id", "check", "--country", country, "--strict", "--allow", "synthetic,temporary", "--json"],
            input: first.output)
        let found = try objects(checked.output)
        #expect(checked.code == 0)
        #expect(found.count == 1500)
        #expect(found.allSatisfy { $0["test_number"] as? Bool == true })
        let json = try objects(try await run(BuiltCommand.path, words + ["--json"]).output)
        #expect(json.compactMap { $0["canonical"] as? String } == first.text.split(separator: "\n").map(String.init))
    }

    @Test(arguments: [
        Refusal("none", ["--country", "SE", "--count", "0"], 64, "usage"),
        Refusal("fewer than none", ["--country", "SE", "--count", "-1"], 64, "usage"),
        Refusal("too many", ["--country", "SE", "--count", "100000001"], 64, "usage"),
        Refusal("a seed that is no number", ["--country", "SE", "--count", "1", "--seed", "x"], 64, "usage"),
        Refusal("no country", ["--count", "1"], 64, "usage"),
        Refusal(
            "births too early", ["--country", "SE", "--count", "1", "--reference-date", "1929-12-31"], 64,
            "id.no-test-numbers"),
    ])
    func isRefused(refusal: Refusal) async throws {
        let outcome = try await brygga(["id", "generate"] + refusal.words + ["--json"], in: "/")
        #expect(outcome.code == refusal.exit)
        #expect(outcome.output.isEmpty)
        #expect(try objects(Array(outcome.errors.utf8)).first?["code"] as? String == refusal.code, "\(outcome.errors)")
    }
}
