import CaseModel
import Pseudonymisation
import Synchronization

/// Hands out the records of a table, a chunk at a time, to any number of workers; each chunk has a ticket, its place in the
/// order of the input.
final class TableReader: Sendable {
    private let input: InputStream
    private let cutter: RecordCutter
    private let state: Mutex<State>

    private struct State {
        /// Bytes of a record that has begun.
        var rest: [UInt8]
        var ticket = 0
        var hasEnded = false
    }

    /// The bytes of a chunk, as long as no record is longer.
    static let chunkSize = 256 << 10

    /// Begins behind the beginning of the table; `rest` is what was read beyond it.
    init(_ input: InputStream, cutter: RecordCutter, rest: [UInt8]) {
        (self.input, self.cutter) = (input, cutter)
        state = Mutex(State(rest: rest))
    }

    /// Fills a chunk with the next records and gives its ticket; nil at the end, and after `end`.
    ///
    /// A record that is longer than one may be is handed out without its end, as the last chunk.
    func next(_ chunk: TableChunk) throws(FileFault) -> Int? {
        try state.withLock { (state) throws(FileFault) in
            guard !state.hasEnded else { return nil }
            chunk.begin()
            chunk.input.append(state.rest)
            state.rest.removeAll(keepingCapacity: true)
            var wanted = Self.chunkSize
            while true {
                state.hasEnded = try !fill(chunk, to: wanted)
                let end = state.hasEnded ? chunk.input.count : cutter.lastRecordEnd(in: chunk.input)
                if end > 0 || state.hasEnded { return keepRest(&state, chunk, from: end) }
                guard chunk.input.count <= PseudonymStream.recordLimit else {
                    state.hasEnded = true
                    chunk.refuseAsTooLong()
                    return keepRest(&state, chunk, from: chunk.input.count)
                }
                wanted = max(Self.chunkSize, 2 * chunk.input.count)
            }
        }
    }

    /// Hands out nothing any more.
    func end() { state.withLock { $0.hasEnded = true } }

    /// Reads until a chunk has so many bytes, or some and no more are waiting; false at the end of the input.
    ///
    /// Rows that come slowly are worked on as they come, so that progress shows them.
    private func fill(_ chunk: TableChunk, to wanted: Int) throws(FileFault) -> Bool {
        while chunk.input.count < wanted {
            let asked = wanted - chunk.input.count
            let count = try chunk.input.fill(asked) { (room) throws(FileFault) in
                try input.next(into: &room)
            }
            if count == 0 { return false }
            if count < asked { return true }
        }
        return true
    }

    private func keepRest(_ state: inout State, _ chunk: TableChunk, from end: Int) -> Int? {
        chunk.input.withBytes(end..<chunk.input.count) { state.rest += $0.copied }
        chunk.input.truncate(to: end)
        guard chunk.input.count > 0 else { return nil }
        state.ticket += 1
        return state.ticket - 1
    }
}
