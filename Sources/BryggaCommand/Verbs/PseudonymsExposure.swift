import ArgumentParser
import CaseExchange
import CaseModel
import ParallelWork
import PersonalNumbers

extension PseudonymsCommand {
    /// `brygga pseudonyms exposure`: how long it takes whoever holds the key, or whoever finds a file, to know everyone.
    struct Exposure: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "exposure",
            abstract: "Measure how fast pseudonyms can be turned back: with the key, or in a file without any.",
            discussion: """
                Without a file: how many numbers the country has, how many codes this machine makes in a second, and \
                how long whoever holds the key needs for everyone. --domain names the key versions of this home.

                With a file: tries on a sample of its cells to reverse them as anybody could, by digests without key \
                or salt, and with the salts given, of columns, or common ones. No number is shown. Exit code 65 when \
                cells were reversed or are numbers, 0 otherwise; that nothing was found proves nothing.

                Example: brygga pseudonyms exposure --country IS --born 1990-01-01..1990-12-31
                Example: brygga pseudonyms exposure hashed.csv --column pnr --country SE \\
                    --born 1999-05-17..1999-05-17 (exit code 65)
                """)

        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var numbers: NumberOptions
        @OptionGroup var range: BornOptions

        @Argument(
            help: "A foreign file: digests one a line or in a column, or - for standard input.", completion: .file())
        var file: String?

        @Option(
            help: ArgumentHelp("The column of a CSV table that holds the digests, by its header.", valueName: "name"))
        var column: String?

        @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
        var country: CountryArgument

        @Option(help: "The pseudonym domain whose key versions of this home are named.")
        var domain: IdentifierArgument?

        @Option(help: ArgumentHelp("Try these personal numbers alone, not all of the country.", valueName: "file"))
        var clients: String?

        @Option(help: ArgumentHelp("The column of that list that holds the numbers, by its header.", valueName: "name"))
        var clientsColumn: String?

        @Option(help: ArgumentHelp("Salts that may have been used, one a line.", valueName: "file"))
        var salt: String?

        @Option(
            help: ArgumentHelp(
                "A column whose cells may be the salts of their rows; may be repeated.", valueName: "name"))
        var saltColumn: [String] = []

        @Option(help: ArgumentHelp("How many different cells are tried, 1 to 1000.", valueName: "number"))
        var sample = 50

        @Option(help: ArgumentHelp("How many seconds to go on trying.", valueName: "seconds"))
        var timeLimit = 120

        @Option(help: ArgumentHelp("How many threads try (default: one for each processor).", valueName: "number"))
        var jobs: Int?

        func validate() throws {
            if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs must be 1 to 64") }
            if !(1...1000).contains(sample) { throw ValidationError("--sample must be 1 to 1000") }
            if !(1...86_400).contains(timeLimit) { throw ValidationError("--time-limit must be 1 to 86400") }
            if clientsColumn != nil, clients == nil { throw ValidationError("--clients-column needs --clients") }
            if file != nil, domain != nil { throw ValidationError("a file and --domain exclude each other") }
            let needing = [
                ("--column", column != nil), ("--clients", clients != nil), ("--salt", salt != nil),
                ("--salt-column", !saltColumn.isEmpty),
            ]
            if file == nil, let (name, _) = needing.first(where: \.1) { throw ValidationError("\(name) needs a file") }
            if !saltColumn.isEmpty, column == nil { throw ValidationError("--salt-column needs --column") }
            if clients == "-", file == "-" { throw ValidationError("only one list can come from standard input") }
            if clients != nil, range.born != nil { throw ValidationError("--clients and --born exclude each other") }
        }

        private var threads: Int { jobs ?? OrderedWork.processors }

        func run() async throws {
            let options = try numbers.parsing(at: common.instant)
            guard let file else {
                let measured = try await ExposureMeasurement.measure(
                    country.country, options: options, born: range.born?.range, threads: threads)
                return ExposureText(country: country.country, json: common.json)
                    .show(measured, of: try domain.map { ($0.identifier, try versions(of: $0.identifier)) })
            }
            let order = ForeignColumn.Order(
                list: ListFile(file, column: column), saltColumns: saltColumn, saltFile: salt, sample: sample,
                country: country.country, options: options)
            let foreign = try ForeignColumn(order)
            var outcome: ColumnReversal.Outcome?
            if case .digests = foreign.nature { outcome = try await reverse(foreign, order) }
            let text = ForeignColumnText(column: foreign, outcome: outcome)
            if common.json { Console.result(text.json) } else { text.lines.forEach { Console.result($0) } }
            if text.isExposed { throw ExposedColumn(file: file) }
        }

        private func versions(of domain: Identifier) throws -> [Int] {
            let entries = try home.keys(of: try home.open()).pseudonymKeys().filter { $0.domain == domain }
            guard !entries.isEmpty else { throw KeyFault.missingPseudonymKey(domain) }
            return entries.map { Int($0.version) }
        }

        private func reverse(
            _ foreign: ForeignColumn, _ order: ForeignColumn.Order
        ) async throws -> ColumnReversal.Outcome {
            let limit = Duration.seconds(timeLimit)
            let reversal =
                try clients.map {
                    try ColumnReversal(
                        foreign, of: order, clients: ListFile($0, column: clientsColumn), threads: threads, limit: limit
                    )
                }
                ?? ColumnReversal(foreign, of: order, born: range.born?.range, threads: threads, limit: limit)
            let display = ProgressDisplay.standardError(common)
            defer { display.finish() }
            Interruption.listen()
            return try await reversal.run(goesOn: { !Interruption.isRequested }, progress: display)
        }
    }
}

/// Somebody else's pseudonyms are none.
struct ExposedColumn: ReportableFailure {
    let file: String

    var code: String { "pseudonym.exposed" }
    var failureClass: FailureClass { .badInput }
    var message: String { "\(file == "-" ? "standard input" : file): the column gives the personal numbers away" }
    var hint: String? { "treat it as a table of personal numbers, and make pseudonyms with a key: brygga pseudonymise" }
    var command: String? { "brygga pseudonymise --help" }
}
