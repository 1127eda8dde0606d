internal import CaseModel

/// One level of a date column, which reads `YYYY-MM-DD`.
public enum DateGrain: String, Sendable, Hashable, CaseIterable {
    /// The day: `2026-11-27`.
    case day
    /// The month: `2026-11`.
    case month
    /// The quarter: `2026-Q4`.
    case quarter
    /// The year: `2026`.
    case year

    /// The grain's place from fine to coarse.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// A date at this level.
    func text(of date: CalendarDate) -> String {
        let year = padded(date.year, 4)
        return switch self {
        case .day: date.description
        case .month: year + "-" + padded(date.month, 2)
        case .quarter: year + "-Q\((date.month + 2) / 3)"
        case .year: year
        }
    }
}
