import CaseModel
import OpenSSLCrypto
import Pseudonymisation
import Synchronization

/// Writes the rows of a table in an order that says nothing of the order they came in.
///
/// Every row goes to a pile chosen by chance, each pile is brought into an order chosen by chance, and the piles are
/// written one after the other; every order of the rows is as likely as any other. Piles are files without names in the
/// folder of the result, so memory does not grow with the table.
final class RowShuffle: RowSink {
    private let file: DurableFile
    private let folder: String
    private let state = Mutex(State())

    private struct State {
        var piles: RowPiles?
        var lineEnd: [UInt8] = [0x0A]
        var count = 0
        var beginning: [UInt8] = []
    }

    private static let bufferSize = 256 << 10

    /// Writes to a file; piles lie in its folder.
    init(_ file: DurableFile, folder: String) { (self.file, self.folder) = (file, folder) }

    func write(beginning: [UInt8]) throws {
        try file.write(beginning)
        state.withLock { state in
            state.beginning = beginning
            if beginning.suffix(2) == [0x0D, 0x0A] { state.lineEnd = [0x0D, 0x0A] }
        }
    }

    func write(_ chunk: TableChunk) throws {
        try state.withLock { state in
            if state.piles == nil { state.piles = try RowPiles(in: folder) }
            var start = 0
            for end in chunk.tally.rowEnds {
                var row = chunk.output.withBytes(start..<end) { $0.copied }
                // The last row may have no line end; it seldom stays the last.
                if row.last != 0x0A { row += state.lineEnd }
                try state.piles?.add(row)
                start = end
            }
        }
    }

    func finish() throws -> (count: Int, digest: SHA256Digest)? {
        try state.withLock { state in
            var hash = try SHA256()
            hash.update(state.beginning)
            var count = state.beginning.count
            guard let piles = state.piles else { return (count, try hash.finalize()) }
            state.piles = nil
            var waiting: [UInt8] = []
            try piles.empty { row in
                waiting += row
                guard waiting.count >= Self.bufferSize else { return }
                hash.update(waiting)
                count += waiting.count
                try file.write(waiting)
                waiting.removeAll(keepingCapacity: true)
            }
            hash.update(waiting)
            try file.write(waiting)
            return (count + waiting.count, try hash.finalize())
        }
    }
}

/// Rows on piles, each in a file without a name.
private struct RowPiles {
    private let folder: String
    private var piles: [Pile] = []
    private var generator = SecureGenerator()

    private struct Pile {
        let file: DurableFile
        var waiting: [UInt8] = []
        var size = 0
    }

    private static let count = 64
    private static let bufferSize = 16 << 10
    /// The largest pile that is brought into order in memory.
    private static let orderedSize = 4 << 20

    init(in folder: String) throws {
        self.folder = folder
        for _ in 0..<Self.count { piles.append(Pile(file: try DurableFile(in: folder, fallback: .refuse))) }
    }

    mutating func add(_ row: [UInt8]) throws {
        let index = Int.random(in: 0..<Self.count, using: &generator)
        try Self.add(row, to: &piles[index])
    }

    private static func add(_ row: [UInt8], to pile: inout Pile) throws {
        for shift in stride(from: 24, through: 0, by: -8) {
            pile.waiting.append(UInt8(truncatingIfNeeded: row.count >> shift))
        }
        pile.waiting += row
        pile.size += 4 + row.count
        guard pile.waiting.count >= bufferSize else { return }
        try pile.file.write(pile.waiting)
        pile.waiting.removeAll(keepingCapacity: true)
    }

    /// Hands out the rows, pile by pile; they are gone then.
    consuming func empty(_ take: ([UInt8]) throws -> Void) throws {
        for index in piles.indices {
            try piles[index].file.write(piles[index].waiting)
            piles[index].waiting = []
            if piles[index].size <= Self.orderedSize {
                try emptyInMemory(piles[index], take)
            } else {
                var smaller = try RowPiles(in: folder)
                try Self.rows(of: piles[index]) { try smaller.add($0) }
                try smaller.empty(take)
            }
        }
        guard !generator.hasFailed else {
            throw PseudonymisationError.cryptography(.library(function: "RAND_bytes", reasons: []))
        }
    }

    private mutating func emptyInMemory(_ pile: Pile, _ take: ([UInt8]) throws -> Void) throws {
        var rows: [[UInt8]] = []
        try Self.rows(of: pile) { rows.append($0) }
        rows.shuffle(using: &generator)
        for row in rows { try take(row) }
    }

    private static func rows(of pile: Pile, _ body: ([UInt8]) throws -> Void) throws {
        var (offset, left): (Int, [UInt8]) = (0, [])
        while true {
            let piece = try pile.file.read(256 << 10, at: offset)
            offset += piece.count
            left += piece
            var start = 0
            while left.count - start >= 4 {
                let count = left[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
                guard left.count - start - 4 >= count else { break }
                try body(Array(left[start + 4..<start + 4 + count]))
                start += 4 + count
            }
            left.removeFirst(start)
            if piece.isEmpty { return }
        }
    }
}
