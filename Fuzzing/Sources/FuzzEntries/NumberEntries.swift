import CaseModel
import PersonalNumbers

@testable import Pseudonymisation

/// Numbers of five countries, in cells and in text, and their pseudonyms.
extension Entry {
    static let referenceDay = fixed(CivilDay(year: 2026, month: 6, day: 4))

    /// Country and options from two bytes.
    static func options(_ first: UInt8, _ second: UInt8) -> (Country, ParsingOptions) {
        let country = Country.allCases[Int(first) % Country.allCases.count]
        let years = [1999, 2024, 2026, 2032, 2099, 1]
        let day = CivilDay(year: years[Int(second) % years.count], month: 6, day: 4)
        let kinds = [PersonalNumberKinds.all, .registered, PersonalNumberKinds(rawValue: UInt32(second) << 3 | 5)]
        return (
            country,
            ParsingOptions(
                referenceDate: fixed(day), strictness: second & 1 == 0 ? .lenient : .strict,
                kinds: kinds[Int(second >> 1) % 3],
                norwegianPolicy: [.byReferenceDate, .rule1964, .rule2032][Int(second >> 2) % 3],
                icelandicPolicy: [.byReferenceDate, .checkDigitRequired, .checkDigitReported][Int(second >> 3) % 3],
                swedishUnknownDates: second & 16 == 0 ? .accepted : .refused,
                finnishSigns: second & 32 == 0 ? .decree2022 : .before2023)
        )
    }

    static func number(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let (country, options) = options(bytes[0], bytes[1])
        let text = Array(bytes.dropFirst(2))
        let fast = reading { () throws(PersonalNumberError) in
            try PersonalNumber(parsing: text, country: country, options: options)
        }
        let slow = reading { () throws(PersonalNumberError) in
            try PersonalNumber(parsingByCharacters: text.span, country: country, options: options)
        }
        switch (fast, slow) {
        case (.success(let number), .success(let other)):
            require(agree(number, other), "both readings tell the same of a number")
            accepted(number, options)
        case (.failure(let reason), .failure(let other)): require(reason == other, "both readings give one reason")
        default: require(false, "both readings take the same numbers")
        }
    }

    private static func reading(
        _ body: () throws(PersonalNumberError) -> PersonalNumber
    ) -> Result<PersonalNumber, PersonalNumberError> {
        do throws(PersonalNumberError) { return .success(try body()) } catch { return .failure(error) }
    }

    private static func agree(_ number: PersonalNumber, _ other: PersonalNumber) -> Bool {
        number == other && number.canonical == other.canonical && number.kind == other.kind
            && number.birthDate == other.birthDate && number.sexHint == other.sexHint
            && number.certainty == other.certainty && number.warnings == other.warnings
            && number.checkDigit == other.checkDigit && number.isTestNumber == other.isTestNumber
    }

    private static func accepted(_ number: PersonalNumber, _ options: ParsingOptions) {
        // A day that its month lacks is what lenient reading alone lets pass.
        let isLenientOnly = number.warnings.contains(.coordinationDayBeyondMonth)
        for strictness in [ParsingOptions.Strictness.strict, .lenient] where strictness == .lenient || !isLenientOnly {
            var options = options
            options.strictness = strictness
            let again = try? PersonalNumber(parsing: number.canonical, country: number.country, options: options)
            require(again == number && again?.kind == number.kind, "parse of a number's canonical form")
        }
        require(number.canonical.utf8.count == number.canonicalCount, "the canonical form has its length")
        require(!"\(number)".contains(number.canonical), "a number prints masked")
        require(options.kinds.contains(number.kind), "only kinds that are asked for")
    }

    static func scanner(_ bytes: [UInt8]) {
        guard bytes.count >= 2, bytes.count <= 512 else { return }
        let (country, options) = options(bytes[0], bytes[1] & 0xFE)
        let text = Array(bytes.dropFirst(2))
        let fast = PersonalNumberScanner(country: country, options: options).matches(in: text)
        let slow = SlowScanner(country: country, options: options).matches(in: text)
        require(
            fast.map { SlowScanner.Found(range: $0.range, kind: $0.kind) } == slow, "the fast scanner = the slow one")
        let first = PersonalNumberLeakScanner(countries: [country], options: options).firstMatch(in: text.span)
        require(first == fast.first, "the leak scanner finds the first one")
        let all = PersonalNumberLeakScanner(countries: Country.allCases, options: options).firstMatch(in: text.span)
        require(
            first == nil || all.map { $0.range.lowerBound <= fast[0].range.lowerBound } == true,
            "more countries, no later")
    }

    static func pseudonym(_ bytes: [UInt8]) {
        if let code = Bech32m(decoding: bytes.span) {
            let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            require(code.text == lower, "print of a parsed code")
            let again = Bech32m(humanReadablePart: code.humanReadablePart, symbols: code.symbols)
            require(again == code, "a code is made of its parts")
            for place in (code.humanReadablePart.count + 1)..<lower.count {
                var wrong = lower
                wrong[place] = wrong[place] == UInt8(ascii: "q") ? UInt8(ascii: "p") : UInt8(ascii: "q")
                require(Bech32m(decoding: wrong.span) == nil, "one wrong symbol is found")
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let pseudonym = Pseudonym(parsing: text) else { return }
        require(pseudonym.text == text, "print of a parsed pseudonym")
        require(Pseudonym(parsing: pseudonym.text) == pseudonym, "parse of a pseudonym's print")
        require(Bech32m(decoding: bytes.span) != nil, "a pseudonym is a code")
        require(!"\(pseudonym)".contains(pseudonym.text), "a pseudonym prints masked")
    }

    static func pseudonymMap(_ bytes: [UInt8]) {
        guard let map = try? PseudonymMap(parsing: bytes) else { return }
        require(map.bytes == bytes, "a map accepted = bytes equal to its print")
        require(map.count == bytes.count { $0 == 0x0A } - 1, "a map has its lines")
    }
}
