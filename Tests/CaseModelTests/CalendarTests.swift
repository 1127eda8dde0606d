import CaseModel
import Foundation
import Testing

@Suite("Dates, instants and periods")
struct CalendarTests {
    @Test(arguments: [
        "2026-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-04-31", "1900-02-29", "0000-01-01", "2025-1-01",
        "2025-01-1", "20250101", "2025-01-011", " 2025-01-01", "2025/01/01", "２025-01-01", "-025-01-01", "",
        "+025-01-01",
    ])
    func datesThatDoNotExistAreRefused(_ text: String) { #expect(CalendarDate(parsing: text) == nil) }

    @Test(arguments: ["2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31", "2026-11-22"])
    func datesRoundTrip(_ text: String) throws {
        #expect(try #require(CalendarDate(parsing: text)).description == text)
    }

    @Test(arguments: [
        "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z", "2026-11-22T23:59:60Z", "2026-11-22T23:59:59",
        "2026-11-22T23:59:59+00:00", "2026-11-22 23:59:59Z", "2026-11-22T23:59:59.0Z", "2026-11-22t23:59:59z",
        "2026-02-30T00:00:00Z", "",
    ])
    func instantsInAnotherFormAreRefused(_ text: String) { #expect(Instant(parsing: text) == nil) }

    /// Foundation's calendar is the slow, independent reference.
    @Test func everyDayAgreesWithAnotherCalendar() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -60_000, through: 60_000, by: 37) {
            let date = try #require(CalendarDate(daysSinceEpoch: day))
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            #expect([date.year, date.month, date.day] == [parts.year, parts.month, parts.day])
            #expect(date.daysSinceEpoch == day)
            #expect(date.start.date == date && date.end.date == date)
        }
    }

    @Test func theCalendarEndsWithoutTrapping() {
        #expect(CalendarDate(daysSinceEpoch: .max) == nil)
        #expect(CalendarDate(daysSinceEpoch: .min) == nil)
        #expect(CalendarDate.last.adding(days: .max) == .last)
        #expect(CalendarDate.first.adding(days: .min) == .first)
        #expect(CalendarDate.last.adding(months: 9999) == .last || CalendarDate.last.adding(months: 9999).year == 9999)
        #expect(Instant(secondsSinceEpoch: .max).description == "9999-12-31T23:59:59Z")
        #expect(Instant(secondsSinceEpoch: .min).description == "0001-01-01T00:00:00Z")
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-01", 12, "2027-12-01"), ("2026-03-31", -1, "2026-02-28"),
    ])
    func monthsClampToTheMonthsEnd(_ from: String, _ months: Int, _ to: String) throws {
        #expect(try #require(CalendarDate(parsing: from)).adding(months: months).description == to)
    }

    @Test(arguments: ["P6M", "P12M", "P3D", "P0M"])
    func periodsRoundTrip(_ text: String) throws {
        #expect(try #require(CalendarPeriod(parsing: text)).description == text)
    }

    @Test(arguments: ["", "P", "PM", "6M", "P6", "P6W", "PT6M", "P-6M", "P6M1D", "P99999M", "p6m", "P 6M", "P1.5M"])
    func otherDurationsAreRefused(_ text: String) { #expect(CalendarPeriod(parsing: text) == nil) }

    @Test func aPeriodIsShorterOnlyWhenItIsSoEverywhere() throws {
        let month = try #require(CalendarPeriod(months: 1))
        for (days, shorter, longer) in [(28, true, false), (29, false, false), (30, false, false), (31, false, true)] {
            let period = try #require(CalendarPeriod(days: days))
            #expect(period.isCertainlyAtMost(month) == shorter)
            #expect(month.isCertainlyAtMost(period) == longer)
        }
    }
}
