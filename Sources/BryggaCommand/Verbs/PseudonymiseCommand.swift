import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// `brygga pseudonymise`: replaces the personal numbers of a table by pseudonyms.
struct PseudonymiseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pseudonymise",
        abstract: "Replace the personal numbers in columns of a table by pseudonyms.",
        discussion: """
            Fails closed: a number that is not valid, or one in any other column, ends the run and nothing is written. \
            Every other byte of the table stays as it is. The report goes to standard error. The table is CSV with a \
            header, or one JSON object a line.

            With --key no home is needed: the file, mode 0600, holds 64 hexadecimal digits (openssl rand -hex 32), or \
            a sealed key of a home together with --certificate and --private-key.

            Example: brygga pseudonymise people.csv --domain statistics-2026 \\
                --column pnr --country SE --out out.csv
            Example: brygga pseudonymise people.csv --domain statistics-2026 \\
                --column pnr --country SE --on-invalid quarantine --shuffle --out out.csv
            Example: brygga pseudonymise people.csv --key master.key \\
                --domain study --tag study --column pnr --country SE
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup(title: "Without a home") var keyFile: PseudonymKeyOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var writing: WritingOptions

    @Argument(help: "The table, or - for standard input.", completion: .file())
    var table: String = "-"

    @Option(help: "The pseudonym domain of columns that name none.")
    var domain: IdentifierArgument

    @Option(
        help: ArgumentHelp("The tag of a domain that no policy at hand names, 2 to 10 letters.", valueName: "letters"))
    var tag: String?

    @Option(
        help: ArgumentHelp(
            "A column of personal numbers: NAME, NAME=COUNTRY or NAME=COUNTRY:DOMAIN; may be repeated.",
            valueName: "column"))
    var column: [TableColumnArgument]

    @Option(
        help: ArgumentHelp("A column that is known to hold no personal numbers; it is not scanned.", valueName: "name"))
    var freeColumn: [String] = []

    @Option(help: "The country of columns that name none: SE, DK, NO, FI or IS.")
    var country: CountryArgument?

    @OptionGroup(title: "How the table is written") var shape: TableShapeOptions

    @OptionGroup(title: "Rows that cannot be pseudonymised") var rejects: RejectedRowOptions

    @Option(
        help: ArgumentHelp(
            "A private CSV file of numbers that changed: old,new,valid_from,valid_to.", valueName: "file"),
        completion: .file())
    var identityHistory: String?

    @Flag(help: "Write the rows in an order chosen by chance.")
    var shuffle = false

    @Option(help: ArgumentHelp("How many threads work at once (default: one a processor).", valueName: "number"))
    var jobs: Int?

    @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"), completion: .file())
    var out: String?

    @Flag(help: "Replace files that exist.")
    var force = false

    func validate() throws {
        try keyFile.validate(with: home)
        if column.isEmpty { throw ValidationError("name at least one --column") }
        if country == nil, let first = column.first(where: { $0.country == nil }) {
            throw ValidationError("the column \(first.name) needs a --country")
        }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256") }
        try shape.validate(for: table)
        try rejects.validate(out: out)
    }

    private func journey() throws -> TablePseudonymisation {
        if let journey = try keyFile.journey(home: home, passphrase: passphrase, writing: writing) { return journey }
        let opened = try home.open(writing)
        return TablePseudonymisation(
            home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
            version: keyFile.keyVersion)
    }

    private func order() -> TableOrder {
        var order = TableOrder(
            table,
            columns: column.compactMap { column in
                (column.country ?? country?.country).map {
                    TableOrder.Column(column.name, country: $0, domain: column.domain)
                }
            }, domain: domain.identifier)
        order.freeColumns = freeColumn
        order.tag = tag
        order.format = shape.format(of: table)
        order.writtenDialect = shape.outDialect?.dialect
        order.invalidNumbers = rejects.invalidNumbers(out: out, force ? .replace : .keep)
        order.history = identityHistory
        order.rowOrder = shuffle ? .shuffled : .kept
        if let jobs { order.jobs = jobs }
        order.destination = out.map { .file($0, force ? .replace : .keep) } ?? .standardOutput
        return order
    }

    func run() throws {
        let journey = try journey()
        let report = try common.showingProgress {
            try journey.run(order(), at: common.instant, progress: $0)
        }
        let object = TableReport(report, written: writing.written)
        if common.json {
            guard out == nil else { return Console.result(.object(object.members)) }
            Console.errorLine(CanonicalJSON.text(of: .object(object.members.merging(["type": "report"]) { $1 })))
        } else {
            for line in object.lines { Console.message(line) }
            writing.remark()
        }
    }
}
