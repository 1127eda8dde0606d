/// Cuts the records of a delimited table (RFC 4180) into cells, byte by byte and in constant memory: the written meaning of
/// the format, and the one who says what is wrong where. How the bytes are cut into chunks changes nothing.
///
/// The bytes are UTF-8 and stand behind the header. A cell has at most `PseudonymStream.cellLimit` bytes. After a fault
/// nothing more can be read.
struct CellReader {
    /// What closes a cell.
    enum End: Equatable {
        case delimiter(UInt8)
        case lineFeed
        case carriageReturnLineFeed
        /// The end of the input.
        case input

        /// Whether the cell is the last one of its record.
        var isOfRecord: Bool { if case .delimiter = self { false } else { true } }

        /// The bytes.
        var bytes: [UInt8] {
            switch self {
            case .delimiter(let byte): [byte]
            case .lineFeed: [0x0A]
            case .carriageReturnLineFeed: [0x0D, 0x0A]
            case .input: []
            }
        }
    }

    /// A cell that was read.
    struct Cell {
        /// The index of its column.
        let column: Int
        /// Where it begins.
        let place: CellPlace
        /// The physical line its record begins on.
        let recordLine: Int
        /// Its bytes as they are written inside its quotes.
        let content: [UInt8]
        /// Whether it stands in quotes.
        let isQuoted: Bool
        /// What closes it.
        let end: End

        /// Appends what the cell says: of a quoted one, two quotes stand for one.
        func appendText(to output: inout [UInt8]) {
            guard isQuoted else { return output.append(contentsOf: content) }
            var isSecond = false
            for byte in content {
                isSecond = byte == UInt8(ascii: "\"") && !isSecond
                if byte != UInt8(ascii: "\"") || isSecond { output.append(byte) }
            }
        }
    }

    /// The physical line at hand.
    private(set) var line: Int
    /// The records that are whole.
    private(set) var rows = 0

    private let header: DelimitedHeader
    private var text = TextCheck()
    private var cell = TableCell()
    private var content: [UInt8] = []
    /// Whether the content is that of a cell which was given.
    private var isContentGiven = false
    private var column = 0
    private var cellLine: Int
    private var recordLine: Int

    /// Reads records that begin on a physical line.
    init(_ header: DelimitedHeader, line: Int) {
        self.header = header
        (self.line, cellLine, recordLine) = (line, line, line)
    }

    /// Reads on from a position in a chunk to the end of the next cell; nil when the chunk ends first. A record with too many
    /// or too few cells is refused before the cell that shows it is given.
    mutating func next(
        _ bytes: Span<UInt8>, _ position: inout Int
    ) throws(PseudonymisationError) -> Cell? {
        forgetContent()
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch text.take(byte) {
            case .text: break
            case .undecided: continue
            case .foreign(let encoding): throw foreign(encoding)
            }
            guard byte != 0 else { throw fault(.nulByte, in: line) }
            switch cell.take(byte, delimiter: header.delimiter) {
            case .content:
                try keep(byte)
                if byte == 0x0A { line += 1 }
            case .doubledQuote:
                try keep(byte)
                try keep(byte)
            case .structure: break
            case .endOfCell: return try ended(by: .delimiter(header.delimiter))
            case .endOfRecord(.lineFeed): return try ended(by: .lineFeed)
            case .endOfRecord(.carriageReturnLineFeed): return try ended(by: .carriageReturnLineFeed)
            case .fault(let fault): throw self.fault(fault, in: line)
            }
        }
        return nil
    }

    /// The cell that the end of the input closes; nil when every record is whole.
    mutating func last() throws(PseudonymisationError) -> Cell? {
        forgetContent()
        guard text.isComplete else { throw foreign(text.encoding) }
        if let fault = cell.faultAtEnd { throw self.fault(fault, in: cellLine) }
        return column > 0 || !cell.isUntouched ? try ended(by: .input) : nil
    }

    private func fault(_ fault: TableFault, in line: Int) -> PseudonymisationError {
        .malformedTable(fault, at: place(line))
    }

    private func foreign(_ encoding: TextEncoding?) -> PseudonymisationError {
        encoding.map { .otherEncoding($0, at: place(line)) } ?? fault(.notUTF8, in: line)
    }

    private func place(_ line: Int) -> CellPlace {
        CellPlace(line: line, record: rows + 1, column: header.printableName(column))
    }

    private mutating func forgetContent() {
        guard isContentGiven else { return }
        content.removeAll(keepingCapacity: content.capacity <= 1 << 16)
        isContentGiven = false
    }

    private mutating func keep(_ byte: UInt8) throws(PseudonymisationError) {
        guard content.count < PseudonymStream.cellLimit else { throw fault(.cellTooLong, in: cellLine) }
        content.append(byte)
    }

    private mutating func ended(by end: End) throws(PseudonymisationError) -> Cell {
        guard (column == header.width - 1) == end.isOfRecord else { throw fault(.raggedRecord, in: cellLine) }
        let read = Cell(
            column: column, place: place(cellLine), recordLine: recordLine, content: content, isQuoted: cell.isQuoted,
            end: end)
        cell.begin()
        isContentGiven = true
        column += 1
        if end.isOfRecord {
            if end != .input { line += 1 }
            (column, recordLine) = (0, line)
            rows += 1
        }
        cellLine = line
        return read
    }
}
