import ArgumentParser
import CaseExchange
import CaseModel
import PersonalNumbers
import Pseudonymisation

/// How a table is written, and how the result is.
struct RowShapeOptions: ParsableArguments {
    @Option(help: "'csv', 'tsv' or 'ndjson' (default: by the ending of the file's name, else csv).")
    var format: TableFormat?

    @Option(
        help: ArgumentHelp("The delimiter, one character (default: detected in the header).", valueName: "character"))
    var delimiter: String?

    @Option(help: "'excel-nordic' (; between cells) or 'rfc4180' (,), instead of detecting the delimiter.")
    var dialect: TableDialectArgument?

    /// Refuses options that contradict each other.
    func validate(for table: String) throws {
        if let delimiter, delimiter.utf8.count != 1 { throw ValidationError("--delimiter is one ASCII character") }
        if delimiter != nil, dialect != nil { throw ValidationError("--delimiter and --dialect exclude each other") }
        guard delimiter != nil || dialect != nil else { return }
        switch format ?? TableFormat(ofFile: table) {
        case .csv: break
        case .tsv: throw ValidationError("tsv has tabs between cells: --delimiter and --dialect are for csv")
        case .ndjson: throw ValidationError("--delimiter, --dialect and --out-dialect are for csv")
        }
    }

    /// The format, for a file of a name.
    func format(of table: String) -> PseudonymStreamOptions.Format {
        switch format ?? TableFormat(ofFile: table) {
        case .ndjson: .objectLines
        case .tsv: .delimited(.character(0x09))
        case .csv:
            .delimited(
                (delimiter?.utf8.first ?? dialect?.dialect.delimiter).map { .character($0) } ?? .detected)
        }
    }
}

/// How a table that is rewritten is written, and how the result is to be.
struct TableShapeOptions: ParsableArguments {
    @OptionGroup(title: "How the table is written") var rows: RowShapeOptions

    @Option(help: "Write the result as 'excel-nordic' or 'rfc4180' (default: byte by byte as it came).")
    var outDialect: TableDialectArgument?

    /// Refuses options that contradict each other.
    func validate(for table: String) throws {
        try rows.validate(for: table)
        if outDialect != nil, (rows.format ?? TableFormat(ofFile: table)) == .ndjson {
            throw ValidationError("--delimiter, --dialect and --out-dialect are for csv")
        }
    }

    /// The format, for a file of a name.
    func format(of table: String) -> PseudonymStreamOptions.Format { rows.format(of: table) }
}

/// What a table is.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
    case tsv
    case ndjson

    /// The format that a name says.
    init(ofFile name: String) {
        let ending = name.split(separator: ".").last.map { $0.lowercased() }
        switch ending {
        case "ndjson", "jsonl": self = .ndjson
        case "tsv", "tab": self = .tsv
        default: self = .csv
        }
    }
}

/// What becomes of rows with a number that is not valid.
struct RejectedRowOptions: ParsableArguments {
    /// What to do with a row.
    enum OnInvalid: String, ExpressibleByArgument, CaseIterable {
        case stop
        case quarantine
    }

    @Option(
        help: "'stop' (default): nothing is written; 'quarantine': such rows go to a sealed file of the agency's own.")
    var onInvalid: OnInvalid = .stop

    @Option(
        help: ArgumentHelp(
            "The file for those rows (default: the result's name with .rejected.p7m).", valueName: "file"),
        completion: .file())
    var rejectFile: String?

    @Option(
        help: ArgumentHelp(
            "The certificate to seal them to (PEM; default: the home's own decryption certificate).", valueName: "file"),
        completion: .file())
    var sealRejectsTo: String?

    /// Refuses options that contradict each other.
    func validate(out: String?) throws {
        switch onInvalid {
        case .stop:
            if rejectFile != nil || sealRejectsTo != nil {
                throw ValidationError("--reject-file and --seal-rejects-to need --on-invalid quarantine")
            }
        case .quarantine:
            if rejectFile == nil, out == nil {
                throw ValidationError("--on-invalid quarantine needs --reject-file or --out")
            }
            if let rejectFile, rejectFile == out { throw ValidationError("--reject-file and --out are the same file") }
        }
    }

    /// What becomes of such rows.
    func invalidNumbers(out: String?, _ existing: ExistingFile) -> TableOrder.InvalidNumbers {
        guard onInvalid == .quarantine, let path = rejectFile ?? out.map({ $0 + ".rejected.p7m" }) else { return .stop }
        return .quarantine(path, existing, certificate: sealRejectsTo)
    }
}
