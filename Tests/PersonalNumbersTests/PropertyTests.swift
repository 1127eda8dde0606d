import PersonalNumbers
import Testing

/// What must hold for every number and every input.
@Suite struct PropertyTests {
    @Test(arguments: Country.allCases)
    func canonicalFormReadsAsItself(_ country: Country) throws {
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<150 {
            let number = try #require(source.next(using: &generator))
            #expect(number.isTestNumber)
            #expect(number.country == country)
            let again = try read(number.canonical, country, source.options).get()
            #expect(again == number)
            #expect(again.hashValue == number.hashValue)
            #expect(again.birthDate == number.birthDate)
            let bytes = number.withCanonicalBytes { bytes in bytes.indices.map { bytes[$0] } }
            #expect(bytes == Array(number.canonical.utf8))
            #expect(number.canonicalCount == bytes.count)
        }
    }

    @Test func generatorIsDeterministic() throws {
        let source = TestNumbers(country: .sweden, referenceDate: referenceDate)
        var (first, second) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1))
        for _ in 0..<20 {
            #expect(try #require(source.next(using: &first)) == #require(source.next(using: &second)))
        }
        #expect(TestNumbers(country: .sweden, referenceDate: day("1929-12-31")).next(using: &first) == nil)
    }

    /// Damaged numbers: what strict reading accepts, lenient reading accepts as the same number.
    @Test(arguments: Country.allCases)
    func strictIsASubsetOfLenient(_ country: Country) throws {
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        var generator = SeededGenerator(seed: 11)
        var accepted = (strict: 0, lenient: 0)
        for _ in 0..<600 {
            var text = Array(try #require(source.next(using: &generator)).canonical.unicodeScalars)
            for _ in 0..<Int.random(in: 0...2, using: &generator) { damage(&text, &generator) }
            let input = String(String.UnicodeScalarView(text))
            let strict = read(input, country, source.options)
            var options = source.options
            options.strictness = .lenient
            let lenient = read(input, country, options)
            if case .success(let number) = strict {
                #expect(try lenient.get() == number)
                accepted.strict += 1
            }
            if lenient.isValid { accepted.lenient += 1 }
        }
        #expect(accepted.strict > 120)
        #expect(accepted.lenient > accepted.strict)
        #expect(accepted.lenient < 600)
    }

    @Test(arguments: Country.allCases, ParsingOptions.Strictness.both)
    func hostileBytesAreRefused(_ country: Country, _ strictness: ParsingOptions.Strictness) {
        var options = ParsingOptions(referenceDate: referenceDate, strictness: strictness, kinds: .all)
        var generator = SeededGenerator(seed: 3)
        let strange: [UInt8] = [0, 0x80, 0xBC, 0xC2, 0xA0, 0xE2, 0xEF, 0xED, 0xF0, 0xFF]
        let alphabet = Array("0123456789-+ .XTAY\t\n".utf8) + strange
        for round in 0..<2_000 {
            let count = Int.random(in: 0...20, using: &generator)
            let bytes = (0..<count).map { _ in
                round % 2 == 0
                    ? UInt8.random(in: 0...255, using: &generator) : alphabet.randomElement(using: &generator) ?? 0
            }
            options.referenceDate = round % 3 == 0 ? day("0001-01-01") : day("9999-12-31")
            let number = try? PersonalNumber(parsing: bytes, country: country, options: options)
            #expect(number == nil || number?.country == country)
        }
        for byte in [UInt8(ascii: "1"), UInt8(ascii: " "), 0, 0xEF] {
            let long = [UInt8](repeating: byte, count: 1 << 20)
            #expect(throws: PersonalNumberError.self) {
                try PersonalNumber(parsing: long, country: country, options: options)
            }
        }
    }

    @Test(arguments: [
        "\u{FEFF}131052-308T\u{2060}", "13.10.52-308T", "13-10-52-308T", "131052 - 308T", "\r\n131052\u{2010}308t ",
    ])
    func lenientFinnishForms(_ input: String) throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        #expect(try read(input, .finland, options).get().canonical == "131052-308T")
    }

    @Test(arguments: [
        "90-01-15-9855", "90 01 15 9855", "1990-01-15 9855", "900115\u{200B}-9855", "900115\u{AD}9855",
        "19900115 - 9855",
        "\u{3000}900115\u{FE63}9855",
    ])
    func lenientSwedishForms(_ input: String) throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        #expect(try read(input, .sweden, options).get().canonical == "199001159855")
    }

    @Test(arguments: [
        "90-0115-9855", "90-01-159855", "90.01.15-9855", "900115--9855", "900115  9855", "900115- 9855",
        "900115 -9855", "9001-159855", "-9001159855", "9001159855-", "900115-98 55", "900115\t9855",
        "900115\u{2028}9855",
        "900115/9855", "900115\u{661}9855", "9001159-855", "90 01-15 9855", "١٩٩٠٠١١٥٩٨٥٥", "900115-985５5",
        "\u{202E}900115-9855",
    ])
    func misplacedSeparatorsAndStrangeDigitsAreRefused(_ input: String) {
        #expect(read(input, .sweden, ParsingOptions(referenceDate: referenceDate)).reason == .format)
    }

    /// Overlong and surrogate encodings of a no-break space are not blanks.
    @Test(arguments: [
        [0xC0, 0xA0], [0xE0, 0x82, 0xA0], [0xED, 0xA0, 0x80], [0xC2], [0xE2, 0x80], [0xF0, 0x80, 0x82, 0xA0],
    ])
    func illFormedUTF8IsRefused(_ tail: [UInt8]) {
        let options = ParsingOptions(referenceDate: referenceDate)
        #expect(throws: PersonalNumberError.self) {
            try PersonalNumber(parsing: Array("900115-9855".utf8) + tail, country: .sweden, options: options)
        }
        #expect(throws: PersonalNumberError.self) {
            try PersonalNumber(parsing: tail + Array("900115-9855".utf8), country: .sweden, options: options)
        }
    }

    @Test func sixtyFourScalarsAreTheLimit() throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        let padding = String(repeating: "\u{200B}", count: 53)
        #expect(read("900115-9855" + padding, .sweden, options).isValid)
        #expect(read("900115-9855" + padding + "\u{200B}", .sweden, options).reason == .format)
        #expect(read(String(repeating: " ", count: 64), .sweden, options).reason == .empty)
    }

    @Test(arguments: Country.allCases)
    func nothingPrintsADigit(_ country: Country) throws {
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        var generator = SeededGenerator(seed: 5)
        let number = try #require(source.next(using: &generator))
        var dumped = ""
        dump(number, to: &dumped)
        dump([Optional(number)], to: &dumped)
        let texts = [
            "\(number)", String(reflecting: number), String(describing: Optional(number)), "\([number])", dumped,
            "\(Redaction(number: number))",
        ]
        for text in texts {
            #expect(text.contains("\(country.rawValue) ••••"))
            for start in 0...(number.canonicalCount - 4) {
                #expect(!text.contains(String(number.canonical.dropFirst(start).prefix(4))))
            }
        }
    }

    @Test func errorsTellReasonAndKindAlone() {
        let options = ParsingOptions(referenceDate: referenceDate)
        guard case .failure(let error) = read("20000101T220", .sweden, options) else {
            Issue.record("an interim number is off by default")
            return
        }
        #expect("\(error)" == "kind-not-enabled (interimsnummer)")
        #expect(error.reason.rawValue == "kind-not-enabled")
    }

    @Test func aSwitchedOffKindIsRefused() {
        var options = ParsingOptions(referenceDate: referenceDate)
        options.kinds = PersonalNumberKinds([.personnummer])
        #expect(read("701063-2391", .sweden, options).reason == .kindNotEnabled)
        #expect(read("251248-9996", .denmark, options).reason == .kindNotEnabled)
        options.kinds = .all
        #expect(read("701063-2391", .sweden, options).isValid)
        #expect(read("610187-1427", .denmark, options).kind == nil)
    }

    private struct Redaction { let number: PersonalNumber }

    private func damage(_ text: inout [Unicode.Scalar], _ generator: inout SeededGenerator) {
        let scalars: [Unicode.Scalar] = [
            "0", "5", "9", "-", "+", " ", "\u{A0}", "\u{2013}", "\u{FF11}", "\u{200B}", "A", "\n",
        ]
        let scalar = scalars.randomElement(using: &generator) ?? "0"
        let index = Int.random(in: 0...text.count, using: &generator)
        if Bool.random(using: &generator), index < text.count {
            text[index] = scalar
        } else {
            text.insert(scalar, at: index)
        }
    }
}
