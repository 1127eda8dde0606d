/// What a recipient may do onward with what it received, in rising order: none < aggregates_only < with_new_permit.
public enum RedisclosureLevel: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Nothing leaves the recipient.
    case none
    /// Only statistics leave the recipient.
    case aggregatesOnly = "aggregates_only"
    /// Items may go on where an ordinary permit with the recipient as sender allows it.
    case withNewPermit = "with_new_permit"

    /// Permits less.
    public static func < (left: RedisclosureLevel, right: RedisclosureLevel) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .none: 0
        case .aggregatesOnly: 1
        case .withNewPermit: 2
        }
    }
}
