import CaseModel
import Dispatch
import OpenSSLCrypto
import ParallelWork
import Pseudonymisation
import Synchronization

/// Runs the engine of pseudonyms over a table on several threads; what is written has the order of the input.
///
/// Each thread takes the next chunk of records, works on it alone, and then waits for its turn to write. Memory is a few
/// chunks a thread, whatever the size of the table.
struct TableRun {
    private let engine: PseudonymEngine
    private let writtenDialect: TableDialect?
    private let jobs: Int
    private let progress: any ProgressReporting

    /// Prepares a run; `jobs` is the number of threads, at least 1.
    init(
        _ options: PseudonymStreamOptions, writtenDialect: TableDialect?, jobs: Int, progress: any ProgressReporting
    ) throws(PseudonymisationError) {
        engine = try PseudonymEngine(options)
        (self.writtenDialect, self.jobs, self.progress) = (writtenDialect, max(1, jobs), progress)
    }

    /// What a run leaves.
    struct Outcome {
        /// What was done.
        let report: PseudonymisationReport
        /// Header and rows that were set aside, as they were; empty when none was.
        let rejected: [UInt8]
    }

    /// Reads a table to its end and writes to a sink.
    func run(_ input: InputStream, to sink: any RowSink) throws -> Outcome {
        let start = StreamMemory(capacity: TableReader.chunkSize)
        guard let beginning = try readBeginning(input, into: start) else { throw PseudonymisationError.emptyInput }
        let rest = start.withBytes(beginning.bytes.count..<start.count) { $0.copied }
        let conversion = try writtenDialect.map { (dialect) throws(PseudonymisationError) in
            try beginning.conversion(to: dialect)
        }
        let written = conversion?.beginning(beginning.bytes) ?? beginning.bytes
        try sink.write(beginning: written)
        let ledger = try engine.ledger(for: beginning, written: written)
        let writing = Writing(ledger, sink, progress, size: input.size)
        let reader = TableReader(input, cutter: engine.cutter, rest: rest)
        let turns = OrderedTurns()
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            work(beginning, conversion, reader, turns, writing)
        }
        return try writing.outcome(beginning: beginning.bytes)
    }

    private func readBeginning(_ input: InputStream, into memory: StreamMemory) throws -> TableBeginning? {
        while true {
            let count = try memory.fill(TableReader.chunkSize) { (room) throws(FileFault) in
                try input.next(into: &room)
            }
            if let beginning = try engine.beginning(of: memory, isWhole: count == 0) { return beginning }
            if count == 0 { return nil }
        }
    }

    private func work(
        _ beginning: TableBeginning, _ conversion: TableConversion?, _ reader: TableReader, _ turns: OrderedTurns,
        _ writing: Writing
    ) {
        do {
            let worker = try engine.worker(for: beginning)
            let chunk = TableChunk(size: TableReader.chunkSize)
            while let ticket = try reader.next(chunk) {
                let failure: (any Error)?
                do {
                    try worker.process(chunk)
                    conversion?.convert(chunk)
                    failure = nil
                } catch { failure = error }
                turns.pass(ticket) { if !writing.take(chunk, failure) { reader.end() } }
            }
        } catch {
            reader.end()
            writing.fail(error)
        }
    }
}

/// Where the rows of a run go, in order.
protocol RowSink: Sendable {
    /// Takes what stands before the first row.
    func write(beginning: [UInt8]) throws
    /// Takes the rows of a chunk's output.
    func write(_ chunk: TableChunk) throws
    /// Ends the rows; tells all that was written where that is other than what came in its order.
    func finish() throws -> (count: Int, digest: SHA256Digest)?
}

/// The part of a run that goes in order: ledger, output, progress; the first failure ends it.
private final class Writing: Sendable {
    private let state: Mutex<State>
    private let sink: any RowSink
    private let progress: any ProgressReporting
    private let size: Int?

    private struct State: ~Copyable {
        var ledger: RunLedger?
        var rejected: [UInt8] = []
        var failure: (any Error)?
        var done = 0
    }

    init(_ ledger: consuming RunLedger, _ sink: any RowSink, _ progress: any ProgressReporting, size: Int?) {
        state = Mutex(State(ledger: ledger))
        (self.sink, self.progress, self.size) = (sink, progress, size)
    }

    /// Takes the next chunk, or why there is none; false when the run has ended.
    func take(_ chunk: TableChunk, _ failure: (any Error)?) -> Bool {
        state.withLock { state in
            guard state.failure == nil else { return false }
            do {
                if let failure { throw failure }
                try state.ledger?.enter(chunk)
                try sink.write(chunk)
                chunk.rejected.withBytes { state.rejected += $0.copied }
                state.done += chunk.input.count
                progress.report(WorkProgress(done: state.done, of: size, .bytes))
                return true
            } catch {
                state.failure = error
                return false
            }
        }
    }

    /// Notes a failure that no chunk has.
    func fail(_ error: any Error) {
        state.withLock { if $0.failure == nil { $0.failure = error } }
    }

    func outcome(beginning: [UInt8]) throws -> TableRun.Outcome {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            guard let ledger = state.ledger.take() else { throw PseudonymisationError.emptyInput }
            let report = try ledger.report(written: try sink.finish())
            return TableRun.Outcome(
                report: report, rejected: state.rejected.isEmpty ? [] : beginning + state.rejected)
        }
    }
}
