import Foundation
import TestSupport
import Testing

/// What the command shows at a terminal of its own; `Tests/terminal.py` drives it.
struct TerminalRun: Decodable, Sendable {
    /// The exit code; minus the signal's number when a signal ended it.
    let code: Int32
    /// Everything that was shown.
    let shown: String
    /// Whether the terminal echoed what was typed at the last question.
    let echo: Bool
    /// Whether it echoes again at the end.
    let restored: Bool

    /// What was shown, line by line, as a person sees it.
    var lines: [String] { shown.replacing("\r\n", with: "\n").split(separator: "\n").map(String.init) }

    /// The driver, for shell lines too: `python3 $TERMINAL '[["question ","answer\n"]]' brygga …`.
    static let driver = PackageFiles.path("Tests/terminal.py")

    /// How the command is run: see `Tests/terminal.py`.
    struct Order: Encodable, Sendable {
        var answers: [[String]]?
        var columns: Int?
        var environment: [String: String] = [:]
        var errorsOnly: Bool?
        var pieces: [String]?
        var pause: Double?
    }

    /// Runs the command at a terminal and answers each question as it comes.
    static func of(
        _ words: [String], answering answers: [[String]] = [], columns: Int? = nil,
        environment: [String: String] = [:], in folder: String
    ) async throws -> TerminalRun {
        try await of(words, Order(answers: answers, columns: columns, environment: environment), in: folder)
    }

    /// Runs the command with standard error at a terminal, which changes nothing of what is written to it; standard input
    /// is what `pieces` says, with a pause after each.
    static func ofErrors(
        _ words: [String], columns: Int = 80, environment: [String: String] = [:], pieces: [String] = [],
        pause: Double = 0, through wrapper: [String] = [], in folder: String
    ) async throws -> TerminalRun {
        try await of(
            words, through: wrapper,
            Order(
                columns: columns, environment: ["TERM": "xterm"].merging(environment) { $1 }, errorsOnly: true,
                pieces: pieces, pause: pause), in: folder)
    }

    private static func of(
        _ words: [String], through wrapper: [String] = [], _ order: Order, in folder: String
    ) async throws -> TerminalRun {
        let text = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        let outcome = try await run(
            "timeout",
            ["-k", "5", "120", "env", "-u", "NO_COLOR", "-u", "ACCESSIBLE", "-u", "COLUMNS", "python3", driver, text]
                + wrapper + [BuiltCommand.path] + words, environment: ["BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en"],
            in: folder)
        try #require(outcome.code == 0, "\(outcome.errors)")
        let seen = try JSONDecoder().decode(TerminalRun.self, from: Data(outcome.output))
        #expect(Canaries.leaks(in: Array(seen.shown.utf8)) == [])
        return seen
    }
}
