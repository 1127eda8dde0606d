public import PersonalNumbers

/// What a stream replaces, what it scans, and how the table is written.
public struct PseudonymStreamOptions: Sendable {
    /// How records are written.
    public enum Format: Sendable, Hashable {
        /// CSV (RFC 4180) with a header.
        case delimited(Delimiter)
        /// One JSON object (RFC 8259) a line; columns are members of the object itself.
        case objectLines
    }

    /// What stands between two cells.
    public enum Delimiter: Sendable, Hashable {
        /// The one of `,` `;` tab `|` that stands most often outside quotes in the header; of equals the first in this
        /// order; `,` where none stands.
        case detected
        /// A character U+0021 to U+007E that is no letter, digit, quote, `+` or `-`; or tab.
        case character(UInt8)

        /// Refuses a character that may be part of a number, a pseudonym or a quoted cell.
        func check() throws(PseudonymisationError) {
            guard case .character(let byte) = self else { return }
            let isAlphanumeric = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            let isPrintable = (0x21...0x7E).contains(byte) || byte == 0x09
            guard isPrintable, !isAlphanumeric, !Array("\"+-".utf8).contains(byte) else {
                throw .invalidOption("this character cannot delimit cells")
            }
        }
    }

    /// What becomes of a row with a cell that cannot be replaced.
    public enum InvalidCells: Sendable, Hashable {
        /// The run ends.
        case stop
        /// The row is set aside, as it was, and does not stand in the result.
        case setAside
    }

    /// The columns whose cells are replaced; at least one.
    public var columns: [ReplacedColumn]
    /// The names of columns that are passed on without being scanned for numbers.
    public var freeColumns: [String]
    /// How records are written.
    public var format: Format
    /// What becomes of rows with cells that cannot be replaced.
    public var invalidCells: InvalidCells
    /// How numbers are read, in replaced columns and in the scan of the others.
    public var parsing: ParsingOptions
    /// The countries whose numbers are looked for in every other cell, besides those of the columns.
    public var scannedCountries: [Country]
    /// Numbers that a person had before, and the number that stands for them.
    public var history: IdentityHistory?

    /// Whether the ends of rows are kept, for whoever writes them in another order.
    package var keepsRowEnds = false

    /// Makes options.
    public init(
        columns: [ReplacedColumn], freeColumns: [String] = [], format: Format = .delimited(.detected),
        invalidCells: InvalidCells = .stop, parsing: ParsingOptions, scannedCountries: [Country] = [],
        history: IdentityHistory? = nil
    ) {
        self.columns = columns
        self.freeColumns = freeColumns
        self.format = format
        self.invalidCells = invalidCells
        self.parsing = parsing
        self.scannedCountries = scannedCountries
        self.history = history
    }

    /// Refuses options that contradict themselves.
    func check() throws(PseudonymisationError) {
        guard !columns.isEmpty else { throw .invalidOption("no column is named for replacement") }
        let names = (columns.map(\.name) + freeColumns).map { Array($0.utf8) }
        guard Set(names).count == names.count else { throw .invalidOption("a column is named twice") }
        if case .delimited(let delimiter) = format { try delimiter.check() }
    }

    /// The countries that the run is about, each once, in the order of `Country`.
    var countries: [Country] {
        var countries = Set(scannedCountries)
        for column in columns { countries.insert(column.country) }
        return Country.allCases.filter { countries.contains($0) }
    }

    /// The scanner for all of them.
    var scanner: PersonalNumberLeakScanner { PersonalNumberLeakScanner(countries: countries, options: parsing) }
}
