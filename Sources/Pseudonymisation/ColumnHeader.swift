/// The header of a table of which one column is treated: its delimiter, its width and where the column stands.
struct ColumnHeader: Sendable, Hashable {
    /// The delimiter of the table.
    let delimiter: UInt8
    /// How many cells every record has.
    let width: Int
    /// The index of the column.
    let index: Int

    /// Takes apart the bytes of a header, without byte order mark and line end.
    init(
        _ bytes: [UInt8], column: String, delimiter option: PseudonymStreamOptions.Delimiter
    ) throws(PseudonymisationError) {
        delimiter = Self.delimiter(of: bytes, option)
        let names = try Self.names(in: bytes, delimiter)
        var seen: Set<[UInt8]> = []
        for name in names where !seen.insert(name).inserted { throw .duplicatedColumn(PrintableName.of(name)) }
        guard let index = names.firstIndex(of: Array(column.utf8)) else {
            throw .missingColumn([PrintableName.of(Array(column.utf8))], header: names.map(PrintableName.of))
        }
        (width, self.index) = (names.count, index)
    }

    /// Whether a character may stand between cells: one that can be no part of a pseudonym, a number or a quoted cell.
    static func mayDelimit(_ option: PseudonymStreamOptions.Delimiter) -> Bool {
        guard case .character(let byte) = option else { return true }
        let isAlphanumeric = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        let isPrintable = (0x21...0x7E).contains(byte) || byte == 0x09
        return isPrintable && !isAlphanumeric && !Array("\"+-".utf8).contains(byte)
    }

    private static func delimiter(of bytes: [UInt8], _ option: PseudonymStreamOptions.Delimiter) -> UInt8 {
        if case .character(let byte) = option { return byte }
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = Array(",;\t|".utf8)
        // Of equals the first counts.
        return candidates.reduce(candidates[0]) { (counts[$1] ?? 0) > (counts[$0] ?? 0) ? $1 : $0 }
    }

    private static func names(in bytes: [UInt8], _ delimiter: UInt8) throws(PseudonymisationError) -> [[UInt8]] {
        var names: [[UInt8]] = [[]]
        var cell = TableCell()
        for byte in bytes {
            switch cell.take(byte, delimiter: delimiter) {
            case .content, .doubledQuote: names[names.count - 1].append(byte)
            case .structure: break
            case .endOfCell:
                guard names.count < PseudonymStream.columnLimit else { throw fault(.tooManyColumns) }
                names.append([])
                cell.begin()
            case .endOfRecord: throw fault(.strayQuote)
            case .fault(let fault): throw Self.fault(fault)
            }
        }
        if let fault = cell.faultAtEnd { throw Self.fault(fault) }
        return names
    }

    private static func fault(_ fault: TableFault) -> PseudonymisationError {
        .malformedTable(fault, at: CellPlace(line: 1, record: 0, column: nil))
    }
}
