/// A column whose cells become small numbers: each distinct released value has one.
struct CodedColumn: Sendable {
    /// What a cell becomes.
    private enum Work: Sendable {
        case generalised(GeneralisedCell, level: Int)
        case text
        case number
        case word(Set<[UInt8]>)
    }

    let name: String
    private let work: Work
    private let missing: [[UInt8]]
    /// The released values.
    private(set) var values = ByteInterner()
    // A cell that a released value was made from: coarser levels follow from any of them, since levels nest.
    private var origins: [UInt8] = []
    private var endsOfOrigins: [Int] = []
    private var seen = ByteInterner()
    private var codeOfSeen: [UInt32] = []
    private var made: [UInt8] = []
    private var latest = RecentCells()
    // More distinct cells than this are generalised anew each time, so that memory is bounded by what is released.
    private static let rememberedCells = 1 << 16

    init(_ column: ExtractPlan.Quasi, missing: [[UInt8]]) {
        name = column.name
        work = .generalised(column.cell, level: column.level)
        self.missing = missing
    }

    init(_ column: ExtractPlan.Sensitive, missing: [[UInt8]]) {
        name = column.name
        work =
            switch column.requirement.scale {
            case .categorical: .text
            case .numbers: .number
            case .words(let words): .word(Set(words.map { Array($0.utf8) }))
            }
        self.missing = missing
    }

    /// The number of a cell's released value.
    @inline(__always)
    mutating func code(of cell: Span<UInt8>, row: Int) throws(ExtractError) -> UInt32 {
        guard let key = RecentCells.Key(cell) else { return try soughtCode(of: cell, row: row) }
        if let code = latest.code(of: key) { return code }
        let code = try soughtCode(of: cell, row: row)
        latest.remember(code, of: key)
        return code
    }

    private mutating func soughtCode(of cell: Span<UInt8>, row: Int) throws(ExtractError) -> UInt32 {
        let hash = seen.hash(cell)
        if let known = seen.find(cell, hash: hash) { return codeOfSeen[known] }
        return try newCode(of: cell, hash: hash, row: row)
    }

    private mutating func newCode(of cell: Span<UInt8>, hash: UInt64, row: Int) throws(ExtractError) -> UInt32 {
        made.removeAll(keepingCapacity: true)
        if isMissing(cell) {
            made.append(GeneralisedCell.star)
        } else {
            guard cell.count > 0 else { throw .cell(.empty, column: name, row: row) }
            guard isUTF8(cell) else { throw .cell(.notUTF8, column: name, row: row) }
            guard make(cell) else { throw .cell(.unfit, column: name, row: row) }
        }
        let known = values.count
        let released = made
        let code = values.code(of: released.span)
        if code == known, case .generalised = work {
            origins.append(cell)
            endsOfOrigins.append(origins.count)
        }
        if seen.count < Self.rememberedCells {
            _ = seen.insert(cell, hash: hash)
            codeOfSeen.append(UInt32(code))
        }
        return UInt32(code)
    }

    private mutating func make(_ cell: Span<UInt8>) -> Bool {
        switch work {
        case .generalised(let generaliser, let level): return generaliser.append(cell, at: level, to: &made)
        case .text: made.append(cell)
        case .number:
            guard let number = ExactDecimal(cell) else { return false }
            made.append(contentsOf: number.text.utf8)
        case .word(let words):
            made.append(cell)
            return words.contains(made)
        }
        return true
    }

    private func isMissing(_ cell: Span<UInt8>) -> Bool {
        missing.contains { marker in
            marker.count == cell.count && marker.indices.allSatisfy { marker[$0] == cell[$0] }
        }
    }

    /// For each released value the number of its value at a coarser level, and how many values that level has. Only a
    /// quasi-identifier has levels; another column gives its own numbers.
    func codes(at level: Int) -> (codes: [UInt32], count: Int) {
        guard case .generalised(let generaliser, let own) = work, level != own else {
            return (values.count > 0 ? (0..<UInt32(values.count)).map { $0 } : [], values.count)
        }
        var coarser = ByteInterner()
        var text: [UInt8] = []
        var codes: [UInt32] = []
        codes.reserveCapacity(values.count)
        var start = 0
        for end in endsOfOrigins {
            let origin = origins.span.extracting(start..<end)
            start = end
            text.removeAll(keepingCapacity: true)
            if isMissing(origin) || !generaliser.append(origin, at: level, to: &text) { text = [GeneralisedCell.star] }
            codes.append(UInt32(coarser.code(of: text.span)))
        }
        return (codes, coarser.count)
    }

    /// The number of `*`, or nil where no value is missing or suppressed.
    var starCode: UInt32? {
        let star = [GeneralisedCell.star]
        return values.find(star.span, hash: values.hash(star.span)).map { UInt32($0) }
    }

    /// A released value as text, for the officer's report.
    func text(_ code: UInt32) -> String { String(decoding: values[Int(code)], as: UTF8.self) }
}

/// Whether bytes are UTF-8 without a NUL, at which other tools end a cell.
func isUTF8(_ bytes: Span<UInt8>) -> Bool {
    var isASCII = true
    for index in bytes.indices {
        if bytes[index] == 0 { return false }
        if bytes[index] >= 0x80 { isASCII = false }
    }
    return isASCII || (try? UTF8Span(validating: bytes)) != nil
}
