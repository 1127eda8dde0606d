import ArgumentParser
import CaseExchange
import CaseModel
import PersonalNumbers

extension IdCommand {
    /// `brygga id check`: which values are valid numbers, and why the others are not.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check personal numbers, one a line: which are valid, and why the others are not.",
            discussion: """
                Every line is a value, an empty one too. Numbers are shown only with --reveal. Exit code 0 when all are \
                valid, 65 when any is not.

                Example: brygga id check numbers.txt --country SE
                Example: brygga id check numbers.ndjson --country NO --input ndjson \\
                --allow synthetic --json
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var numbers: NumberOptions

        @Argument(help: "The values, one a line, or - for standard input.")
        var file: String = "-"

        @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
        var country: CountryArgument

        @Flag(help: "Accept the published forms only, no other blanks, dashes or letters.")
        var strict = false

        @Option(
            help: ArgumentHelp(
                "Norway: the control-digit rule, 1964 or 2032 (default: by the reference date).", valueName: "year"))
        var policy: NorwegianPolicyArgument?

        @Option(help: ArgumentHelp("The values are 'lines', or 'ndjson': a JSON string a line.", valueName: "form"))
        var input: NumberCheck.Form = .lines

        @Flag(help: "Print the numbers in their canonical form.")
        var reveal = false

        func validate() throws {
            if policy != nil, country.country != .norway { throw ValidationError("--policy is a rule of Norway") }
        }

        func run() throws {
            var options = try numbers.parsing(at: common.instant)
            if strict { options.strictness = .strict }
            if let policy { options.norwegianPolicy = policy.policy }
            let form: CheckedNumberForm = reveal ? .revealed : .masked
            var (all, invalid) = (0, 0)
            try NumberCheck(country: country.country, options: options, form: input).run(file) { outcomes in
                all += outcomes.count
                invalid += outcomes.count { !$0.isValid }
                let lines = outcomes.map { common.json ? form.json(of: $0) : form.text(of: $0) }
                Console.result(lines.joined(separator: "\n"))
            }
            guard invalid == 0 else { throw InvalidNumbers(invalid: invalid, all: all) }
            Console.message(all == 1 ? "1 value, valid" : "\(all) values, all valid")
        }
    }
}

/// How a checked value is shown.
private enum CheckedNumberForm {
    /// Without the number.
    case masked
    /// With the canonical form of valid numbers.
    case revealed

    /// Line number, verdict, and kind or reason.
    func text(of outcome: NumberCheck.Outcome) -> String {
        switch outcome.verdict {
        case .valid(let number):
            let parts = ["\(outcome.line)", "valid", number.kind.rawValue]
            let warnings = number.warnings.words.map { "(\($0))" }
            return (parts + warnings + (self == .revealed ? [number.canonical] : [])).joined(separator: "  ")
        case .invalid, .tooLong:
            return "\(outcome.line)  invalid  \(outcome.reason ?? "")"
        }
    }

    /// One JSON object; every member is always there, save `canonical`.
    func json(of outcome: NumberCheck.Outcome) -> String {
        let number = outcome.number
        var members: [String: JSONValue] = [
            "line": .integer(Int64(outcome.line)), "valid": .bool(outcome.isValid),
            "kind": .text(outcome.kind?.rawValue), "birth_date": .text(number?.birthDate?.iso),
            "birth_date_certainty": .text(number?.certainty.word), "sex": .text(number?.sexHint?.rawValue),
            "check_digit": .text(number?.checkDigit.word),
            "test_number": number.map { .bool($0.isTestNumber) } ?? .null,
            "reason": .text(outcome.reason), "warnings": .array(number?.warnings.words.map { .string($0) } ?? []),
        ]
        if self == .revealed { members["canonical"] = .text(number?.canonical) }
        return CanonicalJSON.text(of: .object(members))
    }
}

extension JSONValue {
    /// A string, or null for none.
    fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

extension NumberCheck.Outcome {
    fileprivate var number: PersonalNumber? { if case .valid(let number) = verdict { number } else { nil } }
    fileprivate var isValid: Bool { number != nil }

    /// The kind of a number, or the kind whose shape an invalid value has.
    fileprivate var kind: PersonalNumberKind? {
        switch verdict {
        case .valid(let number): number.kind
        case .invalid(let error): error.kind
        case .tooLong: nil
        }
    }

    /// The word for why a value is not valid.
    fileprivate var reason: String? {
        switch verdict {
        case .valid: nil
        case .invalid(let error): error.reason.rawValue
        // More than 64 characters are no form of any country; so many are not even kept.
        case .tooLong: PersonalNumberError.Reason.format.rawValue
        }
    }
}

extension PersonalNumber.DateCertainty {
    fileprivate var word: String {
        switch self {
        case .exact: "exact"
        case .hint: "hint"
        case .unknown: "unknown"
        }
    }
}

extension PersonalNumber.CheckDigit {
    fileprivate var word: String {
        switch self {
        case .passes: "passes"
        case .fails: "fails"
        case .absent: "absent"
        }
    }
}

extension PersonalNumber.Warnings {
    fileprivate var words: [String] {
        var words: [String] = []
        if contains(.separatorMismatch) { words.append("separator-mismatch") }
        if contains(.coordinationDayBeyondMonth) { words.append("coordination-day-beyond-month") }
        return words
    }
}

/// Some of the values are no valid numbers.
struct InvalidNumbers: ReportableFailure {
    let invalid: Int
    let all: Int

    var code: String { "id.invalid" }
    var failureClass: FailureClass { .badInput }
    var message: String { "\(invalid) of \(all.counted("value", "values")) \(invalid == 1 ? "is" : "are") not valid" }
    var hint: String? { "each line of the result has the reason; docs/personal-numbers.md explains them" }
}
