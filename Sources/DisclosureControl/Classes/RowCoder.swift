/// Turns rows into numbers: who it is, and which combination of released values it has (a group).
struct RowCoder: Sendable {
    /// The most rows of a table.
    static let maximumRows = Int(Int32.max) - 1
    /// The lengths of a pseudonym in bytes: longer than any personal number, so that one can never pass for it.
    static let pseudonymLengths = 16...256

    private let columnCount: Int
    private let pseudonym: (name: String, index: Int)
    private let places: [Int]
    private(set) var persons = ByteInterner()
    /// The quasi-identifiers, then the sensitive columns.
    private(set) var columns: [CodedColumn]
    private(set) var groups: TupleInterner
    private(set) var tuple: [UInt32]
    private(set) var rows = 0
    /// Depends on every row and on their order.
    private(set) var fingerprint: UInt64 = 0
    private let seed = SeededHash()

    init(_ plan: ExtractPlan) {
        columnCount = plan.columnCount
        pseudonym = plan.pseudonym
        places = plan.quasi.map(\.index) + plan.sensitive.map(\.index)
        columns =
            plan.quasi.map { CodedColumn($0, missing: plan.missing) }
            + plan.sensitive.map { CodedColumn($0, missing: plan.missing) }
        groups = TupleInterner(width: places.count)
        tuple = Array(repeating: 0, count: places.count)
    }

    /// The same coder before its first row, with the numbers that it has given.
    func fromTheStart() -> RowCoder {
        var coder = self
        (coder.rows, coder.fingerprint) = (0, 0)
        return coder
    }

    /// The numbers of a row's person and group.
    @inline(__always)
    mutating func code(
        _ bytes: Span<UInt8>, _ ends: Span<Int>
    ) throws(ExtractError) -> (person: UInt32, group: UInt32) {
        guard rows < Self.maximumRows else { throw .tooLarge(limit: Self.maximumRows) }
        rows += 1
        guard RowCells.areWhole(ends, columns: columnCount, bytes: bytes.count) else { throw .rowShape(row: rows) }
        let person = try person(bytes.extracting(RowCells.range(pseudonym.index, ends)))
        for place in places.indices {
            let cell = bytes.extracting(RowCells.range(places[place], ends))
            tuple[place] = try columns[place].code(of: cell, row: rows)
        }
        let group = UInt32(groups.code(of: tuple))
        fingerprint = seed.fold(fingerprint, UInt64(person) << 32 | UInt64(group))
        return (person, group)
    }

    /// The released value of a column in the row that was coded last.
    func releasedValue(of column: Int) -> ArraySlice<UInt8> { columns[column].values[Int(tuple[column])] }

    @inline(__always)
    private mutating func person(_ cell: Span<UInt8>) throws(ExtractError) -> UInt32 {
        let hash = persons.hash(cell)
        if let known = persons.find(cell, hash: hash) { return UInt32(known) }
        guard Self.pseudonymLengths.contains(cell.count), Self.isPlain(cell) else {
            throw .cell(.notAPseudonym, column: pseudonym.name, row: rows)
        }
        return UInt32(persons.insert(cell, hash: hash))
    }

    private static func isPlain(_ cell: Span<UInt8>) -> Bool {
        for index in cell.indices {
            let byte = cell[index]
            let isLetterOrDigit = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            guard isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { return false }
        }
        return true
    }
}

/// Where the cells of a row lie in its bytes: cell i ends before `ends[i]` and begins where the one before it ends.
package enum RowCells {
    /// Whether the ends rise, number one for each column, and stay within the bytes.
    @inline(__always)
    static func areWhole(_ ends: Span<Int>, columns: Int, bytes: Int) -> Bool {
        guard ends.count == columns else { return false }
        var start = 0
        for index in ends.indices {
            guard ends[index] >= start else { return false }
            start = ends[index]
        }
        return start <= bytes
    }

    /// Where a cell lies.
    @inline(__always)
    package static func range(_ index: Int, _ ends: Span<Int>) -> Range<Int> {
        (index > 0 ? ends[index &- 1] : 0)..<ends[index]
    }
}
