/// A day of the proleptic Gregorian calendar, years 1 to 9999, valid by construction.
///
/// Source: RFC 3339 section 5.6 (`full-date`); the day count follows the published civil-from-days algorithm
/// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// Makes a date, or nil when the month does not have that day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(knownYear: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, exactly ten ASCII characters; nil for anything else.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// 0001-01-01, the earliest date.
    public static let first = CalendarDate(knownYear: 1, month: 1, day: 1)

    /// 9999-12-31, the latest date.
    public static let last = CalendarDate(knownYear: 9999, month: 12, day: 31)

    private init(knownYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Makes the date that lies that many days after 1970-01-01; nil outside years 1 to 9999.
    public init?(daysSinceEpoch days: Int) {
        // 0001-01-01 to 9999-12-31.
        guard days >= -719_162, days <= 2_932_896 else { return nil }
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days since 1970-01-01; negative before it.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The first second of this UTC day.
    public var start: Instant { Instant(secondsSinceEpoch: Int64(daysSinceEpoch) * 86_400) }

    /// The last second of this UTC day.
    public var end: Instant { Instant(secondsSinceEpoch: Int64(daysSinceEpoch) * 86_400 + 86_399) }

    /// This date plus whole months, the day clamped to the month's end (31 January plus one month is the last of
    /// February); clamped to the years 1 to 9999.
    public func adding(months: Int) -> CalendarDate {
        let index = min(max(year * 12 + month - 1 + months, 12), 9999 * 12 + 11)
        let newYear = index / 12
        let newMonth = index % 12 + 1
        let newDay = min(day, Self.days(inMonth: newMonth, of: newYear))
        return CalendarDate(knownYear: newYear, month: newMonth, day: newDay)
    }

    /// This date plus whole days, clamped to 0001-01-01 and 9999-12-31.
    public func adding(days: Int) -> CalendarDate {
        let (target, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        guard !overflow, let date = CalendarDate(daysSinceEpoch: target) else { return days < 0 ? .first : .last }
        return date
    }

    /// This date plus a period, clamped as its units are.
    public func adding(_ period: CalendarPeriod) -> CalendarDate {
        switch period.unit {
        case .days: adding(days: period.count)
        case .months: adding(months: period.count)
        }
    }

    /// The number of days of a month, by the Gregorian leap-year rule.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Earlier in the calendar.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// `YYYY-MM-DD`.
    public var description: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
}

/// The value of ASCII digits; nil when another byte stands among them or there are none (at most 18 digits).
package func decimal(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
    }
    return value
}

/// A non-negative number with leading zeros up to a width.
package func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
