/// Kennitala. Since 2026-02-18 persons get numbers without a computed check digit.
enum IcelandicRules {
    static func number(_ form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> PersonalNumber {
        let text = form.text
        let kind = kind(of: text)
        guard options.kinds.contains(kind) else { throw PersonalNumberError(.kindNotEnabled, kind) }
        guard kind != .kerfiskennitala else {
            return PersonalNumber(
                kind, text, birthDate: nil, certainty: .unknown, sex: nil, check: .absent, range: .live)
        }
        guard let century = century(ofDigit: text.digit(9)) else { throw PersonalNumberError(.century, kind) }
        let birth = try birthDate(text, century: century, options, kind)
        let passes = CheckDigits.icelandic(text) == 0
        let isRequired = kind == .kennitalaOrganisation || options.requiresIcelandicCheckDigit
        guard passes || !isRequired else { throw PersonalNumberError(.check, kind) }
        return PersonalNumber(
            kind, text, birthDate: birth, certainty: .exact, sex: nil, check: passes ? .passes : .fails,
            range: NumberRange(isTest: kind == .kennitalaTest))
    }

    private static func kind(of text: ShortText) -> PersonalNumberKind {
        let day = text.pair(0)
        if day >= 80 { return .kerfiskennitala }
        if day >= 40 { return .kennitalaOrganisation }
        let marker = text.pair(6)
        return marker == 14 || marker == 15 ? .kennitalaTest : .kennitala
    }

    private static func century(ofDigit digit: Int) -> Int? {
        switch digit {
        case 8: 1800
        case 9: 1900
        case 0: 2000
        default: nil
        }
    }

    /// The birth date of a person. An organisation's day is checked, and 29 to 31 February 1969 are days of theirs.
    private static func birthDate(
        _ text: ShortText, century: Int, _ options: ParsingOptions, _ kind: PersonalNumberKind
    ) throws(PersonalNumberError) -> CivilDay? {
        let isOrganisation = kind == .kennitalaOrganisation
        let day = isOrganisation ? text.pair(0) - 40 : text.pair(0)
        let (month, year) = (text.pair(2), century + text.pair(4))
        guard let date = CivilDay(year: year, month: month, day: day) else {
            let isHistoric = isOrganisation && (29...31).contains(day) && month == 2 && year == 1969
            guard isHistoric, options.referenceDate.year >= 1969 else { throw PersonalNumberError(.date, kind) }
            return nil
        }
        guard date <= options.referenceDate else { throw PersonalNumberError(.future, kind) }
        return isOrganisation ? nil : date
    }
}
