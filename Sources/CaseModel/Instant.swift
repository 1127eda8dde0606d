/// A moment in UTC, whole seconds, leap seconds not counted (POSIX time).
///
/// The only text form is RFC 3339 with `Z` and no fraction, `2026-12-01T09:00:00Z`, so equal instants have equal text.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, within years 1 to 9999.
    public let secondsSinceEpoch: Int64

    /// Makes an instant, clamped to the years 1 to 9999.
    public init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = min(max(secondsSinceEpoch, -62_135_596_800), Self.farthest)
    }

    /// Reads `YYYY-MM-DDTHH:MM:SSZ`, exactly twenty ASCII characters; second 60 is refused; nil for anything else.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
            let date = CalendarDate(parsing: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = decimal(bytes[11..<13]), hour < 24,
            let minute = decimal(bytes[14..<16]), minute < 60,
            let second = decimal(bytes[17..<19]), second < 60
        else { return nil }
        self.init(
            secondsSinceEpoch: date.start.secondsSinceEpoch + Int64(hour * 3600 + minute * 60 + second))
    }

    /// Reads an instant, or a bare date as the first second of that UTC day.
    public init?(parsingDateOrInstant text: String) {
        if let date = CalendarDate(parsing: text) {
            self = date.start
        } else {
            self.init(parsing: text)
        }
    }

    /// The UTC day this instant lies in.
    public var date: CalendarDate {
        let seconds = secondsSinceEpoch
        let days = Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
        return CalendarDate(daysSinceEpoch: days) ?? (days < 0 ? .first : .last)
    }

    /// This instant moved by a number of seconds.
    public func adding(seconds: Int64) -> Instant {
        Instant(secondsSinceEpoch: secondsSinceEpoch + seconds)
    }

    /// This instant moved by a period: months clamp to the month's end, the time of day stays.
    public func adding(_ period: CalendarPeriod) -> Instant {
        let day = date
        let timeOfDay = secondsSinceEpoch - day.start.secondsSinceEpoch
        return day.adding(period).start.adding(seconds: timeOfDay)
    }

    /// Whether this instant lies later than a period after another one: `self > start.adding(period)`. The calendar is asked
    /// only where the lengths of months decide.
    package func isLater(than period: CalendarPeriod, after start: Instant) -> Bool {
        let days: (least: Int64, most: Int64) =
            period.unit == .days
            ? (Int64(period.count), Int64(period.count)) : (Int64(period.count) * 28, Int64(period.count) * 31)
        let passed = secondsSinceEpoch - start.secondsSinceEpoch
        if passed > days.most * 86_400 { return true }
        // A period that reaches past the year 9999 ends there, sooner than it says.
        if passed <= days.least * 86_400, start.secondsSinceEpoch < Self.farthest - days.most * 86_400 { return false }
        return self > start.adding(period)
    }

    private static let farthest: Int64 = 253_402_300_799

    /// Earlier in time.
    public static func < (left: Instant, right: Instant) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }

    /// `YYYY-MM-DDTHH:MM:SSZ`.
    public var description: String {
        let day = date
        let rest = Int(secondsSinceEpoch - day.start.secondsSinceEpoch)
        return "\(day)T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
    }
}
