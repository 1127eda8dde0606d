import PersonalNumbers
import Testing

/// The leak check finds numbers in text and cells, and nothing else.
@Suite struct ScannerTests {
    private let scanner = PersonalNumberScanner(
        country: .sweden, options: ParsingOptions(referenceDate: referenceDate, strictness: .strict))

    @Test(arguments: [
        ("900115-9855", 0..<11), ("ring 900115-9855.", 5..<16), ("(19900115-9855)", 1..<14), ("9001159855", 0..<10),
        ("a,9001159855,b", 2..<12), ("pnr199001159855", 3..<15), ("id:900115-9855x", 3..<14), ("2 900115-9855", 2..<13),
        ("900115 - 9855", 0..<13), ("1990-01-15-9855", 0..<15), ("900115\u{2013}9855!", 0..<13),
        ("tel 08-123, 900115\u{A0}9855", 12..<24), ("å900115-9855å", 2..<13), ("\"900115-9855\"", 1..<12),
        ("9\u{200B}00115-9855", 0..<14), ("701063-2391", 0..<11), ("12 34 900115-9855 77", 6..<17),
        ("900115-9855\n", 0..<11), ("a3f9001159855", 3..<13), ("9001159855e0a", 0..<10),
        ("０900115-9855 900115-9855", 15..<26),
    ])
    func numberIsFound(_ text: String, _ range: Range<Int>) throws {
        let found = scanner.matches(in: text)
        #expect(found.map(\.range) == [range])
        #expect(found.first?.kind == (text.contains("7010") ? .samordningsnummer : .personnummer))
    }

    @Test(arguments: [
        "", "hello", "900115-9856", "1900115-9855", "900115-98551", "9001159855123", "900115\n9855", "900115:9855",
        "900115--9855", "a3f9001159855e0a4b5c6d7e8", "550e8400-e29b-41d4-a716-9001159855ab", "1234567890",
        "٩٠٠١١٥٩٨٥٥",
        "900115-9855５", "0", "2026-11-21", "2026-11-21T10:11:12Z", "900115-985", "20000101T220",
    ])
    func nothingIsFound(_ text: String) {
        #expect(scanner.matches(in: text).isEmpty)
    }

    @Test func everyNumberOfATextIsFoundInOrder() {
        let text = "900115-9855, 9001159855;199001159855 och 701063-2391"
        #expect(scanner.matches(in: text).map(\.range) == [0..<11, 13..<23, 24..<36, 41..<52])
        #expect(scanner.firstMatch(in: text.utf8.span, from: 1)?.range == 13..<23)
        #expect(scanner.firstMatch(in: text.utf8.span, from: 14)?.range == 24..<36)
        #expect(scanner.firstMatch(in: text.utf8.span, from: 42) == nil)
        #expect(scanner.firstMatch(in: text.utf8.span, from: 1_000) == nil)
    }

    @Test(arguments: [
        (Country.denmark, "cpr 251248-9996 og"), (.norway, "fnr 130972 48022 og"), (.finland, "hetu 131052-308t ja"),
        (.finland, "hetu 050570X888Y ja"), (.finland, "hetu 040124A892B ja"), (.iceland, "kt. 190899-1529 og"),
    ])
    func everyCountryIsScanned(_ country: Country, _ text: String) {
        let options = ParsingOptions(referenceDate: referenceDate)
        let found = PersonalNumberScanner(country: country, options: options).matches(in: text)
        #expect(found.count == 1)
        #expect(found.first?.kind.country == country)
    }

    @Test func enabledKindsAreFound() {
        let options = ParsingOptions(referenceDate: referenceDate, kinds: .all)
        let found = PersonalNumberScanner(country: .sweden, options: options).matches(in: "T-nummer 20000101T220.")
        #expect(found.map(\.kind) == [.interimsnummer])
    }

    /// Wherever a number stands among random characters that are neither letters, digits nor parts of numbers.
    @Test(arguments: Country.allCases)
    func aPlantedNumberIsAlwaysFound(_ country: Country) throws {
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        let scanner = PersonalNumberScanner(country: country, options: source.options)
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<100 {
            let number = try #require(source.next(using: &generator)).canonical
            let before = noise(&generator)
            let text = before + number + noise(&generator)
            let range = before.utf8.count..<(before.utf8.count + number.utf8.count)
            #expect(scanner.matches(in: text).map(\.range) == [range])
        }
    }

    @Test(arguments: ["1", "1-", "123456-", "a1b", "9001159855a", "0 ", "1234567890 "])
    func longHostileTextIsScannedInLinearTime(_ unit: String) {
        let text = Array(String(repeating: unit, count: 20_000 / unit.count).utf8)
        for country in Country.allCases {
            let options = ParsingOptions(referenceDate: referenceDate)
            let scanner = PersonalNumberScanner(country: country, options: options)
            for match in scanner.matches(in: text) { #expect(match.range.count >= 10) }
        }
    }

    private func noise(_ generator: inout SeededGenerator) -> String {
        let characters: [Character] = ["å", ",", ":", "\n", "\"", "(", "€", "\0", "/", "_", "😀", "|"]
        return String((0..<6).map { _ in characters.randomElement(using: &generator) ?? "," })
    }
}
