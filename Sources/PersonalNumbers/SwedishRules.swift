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

    @inline(__always)
    static func number(_ form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> PersonalNumber {
        let ten = tenCharacters(form)
        let kind = kind(of: ten)
        let year = try year(of: form, options)
        guard options.kinds.contains(kind) else { throw PersonalNumberError(.kindNotEnabled, kind) }
        var warnings = try separatorWarning(form, year: year, options)
        let birth = try birthDate(ten, year: year, options, kind, &warnings)
        guard year >= 1800, year <= 2099 else { throw PersonalNumberError(.century, kind) }
        let birthNumber = kind == .interimsnummer ? -1 : ten.triple(6)
        guard birthNumber != 0 else { throw PersonalNumberError(.birthNumber, kind) }
        guard passesLuhn(ten) else { throw PersonalNumberError(.check, kind) }
        return PersonalNumber(
            kind, canonical(form, year: year), birthDate: birth, certainty: .hint,
            sex: PersonalNumber.Sex(digit: ten.digit(8)), check: .passes,
            range: NumberRange(isTest: isTest(birthNumber)), warnings: warnings)
    }

    /// The ten characters that the check digit covers, without the century.
    @inline(__always)
    private static func tenCharacters(_ form: NumberForm) -> ShortText {
        let text = form.text
        guard form.dateCount == 8 else { return text }
        return ShortText(head: text.head >> 16 | text.tail << 48, tail: text.tail >> 16, count: 10)
    }

    @inline(__always)
    private static func kind(of ten: ShortText) -> PersonalNumberKind {
        if !ten[6].isDigit { return .interimsnummer }
        return ten.digit(4) >= 6 ? .samordningsnummer : .personnummer
    }

    /// A four-digit year as written, of century 18, 19 or 20. A two-digit year is the latest one not after the
    /// reference year, or with `+` not after the year a century before it: the sign changes on New Year's Day.
    @inline(__always)
    private static func year(of form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> Int {
        guard form.dateCount == 6 else {
            let century = form.text.pair(0)
            guard century >= 18, century <= 20 else { throw PersonalNumberError(.format) }
            return century &* 100 &+ form.text.pair(2)
        }
        let base = options.referenceDate.year &- (form.sign == UInt8(ascii: "+") ? 100 : 0)
        let year = base &- base % 100 &+ form.text.pair(0)
        return year <= base ? year : year &- 100
    }

    @inline(__always)
    private static func separatorWarning(
        _ form: NumberForm, year: Int, _ options: ParsingOptions
    ) throws(PersonalNumberError) -> PersonalNumber.Warnings {
        guard form.dateCount == 8, form.sign != 0 else { return [] }
        let isHundred = options.referenceDate.year &- year >= 100
        guard isHundred != (form.sign == UInt8(ascii: "+")) else { return [] }
        guard options.strictness == .lenient else { throw PersonalNumberError(.format) }
        return .separatorMismatch
    }

    /// The birth date; nil where a coordination number does not tell it.
    @inline(__always)
    private static func birthDate(
        _ ten: ShortText, year: Int, _ options: ParsingOptions, _ kind: PersonalNumberKind,
        _ warnings: inout PersonalNumber.Warnings
    ) throws(PersonalNumberError) -> CivilDay? {
        let month = ten.pair(2)
        let writtenDay = ten.pair(4)
        let day = kind == .samordningsnummer ? writtenDay &- 60 : writtenDay
        if let date = CivilDay(year: year, month: month, day: day) {
            guard date <= options.referenceDate else { throw PersonalNumberError(.future, kind) }
            return date
        }
        try checkUnknownDate(year: year, month: month, day: day, options, kind, &warnings)
        return nil
    }

    /// Month 00, day 60, and days above the month's end: what a coordination number alone may have.
    @inline(never)
    private static func checkUnknownDate(
        year: Int, month: Int, day: Int, _ options: ParsingOptions, _ kind: PersonalNumberKind,
        _ warnings: inout PersonalNumber.Warnings
    ) throws(PersonalNumberError) {
        guard kind == .samordningsnummer, month <= 12, day <= 31 else { throw PersonalNumberError(.date, kind) }
        if month == 0 || day == 0 {
            guard options.swedishUnknownDates == .accepted else { throw PersonalNumberError(.date, kind) }
        } else {
            guard options.strictness == .lenient else { throw PersonalNumberError(.date, kind) }
            warnings.insert(.coordinationDayBeyondMonth)
        }
        let reference = options.referenceDate
        guard (year, month) <= (reference.year, reference.month) else { throw PersonalNumberError(.future, kind) }
    }

    @inline(__always)
    private static func passesLuhn(_ ten: ShortText) -> Bool {
        var head = ten.head
        let serial = ten[6]
        // An interim letter counts as 1.
        if serial >= 0x40 { head ^= UInt64(serial ^ 0x31) << 48 }
        return CheckDigits.passesLuhn(head: head, tail: ten.tail)
    }

    @inline(__always)
    private static func canonical(_ form: NumberForm, year: Int) -> ShortText {
        guard form.dateCount == 6 else { return form.text }
        // 18, 19 or 20.
        let century: UInt64 = year >= 2000 ? 0x3032 : year >= 1900 ? 0x3931 : 0x3831
        let (head, tail) = (form.text.head, form.text.tail)
        return ShortText(head: century | head << 16, tail: head >> 48 | tail << 16, count: 12)
    }

    /// The birth numbers of the tax agency's published test numbers.
    @inline(__always)
    private static func isTest(_ birthNumber: Int) -> Bool {
        birthNumber >= 980 || birthNumber == 238 || birthNumber == 239
    }
}
