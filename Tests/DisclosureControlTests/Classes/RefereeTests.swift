import CaseModel
import DisclosureControl
import Foundation
import TestSupport
import Testing

/// Stock tools run the commands of the report on the file, and find what it claims.
@Suite(.timeLimit(.minutes(5))) struct RefereeTests {
    /// An extract in a folder of its own.
    private struct Released {
        let folder: TemporaryFolder
        let extract: SafeExtract
        let report: ExtractReport
        let description: ExtractDescription

        init(_ table: ExtractTable, _ recipe: ExtractRecipe) throws {
            extract = try table.decide(recipe)
            let (_, file, bytes) = try table.write(extract)
            report = try ExtractReport(extract, file)
            description = ExtractDescription(extract, file)
            folder = try TemporaryFolder()
            try folder.write(bytes, to: "extract.csv")
        }

        /// What each command prints, run in the folder.
        func answers(_ commands: [String], path: String = "") async throws -> [String] {
            var answers: [String] = []
            for command in commands {
                let outcome = try await run(
                    "/bin/sh", ["-c", (path.isEmpty ? "" : "PATH=\(path):$PATH; ") + command], in: folder.path)
                try #require(outcome.code == 0, "\(command): \(outcome.errors)")
                answers.append(outcome.text.trimmingCharacters(in: .whitespacesAndNewlines))
            }
            return answers
        }
    }

    /// Releases of random tables, more than one row a person among them.
    private static func releases(_ count: Int) throws -> [Released] {
        var releases: [Released] = []
        var seed: UInt64 = 40_000
        while releases.count < count {
            let random = RandomExtract(seed: seed)
            seed += 1
            do { releases.append(try Released(random.table, random.recipe())) } catch ExtractError.tooMuchDropped {}
        }
        return releases
    }

    @Test func sqliteAndSha256sumFindWhatIsClaimed() async throws {
        var severalRows = 0
        for released in try Self.releases(25) {
            let measures = released.extract.measures
            let commands = released.report.verification.filter { !$0.contains("pycanon") && !$0.contains(".once") }
            let answers = try await released.answers(commands)
            let file = released.report.json(for: .recipient).object?["file"]?.object
            #expect(answers[0].hasPrefix(try #require(file?["sha256"]?.string) + " "))
            #expect(answers[1] == "\(measures.smallestClass),\(measures.classes)")
            #expect(Array(answers[2...]) == measures.sensitive.map { "\($0.distinct)" })
            severalRows += measures.rows > measures.persons ? 1 : 0
        }
        #expect(severalRows > 3)
    }

    private static let python = PackageFiles.path(".build/referees/bin")

    private static var hasPyCANON: Bool {
        let folder = PackageFiles.path(".build/referees/lib")
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return versions.contains { FileManager.default.fileExists(atPath: "\(folder)/\($0)/site-packages/pycanon") }
    }

    private static var hasR: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/Rscript") }

    @Test(.enabled(if: hasPyCANON, "pyCANON and pandas are not among the referees: make referees"))
    func pyCANONFindsWhatIsClaimed() async throws {
        var distances = 0
        for released in try Self.releases(6) {
            let measures = released.extract.measures
            let commands = released.report.verification
            let answers = try await released.answers(commands, path: Self.python)
            var column = -1
            for (command, answer) in zip(commands, answers) {
                if command.contains("sqlite3") || command.contains("sha256sum") {
                    column += command.contains(".once column") ? 1 : 0
                } else if command.contains("k-anonymity") {
                    #expect(answer == "\(measures.smallestClass)")
                } else if command.contains("l-diversity") {
                    #expect(answer == "\(measures.sensitive[column].distinct)")
                } else {
                    let distance = try #require(Double(answer))
                    #expect(abs(distance - measures.sensitive[column].exactDistance) < 1e-9, "\(command)")
                    distances += 1
                }
            }
        }
        #expect(distances >= 6)
    }

    /// Leading zeros, a star, empty cells, numbers, and words in their order.
    private func releasedForScripts() throws -> Released {
        let rows = (0..<12).map {
            [pid($0), "0114", $0 == 3 ? "" : "\($0 / 2)", $0 == 4 ? "" : "00\($0)", $0 < 6 ? "low" : "high"]
        }
        return try Released(
            ExtractTable(header: ["pid", "muni", "days", "note", "grade"], rows: rows),
            recipe(
                """
                {"name":"muni","role":"quasi","generaliser":{"kind":"prefix","levels":[4],"length":4},"level":0},
                {"name":"days","role":"sensitive","kind":"ordered"},{"name":"note","role":"attribute"},
                {"name":"grade","role":"sensitive","kind":"ordered","order":["low","high"]}
                """, more: "\"missing\":[\"\"],"))
    }

    /// The script for pandas keeps leading zeros, empty cells and stars apart, and makes numbers of numbers.
    @Test(.enabled(if: hasPyCANON, "pyCANON and pandas are not among the referees: make referees"))
    func pandasLoadsWhatWasWritten() async throws {
        let released = try releasedForScripts()
        try released.folder.write(released.description.loadPython(), to: "load.py")
        let question =
            "from load import extract as e; print(e.muni[0], e.note[1], repr(e.note[4]), e.days.sum(), e.days.isna().sum(), e.grade.max())"
        let answers = try await released.answers(["python3 -c '\(question)'"], path: Self.python)
        #expect(answers == ["0114 001 '' 29.0 1 high"])
    }

    /// The script for R does the same.
    @Test(.enabled(if: hasR, "R and its base packages are not among the referees: make referees"))
    func rLoadsWhatWasWritten() async throws {
        let released = try releasedForScripts()
        try released.folder.write(released.description.loadR(), to: "load.R")
        let question = """
            source("load.R", encoding = "UTF-8")
            e <- extract
            cat(e$muni[1], e$note[2], nchar(e$note[5]), sum(e$days, na.rm = TRUE), sum(is.na(e$days)), as.character(max(e$grade)))
            """
        try released.folder.write(question, to: "question.R")
        #expect(try await released.answers(["Rscript --vanilla question.R"]) == ["0114 001 0 29 1 high"])
    }
}
