public import CaseModel

/// A condition that an allowed disclosure rests on, as analyses compare it: an ordered threshold, so that one condition
/// implies another exactly when it is at least as strict.
public enum Condition: Hashable, Sendable {
    /// A consent of a kind, explicit where that is asked, no older than a period if one is given.
    case consent(ConsentKind, isExplicit: Bool, maximumAge: CalendarPeriod?)
    /// So many approvals; by whom, nil where only the number is looked at.
    case approval(count: Int, by: Approvers?)
    /// A day in a window after an event.
    case window(event: Identifier, from: CalendarPeriod, to: CalendarPeriod)
    /// A group of at least so many people.
    case minimumGroup(Int)

    /// Who approves.
    public struct Approvers: Hashable, Sendable {
        /// The roles that count, sorted.
        public let roles: [Identifier]
        /// Whether officers are counted, or statements.
        public let counting: ApprovalRequirement.Counting
    }

    /// Whether what meets this condition certainly meets the other.
    public func implies(_ other: Condition) -> Bool {
        switch (self, other) {
        case (.consent(let kind, let isExplicit, let age), .consent(let otherKind, let otherExplicit, let otherAge)):
            return kind == otherKind && (isExplicit || !otherExplicit) && Self.isAtMost(age, otherAge)
        case (.approval(let count, let approvers), .approval(let otherCount, let others)):
            return count >= otherCount && Self.areAmong(approvers, others)
        case (.window(let event, let from, let to), .window(let otherEvent, let otherFrom, let otherTo)):
            return event == otherEvent && otherFrom.isCertainlyAtMost(from) && to.isCertainlyAtMost(otherTo)
        case (.minimumGroup(let size), .minimumGroup(let otherSize)): return size >= otherSize
        default: return false
        }
    }

    private static func isAtMost(_ age: CalendarPeriod?, _ other: CalendarPeriod?) -> Bool {
        guard let other else { return true }
        return age?.isCertainlyAtMost(other) ?? false
    }

    private static func areAmong(_ approvers: Approvers?, _ others: Approvers?) -> Bool {
        guard let others else { return true }
        guard let approvers else { return false }
        return Set(approvers.roles).isSubset(of: others.roles)
            && (approvers.counting == .officers || others.counting == .statements)
    }

    /// The condition in the form of `policy matrix --cells`, such as `consent:secrecy_waiver+explicit<=P6M`.
    public var text: String {
        switch self {
        case .consent(let kind, let isExplicit, let age):
            "consent:\(kind.rawValue)\(isExplicit ? "+explicit" : "")\(age.map { "<=\($0)" } ?? "")"
        case .approval(let count, _): "approval:\(count)"
        case .window(let event, let from, let to): "window:\(event)+\(from)..\(to)"
        case .minimumGroup(let size): "min_group:\(size)"
        }
    }

    /// Without the approvers: what the cells of a matrix say.
    var stated: Condition {
        if case .approval(let count, _) = self { .approval(count: count, by: nil) } else { self }
    }
}

extension Permit {
    /// What has to be shown before the permit opens anything, in full.
    public var conditions: [Condition] {
        var conditions: [Condition] = []
        if case .required(let kind, let explicitness, let age) = consent {
            conditions.append(.consent(kind, isExplicit: explicitness == .explicit, maximumAge: age))
        }
        if let approval {
            let approvers = Condition.Approvers(roles: approval.roles, counting: approval.counting)
            conditions.append(.approval(count: approval.count, by: approvers))
        }
        if let window { conditions.append(.window(event: window.event, from: window.from, to: window.to)) }
        if let minimumGroup { conditions.append(.minimumGroup(minimumGroup)) }
        return conditions
    }
}

/// Conditions that all have to hold.
public struct ConditionSet: Hashable, Sendable {
    /// The conditions, sorted by their text as bytes.
    public let conditions: [Condition]

    init(_ conditions: some Sequence<Condition>) {
        self.conditions = conditions.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }

    /// The conditions as text, sorted as bytes.
    public var texts: [String] { conditions.map(\.text) }

    /// Whether what meets all of these certainly meets all of the others.
    public func implies(_ other: ConditionSet) -> Bool {
        other.conditions.allSatisfy { wanted in conditions.contains { $0.implies(wanted) } }
    }

    /// The sets of which none is implied by another one: what is left when each absorbs those that are stricter. Sorted;
    /// equal sets stand once.
    static func absorbed(_ sets: [ConditionSet]) -> [ConditionSet] {
        var kept: [ConditionSet] = []
        for set in sets {
            guard !kept.contains(where: { set.implies($0) }) else { continue }
            kept.removeAll { $0.implies(set) }
            kept.append(set)
        }
        return kept.sorted { first, second in
            first.texts.lexicographicallyPrecedes(second.texts) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }
}
