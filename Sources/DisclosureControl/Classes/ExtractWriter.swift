public import OpenSSLCrypto

/// The second pass over a table: takes the rows that are released, generalised, and gives them sorted by pseudonym.
///
/// It holds the released text in memory, since no order of the input may show.
public struct ExtractWriter: Sendable {
    private let extract: SafeExtract
    private var coder: RowCoder
    private let knownGroups: Int
    private let knownPersons: Int
    private var text: [UInt8] = []
    private var starts: [Int] = []
    private var persons: [UInt32] = []

    /// Starts the second pass.
    public init(_ extract: SafeExtract) {
        self.extract = extract
        coder = extract.coder
        knownGroups = extract.coder.groups.count
        knownPersons = extract.coder.persons.count
    }

    /// Takes one row as `EquivalenceClasses.add` does, in the same order, and says whether it is released. Refused: a row that
    /// the first pass did not see.
    @discardableResult
    public mutating func add(_ bytes: Span<UInt8>, ends: Span<Int>) throws(ExtractError) -> Bool {
        let (person, group) = try coder.code(bytes, ends)
        guard Int(group) < knownGroups, Int(person) < knownPersons else { throw .inputChanged }
        guard extract.isReleased[Int(group)] else { return false }
        starts.append(text.count)
        persons.append(person)
        for (place, column) in extract.plan.released.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            switch column.source {
            case .pseudonym: appendQuoted(coder.persons[Int(person)])
            case .quasi(let index): appendQuoted(coder.releasedValue(of: index))
            case .sensitive(let index): appendQuoted(coder.releasedValue(of: extract.plan.quasi.count + index))
            case .attribute(let index):
                let cell = bytes.extracting(RowCells.range(index, ends))
                guard isUTF8(cell) else { throw .cell(.notUTF8, column: column.name, row: coder.rows) }
                appendQuoted(cell)
            }
        }
        text.append(0x0A)
        return true
    }

    /// Ends the pass. Refused: other rows than the first pass saw, or another order.
    public consuming func finish() throws(ExtractError) -> ExtractFile {
        guard coder.rows == extract.rows, coder.fingerprint == extract.fingerprint else { throw .inputChanged }
        var header: [UInt8] = []
        for (place, column) in extract.plan.released.enumerated() {
            if place > 0 { header.append(UInt8(ascii: ",")) }
            header += [0x22] + Array(column.name.utf8) + [0x22]
        }
        header.append(0x0A)
        let order = LineOrder(text: text, starts: starts, persons: persons, pseudonyms: coder.persons)
        return try ExtractFile(header: header, text: text, lines: order.lines)
    }

    private mutating func appendQuoted(_ cell: ArraySlice<UInt8>) {
        guard !cell.contains(0x22) else {
            appendQuoted(cell.span)
            return
        }
        text.append(0x22)
        text.append(contentsOf: cell)
        text.append(0x22)
    }

    @inline(__always)
    private mutating func appendQuoted(_ cell: Span<UInt8>) {
        text.append(0x22)
        for index in cell.indices {
            if cell[index] == 0x22 { text.append(0x22) }
            text.append(cell[index])
        }
        text.append(0x22)
    }
}

/// The text of an extract: CSV (RFC 4180), every cell quoted, LF, UTF-8, one header line, sorted by pseudonym and then by the
/// bytes of the row.
public struct ExtractFile: Sendable {
    /// The name under which it is released; descriptor, scripts and report speak of it.
    public static let name = "extract.csv"

    /// The rows without the header.
    public var rows: Int { lines.count }
    /// The bytes with the header.
    public let byteCount: Int
    /// The SHA-256 of all bytes.
    public let digest: SHA256Digest

    private let header: [UInt8]
    private let text: [UInt8]
    private let lines: [Range<Int>]

    init(header: [UInt8], text: [UInt8], lines: [Range<Int>]) throws(ExtractError) {
        (self.header, self.text, self.lines) = (header, text, lines)
        byteCount = header.count + lines.reduce(0) { $0 + $1.count }
        do {
            var hash = try SHA256()
            Self.forEachChunk(header, text, lines) { hash.update($0) }
            digest = try hash.finalize()
        } catch { throw .cryptography(error) }
    }

    /// Gives the bytes in order, some 64 KiB at a time.
    public func forEachChunk<Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
        try Self.forEachChunk(header, text, lines, body)
    }

    private static func forEachChunk<Failure: Error>(
        _ header: [UInt8], _ text: [UInt8], _ lines: [Range<Int>], _ body: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var chunk = header
        for line in lines {
            chunk.append(contentsOf: text[line])
            guard chunk.count >= 1 << 16 else { continue }
            try body(chunk.span)
            chunk.removeAll(keepingCapacity: true)
        }
        if !chunk.isEmpty { try body(chunk.span) }
    }
}
