public import CaseModel

/// The kinds of condition a permit can have.
public enum ConditionKind: String, Sendable, Hashable, CaseIterable {
    /// A consent of the person.
    case consent
    /// Approvals by officers.
    case approval
    /// A window of time.
    case window
    /// A smallest group.
    case minimumGroup = "min_group"
    /// The terms under which the items were received.
    case origin
}

/// One condition that does not hold, and what about it; carries no personal data.
public enum MissingCondition: Sendable, Hashable {
    /// The consent of this kind does not carry the disclosure.
    case consent(kind: ConsentKind, ConsentGap)
    /// Fewer approvals count than are needed.
    case approval(needed: Int, counted: Int)
    /// The instant lies outside the window after the event.
    case window(event: Identifier, WindowGap)
    /// The group is too small, or its size is not known.
    case minimumGroup(needed: Int, stated: Int?)
    /// The items came under terms that stop here.
    case origin(OriginGap)

    /// Why a consent does not carry.
    public enum ConsentGap: String, Sendable, Hashable, CaseIterable {
        /// There is none about this disclosure.
        case none
        /// The latest statement withdrew it.
        case withdrawn
        /// The latest statement does not permit: refused, requested, ended or invalid.
        case notGiven = "not_given"
        /// It does not cover the whole of the disclosure.
        case notCovered = "not_covered"
        /// It has run out by its own terms.
        case expired
        /// It is older than the permit accepts.
        case tooOld = "too_old"
        /// It was not given explicitly.
        case notExplicit = "not_explicit"
        /// Whoever gave it has not shown the right to.
        case notAuthorised = "not_authorised"
    }

    /// Why a window does not hold.
    public enum WindowGap: String, Sendable, Hashable, CaseIterable {
        /// The day of the event is not known.
        case unknownEvent = "unknown_event"
        /// The window has not opened.
        case tooEarly = "too_early"
        /// The window has closed.
        case tooLate = "too_late"
    }

    /// Why received items stay.
    public enum OriginGap: String, Sendable, Hashable, CaseIterable {
        /// Their level is not `with_new_permit`.
        case level
        /// Their time is over.
        case retentionOver = "retention_over"
    }

    /// The kind of condition.
    public var kind: ConditionKind {
        switch self {
        case .consent: .consent
        case .approval: .approval
        case .window: .window
        case .minimumGroup: .minimumGroup
        case .origin: .origin
        }
    }
}
