/// The check-digit sums of the five countries.
enum CheckDigits {
    /// Luhn over ten characters from an index: the sum's last digit is zero. A letter counts as 1 (Swedish interim
    /// numbers).
    static func passesLuhn(_ text: ShortText, from start: Int) -> Bool {
        var sum = 0
        for place in 0..<10 {
            let byte = text[start + place]
            let value = byte.isDigit ? Int(byte & 15) : 1
            let weighted = place % 2 == 0 ? value * 2 : value
            sum += weighted > 9 ? weighted - 9 : weighted
        }
        return sum % 10 == 0
    }

    /// Denmark, until 2007-10-01.
    static func danish(_ text: ShortText) -> Int {
        remainder(text, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    /// Norway, first control digit.
    static func norwegianFirst(_ text: ShortText) -> Int {
        remainder(text, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
    }

    /// Norway, second control digit.
    static func norwegianSecond(_ text: ShortText) -> Int {
        remainder(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    /// Iceland; the ninth digit is the control digit, the tenth the century.
    static func icelandic(_ text: ShortText) -> Int {
        remainder(text, [3, 2, 7, 6, 5, 4, 3, 2, 1])
    }

    /// The weighted sum of the first digits, modulo 11.
    private static func remainder<let count: Int>(_ text: ShortText, _ weights: InlineArray<count, Int>) -> Int {
        var sum = 0
        for index in weights.indices { sum += text.digit(index) * weights[index] }
        return sum % 11
    }
}
