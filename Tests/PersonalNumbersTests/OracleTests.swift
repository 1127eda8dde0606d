import PersonalNumbers
import Testing

/// The parser against the slow oracle, on random and on damaged numbers.
@Suite struct OracleTests {
    @Test(arguments: [Country.sweden, .denmark], ["1999-12-31", "2012-02-29", "2026-11-21", "2100-01-01"])
    func strictParserAgreesWithTheOracle(_ country: Country, _ date: String) {
        let reference = day(date)
        let options = ParsingOptions(referenceDate: reference, strictness: .strict)
        let source = TestNumbers(country: country, referenceDate: reference)
        var generator = SeededGenerator(seed: 20)
        var valid = 0
        for round in 0..<2_500 {
            guard let number = source.next(using: &generator) else { continue }
            var input = round % 4 == 0 ? randomDigits(country, &generator) : number.canonical
            if country == .sweden, Bool.random(using: &generator) { input.removeFirst(2) }
            if round % 2 == 0 { damage(&input, &generator) }
            if Bool.random(using: &generator) { separate(&input, &generator) }
            let expected =
                country == .sweden
                ? SlowOracle.swedish(input, year: reference.year, month: reference.month, day: reference.day)
                : SlowOracle.danish(input, year: reference.year, month: reference.month, day: reference.day)
            let result = read(input, country, options)
            #expect((try? result.get())?.canonical == expected, "round \(round)")
            valid += expected == nil ? 0 : 1
        }
        #expect((500...2_300).contains(valid))
    }

    /// Every check digit of every day of a leap year, so that the Luhn sum and the calendar are both walked through.
    @Test func everyDayOfALeapYear() {
        let options = ParsingOptions(referenceDate: referenceDate, strictness: .strict)
        var valid = 0
        for date in 0...1299 {
            for check in 0...9 {
                let input = "2024" + String(10_000 + date).dropFirst() + "980\(check)"
                let expected = SlowOracle.swedish(input, year: 2026, month: 11, day: 21)
                let number = try? read(input, .sweden, options).get()
                #expect(number?.canonical == expected)
                if number?.kind == .personnummer { valid += 1 }
            }
        }
        #expect(valid == 366)
    }

    private func randomDigits(_ country: Country, _ generator: inout SeededGenerator) -> String {
        let century = country == .sweden ? ["16", "18", "19", "20", "21"].randomElement(using: &generator) ?? "" : ""
        return century + (0..<10).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }

    private func damage(_ input: inout String, _ generator: inout SeededGenerator) {
        var characters = Array(input)
        let index = Int.random(in: 0..<characters.count, using: &generator)
        characters[index] = "0123456789X -".randomElement(using: &generator) ?? "0"
        input = String(characters)
    }

    private func separate(_ input: inout String, _ generator: inout SeededGenerator) {
        let sign: Character = Int.random(in: 0..<5, using: &generator) == 0 ? "+" : "-"
        input.insert(sign, at: input.index(input.endIndex, offsetBy: -min(4, input.count)))
    }
}
