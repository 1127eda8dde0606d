extension PersonalNumber {
    /// The canonical form as text: the number itself, for where the number is used, never for a message or a log.
    public var canonical: String {
        withCanonicalBytes { (bytes: Span<UInt8>) in
            var text = ""
            text.reserveCapacity(bytes.count)
            for index in bytes.indices { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
            return text
        }
    }

    /// Lends the canonical form, 10 to 12 ASCII bytes, without allocating.
    @inlinable
    public func withCanonicalBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var bytes = InlineArray<12, UInt8>(repeating: 0)
        for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: head >> UInt64(8 * index)) }
        for index in 0..<4 { bytes[8 + index] = UInt8(truncatingIfNeeded: tail >> UInt32(8 * index)) }
        return try body(bytes.span.extracting(0..<Int(count)))
    }

    /// The canonical form as two words, the first character in the lowest byte, zero beyond the last one: the cheapest way
    /// to have it, for a caller that builds messages of its own.
    @inlinable public var canonicalWords: (head: UInt64, tail: UInt64) { (head, UInt64(tail)) }

    /// Appends the message a pseudonym is the MAC of: `pid1:<CC>:<canonical>`, 18 to 20 ASCII bytes.
    ///
    /// Hash it under a secret key only: one century of a country's numbers is enumerated in seconds.
    public func appendPseudonymMessage(to buffer: inout [UInt8]) {
        for byte in "pid1:".utf8 { buffer.append(byte) }
        for byte in country.rawValue.utf8 { buffer.append(byte) }
        buffer.append(UInt8(ascii: ":"))
        withCanonicalBytes { text in for index in text.indices { buffer.append(text[index]) } }
    }
}
