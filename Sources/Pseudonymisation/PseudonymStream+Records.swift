internal import PersonalNumbers

extension PseudonymStream {
    /// Takes bytes that are UTF-8.
    mutating func take(_ bytes: Span<UInt8>, into output: inout [UInt8]) throws(PseudonymisationError) {
        var index = 0
        while header == nil, index < bytes.count {
            try takeOfHeader(bytes[index], into: &output)
            index += 1
        }
        guard let delimiter = header?.delimiter else { return }
        while index < bytes.count {
            try takeOfRecord(bytes[index], delimiter, into: &output)
            index += 1
        }
    }

    /// Takes the end of the input.
    mutating func takeEnd(into output: inout [UInt8]) throws(PseudonymisationError) {
        guard header != nil else {
            let isEmpty = headerBytes.isEmpty || headerBytes == Self.byteOrderMark
            guard !isEmpty else { throw .emptyInput }
            return try endHeader(lineEnd: [], into: &output)
        }
        if let fault = cell.faultAtEnd { throw self.fault(fault, in: cellLine) }
        guard column > 0 || !cell.isUntouched else { return }
        try endCell(.lastOfRecord, into: &output)
        endRecord()
    }

    /// An error at the present place.
    func fault(_ fault: TableFault, in line: Int? = nil) -> PseudonymisationError {
        .malformedTable(fault, at: place(line: line ?? self.line))
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func place(line: Int) -> CellPlace {
        CellPlace(line: line, record: header == nil ? 0 : rows + 1, column: header?.printableName(column))
    }

    private mutating func takeOfHeader(_ byte: UInt8, into output: inout [UInt8]) throws(PseudonymisationError) {
        guard byte != 0 else { throw fault(.nulByte) }
        guard headerBytes.count < Self.headerLimit else { throw fault(.headerTooLong, in: 1) }
        if byte == UInt8(ascii: "\"") { isHeaderQuoted.toggle() }
        if byte == 0x0A, !isHeaderQuoted {
            let isCRLF = headerBytes.last == 0x0D
            if isCRLF { headerBytes.removeLast() }
            line += 1
            return try endHeader(lineEnd: isCRLF ? [0x0D, 0x0A] : [0x0A], into: &output)
        }
        headerBytes.append(byte)
        if byte == 0x0A { line += 1 }
    }

    /// Reads the header and passes it on as it is.
    private mutating func endHeader(lineEnd: [UInt8], into output: inout [UInt8]) throws(PseudonymisationError) {
        let hasMark = headerBytes.starts(with: Self.byteOrderMark)
        let bytes = hasMark ? Array(headerBytes.dropFirst(3)) : headerBytes
        header = try TableHeader(bytes, options: options, scanner: scanner)
        output.append(contentsOf: headerBytes)
        output.append(contentsOf: lineEnd)
        headerBytes = []
        cellLine = line
    }

    private mutating func takeOfRecord(
        _ byte: UInt8, _ delimiter: UInt8, into output: inout [UInt8]
    ) throws(PseudonymisationError) {
        guard byte != 0 else { throw fault(.nulByte) }
        switch cell.take(byte, delimiter: delimiter) {
        case .content:
            try append(byte)
            if byte == 0x0A { line += 1 }
        case .doubledQuote:
            try append(byte)
            try append(byte)
        case .structure:
            break
        case .endOfCell:
            try endCell(.followed, into: &output)
            output.append(byte)
            column += 1
        case .endOfRecord(let lineEnd):
            try endCell(.lastOfRecord, into: &output)
            endRecord()
            if lineEnd == .carriageReturnLineFeed { output.append(0x0D) }
            output.append(byte)
            line += 1
            cellLine = line
        case .fault(let fault):
            throw self.fault(fault)
        }
    }

    private mutating func append(_ byte: UInt8) throws(PseudonymisationError) {
        guard content.count < Self.cellLimit else { throw fault(.cellTooLong, in: cellLine) }
        content.append(byte)
    }

    private enum CellPosition { case followed, lastOfRecord }

    /// Writes the cell at hand: replaced, or as it is once it is known to hold no number. A record with too many or too
    /// few cells is refused before the cell is looked at.
    private mutating func endCell(
        _ position: CellPosition, into output: inout [UInt8]
    ) throws(PseudonymisationError) {
        guard let header, (column == header.roles.count - 1) == (position == .lastOfRecord) else {
            throw fault(.raggedRecord, in: cellLine)
        }
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        switch header.roles[column] {
        case .replaced: try writePseudonym(into: &output)
        case .scanned:
            if let match = scanner.firstMatch(in: content.span) {
                throw .numberInOtherColumn(match.kind, at: place(line: cellLine))
            }
            output.append(contentsOf: content)
        case .free: output.append(contentsOf: content)
        }
        if cell.isQuoted { output.append(UInt8(ascii: "\"")) }
        content.removeAll(keepingCapacity: content.capacity <= 1 << 16)
        cell.begin()
        cellLine = line
    }

    private mutating func writePseudonym(into output: inout [UInt8]) throws(PseudonymisationError) {
        let number: PersonalNumber
        do throws(PersonalNumberError) {
            number = try PersonalNumber(parsing: content.span, country: country, options: pseudonymiser.options)
        } catch { throw .invalidNumber(error, at: place(line: cellLine)) }
        try pseudonymiser.pseudonym(for: number).append(to: &output, after: pseudonymiser.beginning)
        replaced += 1
    }

    private mutating func endRecord() {
        rows += 1
        column = 0
    }
}
