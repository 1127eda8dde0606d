extension Span<UInt8> {
    /// The eight bytes from a place, which must be there.
    @inline(__always)
    func word(at index: Int) -> UInt64 { unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) }

    /// The last eight bytes, or all of fewer. With the count and the words before it tells the bytes from all others.
    @inline(__always)
    var lastWord: UInt64 {
        guard count < 8 else { return word(at: count &- 8) }
        var word: UInt64 = 0
        for index in indices { word = word << 8 | UInt64(self[index]) }
        return word
    }

    /// Whether both are the same bytes; the counts are equal.
    @inline(__always)
    func holdsSame(as other: Span<UInt8>) -> Bool {
        var index = 0
        while index &+ 8 <= count {
            if word(at: index) != other.word(at: index) { return false }
            index &+= 8
        }
        return lastWord == other.lastWord
    }
}

extension [UInt8] {
    /// Appends the bytes of a span.
    mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
