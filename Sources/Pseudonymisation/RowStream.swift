package import PersonalNumbers

/// Reads the rows of a CSV table whole, with the names of its columns; pushed chunk by chunk, and how the input is cut into
/// chunks changes nothing.
///
/// What is read is that of `ColumnStream`. Memory is that of one row.
package struct RowStream {
    /// Gets the names of the columns, once and before the first row.
    package typealias Header = (_ names: [String]) throws -> Void
    /// Gets a row: its cells one after the other, without quotes and delimiters, and where each of them ends.
    package typealias Row = (_ bytes: Span<UInt8>, _ ends: Span<Int>) throws -> Void

    private let delimiter: PseudonymStreamOptions.Delimiter
    private let scanner: PersonalNumberLeakScanner
    private var header = HeaderReader()
    private var reader: CellReader?
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// The records behind the header so far.
    package var rows: Int { reader?.rows ?? 0 }

    /// Makes a stream.
    ///
    /// A header with a personal number of any country is refused: it is a record, and no message may show its cells.
    ///
    /// - Parameter day: the day that decides which numbers there are.
    package init(
        delimiter: PseudonymStreamOptions.Delimiter = .detected, asOf day: CivilDay
    ) throws(ColumnFault) {
        do throws(PseudonymisationError) { try delimiter.check() } catch { throw .table(error) }
        self.delimiter = delimiter
        scanner = PersonalNumberLeakScanner(
            countries: Country.allCases, options: ParsingOptions(referenceDate: day, kinds: .all))
    }

    /// Takes the next bytes. Throws `ColumnFault`, and what the bodies throw.
    package mutating func read(_ chunk: Span<UInt8>, header: Header, row: Row) throws {
        var position = 0
        if reader == nil {
            position = try takeHeader(chunk)
            guard self.header.isWhole else { return }
            try header(begin())
        }
        while let cell = try next(chunk, &position) { try collect(cell, row) }
    }

    /// Ends the table; `row` gets the last row where no line end closed it.
    package mutating func finish(header: Header, row: Row) throws {
        if reader == nil { try header(begin()) }
        if let cell = try last() { try collect(cell, row) }
    }

    private mutating func takeHeader(_ chunk: Span<UInt8>) throws(ColumnFault) -> Int {
        do throws(PseudonymisationError) { return try header.take(chunk) } catch { throw .table(error) }
    }

    private mutating func next(_ chunk: Span<UInt8>, _ position: inout Int) throws(ColumnFault) -> CellReader.Cell? {
        do throws(PseudonymisationError) { return try reader?.next(chunk, &position) } catch { throw .table(error) }
    }

    private mutating func last() throws(ColumnFault) -> CellReader.Cell? {
        do throws(PseudonymisationError) { return try reader?.last() } catch { throw .table(error) }
    }

    /// The names of the columns.
    private mutating func begin() throws(ColumnFault) -> [String] {
        do throws(PseudonymisationError) {
            let names = try header.header(delimiter: delimiter, scanner: scanner)
            reader = CellReader(names, line: header.lines + 1)
            header = HeaderReader()
            return names.names.map { String(decoding: $0, as: UTF8.self) }
        } catch { throw .table(error) }
    }

    private mutating func collect(_ cell: CellReader.Cell, _ body: Row) throws {
        cell.appendText(to: &bytes)
        ends.append(bytes.count)
        guard cell.end.isOfRecord else { return }
        try body(bytes.span, ends.span)
        bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 16)
        ends.removeAll(keepingCapacity: true)
    }
}
