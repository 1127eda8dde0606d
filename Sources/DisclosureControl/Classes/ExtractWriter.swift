public import OpenSSLCrypto

/// Keeps the rows of a second pass until all are there, in piles: in memory or in files.
public protocol ExtractPiles: AnyObject {
    /// How many piles there are, from 1.
    var pileCount: Int { get }
    /// Adds bytes to the end of a pile.
    func append(_ bytes: [UInt8], to pile: Int) throws
    /// Gives everything on a pile; nothing is added to it any more, and it is asked for once.
    func take(_ pile: Int) throws -> [UInt8]
}

/// One pile in memory.
public final class ExtractMemory: ExtractPiles {
    /// One.
    public let pileCount = 1
    private var bytes: [UInt8] = []

    /// An empty pile.
    public init() {}

    /// Adds bytes.
    public func append(_ bytes: [UInt8], to pile: Int) { self.bytes += bytes }

    /// Gives everything.
    public func take(_ pile: Int) -> [UInt8] { bytes }
}

/// The second pass over a table: takes the rows that are released, generalised, and gives them sorted by pseudonym.
///
/// No order of the input shows. Rows wait on piles, each of which holds the persons of one stretch of the sorted pseudonyms,
/// so that one pile at a time is in memory.
public struct ExtractWriter {
    private let extract: SafeExtract
    private let piles: any ExtractPiles
    private var coder: RowCoder
    private let knownGroups: Int
    private let knownPersons: Int
    /// The place of each person among the sorted pseudonyms.
    private let ranks: [UInt32]
    private var line: [UInt8] = []
    /// What is not yet on its pile.
    private var waiting: [[UInt8]]

    /// So much waits before it is put on its pile.
    private static let waitingSize = 64 << 10

    /// Starts the second pass.
    public init(_ extract: SafeExtract, piles: any ExtractPiles = ExtractMemory()) {
        self.extract = extract
        self.piles = piles
        coder = extract.coder
        knownGroups = extract.coder.groups.count
        knownPersons = extract.coder.persons.count
        ranks = PersonRanks.of(extract.coder.persons)
        waiting = Array(repeating: [], count: max(1, piles.pileCount))
    }

    /// Takes one row as `EquivalenceClasses.add` does, in the same order, and says whether it is released. Refused: a row that
    /// the first pass did not see. Throws `ExtractError`, and what the piles throw.
    @discardableResult
    public mutating func add(_ bytes: Span<UInt8>, ends: Span<Int>) throws -> Bool {
        let (person, group) = try coder.code(bytes, ends)
        guard Int(group) < knownGroups, Int(person) < knownPersons else { throw ExtractError.inputChanged }
        guard extract.isReleased[Int(group)] else { return false }
        line.removeAll(keepingCapacity: true)
        for (place, column) in extract.plan.released.enumerated() {
            if place > 0 { line.append(UInt8(ascii: ",")) }
            switch column.source {
            case .pseudonym: appendQuoted(coder.persons[Int(person)])
            case .quasi(let index): appendQuoted(coder.releasedValue(of: index))
            case .sensitive(let index): appendQuoted(coder.releasedValue(of: extract.plan.quasi.count + index))
            case .attribute(let index):
                let cell = bytes.extracting(RowCells.range(index, ends))
                guard isUTF8(cell) else {
                    throw ExtractError.cell(.notUTF8, column: column.name, row: coder.rows)
                }
                appendQuoted(cell)
            }
        }
        line.append(0x0A)
        try put(line, rank: ranks[Int(person)])
        return true
    }

    /// Ends the pass: `body` gets the bytes in order, some 64 KiB at a time. Refused: other rows than the first pass saw, or
    /// another order. Throws `ExtractError`, and what piles and body throw.
    public consuming func finish(_ body: (Span<UInt8>) throws -> Void) throws -> ExtractFile {
        guard coder.rows == extract.rows, coder.fingerprint == extract.fingerprint else {
            throw ExtractError.inputChanged
        }
        var output = try ExtractOutput(header: extract.plan.released.map(\.name))
        for pile in waiting.indices {
            if !waiting[pile].isEmpty { try piles.append(waiting[pile], to: pile) }
            waiting[pile] = []
            let bytes = try piles.take(pile)
            for line in WaitingLine.sorted(in: bytes) { try output.add(bytes[line], body) }
        }
        return try output.finish(body)
    }

    private mutating func put(_ line: [UInt8], rank: UInt32) throws {
        let pile = knownPersons > 0 ? Int(rank) * waiting.count / knownPersons : 0
        WaitingLine.append(line, rank: rank, to: &waiting[pile])
        guard waiting[pile].count >= Self.waitingSize else { return }
        try piles.append(waiting[pile], to: pile)
        waiting[pile].removeAll(keepingCapacity: true)
    }

    private mutating func appendQuoted(_ cell: ArraySlice<UInt8>) {
        guard !cell.contains(0x22) else {
            appendQuoted(cell.span)
            return
        }
        line.append(0x22)
        line.append(contentsOf: cell)
        line.append(0x22)
    }

    @inline(__always)
    private mutating func appendQuoted(_ cell: Span<UInt8>) {
        line.append(0x22)
        for index in cell.indices {
            if cell[index] == 0x22 { line.append(0x22) }
            line.append(cell[index])
        }
        line.append(0x22)
    }
}

/// A line on a pile: the rank of its person and its length, four bytes each with the lowest first, and its bytes.
enum WaitingLine {
    static func append(_ line: [UInt8], rank: UInt32, to pile: inout [UInt8]) {
        append(rank, to: &pile)
        append(UInt32(line.count), to: &pile)
        pile.append(contentsOf: line)
    }

    /// Where the lines of a pile lie, by rank and then by bytes.
    static func sorted(in pile: [UInt8]) -> [Range<Int>] {
        var lines: [(rank: UInt32, range: Range<Int>)] = []
        var place = 0
        while place < pile.count {
            let start = place + 8
            let end = start + Int(number(at: place + 4, in: pile))
            lines.append((number(at: place, in: pile), start..<end))
            place = end
        }
        lines.sort { left, right in
            guard left.rank == right.rank else { return left.rank < right.rank }
            return pile[left.range].lexicographicallyPrecedes(pile[right.range])
        }
        return lines.map(\.range)
    }

    private static func append(_ number: UInt32, to pile: inout [UInt8]) {
        for shift in [0, 8, 16, 24] as [UInt32] { pile.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private static func number(at place: Int, in pile: [UInt8]) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(pile[place + $1]) << UInt32(8 * $1) }
    }
}

/// Hands the lines on in pieces, and hashes and counts them.
private struct ExtractOutput: ~Copyable {
    private var hash: SHA256
    private var piece: [UInt8] = []
    private var byteCount = 0
    private var rows = 0

    private static let pieceSize = 64 << 10

    init(header: [String]) throws {
        do { hash = try SHA256() } catch { throw ExtractError.cryptography(error) }
        for (place, name) in header.enumerated() {
            if place > 0 { piece.append(UInt8(ascii: ",")) }
            piece += [0x22] + Array(name.utf8) + [0x22]
        }
        piece.append(0x0A)
    }

    mutating func add(_ line: ArraySlice<UInt8>, _ body: (Span<UInt8>) throws -> Void) throws {
        piece.append(contentsOf: line)
        rows += 1
        if piece.count >= Self.pieceSize { try give(body) }
    }

    consuming func finish(_ body: (Span<UInt8>) throws -> Void) throws -> ExtractFile {
        try give(body)
        do { return ExtractFile(rows: rows, byteCount: byteCount, digest: try hash.finalize()) } catch {
            throw ExtractError.cryptography(error)
        }
    }

    private mutating func give(_ body: (Span<UInt8>) throws -> Void) throws {
        hash.update(piece)
        byteCount += piece.count
        try body(piece.span)
        piece.removeAll(keepingCapacity: true)
    }
}

/// What is known of the text of an extract: CSV (RFC 4180), every cell quoted, LF, UTF-8, one header line, sorted by pseudonym
/// and then by the bytes of the row. Only `ExtractWriter.finish` makes one.
public struct ExtractFile: Sendable, Hashable {
    /// The name under which it is released; descriptor, scripts and report speak of it.
    public static let name = "extract.csv"

    /// The rows without the header.
    public let rows: Int
    /// The bytes with the header.
    public let byteCount: Int
    /// The SHA-256 of all bytes.
    public let digest: SHA256Digest

    fileprivate init(rows: Int, byteCount: Int, digest: SHA256Digest) {
        (self.rows, self.byteCount, self.digest) = (rows, byteCount, digest)
    }
}
