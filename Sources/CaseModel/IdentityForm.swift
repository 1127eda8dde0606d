/// How a person is named in a disclosure, in rising order of identifiability: none < pseudonym < personal_number.
public enum IdentityForm: String, Sendable, Hashable, Comparable, CaseIterable {
    /// The person is not named at all.
    case none
    /// The person is named by a keyed pseudonym.
    case pseudonym
    /// The person is named by the personal number.
    case personalNumber = "personal_number"

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
