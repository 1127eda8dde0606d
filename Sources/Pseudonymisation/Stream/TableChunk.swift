/// Whole records on their way through a worker: their bytes, what became of them, and what was counted.
///
/// Places count from the chunk's own beginning until the run's ledger knows where that is.
package final class TableChunk {
    /// The bytes of the records.
    package let input: StreamMemory
    /// What is written in their place.
    package let output: StreamMemory
    /// The rows that were set aside, as they were.
    package let rejected: StreamMemory

    /// What was counted, and what ends the run.
    package internal(set) var tally = ChunkTally()

    /// Whether the input is longer than one record may be and holds no whole one.
    private(set) var isTooLong = false

    /// Makes room for chunks of a size.
    package init(size: Int) {
        input = StreamMemory(capacity: size)
        output = StreamMemory(capacity: size + size / 2)
        rejected = StreamMemory(capacity: 0)
    }

    /// Empties it for the next records.
    package func begin() {
        input.truncate(to: 0)
        isTooLong = false
        forgetResult()
    }

    /// Notes that the input is longer than one record may be and holds no whole one: whatever a worker finds, it is a fault.
    package func refuseAsTooLong() { isTooLong = true }

    /// Replaces the output, and where its rows end.
    func replaceOutput(_ bytes: [UInt8], rowEnds: [Int]) {
        output.truncate(to: 0)
        output.append(bytes)
        tally.rowEnds = rowEnds
    }

    /// Takes the tally out, for a while in which it changes often; `put` gives it back.
    func takeTally() -> ChunkTally {
        var taken = ChunkTally()
        swap(&taken, &tally)
        return taken
    }

    /// Gives the tally back.
    func put(_ tally: consuming ChunkTally) { self.tally = tally }

    /// Forgets what a worker did, so that the records can be read again.
    func forgetResult() {
        output.truncate(to: 0)
        rejected.truncate(to: 0)
        tally.clear()
    }
}

/// What was counted in a chunk.
package struct ChunkTally {
    /// A row that was set aside.
    package struct Rejection: Sendable, Hashable {
        /// Where its cell stands.
        package var place: CellPlace
        /// The word for why.
        package let reason: String
    }

    /// The line feeds, inside cells and outside.
    package internal(set) var lines = 0
    /// The records.
    package internal(set) var rows = 0
    /// A mark of every cell that was replaced, in no order.
    package internal(set) var marks: [IdentityMark] = []
    /// The rows that were set aside, in order.
    package internal(set) var rejections: [Rejection] = []
    /// Where each row of the output ends, when rows are to be told apart.
    package internal(set) var rowEnds: [Int] = []
    /// What ends the run, with the place in the chunk.
    package internal(set) var fault: PseudonymisationError?

    mutating func clear() {
        (lines, rows, fault) = (0, 0, nil)
        marks.removeAll(keepingCapacity: true)
        rejections.removeAll(keepingCapacity: true)
        rowEnds.removeAll(keepingCapacity: true)
    }
}

/// What is left of a replaced cell for counting: its column, 64 bits of the code, 32 bits of a checksum of the number.
package struct IdentityMark: Sendable, Hashable {
    /// The first bits of the pseudonym's code.
    package let code: UInt64
    /// A checksum of what was replaced.
    package let number: UInt32
    /// The index of the replaced column.
    package let column: UInt32
}
