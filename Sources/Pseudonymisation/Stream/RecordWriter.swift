internal import PersonalNumbers

/// Writes records to a chunk's output: pieces as they were, pseudonyms in the place of cells, whole rows set aside.
///
/// Pseudonyms are worked out in batches, so their gaps are filled later. One value serves one worker.
@safe final class RecordWriter {
    let options: PseudonymStreamOptions
    let work: CellWork
    /// Why the record at hand is set aside.
    private(set) var refusal: PseudonymisationError?

    private let scanners: [PersonalNumberScanner]
    private let treatments: [Treatment]
    private let batches: [PendingPseudonyms]
    /// The room that the replacements of one record may need.
    private let replacementRoom: Int
    /// The marks of cells of the record that were not replaced in a batch.
    private var marks: [(column: Int, mark: IdentityMark)] = []
    private var recordStart = 0
    /// The line feeds of the chunk up to an offset.
    private var counted = (offset: 0, lines: 0)

    private enum Treatment {
        case numbers(Country, PendingPseudonyms)
        case cells
    }

    init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.options = options
        work = try CellWork(options)
        scanners = options.scanners
        let capacity = max(64, options.columns.count)
        var all: [(country: Country, key: SharedPseudonymKey, batch: PendingPseudonyms)] = []
        var treatments: [Treatment] = []
        var room = 64
        for column in options.columns {
            switch column.treatment {
            case .cells(let treatment):
                treatments.append(.cells)
                room += treatment.longestReplacement
            case .numbers(let country, let key):
                let batch: PendingPseudonyms
                if let known = all.first(where: { $0.country == country && $0.key === key }) {
                    batch = known.batch
                } else {
                    batch = try PendingPseudonyms(country, key: key.key, capacity: capacity)
                    all.append((country, key, batch))
                }
                treatments.append(.numbers(country, batch))
                // Quotes, where a value without them is replaced.
                room += batch.width + 2
            }
        }
        self.treatments = treatments
        batches = all.map(\.batch)
        replacementRoom = room
    }

    /// Begins with a chunk, whose result must be empty.
    func begin(_ chunk: TableChunk) {
        (refusal, counted) = (nil, (0, 0))
        marks.removeAll(keepingCapacity: true)
        for batch in batches { batch.abandon() }
        chunk.tally.prepare(columns: treatments.count)
    }

    /// Fills the gaps that are left.
    func end(_ chunk: TableChunk) throws(PseudonymisationError) {
        for batch in batches { try batch.fill(chunk) }
    }

    /// Begins a record of so many bytes.
    func beginRecord(_ chunk: TableChunk, count: Int) throws(PseudonymisationError) {
        for batch in batches {
            if !batch.hasRoom(for: treatments.count) { try batch.fill(chunk) }
            batch.beginRecord()
        }
        recordStart = chunk.output.count
        chunk.output.reserve(recordStart + count + replacementRoom)
    }

    /// Ends a record that stands at a range of the input; `copied` is where the bytes begin that are still to be copied.
    func endRecord(_ chunk: TableChunk, _ range: Range<Int>, copied: Int) {
        chunk.tally.rows += 1
        guard let refusal else {
            copy(chunk, copied, range.upperBound)
            for (column, mark) in marks { chunk.tally.count(mark, in: column) }
            if !marks.isEmpty { marks.removeAll(keepingCapacity: true) }
            chunk.tally.rowEnds.append(chunk.output.count)
            return
        }
        chunk.output.truncate(to: recordStart)
        for batch in batches { batch.abandonRecord() }
        marks.removeAll(keepingCapacity: true)
        chunk.input.withBytes(range) { chunk.rejected.append($0) }
        chunk.tally.reject(refusal)
        self.refusal = nil
    }

    /// Copies bytes of the input; short pieces in one wide step, since both sides have room behind them.
    @inline(__always)
    func copy(_ chunk: TableChunk, _ start: Int, _ end: Int) {
        let (source, count) = unsafe (chunk.input.start + start, end - start)
        let target = unsafe chunk.output.start + chunk.output.count
        if count <= 64 {
            let wide = unsafe UnsafeRawPointer(source).loadUnaligned(as: SIMD64<UInt8>.self)
            unsafe UnsafeMutableRawPointer(target).storeBytes(of: wide, as: SIMD64<UInt8>.self)
        } else {
            unsafe target.update(from: source, count: count)
        }
        chunk.output.advance(to: chunk.output.count + count)
    }

    /// Replaces a cell of a column, whose content stands at a range of the input; does nothing when the record is set aside
    /// already. False when the run has to end.
    @inline(__always)
    func replace(
        _ chunk: TableChunk, _ content: Range<Int>, column: Int, place: @autoclosure () -> CellPlace
    ) throws(PseudonymisationError) -> Bool {
        guard refusal == nil else { return true }
        if case .numbers(let country, let batch) = treatments[column] {
            let bytes = unsafe UnsafeBufferPointer(
                start: chunk.input.start + content.lowerBound, count: content.count)
            if let number = unsafe number(bytes.span, country) {
                leaveGap(chunk, number, batch, column)
                return true
            }
        }
        return try replacePlainly(chunk, content, column, place())
    }

    /// Replaces a cell whose content was decoded.
    func replace(
        _ chunk: TableChunk, decoded: [UInt8], column: Int, place: CellPlace
    ) throws(PseudonymisationError) -> Bool {
        guard refusal == nil else { return true }
        if case .numbers(let country, let batch) = treatments[column], let number = number(decoded.span, country) {
            leaveGap(chunk, number, batch, column)
            return true
        }
        return note(
            try work.replace(decoded.span, column: column, at: place, into: chunk.output), column)
    }

    /// Sets the record aside; false when the run has to end instead.
    func refuse(_ error: PseudonymisationError) -> Bool {
        guard options.invalidCells == .setAside else { return false }
        if refusal == nil { refusal = error }
        return true
    }

    /// Where in a chunk something stands that begins at an offset of the record at hand.
    func place(_ chunk: TableChunk, _ offset: Int, column: String?) -> CellPlace {
        while counted.offset < offset {
            if unsafe chunk.input.start[counted.offset] == 0x0A { counted.lines += 1 }
            counted.offset += 1
        }
        return CellPlace(line: 1 + counted.lines, record: chunk.tally.rows + 1, column: column)
    }

    /// The kind of the first personal number at a range of the input; nil for none.
    func leak(_ chunk: TableChunk, _ range: Range<Int>) -> PersonalNumberKind? {
        chunk.input.withBytes(range) { work.leak(in: $0) }
    }

    /// Whether the run sets rows aside.
    private func leaveGap(_ chunk: TableChunk, _ number: PersonalNumber, _ batch: PendingPseudonyms, _ column: Int) {
        batch.append(number, at: chunk.output.count, column: column)
        chunk.output.advance(to: chunk.output.count + batch.width)
    }

    private func replacePlainly(
        _ chunk: TableChunk, _ content: Range<Int>, _ column: Int, _ place: CellPlace
    ) throws(PseudonymisationError) -> Bool {
        let outcome = try chunk.input.withBytes(content) { (bytes) throws(PseudonymisationError) in
            try work.replace(bytes, column: column, at: place, into: chunk.output)
        }
        return note(outcome, column)
    }

    private func note(_ outcome: CellWork.Outcome, _ column: Int) -> Bool {
        switch outcome {
        case .replaced(let mark):
            marks.append((column, mark))
            return true
        case .refused(let error): return refuse(error)
        }
    }

    /// The number that a content is, or the person's present one; nil when it cannot be replaced.
    @inline(__always)
    private func number(_ bytes: Span<UInt8>, _ country: Country) -> PersonalNumber? {
        guard let number = try? PersonalNumber(parsing: bytes, country: country, options: options.parsing) else {
            return nil
        }
        guard let history = options.history, let successor = history.successor(of: number) else { return number }
        if case .number(let present) = successor { return present }
        return nil
    }
}
