/// Personnummer (1991:481, 18 §), samordningsnummer (2022:1697) and interim numbers.
enum SwedishRules {
    /// Interim letters stand in place of the first birth-number digit and count as 1 in the Luhn sum.
    static func isInterimLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "J")...UInt8(ascii: "N"), UInt8(ascii: "R")...UInt8(ascii: "U"), UInt8(ascii: "W"),
            UInt8(ascii: "X"):
            true
        default: false
        }
    }

    static func number(_ form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> PersonalNumber {
        let kind = kind(of: form)
        let year = try year(of: form, options, kind)
        guard options.kinds.contains(kind) else { throw PersonalNumberError(.kindNotEnabled, kind) }
        var warnings = try separatorWarning(form, year: year, options, kind)
        let birth = try birthDate(form, year: year, options, kind, &warnings)
        guard (1800...2099).contains(year) else { throw PersonalNumberError(.century, kind) }
        let serial = form.dateCount
        let birthNumber = kind == .interimsnummer ? nil : form.text.triple(serial)
        guard birthNumber != 0 else { throw PersonalNumberError(.birthNumber, kind) }
        guard CheckDigits.passesLuhn(form.text, from: serial - 6) else { throw PersonalNumberError(.check, kind) }
        return PersonalNumber(
            kind, canonical(form, year: year), birthDate: birth, certainty: .hint,
            sex: PersonalNumber.Sex(digit: form.text.digit(serial + 2)), check: .passes,
            range: NumberRange(isTest: isTest(birthNumber)), warnings: warnings)
    }

    private static func kind(of form: NumberForm) -> PersonalNumberKind {
        if !form.text[form.dateCount].isDigit { return .interimsnummer }
        return form.text.pair(form.dateCount - 2) >= 60 ? .samordningsnummer : .personnummer
    }

    /// A four-digit year as written, of century 18, 19 or 20. A two-digit year is the latest one not after the
    /// reference year, or with `+` not after the year a century before it: the sign changes on New Year's Day.
    private static func year(
        of form: NumberForm, _ options: ParsingOptions, _ kind: PersonalNumberKind
    ) throws(PersonalNumberError) -> Int {
        guard form.dateCount == 6 else {
            guard (18...20).contains(form.text.pair(0)) else { throw PersonalNumberError(.format) }
            return form.text.pair(0) * 100 + form.text.pair(2)
        }
        let base = options.referenceDate.year - (form.sign == UInt8(ascii: "+") ? 100 : 0)
        return base - ((base - form.text.pair(0)) % 100 + 100) % 100
    }

    private static func separatorWarning(
        _ form: NumberForm, year: Int, _ options: ParsingOptions, _ kind: PersonalNumberKind
    ) throws(PersonalNumberError) -> PersonalNumber.Warnings {
        guard form.dateCount == 8, form.sign != 0 else { return [] }
        let isHundred = options.referenceDate.year - year >= 100
        guard isHundred != (form.sign == UInt8(ascii: "+")) else { return [] }
        guard options.strictness == .lenient else { throw PersonalNumberError(.format) }
        return .separatorMismatch
    }

    /// The birth date; nil where a coordination number does not tell it.
    private static func birthDate(
        _ form: NumberForm, year: Int, _ options: ParsingOptions, _ kind: PersonalNumberKind,
        _ warnings: inout PersonalNumber.Warnings
    ) throws(PersonalNumberError) -> CivilDay? {
        let month = form.text.pair(form.dateCount - 4)
        let writtenDay = form.text.pair(form.dateCount - 2)
        let day = kind == .samordningsnummer ? writtenDay - 60 : writtenDay
        if let date = CivilDay(year: year, month: month, day: day) {
            guard date <= options.referenceDate else { throw PersonalNumberError(.future, kind) }
            return date
        }
        guard kind == .samordningsnummer, month <= 12, day <= 31 else { throw PersonalNumberError(.date, kind) }
        if month == 0 || day == 0 {
            guard options.swedishUnknownDates == .accepted else { throw PersonalNumberError(.date, kind) }
        } else {
            guard options.strictness == .lenient else { throw PersonalNumberError(.date, kind) }
            warnings.insert(.coordinationDayBeyondMonth)
        }
        let reference = options.referenceDate
        guard (year, month) <= (reference.year, reference.month) else { throw PersonalNumberError(.future, kind) }
        return nil
    }

    private static func canonical(_ form: NumberForm, year: Int) -> ShortText {
        guard form.dateCount == 6 else { return form.text }
        var text = ShortText()
        text.append(0x30 + UInt8(truncatingIfNeeded: year / 1000))
        text.append(0x30 + UInt8(truncatingIfNeeded: year / 100 % 10))
        for index in 0..<10 { text.append(form.text[index]) }
        return text
    }

    /// The birth numbers of the tax agency's published test numbers.
    private static func isTest(_ birthNumber: Int?) -> Bool {
        guard let birthNumber else { return false }
        return birthNumber >= 980 || birthNumber == 238 || birthNumber == 239
    }
}
