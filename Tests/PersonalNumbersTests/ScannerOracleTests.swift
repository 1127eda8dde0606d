import PersonalNumbers
import Testing

/// The scanner against the slow one, on numbers in all forms between everything that stands near numbers.
@Suite struct ScannerOracleTests {
    private static let testable = PersonalNumberKinds.registered
        .union(PersonalNumberKinds([.syntetisk, .tilapäinen]))
    private static let pieces: [[UInt8]] =
        [
            "-", "+", " ", " - ", ".", "\u{200B}", "\u{A0}", "\u{2013}", "\u{FEFF}", "\u{FF10}", "\u{FF19}", "\u{FF21}",
            "å", "a", "T", "f", "X", "A", "\n", "\t", ",", "1", "12", "2024-03-15", "12:30", "\0", "é", "😀", "e3",
            "0a1b2c3d4e5f6a7b8c9d", "550e8400-e29b-41d4-a716-", "070-123 45 67",
        ].map { Array($0.utf8) } + [
            [0xEF], [0xEF, 0xBC], [0xE2, 0x80], [0xC2], [0xBC, 0x91], [0xEF, 0xBC, 0x91], [0xFF],
        ]

    @Test(arguments: Country.allCases, [testable, .all])
    func scannersAgree(_ country: Country, _ kinds: PersonalNumberKinds) {
        let options = ParsingOptions(referenceDate: referenceDate, kinds: kinds)
        let scanner = PersonalNumberScanner(country: country, options: options)
        let slow = SlowScanner(country: country, options: options)
        let several = PersonalNumberLeakScanner(countries: [country], options: options)
        var generator = SeededGenerator(seed: UInt64(kinds.rawValue))
        var forms = RandomForm(country: country)
        var found = 0
        for _ in 0..<400 {
            let text = Self.text(&forms, &generator)
            let matches = scanner.matches(in: text)
            #expect(matches.map { SlowScanner.Found(range: $0.range, kind: $0.kind) } == slow.matches(in: text))
            #expect(several.firstMatch(in: text.span) == matches.first)
            found += matches.count
        }
        #expect(found > 60)
    }

    /// Of several countries the first number in the text counts, and at one place the country that is named first.
    @Test func oneOfSeveralCountriesIsFound() throws {
        let options = ParsingOptions(referenceDate: referenceDate, kinds: .all)
        let all = PersonalNumberLeakScanner(countries: Country.allCases.reversed(), options: options)
        let scanners = Country.allCases.map { PersonalNumberScanner(country: $0, options: options) }
        var generator = SeededGenerator(seed: 8)
        var found = Set<Country>()
        for round in 0..<400 {
            var forms = RandomForm(country: Country.allCases[round % 5])
            let text = Self.text(&forms, &generator)
            let firsts = scanners.compactMap { $0.firstMatch(in: text.span) }
            let first = firsts.min { $0.range.lowerBound < $1.range.lowerBound }
            #expect(all.firstMatch(in: text.span) == first)
            if let first { found.insert(first.kind.country) }
        }
        #expect(found.count == 5)
        #expect(all.firstMatch(in: "0205851459".utf8.span)?.kind == .cpr)
        #expect(
            PersonalNumberLeakScanner(countries: [], options: options).firstMatch(in: "0205851459".utf8.span) == nil)
    }

    private static func text(_ forms: inout RandomForm, _ generator: inout SeededGenerator) -> [UInt8] {
        var text: [UInt8] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            var form = forms.next(&generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0:
                let place = Int.random(in: 0...form.count, using: &generator)
                form.insert(contentsOf: pieces.randomElement(using: &generator) ?? [], at: place)
            case 1:
                let (separator, date) = (pieces[Int.random(in: 0..<5, using: &generator)], form.count == 12 ? 8 : 6)
                for place in [date, date - 2, date - 4] where place <= form.count {
                    form.insert(contentsOf: separator, at: place)
                }
            case 2:
                let place = Int.random(in: 0..<form.count, using: &generator)
                if (0x30...0x39).contains(form[place]) {
                    form.replaceSubrange(place...place, with: [0xEF, 0xBC, 0x60 + form[place]])
                }
            default: break
            }
            text += form + (pieces.randomElement(using: &generator) ?? [])
        }
        return text
    }
}
