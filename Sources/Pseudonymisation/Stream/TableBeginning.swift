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
            switch options.format {
            case .objectLines: try objectLines(bytes, isWhole: isWhole)
            case .delimited(let delimiter): try delimited(bytes, isWhole: isWhole, delimiter, options)
            }
        }
    }

    private static func objectLines(
        _ bytes: Span<UInt8>, isWhole: Bool
    ) throws(PseudonymisationError) -> TableBeginning? {
        guard bytes.count >= 3 || isWhole else { return nil }
        let hasMark = bytes.count >= 3 && (0..<3).allSatisfy { bytes[$0] == byteOrderMark[$0] }
        guard bytes.count > (hasMark ? 3 : 0) || !isWhole else { throw .emptyInput }
        if let encoding = TextEncoding(markOf: bytes) {
            throw .otherEncoding(encoding, at: CellPlace(line: 1, record: 0, column: nil))
        }
        return TableBeginning(bytes: hasMark ? byteOrderMark : [], lines: 0, header: nil)
    }

    private static func delimited(
        _ bytes: Span<UInt8>, isWhole: Bool, _ delimiter: PseudonymStreamOptions.Delimiter,
        _ options: PseudonymStreamOptions
    ) throws(PseudonymisationError) -> TableBeginning? {
        var reader = HeaderReader()
        _ = try reader.take(bytes)
        guard reader.isWhole || isWhole else { return nil }
        let header = try reader.header(delimiter: delimiter, scanner: options.scanner)
        return TableBeginning(
            bytes: reader.bytes, lines: reader.lines, header: try TableHeader(header, options: options))
    }
}
