import Foundation
import TestSupport
import Testing

/// `brygga id check`: the verdict of every vector, and no number unless it is asked for.
@Suite("id check", .timeLimit(.minutes(10)))
struct IdCheckTests {
    struct Country: Sendable, CustomTestStringConvertible {
        let code: String
        let file: String
        let kinds: String
        let optIn: Int
        var testDescription: String { code }
    }

    static let countries = [
        Country(code: "SE", file: "se", kinds: "interim", optIn: 55),
        Country(code: "DK", file: "dk", kinds: "replacement", optIn: 0),
        Country(code: "NO", file: "no", kinds: "synthetic,h-number,fh-number", optIn: 29),
        Country(code: "FI", file: "fi", kinds: "temporary", optIn: 20),
        Country(code: "IS", file: "is", kinds: "system,organisation", optIn: 31),
    ]

    /// Runs a check over rows, each a line of NDJSON, and gives the objects of the result.
    private func check(_ rows: [IdVector], _ words: [String]) async throws -> [[String: Any]] {
        let input = Array(rows.map { $0.json + "\n" }.joined().utf8)
        let all = ["id", "check", "-", "--input", "ndjson", "--json"] + words
        // What is revealed is meant to be seen, so the canaries do not look at it.
        let revealed = try await run(BuiltCommand.path, all + ["--reveal"], input: input)
        let found = try objects(revealed.output)
        try #require(found.count == rows.count, "\(revealed.errors)")
        let invalid = found.count { $0["valid"] as? Bool == false }
        #expect(revealed.code == (invalid == 0 ? 0 : 65))
        if invalid > 0 {
            let error = try #require(try objects(Array(revealed.errors.utf8)).first)
            #expect(error["code"] as? String == "id.invalid")
            let values = rows.count == 1 ? "1 value" : "\(rows.count) values"
            #expect(
                error["message"] as? String == "\(invalid) of \(values) \(invalid == 1 ? "is" : "are") not valid")
        }
        for more in [["--json"], []] {
            let masked = try await run(BuiltCommand.path, all.filter { $0 != "--json" } + more, input: input)
            #expect(masked.code == revealed.code)
            for number in Set(found.compactMap { $0["canonical"] as? String }) {
                #expect(!masked.text.contains(number) && !masked.errors.contains(number))
                #expect(!masked.text.contains(number.dropFirst(2)))
            }
            #expect(masked.text.split(separator: "\n").count == rows.count)
            #expect(!masked.text.contains("canonical"))
        }
        return found
    }

    private func expect(_ object: [String: Any], matches row: IdVector) {
        let isValid = row["valid"] == "true"
        #expect(object["valid"] as? Bool == isValid, "\(row["source"])")
        #expect(object["kind"] as? String ?? "" == row["kind"])
        guard isValid else {
            #expect(object["reason"] as? String == row.note("why"))
            #expect(object["canonical"] is NSNull && object["birth_date"] is NSNull && object["sex"] is NSNull)
            return
        }
        #expect(object["reason"] is NSNull)
        #expect(object["canonical"] as? String == row["canonical"])
        #expect(object["birth_date"] as? String ?? "" == row["birth_date"])
        #expect((object["birth_date_certainty"] as? String == "unknown") == (row["birth_date"] == ""))
        #expect(object["sex"] as? String ?? "" == row["sex"])
        if let mod11 = row.note("mod11") {
            #expect(object["check_digit"] as? String == (mod11 == "true" ? "passes" : "fails"))
        }
        if let check = row.note("check") {
            #expect(object["check_digit"] as? String == (check == "pass" ? "passes" : "fails"))
        }
    }

    @Test(arguments: countries)
    func everyVectorOfACountryIsDecidedAsItSays(country: Country) async throws {
        let rows = try IdVector.rows(country.file)
        #expect(rows.count > 60)
        let words = ["--country", country.code, "--reference-date", "2026-11-21"]
        let strict = try await check(rows, words + ["--strict"])
        let lenient = try await check(rows, words)
        for (index, row) in rows.enumerated() {
            #expect(lenient[index]["line"] as? Int == index + 1)
            if row.isDayBeyondMonth {
                #expect(strict[index]["reason"] as? String == "date")
                #expect(lenient[index]["warnings"] as? [String] == ["coordination-day-beyond-month"])
                continue
            }
            expect(lenient[index], matches: row)
            if row.note("form") == "strict" {
                expect(strict[index], matches: row)
            } else {
                #expect(strict[index]["reason"] as? String == "format")
            }
        }
    }

    @Test(arguments: countries.filter { $0.optIn > 0 })
    func kindsThatAreOffByDefaultAreAllowedByName(country: Country) async throws {
        let rows = try IdVector.rows(country.file + "_optin")
        #expect(rows.count == country.optIn)
        let words = ["--country", country.code, "--reference-date", "2026-11-21"]
        for (object, row) in zip(try await check(rows, words + ["--allow", country.kinds]), rows) {
            expect(object, matches: row)
        }
        let refused = try await check(rows, words).filter { $0["reason"] as? String == "kind-not-enabled" }
        #expect(refused.count > 3)
    }

    @Test func aReplacementNumberIsAllowedByName() async throws {
        let rows = try IdVector.rows("dk").filter { $0.note("why") == "replacement-number" }
        #expect(!rows.isEmpty)
        for object in try await check(rows, ["--country", "DK", "--allow", "replacement", "--at", "2026-11-21"]) {
            #expect(object["reason"] as? String != "replacement-number")
            #expect(object["kind"] as? String == "erstatningspersonnummer")
        }
    }

    @Test(arguments: countries)
    func disputedPointsAreDecided(country: Country) async throws {
        let rows = try IdVector.rows("disputed").filter { $0["country"] == country.code }
        // The rows hold Iceland's check digit binding, as it was until 2026-02-17.
        let day = country.code == "IS" ? "2026-02-17" : "2026-11-21"
        for (mode, words) in [("strict", ["--strict"]), ("lenient", [])] {
            let found = try await check(rows, ["--country", country.code, "--reference-date", day] + words)
            for (object, row) in zip(found, rows) {
                #expect(object["valid"] as? Bool == (row.note(mode) == "true"), "\(row["reason"])")
                if mode == "lenient", let warning = row.note("warning") {
                    #expect(object["warnings"] as? [String] == [warning])
                }
            }
        }
    }

    @Test func norwayHasTwoRules() async throws {
        let rows = try IdVector.rows("no_2032")
        for policy in ["1964", "2032"] {
            let words = ["--country", "NO", "--reference-date", "2032-12-31", "--policy", policy]
            for (object, row) in zip(try await check(rows, words), rows) {
                #expect(object["valid"] as? Bool == (row["valid_policy_\(policy)"] == "true"))
            }
        }
        for (object, row) in zip(try await check(rows, ["--country", "NO", "--at", "2032-12-31"]), rows) {
            #expect(object["valid"] as? Bool == (row["valid_policy_2032"] == "true"))
        }
    }

    @Test func theReferenceDateDecidesCenturyAndFuture() async throws {
        let rows = try IdVector.rows("reference_dates")
        let groups = Dictionary(grouping: rows) { [$0["country"], $0["reference_date"]] }
        #expect(groups.count > 20)
        for (group, rows) in groups {
            let found = try await check(rows, ["--country", group[0], "--reference-date", group[1], "--strict"])
            for (object, row) in zip(found, rows) {
                #expect(object["valid"] as? Bool == (row["valid"] == "true"))
                #expect(object["reason"] as? String == row.note("why"))
                #expect(object["canonical"] as? String ?? "" == row["canonical"])
                #expect(object["birth_date"] as? String ?? "" == row["birth_date"])
            }
        }
    }

    struct Lines: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let input: [UInt8]
        let expected: [String]

        init(_ rule: String, _ input: String, _ expected: [String]) { self.init(rule, Array(input.utf8), expected) }

        init(_ rule: String, _ input: [UInt8], _ expected: [String]) {
            (testDescription, self.input, self.expected) = (rule, input, expected)
        }
    }

    private static let good = "199905172384"

    static let inputs: [Lines] = [
        Lines("nothing at all", "", []), Lines("no newline at the end", good, ["valid"]),
        Lines("CRLF", "\(good)\r\n\(good)\r\n", ["valid", "valid"]),
        Lines("a byte order mark", "\u{FEFF}\(good)\n", ["valid"]),
        Lines("a second byte order mark", "\(good)\n\u{FEFF}\(good)\n", ["valid", "format"]),
        Lines("an empty line", "\(good)\n\n\(good)\n", ["valid", "empty", "valid"]),
        Lines("an empty line at the end", "\(good)\n\n", ["valid", "empty"]),
        Lines("blanks", " \t\n", ["empty"]), Lines("a NUL", "\(good)\u{0}\n", ["format"]),
        Lines("NUL inside", "19990517\u{0}2384\n", ["format"]),
        Lines("no UTF-8", Array(good.utf8) + [0xFF, 0x0A], ["format"]),
        Lines("UTF-16", Array(good.utf16.flatMap { [UInt8($0 & 0xFF), 0] }), ["format"]),
        Lines("two numbers", "\(good) \(good)\n", ["format"]), Lines("a bare CR", "\(good)\r\(good)\n", ["format"]),
        Lines("4096 bytes", String(repeating: "1", count: 4096) + "\n", ["format"]),
        Lines("4096 bytes and CRLF", String(repeating: "1", count: 4096) + "\r\n\(good)", ["format", "valid"]),
        Lines("4097 bytes", String(repeating: "1", count: 4097) + "\n\(good)\n", ["format", "valid"]),
        Lines("a number behind 8 MiB of blanks", String(repeating: " ", count: 8 << 20) + good, ["format"]),
        Lines("a wrong check digit", "199905172385\n", ["check"]), Lines("a word", "person\n", ["format"]),
    ]

    @Test(arguments: inputs)
    func everyLineIsAValue(lines: Lines) async throws {
        let folder = try TemporaryFolder()
        try folder.write(lines.input, to: "numbers")
        let words = ["id", "check", "--country", "SE", "--strict", "--reference-date", "2026-11-21"]
        let isGood = lines.expected.allSatisfy { $0 == "valid" }
        let expected = lines.expected.enumerated().map { index, word in
            word == "valid" ? "\(index + 1)  valid  personnummer" : "\(index + 1)  invalid  \(word)"
        }
        let allGood = expected.count == 1 ? "1 value, valid\n" : "\(expected.count) values, all valid\n"
        // Blanks and marks matter only to strict reading, so the lenient one is asked where they do not.
        for source in [["numbers"], ["-"], []] {
            let outcome = try await brygga(
                words + source, in: folder.path, input: source == ["numbers"] ? [] : lines.input)
            #expect(outcome.code == (isGood ? 0 : 65), "\(outcome.errors)")
            #expect(outcome.text.split(separator: "\n").map(String.init) == expected)
            #expect(outcome.errors.contains(isGood ? allGood : "[id.invalid]"))
            #expect(!outcome.text.contains(Self.good) && !outcome.errors.contains(Self.good))
        }
    }

    /// A line of 300 MB in 100 MB of address space for data.
    @Test func aLineOfAnyLengthTakesLittleMemory() async throws {
        let words =
            "ulimit -d 100000; head -c 300000000 /dev/zero | tr '\\0' '1' | '\(BuiltCommand.path)' id check --country SE"
        let outcome = try await run("bash", ["-c", words])
        #expect(outcome.code == 65, "\(outcome.errors)")
        #expect(outcome.text == "1  invalid  format\n")
    }

    /// Half a pair of UTF-16 is no character, yet a value: each has its answer, and the run goes on.
    @Test func halfASurrogatePairIsAnswered() async throws {
        let lines = [
            #""\ud800""#, #""199905172384\udc00""#, #""\uD83D""#, #""\ud83d\u0031""#, #""\\ud800""#, #""\ud83d\ude00""#,
            #""199905172384""#,
        ]
        let outcome = try await brygga(
            ["id", "check", "--country", "SE", "--input", "ndjson", "--json", "--at", "2026-11-21"], in: "/",
            input: Array(lines.joined(separator: "\n").utf8))
        #expect(outcome.code == 65)
        let found = try objects(outcome.output)
        #expect(found.map { $0["reason"] as? String } == [String?](repeating: "format", count: 6) + [nil])
    }

    @Test(arguments: [
        (#"{"a":1}"#, "id.not-a-string", 2), ("12", "id.not-a-string", 2), ("null", "id.not-a-string", 2),
        ("", "json.malformed", 2), ("199905172384x", "json.malformed", 2), (#""a"#, "json.malformed", 2),
        (#""a" "b""#, "json.malformed", 2), ("\"a\u{1}\"", "json.malformed", 2),
        (#"["199905172384"]"#, "id.not-a-string", 2),
    ])
    func aLineThatIsNoJSONStringIsRefusedWithItsPlace(line: String, code: String, place: Int) async throws {
        let folder = try TemporaryFolder()
        try folder.write("\"199905172384\"\n\(line)\n\"x\"\n", to: "numbers")
        let outcome = try await brygga(
            ["id", "check", "numbers", "--country", "SE", "--input", "ndjson", "--json"], in: folder.path)
        #expect(outcome.code == 65)
        let error = try #require(try objects(Array(outcome.errors.utf8)).first)
        #expect(error["code"] as? String == code, "\(outcome.errors)")
        #expect((error["place"] as? [String: Any])?["line"] as? Int == place)
        #expect((error["place"] as? [String: Any])?["file"] as? String == "numbers")
        // What was checked before the fault has been said.
        #expect(try objects(outcome.output).map { $0["valid"] as? Bool } == [true])
    }

    @Test func aWordOfNoKindIsAnsweredWithTheWords() async throws {
        let outcome = try await brygga(
            ["id", "check", "x", "--country", "SE", "--allow", "interim,Temporary"], in: "/")
        #expect(outcome.code == 64)
        let words = "interim, temporary, synthetic, h-number, fh-number, system, organisation, replacement"
        #expect(outcome.errors.contains("--allow takes \(words), with commas between them"))
    }

    @Test(arguments: [
        Refusal("a file that is missing", ["id", "check", "nothing", "--country", "SE"], 1, "file.missing"),
        Refusal("a number for a file", ["id", "check", "19821031-2396", "--country", "SE"], 1, "file.missing"),
        Refusal("a folder", ["id", "check", ".", "--country", "SE"], 65, "file.not-regular"),
        Refusal("no country", ["id", "check", "x"], 64, "usage"),
        Refusal("a country of no register", ["id", "check", "x", "--country", "DE"], 64, "usage"),
        Refusal("no such kind", ["id", "check", "x", "--country", "SE", "--allow", "all"], 64, "usage"),
        Refusal("an empty kind", ["id", "check", "x", "--country", "SE", "--allow", "interim,"], 64, "usage"),
        Refusal(
            "a date that is none", ["id", "check", "x", "--country", "SE", "--reference-date", "2026-02-30"], 64,
            "usage"),
        Refusal("a rule of another year", ["id", "check", "x", "--country", "NO", "--policy", "2000"], 64, "usage"),
        Refusal("Norway's rule for Sweden", ["id", "check", "x", "--country", "SE", "--policy", "1964"], 64, "usage"),
        Refusal("no such form", ["id", "check", "x", "--country", "SE", "--input", "csv"], 64, "usage"),
    ])
    func isRefused(refusal: Refusal) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await brygga(refusal.words + ["--json"], in: folder.path)
        #expect(outcome.code == refusal.exit)
        #expect(outcome.output.isEmpty)
        #expect(try objects(Array(outcome.errors.utf8)).first?["code"] as? String == refusal.code, "\(outcome.errors)")
    }
}
