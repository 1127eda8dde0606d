internal import PersonalNumbers

/// Reads delimited records byte by byte: the written meaning of the format, and the one who says what is wrong where.
///
/// `DelimitedWorker` gives the same output for records without a fault, faster, and leaves all others to this reader.
struct PlainDelimitedReader {
    private let header: TableHeader
    private let options: PseudonymStreamOptions
    private let work: CellWork
    private let chunk: TableChunk

    private var cell = TableCell()
    private var content = StreamMemory(capacity: 256)
    private var column = 0
    private var line = 1
    private var cellLine = 1
    /// Where the record at hand begins in the input, and what was there before it.
    private var recordStart = 0
    private var recordLine = 1
    private var outputStart = 0
    private var marks: [IdentityMark] = []
    private var refusal: PseudonymisationError?

    /// Reads the records of a chunk into its output and tally; a fault stands in the tally, with its place in the chunk.
    static func read(
        _ chunk: TableChunk, header: TableHeader, options: PseudonymStreamOptions, work: CellWork
    ) throws(PseudonymisationError) {
        var reader = PlainDelimitedReader(header: header, options: options, work: work, chunk: chunk)
        do throws(PseudonymisationError) {
            try chunk.input.withBytes { (bytes) throws(PseudonymisationError) in try reader.read(bytes) }
        } catch {
            if case .cryptography = error { throw error }
            chunk.tally.fault = error
        }
    }

    private init(header: TableHeader, options: PseudonymStreamOptions, work: CellWork, chunk: TableChunk) {
        (self.header, self.options, self.work, self.chunk) = (header, options, work, chunk)
    }

    private mutating func read(_ bytes: Span<UInt8>) throws(PseudonymisationError) {
        var utf8 = UTF8Check()
        let valid = utf8.firstFault(in: bytes)
        for index in 0..<valid { try take(bytes[index], at: index, of: bytes) }
        guard valid == bytes.count, utf8.isComplete else {
            if let encoding = TextEncoding(at: valid, in: bytes) {
                throw .otherEncoding(encoding, at: place(line: line))
            }
            throw fault(.notUTF8)
        }
        if let fault = cell.faultAtEnd { throw self.fault(fault, in: cellLine) }
        if column > 0 || !cell.isUntouched {
            try endCell(.lastOfRecord)
            try endRecord(bytes.count, of: bytes)
        }
        chunk.tally.lines = line - 1
    }

    private func fault(_ fault: TableFault, in line: Int? = nil) -> PseudonymisationError {
        .malformedTable(fault, at: place(line: line ?? self.line))
    }

    private func place(line: Int) -> CellPlace {
        CellPlace(line: line, record: chunk.tally.rows + 1, column: header.printableName(column))
    }

    private mutating func take(
        _ byte: UInt8, at index: Int, of bytes: Span<UInt8>
    ) throws(PseudonymisationError) {
        guard byte != 0 else { throw fault(.nulByte) }
        switch cell.take(byte, delimiter: header.delimiter) {
        case .content:
            try append(byte)
            if byte == 0x0A { line += 1 }
        case .doubledQuote:
            try append(byte)
            try append(byte)
        case .structure: break
        case .endOfCell:
            try endCell(.followed)
            chunk.output.append(byte)
            column += 1
        case .endOfRecord(let lineEnd):
            try endCell(.lastOfRecord)
            if lineEnd == .carriageReturnLineFeed { chunk.output.append(0x0D) }
            chunk.output.append(byte)
            line += 1
            cellLine = line
            try endRecord(index + 1, of: bytes)
        case .fault(let fault): throw self.fault(fault)
        }
    }

    private mutating func append(_ byte: UInt8) throws(PseudonymisationError) {
        guard content.count < PseudonymStream.cellLimit else { throw fault(.cellTooLong, in: cellLine) }
        content.append(byte)
    }

    private enum CellPosition { case followed, lastOfRecord }

    /// Writes the cell at hand: replaced, or as it is once it is known to hold no number. A record with too many or too
    /// few cells is refused before the cell is looked at.
    private mutating func endCell(_ position: CellPosition) throws(PseudonymisationError) {
        guard (column == header.roles.count - 1) == (position == .lastOfRecord) else {
            throw fault(.raggedRecord, in: cellLine)
        }
        let output = chunk.output
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        switch header.roles[column] {
        case .replaced(let index): try replace(index)
        case .scanned:
            if let kind = content.withBytes({ work.leak(in: $0) }) {
                throw .numberInOtherColumn(kind, at: place(line: cellLine))
            }
            content.withBytes { output.append($0) }
        case .free: content.withBytes { output.append($0) }
        }
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        content.truncate(to: 0)
        cell.begin()
        cellLine = line
    }

    /// The first cell that cannot be replaced decides for its row.
    private mutating func replace(_ index: Int) throws(PseudonymisationError) {
        guard refusal == nil else { return }
        let place = place(line: cellLine)
        let (work, output) = (work, chunk.output)
        let outcome = try content.withBytes { (bytes) throws(PseudonymisationError) in
            try work.replace(bytes, column: index, at: place, into: output)
        }
        switch outcome {
        case .replaced(let mark): marks.append(mark)
        case .refused(let error):
            guard options.invalidCells == .setAside else { throw error }
            refusal = error
        }
    }

    private mutating func endRecord(_ end: Int, of bytes: Span<UInt8>) throws(PseudonymisationError) {
        if let refusal {
            chunk.output.truncate(to: outputStart)
            chunk.rejected.append(bytes.extracting(recordStart..<end))
            chunk.tally.reject(refusal)
        } else {
            chunk.tally.marks += marks
            if options.keepsRowEnds { chunk.tally.rowEnds.append(chunk.output.count) }
        }
        chunk.tally.rows += 1
        refusal = nil
        marks.removeAll(keepingCapacity: true)
        (column, recordStart, recordLine, outputStart) = (0, end, line, chunk.output.count)
    }
}

extension ChunkTally {
    /// Counts a row that is set aside.
    mutating func reject(_ error: PseudonymisationError) {
        guard let place = error.cellPlace else { return }
        rejections.append(Rejection(place: place, reason: error.rejectionReason))
    }
}

extension PseudonymisationError {
    /// The word for why a row is set aside.
    var rejectionReason: String {
        switch self {
        case .invalidNumber(let error, _): error.reason.rawValue
        case .refusedCell(let refusal, _): refusal.reason
        default: code
        }
    }
}
