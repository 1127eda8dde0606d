import Foundation
import TestSupport
import Testing

/// Terminals that show less than one hopes for, and streams that are closed.
@Suite("Terminals and streams", .timeLimit(.minutes(10)))
struct TerminalTests {
    private func show(
        _ words: [String], width: Int = 80, _ environment: [String: String] = [:], on stage: Stage
    ) async throws -> TerminalRun {
        try await TerminalRun.of(
            words, columns: width, environment: ["LC_ALL": "C.UTF-8"].merging(environment) { $1 }, in: stage.root)
    }

    /// The name has letters of all the countries and a few that have no likeness.
    private static let name = "Åre Ängö Þórð Sæby Øst – “ñ” 日本"

    @Test(arguments: ["C", "POSIX", "sv_SE.ISO-8859-1"])
    func aTerminalWithoutUTF8ShowsPlainLetters(locale: String) async throws {
        let stage = try await Stage.set()
        let make = ["init", "--agency", "x", "--name", "n", "--home", "Å \(Self.name)"]
        let seen = try await show(make, ["LC_ALL": locale], on: stage)
        #expect(seen.code == 0)
        #expect(seen.shown.utf8.allSatisfy { $0 < 0x80 }, "\(seen.shown)")
        #expect(seen.shown.contains("home of x made at A Are Ango Thord Saeby Ost - \"n\" ??"), "\(seen.shown)")
        #expect(seen.shown.components(separatedBy: "[warning.terminal-not-utf8]").count == 2)
        #expect(stage.exists("Å \(Self.name)/agency.yaml"))
    }

    @Test func jsonForATerminalWithoutUTF8LosesNothing() async throws {
        let stage = try await Stage.set()
        let make = ["init", "--agency", "x", "--name", "n", "--home", Self.name + " 🌉", "--json"]
        let seen = try await show(make, ["LC_ALL": "C"], on: stage)
        #expect(seen.code == 0 && seen.shown.utf8.allSatisfy { $0 < 0x80 })
        let object = try #require(try objects(Array(seen.shown.replacing("\r\n", with: "\n").utf8)).first)
        #expect(object["home"] as? String == Self.name + " 🌉")
        #expect(!seen.shown.contains("warning"))
    }

    @Test func whereUTF8IsShownOrNobodyLooksEveryByteStays() async throws {
        let stage = try await Stage.set()
        let make = ["init", "--agency", "x", "--name", "n", "--home", "Ängö"]
        let seen = try await show(make, on: stage)
        #expect(seen.shown.contains("Ängö"))
        let piped = try await stage.play(
            ["init", "--agency", "y", "--name", "n", "--home", "Åmål"], environment: ["LC_ALL": "C"])
        #expect(piped.text.contains("Åmål") && !piped.errors.contains("warning"))
    }

    @Test(arguments: [5, 20, 39, 60])
    func theReportFitsTheTerminal(width: Int) async throws {
        let stage = try await Stage.set()
        try FileManager.default.removeItem(atPath: stage.folder.path("stad/reserve"))
        let seen = try await show(["doctor", "--home", "stad"], width: width, on: stage)
        #expect(seen.code == 0, "\(seen.shown)")
        #expect(seen.shown.contains("[warning.narrow-terminal]") == (width < 40))
        let report = seen.lines.filter { !$0.hasPrefix("brygga: ") }
        for line in report where line.count > max(width, 20) {
            // Only a word that is longer than the line stands out.
            #expect(line.split(separator: " ").count == 1, "\(line)")
        }
        let flat = report.flatMap { $0.split(separator: " ") }.joined(separator: " ")
        #expect(flat.contains("remedy: free some space; the next command that writes makes the reserve anew"))
        #expect(flat.contains("command: df -h stad"))
    }

    @Test func columnsGoesBeforeTheTerminalAndAPipeIsNeverWrapped() async throws {
        let stage = try await Stage.set()
        let wide = try await show(["doctor", "--home", "stad"], width: 20, ["COLUMNS": "500"], on: stage)
        #expect(!wide.shown.contains("narrow-terminal"))
        #expect(wide.lines.contains { $0.count > 100 })
        let piped = try await stage.play(["doctor", "--home", "stad"], environment: ["COLUMNS": "20"])
        #expect(piped.text.split(separator: "\n").contains { $0.count > 100 })
    }

    @Test(arguments: [">&-", "1</dev/null"])
    func aClosedStandardOutputStopsAVerbBeforeItWrites(redirection: String) async throws {
        let stage = try await Stage.set()
        let verbs = [
            World.export(), World.record(case: "deltagare-2/case.json"), ["key", "new", "--home", "stad"] + secret,
            ["init", "--agency", "new", "--name", "n", "--home", "new"], ["key", "list", "--home", "stad"],
            ["open", try #require(stage.world.bundles["af"]), "--home", "af", "--out", "case"] + secret,
        ]
        let before = try await FolderState.of(stage, home: "stad")
        for words in verbs {
            let line = "exec '\(BuiltCommand.path)' " + words.joined(separator: " ") + " --json " + redirection
            let outcome = try await run("sh", ["-c", line], in: stage.root)
            #expect(outcome.code == 1, "\(words[0])")
            let errors = try objects(Array(outcome.errors.utf8))
            #expect(errors.map { $0["code"] as? String } == ["output.closed"], "\(words[0]): \(outcome.errors)")
        }
        #expect(try await FolderState.of(stage, home: "stad").changes(since: before) == [])
    }

    @Test func otherClosedStreamsHarmNothing() async throws {
        let stage = try await Stage.set()
        for redirection in ["<&-", "2>&-", "<&- 2>&-"] {
            let record = World.record(case: "deltagare-2/case.json").joined(separator: " ")
            let outcome = try await run(
                "sh", ["-c", "exec '\(BuiltCommand.path)' \(record) --json \(redirection)"], in: stage.root)
            #expect(outcome.code == 0, "\(redirection): \(outcome.errors)")
            #expect(try objects(outcome.output).count == 1)
            #expect(try await stage.sql("PRAGMA integrity_check", in: "stad") == "ok")
        }
    }
}
