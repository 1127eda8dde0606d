/// The date part of a canonical number: eight digits in Sweden, six elsewhere, day and month as the kind writes them.
struct DateText: Sendable {
    private var text = ShortText()

    init(_ day: NumberSpace.Day, of country: Country) {
        if country == .sweden {
            append(day.year / 100)
            append(day.year % 100)
            append(day.writtenMonth)
            append(day.writtenDay)
        } else {
            append(day.writtenDay)
            append(day.writtenMonth)
            append(day.year % 100)
        }
    }

    private mutating func append(_ pair: Int) {
        text.append(UInt8(truncatingIfNeeded: 0x30 + pair / 10))
        text.append(UInt8(truncatingIfNeeded: 0x30 + pair % 10))
    }

    /// The digit at an index.
    subscript(index: Int) -> Int { text.digit(index) }

    /// Appends the digits.
    func append(to buffer: inout [UInt8]) { for index in 0..<text.count { buffer.append(text[index]) } }
}

/// The two weighted sums of a Norwegian date part, from which the control digits of its numbers follow.
struct NorwegianSums: Sendable, Hashable {
    private var (first, second) = (0, 0)

    init(_ text: DateText) {
        let (ofFirst, ofSecond): (InlineArray<6, Int>, InlineArray<6, Int>) = ([3, 7, 6, 1, 8, 9], [5, 4, 3, 2, 7, 6])
        for place in ofFirst.indices {
            first += text[place] * ofFirst[place]
            second += text[place] * ofSecond[place]
        }
        (first, second) = (first % 11, second % 11)
    }

    /// Both control digits as one number; nil where one of them would be 10, which is not given out.
    func controls(_ individual: Int, _ remainder: Int) -> Int? {
        let (i1, i2, i3) = (individual / 100, individual / 10 % 10, individual % 10)
        let one = (remainder + 22 * 11 - (first + 4 * i1 + 5 * i2 + 2 * i3)) % 11
        guard one < 10 else { return nil }
        let two = (22 * 11 - (second + 5 * i1 + 4 * i2 + 3 * i3 + 2 * one)) % 11
        return two < 10 ? one * 10 + two : nil
    }
}

extension DanishRules {
    /// The seventh digits that say the century of a year.
    static func seventhDigits(of year: Int) -> [Int] {
        (0...9).filter { century(seventh: $0, year: year % 100) + year % 100 == year }
    }
}

extension FinnishRules {
    /// The signs that say the century of a year.
    static func signs(of year: Int, _ signs: ParsingOptions.FinnishSigns) -> [UInt8] {
        let all = Array("+-YXWVUABCDEF".utf8).filter { century(ofSign: $0) == year / 100 * 100 }
        return signs == .decree2022 ? all : Array(all.prefix(1))
    }
}
