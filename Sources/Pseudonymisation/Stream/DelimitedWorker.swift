/// Replaces the cells of delimited records, a chunk at a time: a structural index instead of a look at every byte, codes
/// in batches, pieces between replaced cells copied whole.
///
/// It writes what `PlainDelimitedReader` writes. Where anything is wrong with a chunk it gives up and that reader reads the
/// chunk again; a property test holds the two against each other.
@safe package final class DelimitedWorker {
    private let header: TableHeader
    private let writer: RecordWriter
    private let index = DelimitedIndex()
    private let roles: [TableHeader.Role]

    /// How a chunk ended.
    private enum Outcome { case done, unclear }

    init(header: TableHeader, options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.header = header
        roles = header.roles
        writer = try RecordWriter(options)
    }

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
            try writer.beginRecord(chunk, count: end - start)
            guard try record(chunk, first, start, end) == .done else { return .unclear }
            (first, start) = (first + roles.count, end)
        }
        try writer.end(chunk)
        chunk.tally.lines = index.lines
        return .done
    }

    /// The offset behind the record whose first cell has the end `first`; nil when it has not as many cells as the header.
    private func recordEnd(_ input: StreamMemory, _ first: Int) -> Int? {
        let last = first + roles.count - 1
        guard last < index.count else { return nil }
        for place in first..<last {
            guard unsafe input.start[Int(index.ends[place])] == header.delimiter else { return nil }
        }
        let end = unsafe Int(index.ends[last])
        if end == input.count { return end }
        return unsafe input.start[end] == 0x0A ? end + 1 : nil
    }

    /// Writes a record; `first` is the index of its first cell end.
    private func record(
        _ chunk: TableChunk, _ first: Int, _ start: Int, _ end: Int
    ) throws(PseudonymisationError) -> Outcome {
        let input = chunk.input
        var (copied, cell) = (start, start)
        for column in roles.indices {
            var cellEnd = unsafe Int(index.ends[first + column])
            let next = cellEnd + 1
            if column == roles.count - 1, cellEnd < input.count, cellEnd > cell,
                unsafe input.start[cellEnd - 1] == 0x0D
            {
                cellEnd -= 1
            }
            switch roles[column] {
            case .free: break
            case .scanned:
                guard index.mayHoldNumber(input, from: cell, to: cellEnd) else { break }
                guard writer.leak(chunk, content(input, cell, cellEnd)) == nil else { return .unclear }
            case .replaced(let replaced):
                let content = content(input, cell, cellEnd)
                writer.copy(chunk, copied, content.lowerBound)
                copied = content.upperBound
                let goesOn = try writer.replace(
                    chunk, content, column: replaced,
                    place: writer.place(chunk, cell, column: header.printableName(column)))
                guard goesOn else { return .unclear }
            }
            cell = next
        }
        writer.endRecord(chunk, start..<end, copied: copied)
        return .done
    }

    /// What a cell says inside its quotes.
    @inline(__always)
    private func content(_ input: StreamMemory, _ start: Int, _ end: Int) -> Range<Int> {
        guard start < end, unsafe input.start[start] == UInt8(ascii: "\"") else { return start..<end }
        return start + 1..<end - 1
    }
}
