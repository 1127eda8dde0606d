/// Checks that bytes are UTF-8 across chunks, and says of those that are not what they look like.
struct TextCheck {
    /// What is known of the bytes so far.
    enum Verdict {
        /// They are UTF-8, or may become it.
        case text
        /// They are not UTF-8; the next bytes tell the encoding.
        case undecided
        /// They are not UTF-8 but look like another encoding, or like none.
        case foreign(TextEncoding?)
    }

    private var utf8 = UTF8Check()
    /// The bytes from 0x80 up to here that stand one behind another; of more than `telling` the last.
    private var run: [UInt8] = []
    private var isForeign = false

    /// More bytes from 0x80 in a row tell no encoding.
    private static let telling = 5

    /// Whether no sequence is open, and no fault came.
    var isComplete: Bool { utf8.isComplete && !isForeign }

    /// The encoding that the last bytes look like; nil for none.
    var encoding: TextEncoding? { TextEncoding(at: run.count, in: run.span) }

    /// Takes a byte.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Verdict {
        // While a sequence is open, or after a fault, there is a run.
        byte < 0x80 && run.isEmpty ? .text : takeInRun(byte)
    }

    private mutating func takeInRun(_ byte: UInt8) -> Verdict {
        if !isForeign {
            if byte < 0x80, utf8.isComplete {
                run.removeAll(keepingCapacity: true)
                return .text
            }
            isForeign = !utf8.take(byte)
        }
        guard byte >= 0x80 else { return .foreign(encoding) }
        if run.count == Self.telling { run.removeFirst() }
        run.append(byte)
        guard isForeign else { return .text }
        return run.count == Self.telling ? .foreign(nil) : .undecided
    }
}
