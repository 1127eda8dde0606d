internal import PersonalNumbers

/// Works on delimited records cell by cell as `CellReader` reads them: the plain way, and the one who says what is wrong
/// where.
///
/// `DelimitedWorker` gives the same output for records without a fault, faster, and leaves all others to this reader.
struct PlainDelimitedReader {
    private let header: TableHeader
    private let options: PseudonymStreamOptions
    private let work: CellWork
    private let chunk: TableChunk

    private var cells: CellReader
    /// Where the record at hand begins in the input, and what was there before it.
    private var recordStart = 0
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
        cells = CellReader(header.names, line: 1)
    }

    private mutating func read(_ bytes: Span<UInt8>) throws(PseudonymisationError) {
        var position = 0
        while let cell = try cells.next(bytes, &position) { try take(cell, upTo: position, of: bytes) }
        if let cell = try cells.last() { try take(cell, upTo: position, of: bytes) }
        chunk.tally.lines = cells.line - 1
    }

    /// Writes a cell: replaced, or as it is once it is known to hold no number.
    private mutating func take(
        _ cell: CellReader.Cell, upTo end: Int, of bytes: Span<UInt8>
    ) throws(PseudonymisationError) {
        let output = chunk.output
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        switch header.roles[cell.column] {
        case .replaced(let index): try replace(cell, index)
        case .scanned:
            if let kind = work.leak(in: cell.content.span) {
                throw .numberInOtherColumn(kind, at: cell.place)
            }
            output.append(cell.content)
        case .free: output.append(cell.content)
        }
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        output.append(cell.end.bytes)
        if cell.end.isOfRecord { endRecord(end, of: bytes) }
    }

    /// The first cell that cannot be replaced decides for its row.
    private mutating func replace(_ cell: CellReader.Cell, _ index: Int) throws(PseudonymisationError) {
        guard refusal == nil else { return }
        let outcome = try work.replace(cell.content.span, column: index, at: cell.place, into: chunk.output)
        switch outcome {
        case .replaced(let mark): marks.append(mark)
        case .refused(let error):
            guard options.invalidCells == .setAside else { throw error }
            refusal = error
        }
    }

    private mutating func endRecord(_ end: Int, of bytes: Span<UInt8>) {
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
        (recordStart, outputStart) = (end, chunk.output.count)
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
