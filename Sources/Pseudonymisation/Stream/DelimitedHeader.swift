internal import PersonalNumbers

/// The header of a delimited table: what stands between its cells, and the names of its columns, each of which it has once.
struct DelimitedHeader: Sendable, Hashable {
    /// The delimiter of the table.
    let delimiter: UInt8
    /// The names, decoded.
    let names: [[UInt8]]
    /// The names, fit for a message.
    private let printableNames: [String]

    /// How many cells every record has.
    var width: Int { names.count }

    /// Takes apart the bytes of a header, without byte order mark and without the line end.
    ///
    /// Throws `numberInHeader` before any message can show a name: where `scanner` finds a number, the first record was taken
    /// for the header.
    init(
        _ bytes: [UInt8], delimiter option: PseudonymStreamOptions.Delimiter, scanner: PersonalNumberLeakScanner
    ) throws(PseudonymisationError) {
        delimiter = Self.delimiter(of: bytes, option)
        names = try Self.names(in: bytes, delimiter)
        for (index, name) in names.enumerated() where scanner.firstMatch(in: name.span) != nil {
            throw .numberInHeader(column: index + 1)
        }
        printableNames = names.map { PrintableName.of($0) }
        var seen: Set<[UInt8]> = []
        for (name, printable) in zip(names, printableNames) where !seen.insert(name).inserted {
            throw .duplicatedColumn(printable)
        }
    }

    /// The indices of the columns of some names, which are compared exactly. Throws `missingColumn` with all that are not
    /// there.
    func columns(_ wanted: [String]) throws(PseudonymisationError) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        let found = wanted.map { places[Array($0.utf8)] }
        let missing = zip(wanted, found).filter { $0.1 == nil }.map { PrintableName.of(Array($0.0.utf8)) }
        guard missing.isEmpty else { throw .missingColumn(missing, header: printableNames) }
        return found.compactMap(\.self)
    }

    /// The name of a column, fit for a message; nil for a column the header does not have.
    func printableName(_ index: Int) -> String? {
        printableNames.indices.contains(index) ? printableNames[index] : nil
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

    private static func names(in bytes: [UInt8], _ delimiter: UInt8) throws(PseudonymisationError) -> [[UInt8]] {
        var names: [[UInt8]] = [[]]
        var cell = TableCell()
        var line = 1
        for byte in bytes {
            switch cell.take(byte, delimiter: delimiter) {
            case .content, .doubledQuote: names[names.count - 1].append(byte)
            case .structure: break
            case .endOfCell:
                guard names.count < PseudonymStream.columnLimit else { throw fault(.tooManyColumns, line) }
                names.append([])
                cell.begin()
            case .endOfRecord: throw fault(.strayQuote, line)
            case .fault(let fault): throw Self.fault(fault, line)
            }
            if byte == 0x0A { line += 1 }
        }
        if let fault = cell.faultAtEnd { throw Self.fault(fault, line) }
        return names
    }

    private static func fault(_ fault: TableFault, _ line: Int) -> PseudonymisationError {
        .malformedTable(fault, at: CellPlace(line: line, record: 0, column: nil))
    }
}
