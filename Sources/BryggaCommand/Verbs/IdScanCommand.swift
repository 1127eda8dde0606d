import ArgumentParser
import CaseExchange
import CaseModel
import PersonalNumbers

extension IdCommand {
    /// `brygga id scan`: where personal numbers stand in a text.
    struct Scan: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "scan",
            abstract: "Find the valid personal numbers in any text: place and kind, never the number.",
            discussion: """
                Exit code 0 when none is found, 65 when any is. The text is UTF-8; digits that are valid in two of the \
                countries are found for both.

                Example: brygga id scan letter.txt --country SE NO
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var numbers: NumberOptions

        @Argument(help: "The text, or - for standard input.")
        var file: String

        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp("The countries whose numbers are looked for: SE, DK, NO, FI, IS.", valueName: "country"))
        var country: [CountryArgument]

        func validate() throws {
            if country.isEmpty { throw ValidationError("name at least one --country") }
        }

        func run() throws {
            var found = 0
            let search = NumberSearch(
                countries: country.map(\.country), options: try numbers.parsing(at: common.instant))
            try search.run(file) { findings in
                found += findings.count
                let lines = findings.map { common.json ? json(of: $0) : text(of: $0) }
                Console.result(lines.joined(separator: "\n"))
            }
            guard found == 0 else { throw NumbersFound(count: found, file: file) }
            Console.message("no personal number found")
        }

        private func text(of finding: NumberSearch.Finding) -> String {
            "line \(finding.line), column \(finding.column), byte \(finding.offset): "
                + "\(finding.country.rawValue) \(finding.kind.rawValue)"
        }

        private func json(of finding: NumberSearch.Finding) -> String {
            CanonicalJSON.text(of: [
                "line": .integer(Int64(finding.line)), "column": .integer(Int64(finding.column)),
                "byte_offset": .integer(Int64(finding.offset)), "country": .string(finding.country.rawValue),
                "kind": .string(finding.kind.rawValue),
            ])
        }
    }
}

/// Personal numbers stand in a text.
struct NumbersFound: ReportableFailure {
    let count: Int
    let file: String

    var code: String { "id.found" }
    var failureClass: FailureClass { .badInput }
    var message: String {
        "\(count.counted("personal number stands", "personal numbers stand")) in \(file == "-" ? "standard input" : file)"
    }
    var hint: String? { "take them out, or replace those of a table's column with brygga pseudonymise" }
}
