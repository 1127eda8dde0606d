import Foundation
import TestSupport
import Testing

/// The catalogue of codes, as `brygga explain` prints it.
@Suite("Explanations", .timeLimit(.minutes(10)))
struct ExplainTests {
    static let languages = ["en", "sv", "da"]

    /// What `explain --all --json` prints, by code.
    static func catalogue(_ language: String = "en") async throws -> [String: [String: Any]] {
        let outcome = try await brygga(["explain", "--all", "--json", "--language", language], in: "/")
        try #require(outcome.code == 0, "\(outcome.errors)")
        let lines = try objects(outcome.output)
        return try Dictionary(
            lines.map { (try #require($0["code"] as? String), $0) },
            uniquingKeysWith: { first, second in
                Issue.record("two entries: \(first["code"] ?? "")")
                return second
            })
    }

    @Test func everyCodeOfTheSourcesHasAnEntryAndEveryEntryItsCode() async throws {
        let codes = try FailureCodes.inSources()
        let entries = Set(try await Self.catalogue().keys)
        #expect(codes.count > 150)
        #expect(codes.subtracting(entries).sorted() == [])
        #expect(entries.subtracting(codes).sorted() == [])
        let areas = Set(entries.filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) })
        #expect(try FailureCodes.lookalikes(areas: areas).subtracting(entries).sorted() == [])
    }

    @Test func everyEntrySpeaksThreeLanguages() async throws {
        let english = try await Self.catalogue("en")
        let swedish = try await Self.catalogue("sv")
        let danish = try await Self.catalogue("da")
        for code in english.keys.sorted() {
            for member in ["meaning", "remedy"] {
                let texts = try [english, swedish, danish].map {
                    try #require($0[code]?[member] as? String, "\(code)")
                }
                #expect(Set(texts).count == 3, "\(code) says the same in two languages: \(texts)")
                for (text, language) in zip(texts, Self.languages) {
                    Self.check(text, "\(code), \(member), \(language)")
                }
                #expect(!texts[0].contains { "åäöæø".contains($0) }, "\(code): \(texts[0])")
                #expect(!texts[1].contains { "æø".contains($0) }, "\(code): \(texts[1])")
                #expect(!texts[2].contains { "äö".contains($0) }, "\(code): \(texts[2])")
            }
        }
    }

    /// Whole sentences, no placeholders, and letters that no conversion has spoilt.
    private static func check(_ text: String, _ place: String) {
        #expect(text.count >= 12 && text.count <= 400, "\(place): \(text)")
        #expect(text.first?.isUppercase == true || text.hasPrefix("brygga "), "\(place): \(text)")
        #expect(text.hasSuffix("."), "\(place): \(text)")
        #expect(
            !text.contains("  ") && !text.contains("\n") && !text.contains { "<>…".contains($0) }, "\(place): \(text)")
        let spoilt: Set<Unicode.Scalar> = ["\u{C3}", "\u{C2}", "\u{FFFD}", "\u{AD}"]
        #expect(!text.unicodeScalars.contains(where: spoilt.contains), "\(place): \(text)")
        #expect(text.utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8), "\(place): \(text)")
        let names: Set<Substring> = ["JSON", "YAML", "PEM", "CSV", "UTF", "PDF", "PKCS", "SHA"]
        let shouted = text.matches(of: /\b[A-Z]{3,}\b/).map(\.0).filter { !names.contains($0) }
        #expect(shouted == [], "\(place) has a placeholder: \(text)")
    }

    @Test(arguments: languages)
    func eachCodeIsExplainedInEachLanguage(language: String) async throws {
        for (code, entry) in try await Self.catalogue(language) {
            let alone = try await brygga(["explain", code, "--json", "--language", language], in: "/")
            #expect(alone.code == 0, "\(code)")
            #expect(alone.errors.isEmpty)
            let object = try #require(try objects(alone.output).first)
            #expect(object["code"] as? String == code)
            #expect(object["language"] as? String == language)
            #expect(object["page"] as? String == "docs/failures.md#\(code)")
            #expect((object["exit"] as? NSNull) != nil || (object["exit"] as? Int) != nil)
            #expect((object["exit"] is NSNull) == code.hasPrefix("warning."))
            for member in ["meaning", "remedy", "class"] {
                #expect(object[member] as? String == entry[member] as? String, "\(code)")
            }
            let text = try await brygga(["explain", code, "--language", language], in: "/")
            #expect(text.code == 0)
            #expect(text.text.hasPrefix(code + "\n"))
            for member in ["meaning", "remedy", "page"] {
                #expect(text.text.contains(try #require(object[member] as? String)), "\(code)")
            }
        }
    }

    @Test func thePageIsWhatTheCommandPrints() async throws {
        let printed = try await brygga(["explain", "--all", "--format", "markdown"], in: "/")
        #expect(printed.code == 0)
        #expect(printed.text == (try PackageFiles.text("docs/failures.md")), "print it anew: see the head of the page")
        for code in try await Self.catalogue().keys {
            #expect(printed.text.contains("<a id=\"\(code)\"></a>"), "\(code)")
        }
    }

    static let misspelt: [(String, String)] = [
        ("e_sig_bad", "E_SIG_BAD"), ("E_SIGBAD", "E_SIG_BAD"), ("home.tooopen", "home.too-open"),
        ("Policy.Denied", "policy.denied"), ("consent.unknown-record", "consent.unknown_record"),
    ]

    @Test(arguments: misspelt)
    func aMisspeltCodeGetsTheNearest(typed: String, nearest: String) async throws {
        let outcome = try await brygga(["explain", typed, "--json"], in: "/")
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        let error = try #require(try objects(Array(outcome.errors.utf8)).first)
        #expect(error["code"] as? String == "explain.unknown-code")
        #expect((error["hint"] as? String)?.hasSuffix(" " + nearest) == true)
        #expect(error["command"] as? String == "brygga explain " + nearest)
    }

    @Test(arguments: [
        "", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", String(repeating: "a", count: 100_000), "å\u{1B}[2J",
    ])
    func aCodeLikeNoneGetsTheList(typed: String) async throws {
        let outcome = try await brygga(["explain", "--json", "--", typed], in: "/")
        #expect(outcome.code == 64)
        let error = try #require(try objects(Array(outcome.errors.utf8)).first)
        #expect(error["code"] as? String == "explain.unknown-code")
        #expect(error["command"] as? String == "brygga explain --all")
        #expect(!outcome.errors.contains("\u{1B}"))
    }

    @Test(arguments: [
        [], ["usage", "--all"], ["usage", "--format", "markdown"], ["--all", "--json", "--format", "markdown"],
        ["usage", "--format", "html"], ["usage", "unexpected"], ["usage", "--language", "fi"],
    ])
    func explainIsUsedInOneWay(words: [String]) async throws {
        let outcome = try await brygga(["explain"] + words, in: "/")
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(words.contains("--json") ? "\"code\":\"usage\"" : "[usage]"))
    }
}
