internal import PersonalNumbers

/// What became of numbers that changed: the number a person has now, for numbers the person had before.
///
/// Applied before the code is worked out, so that one person has one pseudonym (docs/pseudonyms.md, identity history).
public struct IdentityHistory: Sendable {
    /// What the history says of a number.
    enum Successor {
        /// The same person's present number.
        case number(PersonalNumber)
        /// More than one person may be meant on the reference date.
        case ambiguous
    }

    /// The word for a number that more than one person may be meant by.
    static let ambiguity = CellRefusal("ambiguous-identity")

    /// The present numbers of the reference date; nil where more than one person may be meant.
    private var present: [PersonalNumber: PersonalNumber?]

    /// How many numbers it knows.
    public var count: Int { present.count }

    init(_ present: [PersonalNumber: PersonalNumber?]) { self.present = present }

    func successor(of number: PersonalNumber) -> Successor? {
        guard let known = present[number] else { return nil }
        return known.map { .number($0) } ?? .ambiguous
    }
}

/// What is wrong with an identity history.
public enum HistoryFault: String, Sendable, Hashable, CaseIterable {
    /// The header or the number of cells is not the one of the format.
    case format
    /// A cell is no number of its country.
    case number
    /// A date is none, or the end lies before the beginning.
    case date
    /// Numbers follow each other in a circle.
    case cycle
    /// More rows than `IdentityHistory.limit`.
    case tooLong = "too-long"

    /// A stable code.
    var code: String {
        switch self {
        case .format: "pseudonym.history-format"
        case .number: "pseudonym.history-number"
        case .date: "pseudonym.history-date"
        case .cycle: "pseudonym.history-cycle"
        case .tooLong: "pseudonym.history-too-long"
        }
    }

    var explanation: String {
        switch self {
        case .format: "not a row of an identity history"
        case .number: "a number that is not valid"
        case .date: "a date that is not one, or an end before its beginning"
        case .cycle: "numbers that follow each other in a circle"
        case .tooLong: "more than a million rows"
        }
    }
}
