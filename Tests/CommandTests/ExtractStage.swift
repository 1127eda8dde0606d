import Foundation
import TestSupport
import Testing

/// A copy of the world with tables of synthetic participants and the recipes of two agencies.
///
/// The figures are those that Rekrytera Helsingborg published: 339 participants, 220 to work, 46 to studies, 43 % women, a
/// little over 85 % of those in work still there after six months.
struct ExtractStage {
    let stage: Stage
    let numbers: [String]

    static let participants = 339
    static let (work, studies, women, remaining) = (220, 46, 146, 188)

    static func set() async throws -> ExtractStage { try await tables(on: Stage.set()) }

    /// What examples of help are typed with: a table, its recipe, an extract, and two of them opened.
    static func prepare(_ stage: Stage) async throws {
        let world = try await tables(on: stage)
        try FileManager.default.moveItem(
            atPath: stage.folder.path(try await world.made()), toPath: stage.folder.path("extract.asice"))
        try await world.linked()
    }

    private static func tables(on stage: Stage) async throws -> ExtractStage {
        let numbers = try await self.numbers("SE", on: stage)
        try stage.folder.write(
            table(
                numbers.prefix(participants).enumerated().map { index, number in
                    let status = index < work ? "arbete" : index < work + studies ? "studier" : "annat"
                    // Spread evenly over the statuses.
                    let isWoman = (index * women) / participants != ((index + 1) * women) / participants
                    let district = ["Dalhem", "Drottninghög", "Fredriksdal"][index % 3]
                    return [number, isWoman ? "K" : "M", district, status]
                }, header: ["personnummer", "kon", "stadsdel", "status"]), to: "rows.csv")
        try stage.folder.write(
            table(
                numbers.prefix(work).enumerated().map { index, number in
                    let stays = (index * remaining) / work != ((index + 1) * remaining) / work
                    return [number, index % 2 == 0 ? "kommun" : "privat", stays ? "i arbete" : "annat"]
                }, header: ["pnr", "arbetsgivare", "status_6m"]), to: "followup.csv")
        try stage.folder.write(recipe(), to: "recipe.json")
        try stage.folder.write(
            recipe(
                columns: """
                    {"name":"pnr","role":"pseudonym","country":"SE"},
                    {"name":"arbetsgivare","role":"quasi","generaliser":{"kind":"identity"},"level":0},
                    {"name":"status_6m","role":"sensitive","kind":"categorical"}
                    """, categories: ["outcome"]), to: "followup.json")
        return ExtractStage(stage: stage, numbers: numbers)
    }

    /// As many different test numbers as any test needs.
    static func numbers(_ country: String, on stage: Stage) async throws -> [String] {
        let made = try await stage.succeed(["id", "generate", "--country", country, "--count", "1200", "--seed", "7"])
        var seen: Set<String> = []
        return made.text.split(separator: "\n").map(String.init).filter { seen.insert($0).inserted }
    }

    static func table(_ rows: [[String]], header: [String]) -> String {
        ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    static let columns = """
        {"name":"personnummer","role":"pseudonym","country":"SE"},
        {"name":"kon","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        {"name":"stadsdel","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        {"name":"status","role":"sensitive","kind":"categorical","t":0.4}
        """

    static func recipe(
        columns: String = columns, categories: [String] = ["profile", "outcome"], more: String = #""k":10"#
    ) -> String {
        """
        {"format":"brygga-extract-recipe","version":1,"purpose":"statistics","recipient":"samordning",
        "categories":[\(categories.map { "\"\($0)\"" }.joined(separator: ","))],\(more),"columns":[\(columns)]}
        """
    }

    static func make(
        _ rows: String = "rows.csv", recipe: String = "recipe.json", home: String = "stad", more: [String] = []
    ) -> [String] {
        ["extract", "make", rows, "--recipe", recipe, "--to", "samordning", "--role", "system", "--home", home]
            + more + secret
    }

    static func open(_ bundle: String, into folder: String, more: [String] = []) -> [String] {
        ["extract", "open", bundle, "--out", folder, "--home", "samordning"] + more + secret
    }

    static func tabulate(_ data: String, _ words: [String], population: String = "rekrytera") -> [String] {
        ["tabulate", data, "--population", population] + words
    }

    /// Makes an extract and gives its bundle.
    func made(_ words: [String] = make()) async throws -> String {
        let object = try #require(try objects(try await stage.succeed(words + ["--json"]).output).first)
        return try #require(object["path"] as? String)
    }

    /// Gives the employment service the key of the domain, so that both agencies make the same pseudonyms.
    func shareKey() async throws {
        try await stage.succeed(PseudonymKeyStage.share("statistics-2026", out: "shared-key.asice"))
        try await stage.succeed(PseudonymKeyStage.take("shared-key.asice"))
    }

    /// Both agencies' extracts, opened as `extract` and `other`, and joined as `linked.csv`.
    func linked() async throws {
        try await shareKey()
        try await stage.succeed(Self.open(try await made(), into: "extract"))
        let other = Self.make("followup.csv", recipe: "followup.json", home: "af")
        try await stage.succeed(Self.open(try await made(other), into: "other"))
        try await stage.succeed(
            ["extract", "link", "stad=extract", "af=other", "--out", "linked.csv"])
    }
}
