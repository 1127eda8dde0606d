import ArgumentParser
import CaseModel

/// `brygga explain`: what a code means and what to do about it.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain the code of a failure or a warning: what happened, and what to do.",
        discussion: """
            The code stands in square brackets behind the message.

            Example: brygga explain policy.denied --language sv
            Example: brygga explain --all --json
            """)

    /// How the explanations are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown
    }

    @OptionGroup var language: LanguageOptions

    @Argument(help: "The code.")
    var code: String?

    @Flag(help: "Explain every code.")
    var all = false

    @Option(help: "How to write: text, or with --all markdown, which is the page docs/failures.md.")
    var format: Format = .text

    @Flag(help: "Print each code as JSON, one object a line.")
    var json = false

    func validate() throws {
        guard (code == nil) == all else { throw ValidationError("give either a code or --all") }
        if format == .markdown, json || !all { throw ValidationError("--format markdown goes with --all alone") }
    }

    func run() throws {
        let language = ChosenLanguage.current
        if format == .markdown { return Explanation.page(in: language).forEach { Console.result($0) } }
        for (index, entry) in try entries().enumerated() {
            let explanation = Explanation(entry: entry, language: language)
            guard !json else {
                Console.result(explanation.object)
                continue
            }
            if index > 0 { Console.result("") }
            for line in explanation.lines { Console.result(line) }
        }
    }

    private func entries() throws -> [FailureEntry] {
        guard let code else { return FailureCatalogue.entries }
        guard let entry = FailureCatalogue.entry(of: code) else {
            throw UnknownCode(
                code: code, nearest: NearestCode.of(code, among: FailureCatalogue.entries.map(\.code)))
        }
        return [entry]
    }

    /// A code that no failure and no warning has.
    struct UnknownCode: ReportableFailure {
        private let typed: String
        private let nearest: String?

        init(code: String, nearest: String?) { (typed, self.nearest) = (code, nearest) }

        var code: String { "explain.unknown-code" }
        var failureClass: FailureClass { .usage }
        var message: String { "no failure or warning has the code '\(typed)'" }
        var hint: String? { nearest.map { "the nearest code is \($0)" } }
        var command: String? { "brygga explain " + (nearest.map(ShellWord.quoted) ?? "--all") }
    }
}
