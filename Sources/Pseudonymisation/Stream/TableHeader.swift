/// The header of a table with what becomes of each column.
struct TableHeader {
    /// What becomes of a column's cells.
    enum Role: Sendable, Hashable {
        /// Replaced as the options' column with this index says.
        case replaced(Int)
        /// Passed on, after a scan for numbers.
        case scanned
        /// Passed on.
        case free
    }

    /// Delimiter and names.
    let names: DelimitedHeader
    /// What becomes of each column.
    private(set) var roles: [Role]

    /// The delimiter of the table.
    var delimiter: UInt8 { names.delimiter }

    /// Finds the options' columns. Throws `missingColumn`.
    init(_ names: DelimitedHeader, options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.names = names
        let found = try names.columns(options.columns.map(\.name) + options.freeColumns)
        roles = Array(repeating: .scanned, count: names.width)
        for (index, column) in found.enumerated() {
            roles[column] = index < options.columns.count ? .replaced(index) : .free
        }
    }

    /// The name of a column, fit for a message; nil for a column the header does not have.
    func printableName(_ index: Int) -> String? { names.printableName(index) }

    /// Takes apart the bytes of a header, without byte order mark and without the line end.
    init(
        _ bytes: [UInt8], delimiter: PseudonymStreamOptions.Delimiter, options: PseudonymStreamOptions
    ) throws(PseudonymisationError) {
        try self.init(
            DelimitedHeader(bytes, delimiter: delimiter, scanner: options.scanner), options: options)
    }
}
