internal import PersonalNumbers

/// Collects what stands before the first record of a delimited table, pushed chunk by chunk: the byte order mark, and the
/// header with its line end.
struct HeaderReader {
    /// The bytes so far, at most `PseudonymStream.headerLimit`.
    private(set) var bytes: [UInt8] = []
    /// The physical lines that they take.
    private(set) var lines = 1
    /// Whether the header's line end is read.
    private(set) var isWhole = false
    private var isQuoted = false
    /// Where the first byte 0 stands; a few more bytes show whether it is one of UTF-16.
    private var nul: Int?

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// So many bytes tell UTF-16.
    private static let telling = 64

    /// Takes the next bytes up to and with the header's line end; gives how many it took.
    mutating func take(_ chunk: Span<UInt8>) throws(PseudonymisationError) -> Int {
        for index in chunk.indices {
            let byte = chunk[index]
            guard bytes.count < PseudonymStream.headerLimit else { throw fault(.headerTooLong, in: 1) }
            bytes.append(byte)
            if byte == 0, nul == nil { nul = bytes.count - 1 }
            if let nul {
                guard bytes.count < Self.telling else { throw foreign(.nulByte, at: nul) }
                continue
            }
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == 0x0A else { continue }
            guard isQuoted else {
                isWhole = true
                return index + 1
            }
            lines += 1
        }
        return chunk.count
    }

    /// The header, once it is whole or the input has ended. Throws `emptyInput` when nothing but a byte order mark is there.
    func header(
        delimiter: PseudonymStreamOptions.Delimiter, scanner: PersonalNumberLeakScanner
    ) throws(PseudonymisationError) -> DelimitedHeader {
        if let nul { throw foreign(.nulByte, at: nul) }
        let mark = bytes.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
        guard bytes.count > mark else { throw .emptyInput }
        var utf8 = UTF8Check()
        let valid = utf8.firstFault(in: bytes.span)
        guard valid == bytes.count, utf8.isComplete else { throw foreign(.notUTF8, at: valid) }
        var names = bytes[mark...]
        if isWhole {
            names.removeLast()
            if names.last == 0x0D { names.removeLast() }
        }
        return try DelimitedHeader(Array(names), delimiter: delimiter, scanner: scanner)
    }

    private func fault(_ fault: TableFault, in line: Int) -> PseudonymisationError {
        .malformedTable(fault, at: CellPlace(line: line, record: 0, column: nil))
    }

    /// Bytes that are no UTF-8 text: of another encoding, as far as they tell.
    private func foreign(_ fault: TableFault, at index: Int) -> PseudonymisationError {
        if let encoding = TextEncoding(ofBeginning: bytes.span) ?? TextEncoding(at: index, in: bytes.span) {
            return .otherEncoding(encoding, at: CellPlace(line: lines, record: 0, column: nil))
        }
        return self.fault(fault, in: lines)
    }
}
