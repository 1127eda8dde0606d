/// Fødselsnummer, D-nummer and the synthetic and help numbers of the same shape.
enum NorwegianRules {
    static func number(_ form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> PersonalNumber {
        let text = form.text
        let (kind, monthOffset) = kind(of: text)
        guard options.kinds.contains(kind) else { throw PersonalNumberError(.kindNotEnabled, kind) }
        let remainder = CheckDigits.norwegianFirst(text)
        let isRule2032 = options.usesNorwegianRule2032
        guard CheckDigits.norwegianSecond(text) == 0, isRule2032 ? remainder <= 3 : remainder == 0 else {
            throw PersonalNumberError(.check, kind)
        }
        let range = NumberRange(isTest: monthOffset == 80 || monthOffset == 65)
        guard kind != .fhNummer else {
            return PersonalNumber(
                kind, text, birthDate: nil, certainty: .unknown, sex: nil, check: .passes, range: range)
        }
        let birth = try birthDate(text, month: text.pair(2) - monthOffset, firstRemainder: remainder, options, kind)
        return PersonalNumber(
            kind, text, birthDate: birth, certainty: isRule2032 ? .hint : .exact,
            sex: birth == nil ? nil : PersonalNumber.Sex(digit: text.digit(8)), check: .passes, range: range)
    }

    private static func isDNumber(_ text: ShortText) -> Bool { (4...7).contains(text.digit(0)) }

    /// The kind and what is added to its month.
    private static func kind(of text: ShortText) -> (PersonalNumberKind, monthOffset: Int) {
        guard text.digit(0) < 8 else { return (.fhNummer, 0) }
        let isD = isDNumber(text)
        return switch text.pair(2) {
        case 41...52: (isD ? .hNummerD : .hNummer, 40)
        case 66...77: (isD ? .syntetiskNHND : .syntetiskNHN, 65)
        case 81...92: (isD ? .syntetiskD : .syntetisk, 80)
        default: (isD ? .dNummer : .fødselsnummer, 0)
        }
    }

    /// The century that the individual number and the year give; nil for a series that is not published.
    private static func century(of text: ShortText) -> Int? {
        century(year: text.pair(4), individual: text.triple(6), isDNumber: isDNumber(text))
    }

    /// The century of a two-digit year and an individual number; nil for a series that is not published.
    static func century(year: Int, individual: Int, isDNumber: Bool) -> Int? {
        isDNumber
            ? centuryOfDNumber(year: year, individual: individual)
            : centuryOfBirthNumber(year: year, individual: individual)
    }

    /// The series of folkeregisterforskriften.
    private static func centuryOfBirthNumber(year: Int, individual: Int) -> Int? {
        switch individual {
        case 0...499: 1900
        case 500...749 where year >= 54: 1800
        case 500...999 where year <= 39: 2000
        case 900...999: year >= 40 ? 1900 : nil
        default: nil
        }
    }

    /// The series in force since 2021-11-16.
    private static func centuryOfDNumber(year: Int, individual: Int) -> Int? {
        if year <= 39 { return individual <= 199 ? 1900 : 2000 }
        guard (500...599).contains(individual) else { return 1900 }
        return year >= 58 ? 1800 : nil
    }

    /// The birth date. Under the rule of 1964 the series must give one that exists and has come. Under that of 2032 it
    /// is a hint, given by old numbers alone; without it the day must exist in some year that ends in these two digits.
    private static func birthDate(
        _ text: ShortText, month: Int, firstRemainder: Int, _ options: ParsingOptions, _ kind: PersonalNumberKind
    ) throws(PersonalNumberError) -> CivilDay? {
        let day = isDNumber(text) ? text.pair(0) - 40 : text.pair(0)
        let year = text.pair(4)
        let century = firstRemainder == 0 ? century(of: text) : nil
        let date = century.flatMap { CivilDay(year: $0 + year, month: month, day: day) }
        if let date, date <= options.referenceDate { return date }
        guard options.usesNorwegianRule2032 else {
            throw PersonalNumberError(century == nil ? .century : date == nil ? .date : .future, kind)
        }
        guard CivilDay(year: 2000 + year, month: month, day: day) != nil else { throw PersonalNumberError(.date, kind) }
        return nil
    }
}
