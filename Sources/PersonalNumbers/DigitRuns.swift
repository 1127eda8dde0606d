/// Walks over the starts of the runs of digits in bytes, ASCII and full-width, eight bytes at a time.
///
/// A run that starts so late that no number fits behind it is not given.
struct DigitRuns {
    /// The fewest bytes of a number.
    static let leastCount = 10

    private var index: Int
    /// Whether a digit stands right before `index`.
    private var follows: Bool
    /// The starts that are left of the word at `base`: the highest bit of their byte.
    private var starts: UInt64 = 0
    private var base = 0

    /// Starts at an index; a digit right before it makes what stands there the middle of a run.
    @inline(__always)
    init(in bytes: Span<UInt8>, from start: Int) {
        index = max(start, 0)
        follows = index > 0 && index <= bytes.count && Self.endsInDigit(bytes, before: index)
    }

    /// The index of the next start, or nil.
    @inline(__always)
    mutating func next(in bytes: Span<UInt8>) -> Int? {
        while starts == 0 {
            guard index <= bytes.count &- Self.leastCount else { return nil }
            let word = EightCharacters(bytes, at: index).word
            guard !EightCharacters.holdsFullWidthLead(word) else {
                if let start = step(bytes) { return start }
                continue
            }
            let digits = EightCharacters.digitMask(word)
            starts = digits & ~(digits << 8 | (follows ? 0x80 : 0))
            follows = digits >> 63 == 1
            base = index
            index &+= 8
        }
        let start = base &+ starts.trailingZeroBitCount >> 3
        starts &= starts &- 1
        return start <= bytes.count &- Self.leastCount ? start : nil
    }

    /// One byte, or one full-width digit, further; gives where that starts a run.
    @inline(never)
    private mutating func step(_ bytes: Span<UInt8>) -> Int? {
        let length = Self.digitLength(bytes, at: index)
        let start = length > 0 && !follows ? index : nil
        follows = length > 0
        index += max(length, 1)
        return start
    }

    /// The length of the digit at an index, ASCII 1 or full-width 3, or zero.
    @inline(__always)
    static func digitLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        if byte.isDigit { return 1 }
        guard byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC else { return 0 }
        return (0x90...0x99).contains(bytes[index + 2]) ? 3 : 0
    }

    private static func endsInDigit(_ bytes: Span<UInt8>, before index: Int) -> Bool {
        bytes[index - 1].isDigit || (index >= 3 && digitLength(bytes, at: index - 3) == 3)
    }
}

extension EightCharacters {
    /// The highest bit of each byte that is an ASCII digit.
    ///
    /// The lower seven bits of a digit, with 0x30 taken away, are below ten, and with 0x76 added stay below 0x80.
    @inline(__always)
    static func digitMask(_ word: UInt64) -> UInt64 {
        let others = (word & 0x7F7F_7F7F_7F7F_7F7F ^ 0x3030_3030_3030_3030) &+ 0x7676_7676_7676_7676 | word
        return ~others & 0x8080_8080_8080_8080
    }

    /// Whether a byte is 0xEF, with which full-width digits begin.
    @inline(__always)
    static func holdsFullWidthLead(_ word: UInt64) -> Bool {
        let difference = word ^ 0xEFEF_EFEF_EFEF_EFEF
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0
    }
}
