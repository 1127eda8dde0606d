public import CaseModel
public import PersonalNumbers

/// Texts that go into ledgers, certificates and messages, where no personal number belongs.
public enum NumberFreeText {
    /// The byte ranges of a text that could be a personal number of one of the countries.
    public static func matches(
        in bytes: [UInt8], countries: [Country] = Country.allCases, at instant: Instant
    ) -> [Range<Int>] {
        guard let day = CivilDay(instant.date) else { return [bytes.indices] }
        let options = ParsingOptions(referenceDate: day, kinds: .all)
        return countries.flatMap { country in
            PersonalNumberScanner(country: country, options: options).matches(in: bytes).map(\.range)
        }
    }

    /// Refuses a text with a number in it; `what` names the text, such as an option.
    public static func require(
        _ text: String, _ what: String, countries: [Country] = Country.allCases, at instant: Instant
    ) throws(NumberInText) {
        guard matches(in: Array(text.utf8), countries: countries, at: instant).isEmpty else {
            throw NumberInText(what: what)
        }
    }
}

/// A personal number stands in a text where none belongs.
public struct NumberInText: ReportableFailure, Hashable {
    /// The text.
    let what: String

    /// `text.personal-number`.
    public var code: String { "text.personal-number" }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong, without the number.
    public var message: String { "a personal number stands in \(what)" }
    /// What to do.
    public var hint: String? { "write it without naming the person" }
}
