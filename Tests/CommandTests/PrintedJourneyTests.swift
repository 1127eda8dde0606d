import Foundation
import TestSupport
import Testing

/// The commands of the README and of docs/getting-started.md, run as they are printed, and what the page says they say.
@Suite("Printed journeys", .timeLimit(.minutes(3)))
struct PrintedJourneyTests {
    private static let environment = ["BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en", "LC_ALL": "C.UTF-8"]

    /// The code blocks of a document in one language.
    private func blocks(of path: String, _ language: String) throws -> [String] {
        try PackageFiles.text(path).matches(of: /(?m)^```([a-z]+)\n((?:(?!```).*\n)*)```$/)
            .filter { $0.1 == language }.map { String($0.2) }
    }

    @Test func theReadmeRuns() async throws {
        let folder = try TemporaryFolder()
        // The journeys begin in the package's folder, where the command lies in .build/debug.
        try FileManager.default.createDirectory(
            atPath: folder.path("package/.build"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("package/.build/debug"),
            withDestinationPath: URL(filePath: BuiltCommand.path).deletingLastPathComponent().path)
        let blocks = try blocks(of: "README.md", "sh")
        try #require(blocks.count == 5)
        let outcome = try await run(
            "bash", ["-e", "-o", "pipefail", "-c", blocks.joined()], environment: Self.environment,
            in: folder.path("package"))
        #expect(outcome.code == 0, "\(outcome.text.suffix(2000)) \(outcome.errors)")
        #expect(outcome.text.contains("verdict    TOTAL-PASSED"))
        #expect(outcome.errors.contains("1 bundle: 1 done, 0 skipped, 0 failed"))
        #expect(outcome.errors.contains("no personal number found"))
    }

    /// A command behind a prompt and the lines that the page prints below it.
    private struct Step {
        let command: String
        let printed: [String]

        static func all(in block: String) -> [Step] {
            block.replacing(/\\\n\s*/, with: "").split(separator: "$ ", omittingEmptySubsequences: true).map { part in
                let lines = part.split(separator: "\n").map(String.init)
                return Step(command: lines.first ?? "", printed: Array(lines.dropFirst()))
            }
        }
    }

    @Test func gettingStartedRunsAndSaysWhatItPrints() async throws {
        let page = "docs/getting-started.md"
        let folder = try TemporaryFolder()
        var environment = Self.environment
        environment["PATH"] =
            URL(filePath: BuiltCommand.path).deletingLastPathComponent().path + ":"
            + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        for block in try blocks(of: page, "sh") {
            let made = try await run("bash", ["-e", "-c", block], environment: environment, in: folder.path)
            try #require(made.code == 0, "\(made.errors)")
        }
        let steps = try blocks(of: page, "console").flatMap(Step.all)
        try #require(steps.count > 25)
        var record = ""
        var coordinator = ""
        for step in steps {
            let command = step.command.replacing("FINGERPRINT", with: coordinator).replacing(
                " RECORD ", with: " \(record) ")
            let outcome = try await run("bash", ["-c", command], environment: environment, in: folder.path)
            let expected: Int32 = step.printed.contains { $0.contains("[policy.denied]") } ? 2 : 0
            try #require(outcome.code == expected, "\(command): \(outcome.errors)")
            let said = Set((outcome.text + outcome.errors).split(separator: "\n").map { Self.lasting(String($0)) })
            for line in step.printed where line.trimmingCharacters(in: .whitespaces) != "…" {
                let isSaid =
                    line.hasSuffix("…")
                    ? said.contains { $0.hasPrefix(Self.lasting(String(line.dropLast(2)))) }
                    : said.contains(Self.lasting(line))
                #expect(isSaid, "\(command)\nprints no line: \(line)\n\(outcome.text)\(outcome.errors)")
            }
            if step.command.contains("consent record") { record = String(outcome.text.prefix(36)) }
            if step.command.contains("key fingerprint shared") {
                coordinator = outcome.text.matches(of: /\b[0-9a-f]{8}\b/.wordBoundaryKind(.simple)).map { String($0.0) }
                    .joined()
            }
        }
        #expect(record.count == 36)
    }

    /// A line without what differs from run to run: digits, identifiers and fingerprint words.
    private static func lasting(_ line: String) -> String {
        line.replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "UUID")
            .replacing(/\b[0-9a-f]{8,}\b/.wordBoundaryKind(.simple), with: "HEX")
            .replacing(/\b(?:[a-z]{5} ){5}[a-z]{5}\b/, with: "WORDS").replacing(/[0-9]+/, with: "N")
    }
}
