/// A day of the Gregorian calendar, years 1 to 9999, valid by construction: a reference date or a birth date.
///
/// A birth date is personal data: do not log it.
public struct CivilDay: Sendable, Hashable, Comparable {
    /// Year, month and day in one number that sorts as the days do.
    @usableFromInline let packed: UInt32

    /// Makes a day; nil when the month does not have it.
    @inline(__always)
    public init?(year: Int, month: Int, day: Int) {
        guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
            day <= 28 || day <= Self.days(inMonth: month, of: year)
        else { return nil }
        packed = UInt32(truncatingIfNeeded: year << 9 | month << 5 | day)
    }

    /// The year, 1 to 9999.
    @inlinable public var year: Int { Int(packed >> 9) }
    /// The month, 1 to 12.
    @inlinable public var month: Int { Int(packed >> 5 & 15) }
    /// The day of the month, 1 to 31.
    @inlinable public var day: Int { Int(packed & 31) }

    /// The earlier day.
    @inlinable public static func < (left: CivilDay, right: CivilDay) -> Bool { left.packed < right.packed }

    /// The number of days of a month by the Gregorian leap-year rule; zero for a month outside 1 to 12.
    @inline(__always)
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: 31
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 0
        }
    }
}
