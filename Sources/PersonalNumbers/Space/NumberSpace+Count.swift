extension NumberSpace {
    /// How many numbers of each kind there are; the same as listing them all, without doing so.
    package func count() -> [PersonalNumberKind: Int] {
        var counting = Counting()
        var counts: [PersonalNumberKind: Int] = [:]
        for month in months {
            for day in days(of: month) { counts[day.kind, default: 0] += count(of: day, &counting) }
        }
        return counts
    }

    /// How many numbers a month has.
    package func count(of month: Month) -> Int {
        var counting = Counting()
        return days(of: month).reduce(0) { $0 + count(of: $1, &counting) }
    }

    /// What was counted already, of days whose numbers are as many for the same reason.
    private struct Counting {
        struct Norwegian: Hashable {
            let sums: NorwegianSums
            let year: Int
            /// The day where a number of no century may not tell it.
            let day: Int
            let month: Int
            let isDNumber: Bool
        }
        var norwegian: [Norwegian: Int] = [:]
    }

    private func count(of day: Day, _ counting: inout Counting) -> Int {
        switch country {
        case .sweden: return day.kind == .interimsnummer ? 1100 : 999
        case .denmark: return DanishRules.seventhDigits(of: day.year).count * 1000
        case .finland:
            let signs = FinnishRules.signs(of: day.year, options.finnishSigns)
            return signs.count * (day.kind == .tilapäinen ? 100 : 898)
        case .iceland:
            let text = DateText(day, of: country)
            return Self.markers(of: day.kind).reduce(0) { $0 + icelandicChecks($1, day, text).count }
        case .norway: return countNorwegian(day, &counting)
        }
    }

    /// The first year of those with the same Norwegian series: they change within a century at 40, 54 and 58.
    private static func era(of year: Int) -> Int {
        let century = year / 100 * 100
        return century + ([58, 54, 40].first { year % 100 >= $0 } ?? 0)
    }

    /// Days with equal sums and the same series have equally many numbers.
    private func countNorwegian(_ day: Day, _ counting: inout Counting) -> Int {
        let sums = NorwegianSums(DateText(day, of: country))
        let isUndated = day.year < 100
        let key = Counting.Norwegian(
            sums: sums, year: isUndated ? day.year : Self.era(of: day.year), day: isUndated ? day.day : 0,
            month: isUndated ? day.month : 0,
            isDNumber: day.writtenDay > 40)
        if let known = counting.norwegian[key] { return known }
        var count = 0
        for individual in 0...999 {
            for remainder in 0...(options.usesNorwegianRule2032 ? 3 : 0)
            where isNorwegian(individual, remainder, day) && sums.controls(individual, remainder) != nil { count += 1 }
        }
        counting.norwegian[key] = count
        return count
    }
}
