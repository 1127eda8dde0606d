/// Cuts a stream of bytes into lines in constant memory: a line beyond the limit is reported and not kept.
///
/// A line ends with LF or CRLF, which are not part of it; the last one may end with the input.
struct InputLines {
    /// One line of the input.
    enum Line: Hashable, Sendable {
        /// Its bytes, without the line end.
        case whole([UInt8])
        /// It has more bytes than are read.
        case tooLong
    }

    private let limit: Int
    private var line: [UInt8] = []
    private var isTooLong = false

    /// Makes an empty stream; `limit` is the most bytes of a line, without its end.
    init(limit: Int) { self.limit = limit }

    /// Takes the next bytes; `body` gets every line that they complete.
    mutating func take(_ chunk: [UInt8], _ body: (Line) throws -> Void) rethrows {
        var rest = chunk[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            keep(rest[..<end])
            rest = rest[(end + 1)...]
            try complete(body)
        }
        keep(rest)
    }

    /// Ends the input; `body` gets the last line when nothing ended it.
    mutating func finish(_ body: (Line) throws -> Void) rethrows {
        if isTooLong || !line.isEmpty { try complete(body) }
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        // One byte more than the limit may be the CR of the line's end.
        let room = limit + 1 - line.count
        if bytes.count > room { isTooLong = true }
        if !isTooLong { line += bytes }
    }

    private mutating func complete(_ body: (Line) throws -> Void) rethrows {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let whole: Line = isTooLong || line.count > limit ? .tooLong : .whole(line)
        line.removeAll(keepingCapacity: true)
        isTooLong = false
        try body(whole)
    }
}
