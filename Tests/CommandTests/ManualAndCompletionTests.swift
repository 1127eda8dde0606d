import Foundation
import TestSupport
import Testing

/// The manual pages and completions that are checked in are those of the command as it is, and the tools take them.
@Suite("Manual and completions", .timeLimit(.minutes(10)))
struct ManualAndCompletionTests {
    private static let scripts = [("bash", "brygga.bash"), ("zsh", "_brygga"), ("fish", "brygga.fish")]

    private func names(_ folder: String, _ suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }.sorted()
    }

    @Test func theManualIsThatOfTheCommand() async throws {
        let folder = try TemporaryFolder()
        let help = try await brygga(["--experimental-dump-help"], in: "/")
        let made = try await run(
            "python3", [PackageFiles.path("docs/man/manual.py"), folder.path, BuiltCommand.path], input: help.output)
        try #require(made.code == 0, "\(made.errors)")
        let pages = try names(folder.path, ".1")
        #expect(try names(PackageFiles.path("docs/man"), ".1") == pages, "make man")
        for page in pages {
            let fresh = try String(contentsOfFile: folder.path(page), encoding: .utf8)
            #expect(try PackageFiles.text("docs/man/" + page) == fresh, "\(page) is not up to date: make man")
        }
        let verbs = try await HelpDump.read().command.verbs.map { "brygga-\($0.commandName).1" }
        #expect(Set(pages) == Set(verbs + ["brygga.1"]))
    }

    @Test func everyPageIsFreeOfWarnings() async throws {
        for page in try names(PackageFiles.path("docs/man"), ".1") {
            let path = PackageFiles.path("docs/man/" + page)
            let strict = try await run("groff", ["-man", "-ww", "-Tascii", "-z", path])
            #expect(strict.code == 0 && strict.errors.isEmpty && strict.output.isEmpty, "\(page): \(strict.errors)")
            let shown = try await run(
                "man", ["-l", "-Tascii", "--warnings", path], environment: ["MANWIDTH": "80", "MANPAGER": "cat"])
            #expect(shown.code == 0 && shown.errors.isEmpty, "\(page): \(shown.errors)")
            let text = Self.withoutEmphasis(shown.text)
            for section in ["NAME", "SYNOPSIS"] { #expect(text.contains("\n\(section)\n"), "\(page)") }
        }
        let root = try await run("man", ["-l", "-Tascii", PackageFiles.path("docs/man/brygga.1")])
        let text = Self.withoutEmphasis(root.text)
        for section in ["EXIT STATUS", "ENVIRONMENT", "FILES"] { #expect(text.contains("\n\(section)\n")) }
    }

    /// A shown page without what makes letters bold: escape sequences, or each letter struck twice.
    private static func withoutEmphasis(_ text: String) -> String {
        text.replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing(/.\u{08}/, with: "")
    }

    @Test(arguments: scripts.indices)
    func theCompletionsAreThoseOfTheCommand(index: Int) async throws {
        let (shell, name) = Self.scripts[index]
        let made = try await brygga(["--generate-completion-script", shell], in: "/")
        #expect(made.code == 0)
        #expect(try PackageFiles.bytes("completions/" + name) == made.output, "not up to date: make completions")
        let check = shell == "fish" ? "--no-execute" : "-n"
        let loaded = try await run(shell, [check, PackageFiles.path("completions/" + name)])
        #expect(loaded.code == 0 && loaded.errors.isEmpty, "\(loaded.errors)")
    }

    /// Asks bash itself: each verb by its first letters, and each long option.
    @Test func bashCompletesEveryVerbAndOption() async throws {
        var questions: [(words: [String], answer: String)] = []
        for (words, verb) in try await HelpDump.read().all {
            for next in verb.verbs {
                questions.append((words + [String(next.commandName.dropLast().prefix(3))], next.commandName))
            }
            // Below a noun without verbs of its own, options are offered at any place.
            guard verb.verbs.isEmpty else { continue }
            for argument in verb.arguments ?? [] {
                guard let name = argument.preferredName?.name, name != "help" else { continue }
                questions.append((words + ["--" + name.dropLast().prefix(2)], "--" + name))
            }
        }
        #expect(questions.count > 100)
        let script = """
            . "$1"
            while read -r -a asked; do
                COMP_WORDS=(brygga "${asked[@]}"); COMP_CWORD=${#asked[@]}
                COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
                _brygga brygga "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                echo "${COMPREPLY[*]}"
            done
            """
        let input = questions.map { $0.words.joined(separator: " ") + "\n" }.joined()
        let outcome = try await run(
            "bash", ["-c", script, "bash", PackageFiles.path("completions/brygga.bash")], input: Array(input.utf8))
        let answers = outcome.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        try #require(answers.count == questions.count)
        for (question, answer) in zip(questions, answers) {
            #expect(answer.split(separator: " ").contains(Substring(question.answer)), "\(question.words): \(answer)")
        }
    }

    @Test func fishCompletesVerbs() async throws {
        let script = "source \(PackageFiles.path("completions/brygga.fish")); complete -C 'brygga ex'"
        let home = try TemporaryFolder()
        let outcome = try await run(
            "fish", ["--private", "-c", script], environment: ["HOME": home.path, "PATH": path()])
        #expect(outcome.code == 0)
        #expect(outcome.text.contains("export\t"), "\(outcome.text) \(outcome.errors)")
    }

    private func path() -> String {
        URL(filePath: BuiltCommand.path).deletingLastPathComponent().path + ":"
            + (ProcessInfo.processInfo.environment["PATH"] ?? "")
    }
}
