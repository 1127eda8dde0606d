/// A length of time in one calendar unit, written `P6M`, `P1Y` (the same as `P12M`) or `P3D` (ISO 8601 durations).
public struct CalendarPeriod: Hashable, Sendable, CustomStringConvertible {
    /// The units a period counts in.
    public enum Unit: Hashable, Sendable {
        /// Calendar months; adding them clamps to the month's end.
        case months
        /// Days of 24 hours in UTC.
        case days
    }

    /// How many units, 0 to 9999.
    public let count: Int
    /// The unit.
    public let unit: Unit

    /// Twelve months.
    public static let year = CalendarPeriod(known: 12, .months)
    /// Thirty days.
    public static let thirtyDays = CalendarPeriod(known: 30, .days)

    private init(known count: Int, _ unit: Unit) { (self.count, self.unit) = (count, unit) }

    /// Makes a period of months, 0 to 9999.
    public init?(months: Int) {
        guard (0...9999).contains(months) else { return nil }
        (count, unit) = (months, .months)
    }

    /// Makes a period of days, 0 to 9999.
    public init?(days: Int) {
        guard (0...9999).contains(days) else { return nil }
        (count, unit) = (days, .days)
    }

    /// Reads `PnY`, `PnM` or `PnD`, n of one to four digits; nil for anything else.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard (3...6).contains(bytes.count), bytes[0] == UInt8(ascii: "P"),
            let number = decimal(bytes[1..<(bytes.count - 1)])
        else { return nil }
        switch bytes[bytes.count - 1] {
        case UInt8(ascii: "Y"): self.init(months: number * 12)
        case UInt8(ascii: "M"): self.init(months: number)
        case UInt8(ascii: "D"): self.init(days: number)
        default: return nil
        }
    }

    /// Whether this period is certainly no longer than another, wherever in the calendar both start.
    ///
    /// Within one unit that is the count. Between units a month is at least 28 and at most 31 days, so the answer is
    /// false where it depends on the month.
    public func isCertainlyAtMost(_ other: CalendarPeriod) -> Bool {
        switch (unit, other.unit) {
        case (.months, .months), (.days, .days): count <= other.count
        case (.days, .months): count <= other.count * 28
        case (.months, .days): count * 31 <= other.count
        }
    }

    /// `PnM` or `PnD`.
    public var description: String { "P\(count)\(unit == .months ? "M" : "D")" }
}
