/// How a table is written: what spreadsheets of the Nordic countries expect, or the published format.
public enum TableDialect: String, Sendable, Hashable, CaseIterable {
    /// RFC 4180 as tools expect it: `,` between cells, decimal point, LF, no byte order mark.
    case rfc4180
    /// Excel with a Nordic locale: `;` between cells, decimal comma, CRLF, a byte order mark.
    case excelNordic = "excel-nordic"

    /// The delimiter.
    public var delimiter: UInt8 { self == .rfc4180 ? UInt8(ascii: ",") : UInt8(ascii: ";") }
}

/// Writes the records of a run in another dialect than they came in.
///
/// Cells keep their content, quoted where the dialect needs it or where they were. A cell without quotes that is a number
/// with one decimal sign gets that of the dialect. Towards Excel a cell without quotes that a spreadsheet would take for
/// a formula (it begins with `=` `+` `-` `@` or a tab and is no number) gets `'` before it.
package struct TableConversion: Sendable {
    private let target: TableDialect
    private let delimiter: UInt8

    /// Converts to a dialect from records that one delimiter parts.
    package init(to target: TableDialect, from delimiter: UInt8) { (self.target, self.delimiter) = (target, delimiter) }

    /// The beginning of the table in the dialect.
    package func beginning(_ bytes: [UInt8]) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let names = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        var ends: [Int] = []
        let written = written(names.span, rowEnds: &ends)
        return target == .excelNordic ? mark + written : written
    }

    /// Converts the output of a chunk.
    package func convert(_ chunk: TableChunk) {
        guard chunk.tally.fault == nil else { return }
        var ends: [Int] = []
        let written = chunk.output.withBytes { self.written($0, rowEnds: &ends) }
        chunk.replaceOutput(written, rowEnds: ends)
    }

    private func written(_ bytes: Span<UInt8>, rowEnds: inout [Int]) -> [UInt8] {
        var (output, content): ([UInt8], [UInt8]) = ([], [])
        output.reserveCapacity(bytes.count + bytes.count / 4)
        var cell = TableCell()
        for index in bytes.indices {
            switch cell.take(bytes[index], delimiter: delimiter) {
            case .content, .doubledQuote: content.append(bytes[index])
            case .structure, .fault: break
            case .endOfCell:
                write(&content, cell.isQuoted, to: &output)
                output.append(target.delimiter)
                cell.begin()
            case .endOfRecord:
                write(&content, cell.isQuoted, to: &output)
                if target == .excelNordic { output.append(0x0D) }
                output.append(0x0A)
                rowEnds.append(output.count)
                cell.begin()
            }
        }
        if !cell.isUntouched || !content.isEmpty || output.last == target.delimiter {
            write(&content, cell.isQuoted, to: &output)
            rowEnds.append(output.count)
        }
        return output
    }

    private func write(_ content: inout [UInt8], _ wasQuoted: Bool, to output: inout [UInt8]) {
        defer { content.removeAll(keepingCapacity: true) }
        if !wasQuoted, isDecimal(content) {
            let (from, to) =
                target == .excelNordic ? (UInt8(ascii: "."), UInt8(ascii: ",")) : (UInt8(ascii: ","), UInt8(ascii: "."))
            for index in content.indices where content[index] == from { content[index] = to }
        } else if target == .excelNordic, !wasQuoted, isFormula(content) {
            content.insert(UInt8(ascii: "'"), at: 0)
        }
        let needsQuotes = content.contains { $0 == target.delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard wasQuoted || needsQuotes else { return output.append(contentsOf: content) }
        output.append(0x22)
        for byte in content {
            if byte == 0x22 { output.append(0x22) }
            output.append(byte)
        }
        output.append(0x22)
    }

    /// Digits, an optional sign before them, and at most one decimal sign between them.
    private func isDecimal(_ content: [UInt8]) -> Bool {
        let digits =
            content.first == UInt8(ascii: "-") || content.first == UInt8(ascii: "+")
            ? content.dropFirst() : content[...]
        guard let first = digits.first, let last = digits.last, first.isASCIIDigit, last.isASCIIDigit else {
            return false
        }
        let signs = digits.filter { !$0.isASCIIDigit }
        return signs.count <= 1 && signs.allSatisfy { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    }

    private func isFormula(_ content: [UInt8]) -> Bool {
        switch content.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09: true
        default: false
        }
    }
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
