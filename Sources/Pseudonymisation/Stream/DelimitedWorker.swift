/// Replaces the cells of delimited records, a chunk at a time: a structural index instead of a look at every byte, codes
/// in batches, pieces between replaced cells copied whole.
///
/// It writes what `PlainDelimitedReader` writes. Where anything is wrong with a chunk it gives up and that reader reads the
/// chunk again; a property test holds the two against each other.
@safe package final class DelimitedWorker {
    private let header: TableHeader
    private let writer: RecordWriter
    private let index = DelimitedIndex()
    private let columnCount: Int
    /// The columns that have to be looked at; the others are passed on unseen. In memory of their own: the inner loop
    /// reaches them without counting a reference.
    private let steps: UnsafeMutableBufferPointer<Step>

    /// What is to be done with a cell of a record.
    private struct Step {
        let column: Int
        /// The index of the options' column; negative where the cell is only scanned.
        let replaced: Int
    }

    /// How a chunk ended.
    private enum Outcome { case done, unclear }

    init(header: TableHeader, options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.header = header
        columnCount = header.roles.count
        let steps: [Step] = header.roles.enumerated().compactMap { column, role in
            switch role {
            case .free: nil
            case .scanned: Step(column: column, replaced: -1)
            case .replaced(let index): Step(column: column, replaced: index)
            }
        }
        writer = try RecordWriter(options)
        unsafe self.steps = .allocate(capacity: steps.count)
        _ = unsafe self.steps.initialize(from: steps)
    }

    deinit { unsafe steps.deallocate() }

    /// Works on the records of a chunk; what ends the run stands in the chunk's tally.
    func process(_ chunk: TableChunk) throws(PseudonymisationError) {
        writer.begin(chunk)
        if try processIndexed(chunk) == .done { return }
        chunk.forgetResult()
        try PlainDelimitedReader.read(chunk, header: header, options: writer.options, work: writer.work)
    }

    private func processIndexed(_ chunk: TableChunk) throws(PseudonymisationError) -> Outcome {
        let input = chunk.input
        guard input.count <= PseudonymStream.cellLimit, index.index(input, delimiter: header.delimiter) else {
            return .unclear
        }
        var (first, start) = (0, 0)
        while start < input.count {
            guard let end = recordEnd(input, first) else { return .unclear }
            let output = try writer.beginRecord(chunk, count: end - start)
            guard record(chunk, output, first, start, end) == .done else { return .unclear }
            (first, start) = (first + columnCount, end)
        }
        try writer.end(chunk)
        chunk.tally.lines = index.lines
        return .done
    }

    /// The offset behind the record whose first cell has the end `first`; nil when it has not as many cells as the header.
    @inline(__always)
    private func recordEnd(_ input: StreamMemory, _ first: Int) -> Int? {
        let last = first + columnCount - 1
        guard last < index.count else { return nil }
        for place in first..<last {
            guard unsafe input.start[Int(index.ends[place])] == header.delimiter else { return nil }
        }
        let end = unsafe Int(index.ends[last])
        if end == input.count { return end }
        return unsafe input.start[end] == 0x0A ? end + 1 : nil
    }

    /// Writes a record; `first` is the index of its first cell end.
    @inline(__always)
    private func record(
        _ chunk: TableChunk, _ output: consuming RecordOutput, _ first: Int, _ start: Int, _ end: Int
    ) -> Outcome {
        let input = chunk.input
        let (bytes, ends) = unsafe (input.start, index.ends + first)
        var copied = start
        let count = unsafe steps.count
        for place in 0..<count {
            let step = unsafe steps[place]
            let cell = step.column == 0 ? start : unsafe Int(ends[step.column - 1]) + 1
            var cellEnd = unsafe Int(ends[step.column])
            if step.column == columnCount - 1, cellEnd < input.count, cellEnd > cell,
                unsafe bytes[cellEnd - 1] == 0x0D
            {
                cellEnd -= 1
            }
            if step.replaced < 0 {
                guard index.mayHoldNumber(input, from: cell, to: cellEnd) else { continue }
                guard writer.leak(chunk, unsafe content(bytes, cell, cellEnd)) == nil else { return .unclear }
                continue
            }
            let content = unsafe content(bytes, cell, cellEnd)
            output.copy(copied, content.lowerBound)
            copied = content.upperBound
            let text = unsafe UnsafeBufferPointer(start: bytes + content.lowerBound, count: content.count)
            if unsafe !writer.replace(text.span, column: step.replaced, &output) {
                guard refuse(chunk, content, cell, step) else { return .unclear }
            }
        }
        writer.endRecord(chunk, start..<end, output, copied: copied)
        return .done
    }

    @inline(never)
    private func refuse(_ chunk: TableChunk, _ content: Range<Int>, _ cell: Int, _ step: Step) -> Bool {
        let place = writer.place(chunk, cell, column: header.printableName(step.column))
        return chunk.input.withBytes(content) { writer.refuse($0, column: step.replaced, at: place) }
    }

    /// What a cell says inside its quotes.
    @inline(__always)
    private func content(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Range<Int> {
        guard start < end, unsafe bytes[start] == UInt8(ascii: "\"") else { return start..<end }
        return start + 1..<end - 1
    }
}
