import ArgumentParser
import CaseModel
import PersonalNumbers

extension IdCommand {
    /// `brygga id generate`: numbers that no person has.
    struct Generate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "generate",
            abstract: "Generate numbers of the ranges published for tests, which no person has.",
            discussion: """
                One a line, in canonical form. The same seed gives the same numbers; a number may come twice. Those of \
                Norway are synthetic and those of Finland temporary: check them with --allow.

                Example: brygga id generate --country SE --count 10 --seed 1
                """)

        /// The latest birth date where none is given: a fixed day, so that a seed means the same on every day.
        private static let latest = CivilDay(year: 2025, month: 12, day: 31)
        private static let batch = 1024

        @OptionGroup var language: LanguageOptions

        @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
        var country: CountryArgument

        @Option(help: ArgumentHelp("How many, 1 to 100000000.", valueName: "number"))
        var count: Int

        @Option(help: ArgumentHelp("Where the sequence starts (default: by chance).", valueName: "number"))
        var seed: UInt64?

        @Option(help: ArgumentHelp("The latest birth date, from 1930 on (default: 2025-12-31).", valueName: "date"))
        var referenceDate: DateArgument?

        @Flag(help: "Print one JSON object a line.")
        var json = false

        func validate() throws {
            if !(1...100_000_000).contains(count) { throw ValidationError("--count is 1 to 100000000") }
        }

        func run() throws {
            guard let day = referenceDate.map({ CivilDay($0.date) }) ?? Self.latest else { throw NoTestNumbers() }
            let source = TestNumbers(country: country.country, referenceDate: day)
            var generator = SeededGenerator(seed: seed ?? UInt64.random(in: .min ... .max))
            var left = count
            while left > 0, !Console.standardOutputFailed {
                var lines: [String] = []
                for _ in 0..<min(left, Self.batch) {
                    guard let number = source.next(using: &generator) else { throw NoTestNumbers() }
                    lines.append(json ? Self.json(of: number) : number.canonical)
                }
                left -= lines.count
                Console.result(lines.joined(separator: "\n"))
            }
        }

        private static func json(of number: PersonalNumber) -> String {
            CanonicalJSON.text(of: [
                "country": .string(number.country.rawValue), "kind": .string(number.kind.rawValue),
                "canonical": .string(number.canonical),
            ])
        }
    }
}

/// No test numbers have birth dates so early.
struct NoTestNumbers: ReportableFailure {
    var code: String { "id.no-test-numbers" }
    var failureClass: FailureClass { .usage }
    var message: String { "there are no test numbers with birth dates before that day" }
    var hint: String? { "give a --reference-date of 1930-01-01 or later" }
}
