import Foundation
import TestSupport
import Testing

/// pyCANON, DuckDB and frictionless on extracts that the command made and opened: the full mode, `make referees`.
@Suite("Referees of extracts", .timeLimit(.minutes(10)))
struct ExtractRefereeTests {
    private static let python = PackageFiles.path(".build/referees/bin/python3")

    private static var areThere: Bool {
        FileManager.default.fileExists(atPath: PackageFiles.path(".build/referees/installed.txt"))
    }

    /// The examples: a recipe and what it says of the group.
    private static let examples: [(columns: String, more: String)] = [
        (ExtractStage.columns, #""k":10"#),
        (ExtractStage.columns.replacing(#""level":0},"#, with: #""level":1},"#), #""profile":"uk10","strict":true"#),
        (
            ExtractStage.columns.replacing(#""t":0.4"#, with: #""l":3,"entropy_l":1.5"#),
            #""k":12,"maximum_dropped":0.5"#
        ),
    ]

    @Test(.enabled(if: areThere, "pyCANON, DuckDB and frictionless are not among the referees: make referees"))
    func theyFindWhatTheReportSays() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        for (number, example) in Self.examples.enumerated() {
            try stage.folder.write(
                ExtractStage.recipe(columns: example.columns, more: example.more), to: "recipe.json")
            let folder = "extract-\(number)"
            let opened = try await stage.succeed(
                ExtractStage.open(try await world.made(), into: folder, more: ["--json"]))
            let measures = try #require(try objects(opened.output).first?["measures"] as? [String: Any])
            let columns = try #require(measures["columns"] as? [[String: Any]])
            let outcome = try await run(
                Self.python, [PackageFiles.path("Tests/referees.py"), stage.folder.path(folder)])
            try #require(outcome.code == 0, "\(outcome.errors.suffix(1000))")
            let found = try #require(try objects(outcome.output).first)
            #expect(found["k"] as? Int == measures["k"] as? Int)
            #expect(found["l"] as? [Int] == columns.compactMap { $0["l"] as? Int })
            for (distance, column) in zip(try #require(found["t"] as? [Double]), columns) {
                let said = try #require((column["t"] as? NSNumber)?.doubleValue)
                #expect(said >= distance - 1e-12 && said < distance + 1.1e-6)
            }
            let duckdb = try #require(found["duckdb"] as? [String: Any])
            #expect(duckdb["k"] as? Int == measures["k"] as? Int)
            #expect(duckdb["l"] as? [Int] == columns.compactMap { $0["l"] as? Int })
            #expect(found["pseudonymType"] as? String == "VARCHAR")
            #expect(found["valid"] as? Bool == true && found["validWithOneByteMore"] as? Bool == false)
        }
    }
}
