import Foundation
import TestSupport
import Testing

/// What is shown at a real terminal, and what people who asked for plain text get there.
@Suite("Plain output", .timeLimit(.minutes(10)))
struct PlainOutputTests {
    static let plain: [[String: String]] = [["ACCESSIBLE": "1"], ["TERM": "dumb"], ["NO_COLOR": "1"]]

    /// A table that takes two seconds to come in.
    private func table(of stage: Stage) throws -> [String] {
        let text = String(decoding: try stage.bytes("deltagare.csv"), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.isEmpty }
        let rows = lines.dropFirst().map { $0 + "\n" }.joined()
        return [lines[0] + "\n"] + Array(repeating: rows, count: 9)
    }

    private let pseudonymise =
        [
            "pseudonymise", "--home", "stad", "--domain", "exchange/stad/af", "--column", "personnummer", "--country",
            "SE",
        ]
        + ["--out", "out.csv"] + secret

    @Test func longWorkIsShownAtATerminalAndClearedAway() async throws {
        let stage = try await Stage.set()
        let seen = try await TerminalRun.ofErrors(
            pseudonymise, columns: 24, pieces: try table(of: stage), pause: 0.25, in: stage.root)
        #expect(seen.code == 0)
        let drawn = seen.shown.components(separatedBy: "\r").dropFirst()
        #expect(drawn.count > 2, "\(seen.shown)")
        for line in drawn.dropLast() {
            #expect(line.hasSuffix("\u{1B}[K"))
            #expect(line.dropLast(3).count < 24)
            #expect(line.contains(" B") || line.contains("kB") || line == "\u{1B}[K")
        }
        // The last thing drawn is nothing; the report follows at the left.
        #expect(drawn.last?.hasPrefix("\u{1B}[Kbrygga: ") == true, "\(seen.shown)")
    }

    @Test(arguments: [["ACCESSIBLE": "1"], ["TERM": "dumb"]])
    func longWorkIsQuietWherePlainTextIsAskedFor(environment: [String: String]) async throws {
        let stage = try await Stage.set()
        let seen = try await TerminalRun.ofErrors(
            pseudonymise, environment: environment, pieces: try table(of: stage), pause: 0.25, in: stage.root)
        #expect(seen.code == 0)
        #expect(!seen.shown.contains("\u{1B}") && !seen.shown.contains("\r"))
        #expect(seen.shown.split(separator: "\n").allSatisfy { $0.hasPrefix("brygga: ") })
    }

    @Test(arguments: [["--no-progress"], ["--json"]])
    func anOptionKeepsTheTerminalStill(option: [String]) async throws {
        let stage = try await Stage.set()
        let seen = try await TerminalRun.ofErrors(
            pseudonymise + option, pieces: try table(of: stage), pause: 0.25, in: stage.root)
        #expect(seen.code == 0 && !seen.shown.contains("\r") && !seen.shown.contains("\u{1B}"))
    }

    @Test func theWordsErrorAndWarningAreColouredAtATerminal() async throws {
        let stage = try await Stage.set()
        let error = try await TerminalRun.ofErrors(["verify", "missing"] + ["--home", "af"], in: stage.root)
        #expect(error.code == 1 && error.shown.hasPrefix("brygga: \u{1B}[1;31merror:\u{1B}[0m "))
        let warning = try await TerminalRun.ofErrors(["policy", "check", "shared/policy.yaml"], in: stage.root)
        #expect(warning.code == 0 && warning.shown.hasPrefix("brygga: \u{1B}[1;31mwarning:\u{1B}[0m "))
        // The colour adds nothing: without it the same words stand there.
        for (colourful, words) in [
            (error, ["verify", "missing", "--home", "af"]), (warning, ["policy", "check", "shared/policy.yaml"]),
        ] {
            let bare = try await stage.play(words)
            let stripped = colourful.shown.replacing("\u{1B}[1;31m", with: "").replacing("\u{1B}[0m", with: "")
            #expect(stripped == bare.errors)
        }
    }

    @Test(arguments: plain)
    func nobodyWhoAskedForPlainTextGetsColour(environment: [String: String]) async throws {
        let stage = try await Stage.set()
        for words in [["verify", "missing", "--home", "af"], ["policy", "check", "shared/policy.yaml"], ["nonsense"]] {
            let seen = try await TerminalRun.ofErrors(words, environment: environment, in: stage.root)
            #expect(seen.shown.hasPrefix("brygga: "))
            #expect(!seen.shown.contains("\u{1B}"))
        }
    }

    /// The same words as always, with signs that any screen reader speaks: no cursor control and nothing outside Latin-1.
    @Test func accessibleOutputIsPlain() async throws {
        let stage = try await Stage.set()
        let denied = World.export("deltagare-2", more: ["--categories", "identity"])
        for words in [
            denied, ["verify", "198210312396", "--home", "stad"], ["consent", "list", "--home", "stad"],
            ["collaboration", "list", "--home", "stad"], ["help", "files"], ["--help"], ["export", "--help"],
            ["policy", "check", "shared/policy.yaml"],
        ] {
            let seen = try await TerminalRun.ofErrors(words, environment: ["ACCESSIBLE": "1"], in: stage.root)
            let output = try await stage.play(words, environment: ["ACCESSIBLE": "1"])
            for text in [seen.shown, output.errors, output.text] {
                #expect(
                    text.unicodeScalars.allSatisfy {
                        $0 == "\n" || (0x20...0x7E).contains($0.value) || (0xA0...0xFF).contains($0.value)
                    }, "\(text)")
            }
        }
        let usual = try await stage.play(denied)
        let plain = try await stage.play(denied, environment: ["ACCESSIBLE": "1"])
        #expect(usual.errors.contains("→") && plain.errors == usual.errors.replacing("→", with: "->"))
    }

    @Test func withoutATerminalThereAreOnlyPlainLines() async throws {
        let stage = try await Stage.set()
        for words in [["verify", "missing", "--home", "af"], ["policy", "check", "shared/policy.yaml"], ["nonsense"]] {
            let outcome = try await stage.play(words, environment: ["TERM": "xterm"])
            #expect(!outcome.errors.contains("\u{1B}") && !outcome.errors.contains("\r"))
        }
    }
}
