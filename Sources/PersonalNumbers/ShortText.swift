/// Up to sixteen ASCII bytes in two words: the characters of one number, the first in the lowest byte of `head`.
struct ShortText: Sendable, Hashable {
    /// The first eight bytes; those beyond `count` are zero.
    private(set) var head: UInt64 = 0
    /// The next eight bytes.
    private(set) var tail: UInt64 = 0
    private(set) var count = 0

    static let capacity = 16

    /// No bytes.
    init() {}

    /// As many bytes as `count` says; the words are zero beyond them.
    @inline(__always)
    init(head: UInt64, tail: UInt64, count: Int) {
        (self.head, self.tail, self.count) = (head, tail, count)
    }

    /// Appends a byte; a byte beyond the capacity is not kept, the count stays.
    mutating func append(_ byte: UInt8) {
        guard count < Self.capacity else { return }
        if count < 8 { head |= UInt64(byte) << (8 * count) } else { tail |= UInt64(byte) << (8 * (count - 8)) }
        count += 1
    }

    /// The byte at an index; zero from `count` on.
    @inline(__always)
    subscript(index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: (index < 8 ? head : tail) >> UInt64(truncatingIfNeeded: index & 7 &* 8))
    }

    /// Lends the bytes.
    @inline(__always)
    func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var bytes = InlineArray<16, UInt8>(repeating: 0)
        for index in 0..<Self.capacity { bytes[index] = self[index] }
        return try body(bytes.span.extracting(0..<count))
    }

    /// The value of the digit at an index.
    @inline(__always)
    func digit(_ index: Int) -> Int { Int(self[index] & 15) }

    /// The value of the two digits at an index.
    @inline(__always)
    func pair(_ index: Int) -> Int { digit(index) &* 10 &+ digit(index &+ 1) }

    /// The value of the three digits at an index.
    @inline(__always)
    func triple(_ index: Int) -> Int { pair(index) &* 10 &+ digit(index &+ 2) }
}

extension UInt8 {
    /// Whether this is an ASCII digit.
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Whether this is an ASCII letter.
    var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
}
