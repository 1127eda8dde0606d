internal import CaseModel

/// Replaces the cells of columns of a table, pushed chunk by chunk in constant memory.
///
/// The table is UTF-8: delimited records (RFC 4180, any delimiter, LF or CRLF) with a header, or one JSON object a line.
/// Of a replaced cell the content inside its quotes, if it has any, becomes the pseudonym's text; every other byte of the
/// input passes through unchanged: byte order mark, quoting, line ends, blanks, a missing final line end. How the input
/// is cut into chunks changes nothing.
///
/// It fails closed. A cell of a replaced column that cannot be replaced (unless such rows are set aside), a valid number
/// in any other cell (unless its column is declared free), and anything that is not a well-formed table end the run with
/// an error that names line, record, column and reason, never the value. What was written before the error must be
/// discarded: write to a temporary file and keep it only after `finish`. After an error every call throws that error again.
///
/// This is the engine on one thread; `TablePseudonymisation` of CaseExchange runs it on several.
public struct PseudonymStream: ~Copyable {
    /// The longest cell: bytes as written, without the quotes round it.
    public static let cellLimit = 1 << 20
    /// The longest header in bytes, with its line end.
    public static let headerLimit = 1 << 20
    /// The longest record in bytes, with its line end.
    public static let recordLimit = 4 << 20
    /// The most columns.
    public static let columnLimit = 4096
    /// The most bytes of rows that are set aside.
    public static let rejectionLimit = 8 << 20

    private let engine: PseudonymEngine
    private let pending = StreamMemory(capacity: 4096)
    private let chunk = TableChunk(size: 4096)
    private var state: State = .beginning
    private var ledger: RunLedger?
    private var failure: PseudonymisationError?

    private enum State {
        case beginning
        case records(TableWorker)
    }

    /// Makes a stream.
    public init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        engine = try PseudonymEngine(options)
    }

    /// Takes the next bytes of the table and appends what they give to the output; on an error nothing is appended.
    ///
    /// The bytes of rows that are set aside are appended to `rejected`.
    public mutating func process(
        _ chunk: Span<UInt8>, into output: inout [UInt8], rejected: inout [UInt8]
    ) throws(PseudonymisationError) {
        if let failure { throw failure }
        pending.append(chunk)
        do throws(PseudonymisationError) { try take(isWhole: false, &output, &rejected) } catch {
            failure = error
            throw error
        }
    }

    /// Takes the next bytes of the table; for runs that set no rows aside.
    public mutating func process(
        _ chunk: Span<UInt8>, into output: inout [UInt8]
    ) throws(PseudonymisationError) {
        var rejected: [UInt8] = []
        try process(chunk, into: &output, rejected: &rejected)
    }

    /// Ends the table and appends what is left; gives the report.
    public consuming func finish(
        into output: inout [UInt8], rejected: inout [UInt8]
    ) throws(PseudonymisationError) -> PseudonymisationReport {
        if let failure { throw failure }
        try take(isWhole: true, &output, &rejected)
        guard let ledger = ledger.take() else { throw .emptyInput }
        return try ledger.report()
    }

    /// Ends the table; for runs that set no rows aside.
    public consuming func finish(
        into output: inout [UInt8]
    ) throws(PseudonymisationError) -> PseudonymisationReport {
        var rejected: [UInt8] = []
        return try finish(into: &output, rejected: &rejected)
    }

    private mutating func take(
        isWhole: Bool, _ output: inout [UInt8], _ rejected: inout [UInt8]
    ) throws(PseudonymisationError) {
        var written: [UInt8] = []
        if case .beginning = state {
            guard let beginning = try engine.beginning(of: pending, isWhole: isWhole) else { return }
            let worker = try engine.worker(for: beginning)
            ledger = try engine.ledger(for: beginning, written: beginning.bytes)
            state = .records(worker)
            written = beginning.bytes
            keepPending(from: beginning.bytes.count)
        }
        let isTooLong = pending.count > PseudonymStream.recordLimit
        let end = isWhole ? pending.count : engine.cutter.lastRecordEnd(in: pending)
        if case .records(let worker) = state, end > 0 || isTooLong {
            let chunk = chunk
            chunk.begin()
            pending.withBytes(0..<(end > 0 ? end : pending.count)) { chunk.input.append($0) }
            if end == 0 { chunk.refuseAsTooLong() }
            try worker.process(chunk)
            try ledger?.enter(chunk)
            chunk.output.withBytes { written += $0.copied }
            chunk.rejected.withBytes { rejected += $0.copied }
            keepPending(from: end)
        }
        output.append(contentsOf: written)
    }

    private func keepPending(from start: Int) {
        let rest = pending.withBytes(start..<pending.count) { $0.copied }
        pending.truncate(to: 0)
        pending.append(rest)
    }
}
