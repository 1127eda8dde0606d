/// CPR numbers. Modulus 11 is reported only: numbers without it are given out since 2007-10-01.
enum DanishRules {
    static func number(_ form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> PersonalNumber {
        let text = form.text
        let writtenDay = text.pair(0)
        let isReplacement = (61...91).contains(writtenDay)
        let kind: PersonalNumberKind = isReplacement ? .erstatningspersonnummer : .cpr
        guard options.kinds.contains(kind) else {
            throw PersonalNumberError(isReplacement ? .replacementNumber : .kindNotEnabled, kind)
        }
        let year = century(seventh: text.digit(6), year: text.pair(4)) + text.pair(4)
        let day = isReplacement ? writtenDay - 60 : writtenDay
        guard let birth = CivilDay(year: year, month: text.pair(2), day: day) else {
            throw PersonalNumberError(.date, kind)
        }
        guard birth <= options.referenceDate else { throw PersonalNumberError(.future, kind) }
        let passes = CheckDigits.danish(text) == 0
        return PersonalNumber(
            kind, text, birthDate: birth, certainty: .exact, sex: PersonalNumber.Sex(digit: text.digit(9)),
            check: passes ? .passes : .fails, range: NumberRange(isTest: text.triple(6) >= 998 && !passes))
    }

    /// The table of the CPR office: seventh digit and year give the century.
    static func century(seventh: Int, year: Int) -> Int {
        switch seventh {
        case 0...3: 1900
        case 4, 9: year <= 36 ? 2000 : 1900
        default: year <= 57 ? 2000 : 1800
        }
    }
}
