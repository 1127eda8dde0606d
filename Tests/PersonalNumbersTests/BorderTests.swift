import PersonalNumbers
import Testing

/// A separator stands at the border of two fields, and nowhere else.
@Suite struct BorderTests {
    private static let separators = [" ", "-", "+", ".", "\u{2013}", "\u{A0}", " - ", "--", "\t", "\n", "/", ":"]

    @Test(arguments: Country.allCases)
    func aSeparatorIsReadAtABorderAlone(_ country: Country) throws {
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        var generator = SeededGenerator(seed: 31)
        var options = source.options
        options.strictness = .lenient
        for _ in 0..<4 {
            let number = try #require(source.next(using: &generator)).canonical
            let forms = country == .sweden ? [number, String(number.dropFirst(2))] : [number]
            for form in forms {
                let border = form.count == 12 ? 8 : 6
                for place in 1..<form.count where place != border || country == .finland {
                    for separator in Self.separators {
                        let input = form.prefix(place) + separator + form.dropFirst(place)
                        let reading = read(String(input), country, options)
                        #expect(reading.reason == .format, "\(form.count) characters, \(place), \(separator.count)")
                    }
                }
            }
        }
    }

    /// A date with separators of its own has them twice and one behind it, whatever its length and the rest's.
    @Test func aSeparatedSwedishDateHasFourCharactersBehindIt() throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        #expect(try read("1990-01-15-9855", .sweden, options).get().canonical == "199001159855")
        for input in [
            "1990-01-15-98", "1990-01-15 98", "90-01-15 159855", "90-01-15-159855", "19-90-01 159855", "1990 01 15 98",
            "90 01 15 985", "199001 159855", "19900115 98", "900115 985", "900115 98550", "19900115 985",
        ] {
            #expect(read(input, .sweden, options).reason == .format, "\(input.count)")
        }
    }
}
