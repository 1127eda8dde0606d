/// How a person is named in a disclosure, in rising order of identifiability: none < pseudonym < personal_number.
public enum IdentityForm: String, Sendable, Hashable, Comparable, CaseIterable {
    /// The person is not named at all.
    case none
    /// The person is named by a keyed pseudonym.
    case pseudonym
    /// The person is named by the personal number.
    case personalNumber = "personal_number"

    /// Reads a form as it is written; nil for anything else. Short strings are compared as they lie, which the search that
    /// the compiler would make does not do.
    public init?(rawValue: String) {
        if rawValue == "pseudonym" {
            self = .pseudonym
        } else if rawValue == "personal_number" {
            self = .personalNumber
        } else if rawValue == "none" {
            self = .none
        } else {
            return nil
        }
    }

    /// Less identifying.
    public static func < (left: IdentityForm, right: IdentityForm) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .pseudonym: 1
        case .personalNumber: 2
        }
    }
}
