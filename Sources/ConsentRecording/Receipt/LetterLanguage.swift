package import CaseModel

/// The languages a letter to a person is written in.
public enum LetterLanguage: String, Sendable, Hashable, CaseIterable {
    /// Swedish.
    case swedish = "sv"
    /// Danish.
    case danish = "da"
    /// English.
    case english = "en"

    /// A day as the language writes it: `3 november 2026`, `3. november 2026`, `3 November 2026`.
    package func day(_ date: CalendarDate) -> String {
        let month = months[date.month - 1]
        return self == .danish ? "\(date.day). \(month) \(date.year)" : "\(date.day) \(month) \(date.year)"
    }

    /// A period in words: `12 månader`, `1 måned`, `90 days`.
    func period(_ period: CalendarPeriod) -> String {
        let isOne = period.count == 1
        let unit =
            switch (self, period.unit) {
            case (.swedish, .months): isOne ? "månad" : "månader"
            case (.swedish, .days): isOne ? "dag" : "dagar"
            case (.danish, .months): isOne ? "måned" : "måneder"
            case (.danish, .days): isOne ? "dag" : "dage"
            case (.english, .months): isOne ? "month" : "months"
            case (.english, .days): isOne ? "day" : "days"
            }
        return "\(period.count) \(unit)"
    }

    private var months: [String] {
        switch self {
        case .swedish:
            [
                "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
                "november", "december",
            ]
        case .danish:
            [
                "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
                "november", "december",
            ]
        case .english:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        }
    }
}
