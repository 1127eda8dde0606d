internal import CTableIndex

/// Says where the last whole record of some bytes ends, so that they can be cut there.
package struct RecordCutter: Sendable {
    private let format: PseudonymStreamOptions.Format

    init(_ format: PseudonymStreamOptions.Format) { self.format = format }

    /// The bytes up to and with the end of the last whole record, 0 for none; the bytes begin with a record.
    package func lastRecordEnd(in memory: StreamMemory) -> Int {
        switch format {
        case .delimited: unsafe CTableIndex_last_record_end(memory.start, memory.count)
        case .objectLines: lastLineEnd(in: memory)
        }
    }

    /// A line feed never stands inside a JSON text but between its parts.
    private func lastLineEnd(in memory: StreamMemory) -> Int {
        var end = memory.count
        while end > 0, unsafe memory.start[end - 1] != 0x0A { end -= 1 }
        return end
    }
}
