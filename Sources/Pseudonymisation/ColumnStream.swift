/// Passes a CSV table through chunk by chunk, and hands every cell of one column to a treatment that writes what becomes
/// of it. Every other byte passes unchanged; memory is constant; how the input is cut into chunks changes nothing.
///
/// What is read is that of `PseudonymStream`: UTF-8, RFC 4180 with any delimiter, LF or CRLF, a header. The first fault
/// ends the run, and what was written before it must be discarded.
package struct ColumnStream {
    /// Writes what becomes of a cell; the content is what stands inside its quotes.
    package typealias Treatment = (
        _ content: [UInt8], _ place: CellPlace, _ output: inout [UInt8]
    ) throws(ColumnFault) -> Void

    private let column: String
    private let delimiter: PseudonymStreamOptions.Delimiter
    private var utf8 = UTF8Check()
    private var header: ColumnHeader?
    private var headerBytes: [UInt8] = []
    private var isHeaderQuoted = false
    private var cell = TableCell()
    private var content: [UInt8] = []
    private var index = 0
    private var line = 1
    private var cellLine = 1
    /// The records behind the header so far.
    package private(set) var rows = 0

    /// Makes a stream over the column of a name.
    package init(column: String, delimiter: PseudonymStreamOptions.Delimiter = .detected) throws(ColumnFault) {
        guard ColumnHeader.mayDelimit(delimiter) else {
            throw .table(.invalidOption("this character cannot delimit cells"))
        }
        (self.column, self.delimiter) = (column, delimiter)
    }

    /// Takes the next bytes and appends what they give.
    package mutating func process(
        _ chunk: Span<UInt8>, into output: inout [UInt8], _ treatment: Treatment
    ) throws(ColumnFault) {
        guard utf8.firstFault(in: chunk) == chunk.count else { throw fault(.notUTF8) }
        for place in chunk.indices {
            let byte = chunk[place]
            guard byte != 0 else { throw fault(.nulByte) }
            if let header {
                try takeOfRecord(byte, header, into: &output, treatment)
            } else {
                try takeOfHeader(byte, into: &output)
            }
        }
    }

    /// Ends the table and appends what is left.
    package mutating func finish(into output: inout [UInt8], _ treatment: Treatment) throws(ColumnFault) {
        guard utf8.isComplete else { throw fault(.notUTF8) }
        guard let header else {
            guard !headerBytes.isEmpty, headerBytes != Self.byteOrderMark else { throw .table(.emptyInput) }
            return try endHeader(into: &output)
        }
        if let fault = cell.faultAtEnd { throw self.fault(fault, in: cellLine) }
        guard index > 0 || !cell.isUntouched else { return }
        try endCell(header, isLast: .yes, into: &output, treatment)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private enum IsLast { case yes, no }

    private func fault(_ fault: TableFault, in line: Int? = nil) -> ColumnFault {
        .table(.malformedTable(fault, at: place(line ?? self.line)))
    }

    private func place(_ line: Int) -> CellPlace {
        let name = header?.index == index ? PrintableName.of(Array(column.utf8)) : nil
        return CellPlace(line: line, record: header == nil ? 0 : rows + 1, column: name)
    }

    private mutating func takeOfHeader(_ byte: UInt8, into output: inout [UInt8]) throws(ColumnFault) {
        guard headerBytes.count < PseudonymStream.headerLimit else { throw fault(.headerTooLong, in: 1) }
        if byte == UInt8(ascii: "\"") { isHeaderQuoted.toggle() }
        guard byte == 0x0A, !isHeaderQuoted else {
            if byte == 0x0A { line += 1 }
            return headerBytes.append(byte)
        }
        let isCRLF = headerBytes.last == 0x0D
        if isCRLF { headerBytes.removeLast() }
        try endHeader(into: &output)
        output += isCRLF ? [0x0D, 0x0A] : [0x0A]
        line += 1
        cellLine = line
    }

    private mutating func endHeader(into output: inout [UInt8]) throws(ColumnFault) {
        let bytes = headerBytes.starts(with: Self.byteOrderMark) ? Array(headerBytes.dropFirst(3)) : headerBytes
        do throws(PseudonymisationError) {
            header = try ColumnHeader(bytes, column: column, delimiter: delimiter)
        } catch { throw .table(error) }
        output += headerBytes
        headerBytes = []
    }

    private mutating func takeOfRecord(
        _ byte: UInt8, _ header: ColumnHeader, into output: inout [UInt8], _ treatment: Treatment
    ) throws(ColumnFault) {
        switch cell.take(byte, delimiter: header.delimiter) {
        case .content:
            try append(byte)
            if byte == 0x0A { line += 1 }
        case .doubledQuote:
            try append(byte)
            try append(byte)
        case .structure: break
        case .endOfCell:
            try endCell(header, isLast: .no, into: &output, treatment)
            output.append(byte)
        case .endOfRecord(let lineEnd):
            try endCell(header, isLast: .yes, into: &output, treatment)
            if lineEnd == .carriageReturnLineFeed { output.append(0x0D) }
            output.append(byte)
            line += 1
            cellLine = line
        case .fault(let fault): throw self.fault(fault)
        }
    }

    private mutating func append(_ byte: UInt8) throws(ColumnFault) {
        guard content.count < PseudonymStream.cellLimit else { throw fault(.cellTooLong, in: cellLine) }
        content.append(byte)
    }

    /// Writes the cell at hand; a record with too many or too few cells is refused before the cell is looked at.
    private mutating func endCell(
        _ header: ColumnHeader, isLast: IsLast, into output: inout [UInt8], _ treatment: Treatment
    ) throws(ColumnFault) {
        guard (index == header.width - 1) == (isLast == .yes) else { throw fault(.raggedRecord, in: cellLine) }
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        if index == header.index { try treatment(content, place(cellLine), &output) } else { output += content }
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        content.removeAll(keepingCapacity: content.capacity <= 1 << 16)
        cell.begin()
        cellLine = line
        index = isLast == .yes ? 0 : index + 1
        if isLast == .yes { rows += 1 }
    }
}
