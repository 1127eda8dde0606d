import CaseModel
import PersonalNumbers
import Pseudonymisation

extension CivilDay {
    /// The same day.
    init?(_ date: CalendarDate) { self.init(year: date.year, month: date.month, day: date.day) }

    /// The day of an instant, which decides the centuries of numbers. Throws `pseudonym.option` for a day without number.
    static func ofReference(_ instant: Instant) throws(PseudonymisationError) -> CivilDay {
        guard let day = CivilDay(instant.date) else { throw .invalidOption("the reference time") }
        return day
    }
}
