/// Up to sixteen ASCII bytes, stored inline: the characters of one number.
struct ShortText: Sendable {
    private var bytes = InlineArray<16, UInt8>(repeating: 0)
    private(set) var count = 0

    static let capacity = 16

    /// Appends a byte; a byte beyond the capacity is not kept, the count stays.
    mutating func append(_ byte: UInt8) {
        guard count < Self.capacity else { return }
        bytes[count] = byte
        count += 1
    }

    /// The byte at an index; zero from `count` on.
    subscript(index: Int) -> UInt8 { bytes[index & (Self.capacity - 1)] }

    /// Lends the bytes.
    func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(bytes.span.extracting(0..<count))
    }

    /// The value of the digit at an index.
    func digit(_ index: Int) -> Int { Int(self[index] & 15) }

    /// The value of the two digits at an index.
    func pair(_ index: Int) -> Int { digit(index) * 10 + digit(index + 1) }

    /// The value of the three digits at an index.
    func triple(_ index: Int) -> Int { pair(index) * 10 + digit(index + 2) }
}

extension ShortText: Hashable {
    static func == (left: ShortText, right: ShortText) -> Bool {
        guard left.count == right.count else { return false }
        for index in 0..<left.count where left[index] != right[index] { return false }
        return true
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for index in 0..<count { hasher.combine(self[index]) }
    }
}

extension UInt8 {
    /// Whether this is an ASCII digit.
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Whether this is an ASCII letter.
    var isLetter: Bool { self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
}
