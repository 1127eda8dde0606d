/// A table of levels in the form that ARX reads: a line `value;level1;level2;*` for each value, no header, no quotes, UTF-8.
///
/// Each level must nest in the next: two values that share a level share all that follow, and above `*` stands `*`. Where the last level is not `*` in
/// every line, `*` is added above it.
struct MappingTable: Sendable {
    /// The most bytes a table may have: 64 MiB.
    static let maximumBytes = 64 << 20

    /// How many levels there are with the value itself and with `*`.
    let levelCount: Int
    private let rows: [[UInt8]: [String]]

    init(_ bytes: [UInt8], name: String) throws(ExtractError) {
        guard bytes.count <= Self.maximumBytes else { throw .mapping(.tooLarge, table: name, line: 0) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .mapping(.notUTF8, table: name, line: 0)
        }
        var rows: [[UInt8]: [String]] = [:]
        var width = 0
        var above: [[[UInt8]: [UInt8]]] = []
        var endsInStar = true
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            var cut = line
            if cut.last == 0x0D { cut.removeLast() }
            if cut.isEmpty, line.endIndex == text.utf8.endIndex { continue }
            func fault(_ fault: MappingFault) -> ExtractError { .mapping(fault, table: name, line: index + 1) }
            let cells = cut.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
            if width == 0 {
                width = cells.count
                above = Array(repeating: [:], count: max(0, width))
            }
            guard cells.count == width, (2...Generaliser.maximumLevels).contains(width) else { throw fault(.width) }
            guard cells.allSatisfy(Self.isPlain) else { throw fault(.cell) }
            guard rows.updateValue(cells, forKey: Array(cells[0].utf8)) == nil else { throw fault(.duplicateValue) }
            for level in 0..<(width - 1) {
                guard cells[level] != "*" || cells[level + 1] == "*" else { throw fault(.notNested) }
                // By bytes: texts that only look alike are different values.
                let next = Array(cells[level + 1].utf8)
                let known = above[level].updateValue(next, forKey: Array(cells[level].utf8))
                guard known == nil || known == next else { throw fault(.notNested) }
            }
            if cells[width - 1] != "*" { endsInStar = false }
        }
        guard width > 0 else { throw .mapping(.empty, table: name, line: 0) }
        self.rows = rows
        levelCount = endsInStar ? width : width + 1
    }

    /// The value of a cell at a level; nil for a cell that the table does not have.
    func value(of cell: Span<UInt8>, at level: Int) -> String? {
        var key: [UInt8] = []
        key.reserveCapacity(cell.count)
        key.append(cell)
        guard let row = rows[key] else { return nil }
        return level < row.count ? row[level] : "*"
    }

    private static func isPlain(_ cell: String) -> Bool {
        !cell.isEmpty && cell.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F }
            && !cell.utf8.starts(with: [0xEF, 0xBB, 0xBF])
    }
}

/// Why a mapping table was refused.
public enum MappingFault: Sendable, Hashable {
    /// It is larger than 64 MiB.
    case tooLarge
    /// It is not UTF-8.
    case notUTF8
    /// It has no line.
    case empty
    /// A line has another number of cells than the first, or fewer than 2 or more than 16.
    case width
    /// A cell is empty, or holds a quote, a control character or a byte order mark.
    case cell
    /// A value stands twice.
    case duplicateValue
    /// Two values share a level and not the one above it.
    case notNested
}
