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
        abstract: "Replace the personal numbers in columns of a CSV table by pseudonyms.",
        discussion: """
            Fails closed: a number that is not valid, or one in any other column, ends the run and nothing is written. \
            Every other byte of the table stays as it is. The report goes to standard error.

            With --key no home is needed: the file, mode 0600, holds 64 hexadecimal digits (openssl rand -hex 32), or \
            a sealed key of a home together with --certificate and --private-key.

            Example: brygga pseudonymise people.csv --domain statistics-2026 \\
                --column pnr --country SE --out out.csv
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

    @Option(help: "The pseudonym domain.")
    var domain: IdentifierArgument

    @Option(
        help: ArgumentHelp("The tag of a domain that no policy at hand names, 2 to 10 letters.", valueName: "letters"))
    var tag: String?

    @Option(help: ArgumentHelp("A column of personal numbers, by its header; may be repeated.", valueName: "name"))
    var column: [String]

    @Option(
        help: ArgumentHelp("A column that is known to hold no personal numbers; it is not scanned.", valueName: "name"))
    var freeColumn: [String] = []

    @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
    var country: CountryArgument

    @Option(
        help: ArgumentHelp("The delimiter, one character (default: detected in the header).", valueName: "character"))
    var delimiter: String?

    @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"), completion: .file())
    var out: String?

    @Flag(help: "Replace the file when it exists.")
    var force = false

    func validate() throws {
        try keyFile.validate(with: home)
        if column.isEmpty { throw ValidationError("name at least one --column") }
        if let delimiter, delimiter.utf8.count != 1 { throw ValidationError("--delimiter is one ASCII character") }
    }

    private func journey() throws -> TablePseudonymisation {
        if let journey = try keyFile.journey(home: home, passphrase: passphrase, writing: writing) { return journey }
        let opened = try home.open(writing)
        return TablePseudonymisation(
            home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase))
    }

    func run() throws {
        let options = PseudonymStreamOptions(
            columns: column, freeColumns: freeColumn,
            delimiter: delimiter?.utf8.first.map { .character($0) } ?? .detected)
        let journey = try journey()
        let report = try common.showingProgress {
            try journey.run(
                table, domain: domain.identifier, tag: tag, country: country.country, options: options,
                to: out.map { .file($0, force ? .replace : .keep) } ?? .standardOutput, at: common.instant,
                progress: $0)
        }
        let object: JSONValue = [
            "rows": .integer(Int64(report.rows)), "replaced": .integer(Int64(report.replaced)),
            "rejected": .integer(Int64(report.rejected)), "domain": .string(report.domain.text),
            "key_version": .integer(Int64(report.keyVersion)), "country": .string(report.country.rawValue),
            "columns": .array(report.columns.map { .string($0) }), "tool": .string(BryggaVersion.text),
            "written": writing.written, "input_sha256": .string(report.inputSHA256.hex),
            "output_sha256": .string(report.outputSHA256.hex),
        ]
        if common.json {
            guard out == nil else { return Console.result(object) }
            let report = (object.object ?? [:]).merging(["type": "report"]) { $1 }
            Console.errorLine(CanonicalJSON.text(of: .object(report)))
        } else {
            Console.message(
                "\(report.rows.counted("row", "rows")), \(report.replaced.counted("number", "numbers")) replaced in domain \(report.domain), "
                    + "key version \(report.keyVersion)")
            writing.remark()
        }
    }
}
