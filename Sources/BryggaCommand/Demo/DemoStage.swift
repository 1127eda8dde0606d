import CaseModel
import Glibc

/// Prints each step as the command a person would type and what came out of it, and stops at the first surprise.
struct DemoStage {
    /// The program that is being shown: this very file.
    let program: String

    /// What a step of the demo is expected to come to.
    enum Expectation: Equatable {
        /// Exit code 0.
        case success
        /// Exactly this exit code, and this word among the lines.
        case refusal(code: Int32, word: String)
    }

    func heading(_ text: String) { Console.result("\n## \(text)") }

    func say(_ text: String) { Console.result(text) }

    /// Runs commands of the tool's side by side, without printing them: repetitions of one that was shown.
    func quietly(_ commands: [[String]]) throws {
        let running = try commands.map { try start([program] + $0) }
        let outcomes = running.map { $0.finish() }
        for (words, outcome) in zip(commands, outcomes) where outcome.code != 0 {
            throw DemoFailure.surprise(ShellWord.line(["brygga"] + words), outcome.code, outcome.lines)
        }
    }

    /// Runs a command of the tool's without printing it and gives its lines.
    func output(_ words: [String]) throws -> [String] {
        let outcome = try start([program] + words).finish()
        guard outcome.code == 0 else {
            throw DemoFailure.surprise(ShellWord.line(["brygga"] + words), outcome.code, outcome.lines)
        }
        return outcome.lines
    }

    /// Prints and runs a command of the tool's and gives its lines.
    @discardableResult
    func brygga(_ words: [String], expecting expectation: Expectation = .success) throws -> [String] {
        try show(["brygga"] + words, running: [program] + words, expecting: expectation)
    }

    /// Prints and runs another program and gives its lines.
    @discardableResult
    func other(_ words: [String], expecting expectation: Expectation = .success) throws -> [String] {
        try show(words, running: words, expecting: expectation)
    }

    private func show(_ shown: [String], running words: [String], expecting expectation: Expectation) throws -> [String]
    {
        Console.result("\n$ \(ShellWord.line(shown))")
        let outcome = try start(words).finish()
        for line in outcome.lines { Console.result("  \(line)") }
        switch expectation {
        case .success:
            guard outcome.code == 0 else {
                throw DemoFailure.surprise(ShellWord.line(shown), outcome.code, outcome.lines)
            }
        case .refusal(let code, let word):
            guard outcome.code == code, outcome.lines.contains(where: { $0.contains(word) }) else {
                throw DemoFailure.surprise(ShellWord.line(shown), outcome.code, outcome.lines)
            }
            Console.result("  (exit code \(code), as it must be)")
        }
        return outcome.lines
    }

    private func start(_ words: [String]) throws -> ChildProcess {
        guard let process = ChildProcess(words) else { throw DemoFailure.cannotStart(words[0]) }
        return process
    }
}

/// A demo that did not go as it must.
enum DemoFailure: ReportableFailure {
    /// A step came to something else than expected.
    case surprise(String, Int32, [String])
    /// A program could not be started.
    case cannotStart(String)
    /// The folder could not be made.
    case folder(String)

    var code: String {
        switch self {
        case .surprise: "demo.surprise"
        case .cannotStart: "demo.cannot-start"
        case .folder: "demo.folder"
        }
    }
    var failureClass: FailureClass { .surroundings }
    var message: String {
        switch self {
        case .surprise(let line, let code, let lines):
            "the step '\(line)' ended with exit code \(code)" + (lines.last.map { ": \($0)" } ?? "")
        case .cannotStart(let program): "the program \(program) could not be started"
        case .folder(let path): "the folder \(path) could not be made"
        }
    }
    var hint: String? {
        switch self {
        case .surprise: "run the demo again with --keep FOLDER and look into the folder"
        case .cannotStart: "install it, or add its folder to PATH"
        case .folder: "give a folder that does not exist yet with --keep"
        }
    }
}
