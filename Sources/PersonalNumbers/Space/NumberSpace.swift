/// Every number of a country that the rules accept, by the date that it tells: what a holder of a pseudonym key, or whoever
/// meets a hash without a key, has to try.
///
/// The numbers are those that `PersonalNumber` reads with the same options, each once, in canonical form; check digits are
/// worked out, not tried. Numbers of the kinds without any date (Norwegian FH-nummer, Icelandic kerfiskennitala) are left
/// out, since there is no day to list them by.
package struct NumberSpace: Sendable {
    /// The country.
    package let country: Country
    /// How numbers are read: reference date, kinds and national switches.
    package let options: ParsingOptions
    /// The days that the numbers may tell; ends with the reference date at the latest.
    package let days: ClosedRange<CivilDay>

    /// The kinds that cannot be listed by day.
    package static let undatedKinds: [PersonalNumberKind] = [.fhNummer, .kerfiskennitala]

    /// Prepares a space; nil when no day of the range lies from 1800 to the reference date.
    ///
    /// A number that tells a month or a year alone belongs to it when a month or a year of the range is the same.
    package init?(country: Country, options: ParsingOptions, born range: ClosedRange<CivilDay>? = nil) {
        guard let first = CivilDay(year: 1800, month: 1, day: 1) else { return nil }
        let lower = max(range?.lowerBound ?? first, first)
        let upper = min(range?.upperBound ?? options.referenceDate, options.referenceDate)
        guard lower <= upper else { return nil }
        (self.country, self.options, days) = (country, options, lower...upper)
    }

    /// The month of a year that numbers tell. Month 0 is an unknown one (Sweden); a year below 100 is one of any century
    /// (Norway, rule of 2032).
    package struct Month: Sendable, Hashable {
        /// The year.
        package let year: Int
        /// The month, 0 to 12.
        package let month: Int
    }

    /// The numbers of one kind that have the same date part: a day, or a day that nobody has.
    package struct Day: Sendable, Hashable {
        /// The kind.
        package let kind: PersonalNumberKind
        /// The year; below 100 as in `Month`.
        let year: Int
        /// The month that is told, 0 to 12.
        let month: Int
        /// The day that is told, 0 to 31.
        let day: Int
        /// The month as it is written, offsets included.
        let writtenMonth: Int
        /// The day as it is written, offsets included.
        let writtenDay: Int
    }

    /// The number of bytes of every canonical form.
    package var width: Int {
        switch country {
        case .sweden: 12
        case .denmark, .iceland: 10
        case .norway, .finland: 11
        }
    }

    /// The months of the space, the latest first: most people live.
    package var months: [Month] {
        var months: [Month] = []
        for year in stride(from: days.upperBound.year, through: days.lowerBound.year, by: -1) {
            let (first, last) = monthsOfYear(year)
            for month in stride(from: last, through: first, by: -1) { months.append(Month(year: year, month: month)) }
            if country == .sweden { months.append(Month(year: year, month: 0)) }
        }
        guard country == .norway, options.usesNorwegianRule2032 else { return months }
        for year in 0..<100 { for month in 1...12 { months.append(Month(year: year, month: month)) } }
        return months.filter { $0.year >= 100 || isReached($0) }
    }

    /// The date parts of a month, each with the numbers of one kind.
    package func days(of month: Month) -> [Day] {
        var found: [Day] = []
        let shapes = Self.shapes(of: country).filter { options.kinds.contains($0.kind) }
        for shape in shapes {
            for day in 0...31 where isDay(day, of: month, shape.kind) {
                found.append(
                    Day(
                        kind: shape.kind, year: month.year, month: month.month, day: day,
                        writtenMonth: month.month + shape.monthOffset, writtenDay: day + shape.dayOffset))
            }
        }
        return found
    }

    /// The first and last month of a year that lie in the range.
    private func monthsOfYear(_ year: Int) -> (Int, Int) {
        let (lower, upper) = (days.lowerBound, days.upperBound)
        return (year == lower.year ? lower.month : 1, year == upper.year ? upper.month : 12)
    }

    /// Whether a year of the range has this month, where it tells the last two digits of the year alone.
    private func isReached(_ month: Month) -> Bool {
        (days.lowerBound.year...days.upperBound.year).contains { year in
            guard year % 100 == month.year else { return false }
            let (first, last) = monthsOfYear(year)
            return (first...last).contains(month.month)
        }
    }
}

extension NumberSpace {
    /// How a kind writes its date.
    private struct Shape {
        let kind: PersonalNumberKind
        var dayOffset = 0
        var monthOffset = 0
    }

    private static func shapes(of country: Country) -> [Shape] {
        switch country {
        case .sweden:
            [Shape(kind: .personnummer), Shape(kind: .samordningsnummer, dayOffset: 60), Shape(kind: .interimsnummer)]
        case .denmark: [Shape(kind: .cpr), Shape(kind: .erstatningspersonnummer, dayOffset: 60)]
        case .norway:
            [
                Shape(kind: .fødselsnummer), Shape(kind: .dNummer, dayOffset: 40),
                Shape(kind: .hNummer, monthOffset: 40), Shape(kind: .hNummerD, dayOffset: 40, monthOffset: 40),
                Shape(kind: .syntetiskNHN, monthOffset: 65),
                Shape(kind: .syntetiskNHND, dayOffset: 40, monthOffset: 65),
                Shape(kind: .syntetisk, monthOffset: 80), Shape(kind: .syntetiskD, dayOffset: 40, monthOffset: 80),
            ]
        case .finland: [Shape(kind: .henkilötunnus), Shape(kind: .tilapäinen)]
        case .iceland:
            [
                Shape(kind: .kennitala), Shape(kind: .kennitalaTest),
                Shape(kind: .kennitalaOrganisation, dayOffset: 40),
            ]
        }
    }

    /// Whether numbers of a kind may tell a day of a month; the rules of `SwedishRules` and its neighbours.
    private func isDay(_ day: Int, of month: Month, _ kind: PersonalNumberKind) -> Bool {
        if month.year < 100 { return CivilDay(year: 2000 + month.year, month: month.month, day: day) != nil }
        if let date = CivilDay(year: month.year, month: month.month, day: day) { return days.contains(date) }
        switch kind {
        case .samordningsnummer:
            let reference = options.referenceDate
            guard (month.year, month.month) <= (reference.year, reference.month) else { return false }
            return month.month == 0 || day == 0
                ? options.swedishUnknownDates == .accepted : options.strictness == .lenient
        // 29 to 31 February 1969 are days of organisations.
        case .kennitalaOrganisation: return month == Month(year: 1969, month: 2) && (29...31).contains(day)
        default: return false
        }
    }
}
