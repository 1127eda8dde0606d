internal import PersonalNumbers

/// Writes records to a chunk's output: pieces as they were, pseudonyms in the place of cells, whole rows set aside.
///
/// Pseudonyms are worked out in batches, so their gaps are filled later. One value serves one worker.
@safe final class RecordWriter {
    let options: PseudonymStreamOptions
    let work: CellWork
    private let batches: [PendingPseudonyms]
    // In memory of their own: the inner loop reaches them without counting a reference.
    private let columns: UnsafeMutableBufferPointer<Column>
    private let gapLists: UnsafeMutableBufferPointer<GapList>
    private let hasHistory: Bool
    private let keepsRowEnds: Bool
    private let parsing: ParsingOptions
    /// The room that the replacements of one record may need.
    private let replacementRoom: Int
    /// In memory of its own: what changes with every record is reached without a look at who else may change it.
    private let state: UnsafeMutablePointer<State>

    private struct State {
        /// The records that are written or set aside.
        var rows = 0
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
        batches = all.map(\.batch)
        unsafe self.columns = Self.copied(columns)
        unsafe gapLists = Self.copied(batches.map(\.gaps))
        (hasHistory, parsing, keepsRowEnds) = (options.history != nil, options.parsing, options.keepsRowEnds)
        replacementRoom = room
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: State())
    }

    deinit {
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
        unsafe columns.deinitialize().deallocate()
        unsafe gapLists.deinitialize().deallocate()
    }

    private static func copied<Element>(_ elements: [Element]) -> UnsafeMutableBufferPointer<Element> {
        let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = unsafe copy.initialize(from: elements)
        return unsafe copy
    }

    /// Begins with a chunk, whose result must be empty.
    func begin(_ chunk: TableChunk) {
        unsafe state.pointee = State()
        for index in unsafe gapLists.indices { unsafe gapLists[index].abandon() }
    }

    /// Fills the gaps that are left.
    func end(_ chunk: TableChunk) throws(PseudonymisationError) {
        for batch in batches { try batch.fill(chunk) }
        unsafe (chunk.tally.rows, chunk.tally.rowEnds) = (state.pointee.rows, state.pointee.rowEnds)
    }

    /// Begins a record of so many bytes; what is written to the result counts when `endRecord` takes it.
    @inline(__always)
    func beginRecord(_ chunk: TableChunk, count: Int) throws(PseudonymisationError) -> RecordOutput {
        for index in 0..<batches.count {
            if unsafe !gapLists[index].hasRoom(for: columns.count) { try batches[index].fill(chunk) }
            unsafe gapLists[index].beginRecord()
        }
        let start = chunk.output.count
        chunk.output.reserve(start + count + replacementRoom)
        return unsafe RecordOutput(from: chunk.input.start, to: chunk.output.start, count: start)
    }

    /// Ends a record that stands at a range of the input; `copied` is where the bytes begin that are still to be copied.
    @inline(__always)
    func endRecord(_ chunk: TableChunk, _ range: Range<Int>, _ output: consuming RecordOutput, copied: Int) {
        unsafe state.pointee.rows += 1
        guard unsafe state.pointee.refusal == nil else { return setAside(chunk, range) }
        output.copy(copied, range.upperBound)
        chunk.output.advance(to: output.count)
        if keepsRowEnds { noteRowEnd(output.count) }
    }

    @inline(never)
    private func noteRowEnd(_ end: Int) { unsafe state.pointee.rowEnds.append(end) }

    @inline(never)
    private func setAside(_ chunk: TableChunk, _ range: Range<Int>) {
        for index in unsafe gapLists.indices { unsafe gapLists[index].abandonRecord() }
        chunk.input.withBytes(range) { chunk.rejected.append($0) }
        if let refusal = unsafe state.pointee.refusal { chunk.tally.reject(refusal) }
        unsafe state.pointee.refusal = nil
    }

    /// Replaces a cell of a column by what stands in it; nothing is done when the record is set aside already. False when it
    /// cannot be replaced: `refuse` says why.
    @inline(__always)
    func replace(_ content: Span<UInt8>, column: Int, _ output: inout RecordOutput) -> Bool {
        guard unsafe state.pointee.refusal == nil else { return true }
        guard let number = unsafe number(content, columns[column].country) else { return false }
        let gaps = unsafe columns[column].gaps
        gaps.append(number, at: output.count, column: column)
        output.leaveGap(gaps.width)
        return true
    }

    /// Sets the record aside for a content that `replace` could not replace; false when the run has to end instead.
    func refuse(_ content: Span<UInt8>, column: Int, at place: CellPlace) -> Bool {
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

/// Where the bytes of a record go, apart from the chunk they are for: what has to be known with every cell stays in
/// registers.
@safe struct RecordOutput {
    private let source: UnsafePointer<UInt8>
    private let target: UnsafeMutablePointer<UInt8>
    /// The bytes of the output, with those of the record.
    private(set) var count: Int

    @inline(__always)
    fileprivate init(from source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) {
        unsafe (self.source, self.target) = (source, target)
        self.count = count
    }

    /// Copies bytes of the input; short pieces in one wide step, since both sides have room behind them.
    @inline(__always)
    mutating func copy(_ start: Int, _ end: Int) {
        let (from, to, length) = unsafe (source + start, target + count, end &- start)
        if length <= 64 {
            let wide = unsafe UnsafeRawPointer(from).loadUnaligned(as: SIMD64<UInt8>.self)
            unsafe UnsafeMutableRawPointer(to).storeBytes(of: wide, as: SIMD64<UInt8>.self)
        } else {
            unsafe to.update(from: from, count: length)
        }
        count &+= length
    }

    /// Writes a byte.
    mutating func append(_ byte: UInt8) {
        unsafe target[count] = byte
        count &+= 1
    }

    /// Passes over bytes that are written later.
    @inline(__always)
    mutating func leaveGap(_ width: Int) { count &+= width }
}
