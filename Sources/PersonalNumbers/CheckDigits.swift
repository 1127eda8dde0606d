/// The check-digit sums of the five countries.
enum CheckDigits {
    /// Luhn over ten characters: the sum's last digit is zero. A letter counts as 1 (Swedish interim numbers).
    ///
    /// All places at once: a doubled digit counts 2d, and 2d - 9, which is 2d + 1 modulo 10, from five on.
    @inline(__always)
    static func passesLuhn(head: UInt64, tail: UInt64) -> Bool {
        let (first, last) = (luhnPlaces(head), luhnPlaces(tail))
        // At most 19 + 19 a byte and 140 in all: no byte runs over.
        let sum = UInt32(truncatingIfNeeded: ((first &+ last) &* 0x0101_0101_0101_0101) >> 56)
        return sum % 10 == 0
    }

    /// What each of eight characters, the first of them doubled, gives to the sum, up to 19.
    @inline(__always)
    private static func luhnPlaces(_ word: UInt64) -> UInt64 {
        let digits = word & 0x0F0F_0F0F_0F0F_0F0F
        let doubled = digits & 0x000F_000F_000F_000F
        let carries = (doubled &+ 0x0003_0003_0003_0003) >> 3 & 0x0001_0001_0001_0001
        return digits &+ doubled &+ carries
    }

    /// Denmark, until 2007-10-01.
    @inline(__always)
    static func danish(_ text: ShortText) -> Int {
        remainder(text, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    /// Norway, first control digit.
    @inline(__always)
    static func norwegianFirst(_ text: ShortText) -> Int {
        remainder(text, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
    }

    /// Norway, second control digit.
    @inline(__always)
    static func norwegianSecond(_ text: ShortText) -> Int {
        remainder(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    /// Iceland; the ninth digit is the control digit, the tenth the century.
    @inline(__always)
    static func icelandic(_ text: ShortText) -> Int {
        remainder(text, [3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    /// The weighted sum of the first digits, modulo 11.
    @inline(__always)
    private static func remainder<let count: Int>(_ text: ShortText, _ weights: InlineArray<count, UInt32>) -> Int {
        var sum: UInt32 = 0
        for index in 0..<count { sum &+= UInt32(text[index] & 15) &* weights[index] }
        return Int(sum % 11)
    }
}
