/// What an attacker takes for granted of a hidden cell, besides what is published.
///
/// Source: docs/disclosure-control-tables.md, "Attackers".
public enum AttackerModel: String, Sendable, Hashable, CaseIterable {
    /// A hidden cell is anything from 0 to the grand total.
    case naive
    /// The rule is known: a primary cell lies below the group, a secondary one does not. The audit even grants the
    /// attacker which is which, although one symbol stands for both. The default, for k is public.
    case informed
}

/// Why a cell is hidden. Never published: it says which cells are small.
public enum HiddenRole: String, Sendable, Hashable, CaseIterable {
    /// The count is below the group.
    case primary
    /// The count is large and hidden so that others stay hidden.
    case secondary
}

/// The whole numbers from `lower` to `upper`, both of them, that a count of persons can be.
public struct CountInterval: Sendable, Hashable {
    /// The least number, not below 0.
    public let lower: Int
    /// The greatest number, not below `lower`.
    public let upper: Int

    init(lower: Int, upper: Int) {
        self.lower = lower
        self.upper = upper
    }

    /// By how much the ends differ; 0 says the count exactly.
    public var width: Int { upper - lower }

    /// Whether every number of another interval is in this one.
    public func covers(_ other: CountInterval) -> Bool { lower <= other.lower && upper >= other.upper }
}

extension AttackerModel {
    /// What a hidden cell of a role is known to be before any arithmetic. `total` is the grand total, at least the group.
    func bounds(_ role: HiddenRole, group: Int, hidesZeros: Bool, total: Int) -> CountInterval {
        switch (self, role) {
        case (.naive, _): CountInterval(lower: 0, upper: total)
        case (.informed, .primary): CountInterval(lower: hidesZeros ? 0 : 1, upper: min(group - 1, total))
        case (.informed, .secondary): CountInterval(lower: min(group, total), upper: total)
        }
    }
}
