internal import PersonalNumbers

/// Writes records to a chunk's output: pieces as they were, pseudonyms in the place of cells, whole rows set aside.
///
/// Pseudonyms are worked out in batches, so their gaps are filled later. One value serves one worker.
@safe final class RecordWriter {
    let options: PseudonymStreamOptions
    let work: CellWork
    private let columns: [Column]
    private let batches: [PendingPseudonyms]
    private let gapLists: [GapList]
    private let hasHistory: Bool
    private let parsing: ParsingOptions
    /// The room that the replacements of one record may need.
    private let replacementRoom: Int
    /// In memory of its own: what changes with every record is reached without a look at who else may change it.
    private let state: UnsafeMutablePointer<State>

    private struct State {
        /// The records that are written or set aside.
        var rows = 0
        /// Where the record at hand begins in the output.
        var recordStart = 0
        /// Why it is set aside.
        var refusal: PseudonymisationError?
        /// Where each row of the output ends.
        var rowEnds: [Int] = []
        /// The line feeds of the chunk up to an offset.
        var counted = (offset: 0, lines: 0)
    }

    /// Whose numbers a column has, and where the gaps of its cells are noted.
    private struct Column {
        let country: Country
        let gaps: GapList
    }

    init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        self.options = options
        work = try CellWork(options)
        let capacity = max(64, options.columns.count)
        var all: [(country: Country, key: SharedPseudonymKey, batch: PendingPseudonyms)] = []
        var columns: [Column] = []
        var room = 64
        for column in options.columns {
            let batch: PendingPseudonyms
            if let known = all.first(where: { $0.country == column.country && $0.key === column.key }) {
                batch = known.batch
            } else {
                batch = try PendingPseudonyms(column.country, key: column.key.key, capacity: capacity)
                all.append((column.country, column.key, batch))
            }
            columns.append(Column(country: column.country, gaps: batch.gaps))
            // Quotes, where a value without them is replaced.
            room += batch.gaps.width + 2
        }
        self.columns = columns
        batches = all.map(\.batch)
        gapLists = batches.map(\.gaps)
        (hasHistory, parsing) = (options.history != nil, options.parsing)
        replacementRoom = room
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: State())
    }

    deinit {
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Begins with a chunk, whose result must be empty.
    func begin(_ chunk: TableChunk) {
        unsafe state.pointee = State()
        for gaps in gapLists { gaps.abandon() }
    }

    /// Fills the gaps that are left.
    func end(_ chunk: TableChunk) throws(PseudonymisationError) {
        for batch in batches { try batch.fill(chunk) }
        unsafe (chunk.tally.rows, chunk.tally.rowEnds) = (state.pointee.rows, state.pointee.rowEnds)
    }

    /// Begins a record of so many bytes.
    func beginRecord(_ chunk: TableChunk, count: Int) throws(PseudonymisationError) {
        for index in gapLists.indices {
            if !gapLists[index].hasRoom(for: columns.count) { try batches[index].fill(chunk) }
            gapLists[index].beginRecord()
        }
        let start = chunk.output.count
        unsafe state.pointee.recordStart = start
        chunk.output.reserve(start + count + replacementRoom)
    }

    /// Ends a record that stands at a range of the input; `copied` is where the bytes begin that are still to be copied.
    func endRecord(_ chunk: TableChunk, _ range: Range<Int>, copied: Int) {
        unsafe state.pointee.rows += 1
        guard unsafe state.pointee.refusal == nil else { return setAside(chunk, range) }
        copy(chunk, copied, range.upperBound)
        if options.keepsRowEnds { unsafe state.pointee.rowEnds.append(chunk.output.count) }
    }

    private func setAside(_ chunk: TableChunk, _ range: Range<Int>) {
        chunk.output.truncate(to: unsafe state.pointee.recordStart)
        for gaps in gapLists { gaps.abandonRecord() }
        chunk.input.withBytes(range) { chunk.rejected.append($0) }
        if let refusal = unsafe state.pointee.refusal { chunk.tally.reject(refusal) }
        unsafe state.pointee.refusal = nil
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
    ) -> Bool {
        guard unsafe state.pointee.refusal == nil else { return true }
        let bytes = unsafe UnsafeBufferPointer(start: chunk.input.start + content.lowerBound, count: content.count)
        if let number = unsafe number(bytes.span, columns[column].country) {
            leaveGap(chunk, number, columns[column].gaps, column)
            return true
        }
        return chunk.input.withBytes(content) { refuse($0, column, place()) }
    }

    /// Replaces a cell whose content was decoded.
    func replace(_ chunk: TableChunk, decoded: [UInt8], column: Int, place: CellPlace) -> Bool {
        guard unsafe state.pointee.refusal == nil else { return true }
        guard let number = number(decoded.span, columns[column].country) else {
            return refuse(decoded.span, column, place)
        }
        leaveGap(chunk, number, columns[column].gaps, column)
        return true
    }

    private func refuse(_ content: Span<UInt8>, _ column: Int, _ place: CellPlace) -> Bool {
        guard case .failure(let error) = work.number(content, column: column, at: place) else { return false }
        return refuse(error)
    }

    /// Sets the record aside; false when the run has to end instead.
    func refuse(_ error: PseudonymisationError) -> Bool {
        guard options.invalidCells == .setAside else { return false }
        if unsafe state.pointee.refusal == nil { unsafe state.pointee.refusal = error }
        return true
    }

    /// Where in a chunk something stands that begins at an offset of the record at hand.
    func place(_ chunk: TableChunk, _ offset: Int, column: String?) -> CellPlace {
        var counted = unsafe state.pointee.counted
        while counted.offset < offset {
            if unsafe chunk.input.start[counted.offset] == 0x0A { counted.lines += 1 }
            counted.offset += 1
        }
        unsafe state.pointee.counted = counted
        return CellPlace(line: 1 + counted.lines, record: unsafe state.pointee.rows + 1, column: column)
    }

    /// How many records are done.
    var rows: Int { unsafe state.pointee.rows }

    /// The kind of the first personal number at a range of the input; nil for none.
    func leak(_ chunk: TableChunk, _ range: Range<Int>) -> PersonalNumberKind? {
        chunk.input.withBytes(range) { work.leak(in: $0) }
    }

    @inline(__always)
    private func leaveGap(_ chunk: TableChunk, _ number: PersonalNumber, _ gaps: GapList, _ column: Int) {
        gaps.append(number, at: chunk.output.count, column: column)
        chunk.output.advance(to: chunk.output.count + gaps.width)
    }

    /// The number that a content is, or the person's present one; nil when it cannot be replaced.
    @inline(__always)
    private func number(_ bytes: Span<UInt8>, _ country: Country) -> PersonalNumber? {
        guard let number = try? PersonalNumber(parsing: bytes, country: country, options: parsing) else {
            return nil
        }
        guard hasHistory, let history = options.history, let successor = history.successor(of: number) else {
            return number
        }
        if case .number(let present) = successor { return present }
        return nil
    }
}
