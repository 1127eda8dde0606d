internal import PersonalNumbers

/// The header of a table: the delimiter, the names and what becomes of each column.
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

    /// The delimiter of the table.
    let delimiter: UInt8
    /// What becomes of each column.
    private(set) var roles: [Role] = []
    /// The names, decoded.
    private let names: [[UInt8]]

    /// Takes apart the bytes of the header, without byte order mark and without the line end.
    init(
        _ bytes: [UInt8], delimiter option: PseudonymStreamOptions.Delimiter, options: PseudonymStreamOptions
    ) throws(PseudonymisationError) {
        delimiter = Self.delimiter(of: bytes, option)
        names = try Self.cells(bytes, delimiter)
        let scanner = options.scanner
        for (index, name) in names.enumerated() {
            guard scanner.firstMatch(in: name.span) == nil else {
                throw .numberInHeader(column: index + 1)
            }
        }
        var columns: [[UInt8]: Int] = [:]
        for (index, name) in names.enumerated() {
            guard columns.updateValue(index, forKey: name) == nil else { throw .duplicatedColumn(Self.printable(name)) }
        }
        let missing = (options.columns.map(\.name) + options.freeColumns).filter { columns[Array($0.utf8)] == nil }
        guard missing.isEmpty else {
            throw .missingColumn(
                missing.map { Self.printable(Array($0.utf8)) }, header: names.map { Self.printable($0) })
        }
        roles = Array(repeating: .scanned, count: names.count)
        for name in options.freeColumns { if let column = columns[Array(name.utf8)] { roles[column] = .free } }
        for (index, replaced) in options.columns.enumerated() {
            if let column = columns[Array(replaced.name.utf8)] { roles[column] = .replaced(index) }
        }
    }

    /// The name of a column, fit for a message; nil for a column the header does not have.
    func printableName(_ index: Int) -> String? {
        names.indices.contains(index) ? Self.printable(names[index]) : nil
    }

    private static func delimiter(of bytes: [UInt8], _ option: PseudonymStreamOptions.Delimiter) -> UInt8 {
        if case .character(let byte) = option { return byte }
        let candidates = Array(",;\t|".utf8)
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        var best = 0
        for candidate in candidates.indices where counts[candidate] > counts[best] { best = candidate }
        return candidates[best]
    }

    private static func cells(_ bytes: [UInt8], _ delimiter: UInt8) throws(PseudonymisationError) -> [[UInt8]] {
        var cells: [[UInt8]] = [[]]
        var cell = TableCell()
        var line = 1
        for byte in bytes {
            switch cell.take(byte, delimiter: delimiter) {
            case .content, .doubledQuote: cells[cells.count - 1].append(byte)
            case .structure: break
            case .endOfCell:
                guard cells.count < PseudonymStream.columnLimit else { throw fault(.tooManyColumns, line) }
                cells.append([])
                cell.begin()
            case .endOfRecord: throw fault(.strayQuote, line)
            case .fault(let fault): throw Self.fault(fault, line)
            }
            if byte == 0x0A { line += 1 }
        }
        if let fault = cell.faultAtEnd { throw Self.fault(fault, line) }
        return cells
    }

    private static func fault(_ fault: TableFault, _ line: Int) -> PseudonymisationError {
        .malformedTable(fault, at: CellPlace(line: line, record: 0, column: nil))
    }

    /// A name with control and invisible characters as `\u{HEX}`, at most 64 scalars.
    static func printable(_ name: [UInt8]) -> String {
        let scalars = String(decoding: name, as: UTF8.self).unicodeScalars
        var text = ""
        for scalar in scalars.prefix(64) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return scalars.count > 64 ? text + "…" : text
    }
}
