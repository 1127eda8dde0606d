/// Reads one value a record from lines or from columns of a CSV table (RFC 4180), in constant memory.
///
/// A record is a line that is not blank, or with columns named a record of the table. A byte order mark is passed over.
package struct ColumnReader {
    /// One record: where it begins, and the wanted cells in the order they were asked for.
    package struct Record: Sendable {
        /// The physical line it begins on, from 1.
        package let line: Int
        /// Its number, from 1; a header is not counted.
        package let record: Int
        /// The content of the cells, without quotes.
        package let cells: [[UInt8]]
    }

    private enum State { case start, plain, quoted, quoteInQuoted, carriageReturn }

    private let columns: [String]
    private var delimiter: UInt8?
    private var header: [UInt8] = []
    /// For each column of the table the places among the wanted cells; nil until the header is read.
    private var wanted: [[Int]]?
    private var state = State.start
    private var cells: [[UInt8]] = []
    private var cell: [UInt8] = []
    private var column = 0
    private var cellCount = 0
    private var (line, firstLine, record) = (1, 1, 0)
    private var isHeaderQuoted = false

    private static let limit = 1 << 20
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Prepares reading columns by their headers; without any, every line is a value.
    ///
    /// - Parameter delimiter: what stands between cells; nil for the one of `,` `;` tab `|` that is most frequent in the
    ///   header.
    package init(columns: [String], delimiter: UInt8? = nil) {
        (self.columns, self.delimiter) = (columns, delimiter)
        if columns.isEmpty { (wanted, cells) = ([[0]], [[]]) }
    }

    /// Takes the next bytes; `body` gets every record that they complete. Throws the faults of tables.
    package mutating func take(_ chunk: [UInt8], _ body: (Record) throws -> Void) throws {
        for byte in chunk {
            guard byte != 0 else { throw fault(.nulByte) }
            if wanted == nil { try takeHeader(byte) } else { try take(byte, body) }
            if byte == 0x0A { line += 1 }
        }
    }

    /// Ends the input; `body` gets the last record when no line end closed it. Throws `emptyInput` for a table without
    /// header.
    package mutating func finish(_ body: (Record) throws -> Void) throws {
        if wanted == nil {
            guard !header.isEmpty else { throw PseudonymisationError.emptyInput }
            try readHeader()
        }
        switch state {
        case .quoted: throw fault(.unterminatedQuote)
        case .carriageReturn where !columns.isEmpty: throw fault(.strayCarriageReturn)
        case .start where column == 0: break
        default: try endRecord(body)
        }
    }

    private mutating func takeHeader(_ byte: UInt8) throws {
        guard header.count < Self.limit else { throw fault(.headerTooLong) }
        if byte == UInt8(ascii: "\"") { isHeaderQuoted.toggle() }
        guard byte != 0x0A || isHeaderQuoted else { return try readHeader() }
        header.append(byte)
    }

    private mutating func readHeader() throws {
        if header.starts(with: Self.mark) { header.removeFirst(Self.mark.count) }
        if header.last == 0x0D { header.removeLast() }
        let delimiter = delimiter ?? Self.delimiter(of: header)
        self.delimiter = delimiter
        var names: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in header {
            if byte == UInt8(ascii: "\"") {
                // A doubled quote within quotes closes and opens again.
                if !isQuoted, names[names.count - 1].isEmpty == false { names[names.count - 1].append(byte) }
                isQuoted.toggle()
            } else if byte == delimiter, !isQuoted {
                guard names.count < PseudonymStream.columnLimit else { throw fault(.tooManyColumns) }
                names.append([])
            } else {
                names[names.count - 1].append(byte)
            }
        }
        try choose(names)
        header = []
        firstLine = line + 1
    }

    private mutating func choose(_ names: [[UInt8]]) throws {
        var places = [[Int]](repeating: [], count: names.count)
        for (index, name) in columns.enumerated() {
            let matches = names.indices.filter { names[$0] == Array(name.utf8) }
            guard let place = matches.first else {
                throw PseudonymisationError.missingColumn(
                    [TableHeader.printable(Array(name.utf8))], header: names.map { TableHeader.printable($0) })
            }
            guard matches.count == 1 else {
                throw PseudonymisationError.duplicatedColumn(TableHeader.printable(Array(name.utf8)))
            }
            places[place].append(index)
        }
        wanted = places
        begin()
    }

    private mutating func begin() {
        cells = [[UInt8]](repeating: [], count: max(columns.count, 1))
        (column, cellCount, state) = (0, 0, .start)
        cell.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ byte: UInt8, _ body: (Record) throws -> Void) throws {
        guard !columns.isEmpty else {
            if byte == 0x0A { return try endRecord(body) }
            state = .plain
            return try keep(byte)
        }
        switch state {
        case .quoted:
            if byte == UInt8(ascii: "\"") { state = .quoteInQuoted } else { try keep(byte) }
        case .quoteInQuoted where byte == UInt8(ascii: "\""):
            state = .quoted
            try keep(byte)
        case .carriageReturn:
            guard byte == 0x0A else { throw fault(.strayCarriageReturn) }
            try endRecord(body)
        default: try takeUnquoted(byte, body)
        }
    }

    private mutating func takeUnquoted(_ byte: UInt8, _ body: (Record) throws -> Void) throws {
        switch byte {
        case delimiter: try endCell()
        case 0x0A: try endRecord(body)
        case 0x0D: state = .carriageReturn
        case UInt8(ascii: "\""):
            guard state == .start else { throw fault(.strayQuote) }
            state = .quoted
        default:
            guard state != .quoteInQuoted else { throw fault(.strayQuote) }
            state = .plain
            try keep(byte)
        }
    }

    private mutating func keep(_ byte: UInt8) throws {
        cellCount += 1
        guard cellCount <= Self.limit else { throw fault(.cellTooLong) }
        if let wanted, column < wanted.count, !wanted[column].isEmpty { cell.append(byte) }
    }

    private mutating func endCell() throws {
        guard let wanted, column < wanted.count else { throw fault(.raggedRecord) }
        for place in wanted[column] { cells[place] = cell }
        cell.removeAll(keepingCapacity: true)
        (column, cellCount, state) = (column + 1, 0, .start)
    }

    private mutating func endRecord(_ body: (Record) throws -> Void) throws {
        try endCell()
        guard column == wanted?.count else { throw fault(.raggedRecord) }
        var cells = cells
        if columns.isEmpty {
            if firstLine == 1, cells[0].starts(with: Self.mark) { cells[0].removeFirst(Self.mark.count) }
            cells[0] = Self.trimmed(cells[0])
        }
        let begun = firstLine
        firstLine = line + 1
        begin()
        if columns.isEmpty, cells[0].isEmpty { return }
        record += 1
        try body(Record(line: begun, record: record, cells: cells))
    }

    private func fault(_ fault: TableFault) -> PseudonymisationError {
        .malformedTable(fault, at: CellPlace(line: firstLine, record: record, column: nil))
    }

    private static func delimiter(of header: [UInt8]) -> UInt8 {
        let candidates = Array(",;\t|".utf8)
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        for byte in header {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        var best = 0
        for candidate in candidates.indices where counts[candidate] > counts[best] { best = candidate }
        return candidates[best]
    }

    private static func trimmed(_ value: [UInt8]) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
        return Array(value.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
