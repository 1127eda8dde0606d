/// A run over a table: what its rows are cut by, worked on by any number of workers, and added up by.
///
/// Each row is worked on by itself, so chunks of whole records can be worked on at once and in any order; the ledger takes
/// them in the order of the input.
package struct PseudonymEngine: Sendable {
    private let options: PseudonymStreamOptions

    /// Cuts bytes into whole records.
    package var cutter: RecordCutter { RecordCutter(options.format) }

    /// Checks the options.
    package init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        try options.check()
        self.options = options
    }

    /// Reads what stands before the first record; nil when more bytes are needed. `isWhole` says that there are no more.
    package func beginning(
        of memory: StreamMemory, isWhole: Bool
    ) throws(PseudonymisationError) -> TableBeginning? {
        try TableBeginning.read(memory, isWhole: isWhole, options: options)
    }

    /// Makes a worker; one for each thread.
    package func worker(for beginning: TableBeginning) throws(PseudonymisationError) -> TableWorker {
        guard let header = beginning.header else { return .objects(try ObjectLineWorker(options)) }
        return .delimited(try DelimitedWorker(header: header, options: options))
    }

    /// Makes the ledger of the run; `written` is what stands in the output before the first record.
    package func ledger(
        for beginning: TableBeginning, written: [UInt8]
    ) throws(PseudonymisationError) -> RunLedger {
        try RunLedger(options, beginning: beginning, written: written)
    }
}

/// Works on chunks of one table, one at a time.
package enum TableWorker {
    case delimited(DelimitedWorker)
    case objects(ObjectLineWorker)

    /// Works on a chunk: its output and tally are made from its input. A chunk longer than a record may be has a fault.
    package func process(_ chunk: TableChunk) throws(PseudonymisationError) {
        switch self {
        case .delimited(let worker): try worker.process(chunk)
        case .objects(let worker): try worker.process(chunk)
        }
        guard chunk.isTooLong else { return }
        // The record was cut, so only faults that do not come of that are told.
        switch chunk.tally.fault {
        case .malformedTable(.strayQuote, _), .malformedTable(.strayCarriageReturn, _), .malformedTable(.nulByte, _),
            .malformedTable(.cellTooLong, _), .malformedTable(.notUTF8, _), .otherEncoding:
            break
        default:
            let place = CellPlace(line: 1, record: 1, column: nil)
            chunk.tally.fault = .malformedTable(.recordTooLong, at: place)
        }
    }
}
