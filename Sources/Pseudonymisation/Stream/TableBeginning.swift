internal import PersonalNumbers

/// What stands before the first record of a table: byte order mark and header, which are passed on as they are.
package struct TableBeginning: Sendable {
    /// The bytes.
    package let bytes: [UInt8]
    /// The lines they take.
    let lines: Int
    /// The header; nil for lines of objects, which have none.
    let header: TableHeader?

    /// The conversion of the table's records to a dialect; lines of objects have none.
    package func conversion(to dialect: TableDialect) throws(PseudonymisationError) -> TableConversion {
        guard let header else { throw .invalidOption("a dialect is a way to write CSV") }
        return TableConversion(to: dialect, from: header.delimiter)
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads the beginning; nil when more bytes are needed, and `isWhole` says that there are none.
    static func read(
        _ memory: StreamMemory, isWhole: Bool, options: PseudonymStreamOptions
    ) throws(PseudonymisationError) -> TableBeginning? {
        try memory.withBytes { (bytes) throws(PseudonymisationError) in
            guard bytes.count >= 3 || isWhole else { return nil }
            let mark = bytes.count >= 3 && (0..<3).allSatisfy { bytes[$0] == byteOrderMark[$0] } ? 3 : 0
            guard bytes.count > mark || !isWhole else { throw .emptyInput }
            switch options.format {
            case .objectLines:
                if let encoding = TextEncoding(markOf: bytes) { throw .otherEncoding(encoding, at: place(1)) }
                return TableBeginning(bytes: mark == 3 ? byteOrderMark : [], lines: 0, header: nil)
            case .delimited(let delimiter):
                return try delimited(bytes, mark: mark, isWhole: isWhole, delimiter, options)
            }
        }
    }

    private static func delimited(
        _ bytes: Span<UInt8>, mark: Int, isWhole: Bool, _ delimiter: PseudonymStreamOptions.Delimiter,
        _ options: PseudonymStreamOptions
    ) throws(PseudonymisationError) -> TableBeginning? {
        var (isQuoted, lines, end) = (false, 1, bytes.count)
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte != 0 else {
                // UTF-16 shows in a few more bytes.
                guard bytes.count >= 64 || isWhole else { return nil }
                throw fault(.nulByte, lines, bytes, at: index)
            }
            guard index < PseudonymStream.headerLimit else { throw .malformedTable(.headerTooLong, at: place(1)) }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == 0x0A else { continue }
            guard isQuoted else {
                end = index + 1
                break
            }
            lines += 1
        }
        let hasLineEnd = end > 0 && bytes[end - 1] == 0x0A && !isQuoted
        guard hasLineEnd || isWhole else { return nil }
        var utf8 = UTF8Check()
        let valid = utf8.firstFault(in: bytes.extracting(0..<end))
        guard valid == end, utf8.isComplete else { throw fault(.notUTF8, lines, bytes.extracting(0..<end), at: valid) }
        var nameEnd = end
        if hasLineEnd { nameEnd -= nameEnd >= 2 && bytes[nameEnd - 2] == 0x0D ? 2 : 1 }
        var (all, names): ([UInt8], [UInt8]) = ([], [])
        for index in 0..<end {
            all.append(bytes[index])
            if index >= mark, index < nameEnd { names.append(bytes[index]) }
        }
        let header = try TableHeader(names, delimiter: delimiter, options: options)
        return TableBeginning(bytes: all, lines: lines, header: header)
    }

    private static func place(_ line: Int) -> CellPlace { CellPlace(line: line, record: 0, column: nil) }

    /// Bytes that are no UTF-8 text: of another encoding, as far as they tell.
    private static func fault(
        _ fault: TableFault, _ lines: Int, _ bytes: Span<UInt8>, at index: Int
    ) -> PseudonymisationError {
        if let encoding = TextEncoding(ofBeginning: bytes) ?? TextEncoding(at: index, in: bytes) {
            return .otherEncoding(encoding, at: place(lines))
        }
        return .malformedTable(fault, at: place(lines))
    }
}
