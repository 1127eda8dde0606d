/// The automaton of a CSV cell (RFC 4180), one byte at a time: what each byte is.
///
/// A quote opens a cell only as its first byte; behind the closing quote only a delimiter or the end of the record may
/// follow. A record ends with LF or CRLF. Blanks are content.
struct TableCell {
    /// What a byte is.
    enum Step {
        /// Content of the cell.
        case content
        /// The second of two quotes that stand for one.
        case doubledQuote
        /// A quote that opens or closes the cell, the first of two, or the CR of a CRLF.
        case structure
        /// The delimiter: the cell ends.
        case endOfCell
        /// The line feed: cell and record end; CR stood before it or not.
        case endOfRecord(LineEnd)
        /// Not CSV.
        case fault(TableFault)
    }

    /// The two ways a record ends.
    enum LineEnd { case lineFeed, carriageReturnLineFeed }

    private enum State { case start, plain, quoted, quoteInQuoted, carriageReturn }

    private var state = State.start
    /// Whether the cell is quoted.
    private(set) var isQuoted = false

    /// Whether nothing of the cell was read.
    var isUntouched: Bool { state == .start }

    /// Takes a byte.
    mutating func take(_ byte: UInt8, delimiter: UInt8) -> Step {
        switch state {
        case .quoted:
            guard byte == UInt8(ascii: "\"") else { return .content }
            state = .quoteInQuoted
            return .structure
        case .quoteInQuoted where byte == UInt8(ascii: "\""):
            state = .quoted
            return .doubledQuote
        case .carriageReturn:
            return byte == 0x0A ? end(.endOfRecord(.carriageReturnLineFeed)) : .fault(.strayCarriageReturn)
        case .start, .plain, .quoteInQuoted:
            return takeOutsideQuotes(byte, delimiter)
        }
    }

    private mutating func takeOutsideQuotes(_ byte: UInt8, _ delimiter: UInt8) -> Step {
        switch byte {
        case delimiter:
            return end(.endOfCell)
        case 0x0A:
            return end(.endOfRecord(.lineFeed))
        case 0x0D:
            state = .carriageReturn
            return .structure
        case UInt8(ascii: "\""):
            guard state == .start else { return .fault(.strayQuote) }
            (state, isQuoted) = (.quoted, true)
            return .structure
        default:
            guard state != .quoteInQuoted else { return .fault(.strayQuote) }
            state = .plain
            return .content
        }
    }

    private mutating func end(_ step: Step) -> Step {
        state = .start
        return step
    }

    /// Begins the next cell, once the last one is written.
    mutating func begin() { self = TableCell() }

    /// What is wrong when the input ends here, or nil.
    var faultAtEnd: TableFault? {
        switch state {
        case .start, .plain, .quoteInQuoted: nil
        case .quoted: .unterminatedQuote
        case .carriageReturn: .strayCarriageReturn
        }
    }
}
