package import PersonalNumbers

/// Finds columns of a CSV table by their names, and hands on their cells with their places: to be read record by record, or
/// to be rewritten while every other byte passes unchanged. Pushed chunk by chunk; memory is constant, and how the input is
/// cut into chunks changes nothing.
///
/// What is read is that of `PseudonymStream`: UTF-8, RFC 4180 with any delimiter, LF or CRLF, a header, its limits. The first
/// fault ends the run, and what was written before it must be discarded.
package struct ColumnStream {
    /// Writes what becomes of a cell; the content is what stands inside its quotes, as it is written there.
    package typealias Treatment = (
        _ content: [UInt8], _ place: CellPlace, _ output: inout [UInt8]
    ) throws(ColumnFault) -> Void

    /// The wanted cells of a record, or the value of a line.
    package struct Record: Sendable {
        /// The physical line it begins on, from 1.
        package let line: Int
        /// The place of the first wanted cell.
        package let place: CellPlace
        /// The contents of the cells without quotes, in the order of the columns asked for.
        package let cells: [[UInt8]]
    }

    /// What comes next in a table.
    private enum Step {
        /// The beginning, up to and with the header's line end.
        case header([UInt8])
        case cell(CellReader.Cell)
    }

    private let columns: [String]
    private let delimiter: PseudonymStreamOptions.Delimiter
    private let scanner: PersonalNumberLeakScanner
    private var header = HeaderReader()
    private var reader: CellReader?
    /// For each column of the table, the places among the wanted ones.
    private var wanted: [[Int]] = []
    private var place: CellPlace?
    private var cells: [[UInt8]]

    /// The records behind the header so far.
    package var rows: Int { reader?.rows ?? 0 }

    /// Makes a stream over columns, at least one; one that is named twice is given twice.
    ///
    /// A header with a personal number of any country is refused: it is a record, and no message may show its cells.
    ///
    /// - Parameter day: the day that decides which numbers there are.
    package init(
        columns: [String], delimiter: PseudonymStreamOptions.Delimiter = .detected, asOf day: CivilDay
    ) throws(ColumnFault) {
        do throws(PseudonymisationError) { try delimiter.check() } catch { throw .table(error) }
        (self.columns, self.delimiter) = (columns, delimiter)
        scanner = PersonalNumberLeakScanner(
            countries: Country.allCases, options: ParsingOptions(referenceDate: day, kinds: .all))
        cells = Array(repeating: [], count: columns.count)
    }

    /// Takes the next bytes and appends what they give.
    package mutating func rewrite(
        _ chunk: Span<UInt8>, into output: inout [UInt8], _ treatment: Treatment
    ) throws(ColumnFault) {
        var position = 0
        while let step = try next(chunk, &position) { try write(step, into: &output, treatment) }
    }

    /// Ends the table and appends what is left.
    package mutating func finish(into output: inout [UInt8], _ treatment: Treatment) throws(ColumnFault) {
        if let step = try last() { try write(step, into: &output, treatment) }
    }

    /// Takes the next bytes; `body` gets every record that they complete.
    package mutating func read(_ chunk: Span<UInt8>, _ body: (Record) throws -> Void) throws {
        var position = 0
        while let step = try next(chunk, &position) { try collect(step, body) }
    }

    /// Ends the table; `body` gets the last record where no line end closed it.
    package mutating func finish(_ body: (Record) throws -> Void) throws {
        if let step = try last() { try collect(step, body) }
    }

    private mutating func next(_ chunk: Span<UInt8>, _ position: inout Int) throws(ColumnFault) -> Step? {
        do throws(PseudonymisationError) {
            guard reader == nil else { return try reader?.next(chunk, &position).map { .cell($0) } }
            position = try header.take(chunk)
            return header.isWhole ? try begin() : nil
        } catch { throw .table(error) }
    }

    private mutating func last() throws(ColumnFault) -> Step? {
        do throws(PseudonymisationError) {
            guard reader == nil else { return try reader?.last().map { .cell($0) } }
            return try begin()
        } catch { throw .table(error) }
    }

    private mutating func begin() throws(PseudonymisationError) -> Step {
        let names = try header.header(delimiter: delimiter, scanner: scanner)
        wanted = Array(repeating: [], count: names.width)
        for (index, column) in try names.columns(columns).enumerated() { wanted[column].append(index) }
        reader = CellReader(names, line: header.lines + 1)
        defer { header = HeaderReader() }
        return .header(header.bytes)
    }

    private func write(_ step: Step, into output: inout [UInt8], _ treatment: Treatment) throws(ColumnFault) {
        switch step {
        case .header(let bytes): output += bytes
        case .cell(let cell):
            if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
            if wanted[cell.column].isEmpty {
                output += cell.content
            } else {
                try treatment(cell.content, cell.place, &output)
            }
            if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
            output += cell.end.bytes
        }
    }

    private mutating func collect(_ step: Step, _ body: (Record) throws -> Void) throws {
        guard case .cell(let cell) = step else { return }
        for index in wanted[cell.column] {
            cells[index].removeAll(keepingCapacity: true)
            cell.appendText(to: &cells[index])
            if index == 0 { place = cell.place }
        }
        guard cell.end.isOfRecord, let place else { return }
        try body(Record(line: cell.recordLine, place: place, cells: cells))
    }
}
