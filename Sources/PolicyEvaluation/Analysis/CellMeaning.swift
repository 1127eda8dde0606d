public import CaseModel

/// What a policy says about a cell, whatever the evidence: forbidden, not permitted, or permitted on conditions.
public struct CellMeaning: Hashable, Sendable {
    /// The kinds of answer; the raw values are those of `policy matrix --cells`.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// A forbid matches.
        case forbidden
        /// No rule matches.
        case none
        /// A permit matches, and every one of them has conditions.
        case conditional
        /// A permit without conditions matches.
        case allow
    }

    /// The kind of answer.
    public let outcome: Outcome
    /// Every permit that matches, sorted; empty where a forbid does.
    public let permits: [Identifier]
    /// Every forbid that matches, sorted.
    public let forbids: [Identifier]
    /// The sets of conditions of which one has to hold, absorbed and sorted; empty unless permits match.
    public let conditions: [ConditionSet]

    /// Whether some evidence opens the cell.
    public var canBeAllowed: Bool { outcome == .conditional || outcome == .allow }

    static let none = CellMeaning(outcome: .none, permits: [], forbids: [], conditions: [])

    static func forbidden(_ forbids: [Identifier]) -> CellMeaning {
        CellMeaning(outcome: .forbidden, permits: [], forbids: forbids, conditions: [])
    }

    /// The meaning of permits that match, of which there is at least one.
    static func permitted(_ permits: [Permit]) -> CellMeaning {
        let sets = ConditionSet.absorbed(permits.map { ConditionSet($0.conditions.map(\.stated)) })
        let isOpen = sets.contains { $0.conditions.isEmpty }
        return CellMeaning(
            outcome: isOpen ? .allow : .conditional, permits: permits.map(\.id), forbids: [], conditions: sets)
    }
}

/// A cell by its names: who tells whom what, by which role, for what, in which form.
public struct DisclosureCell: Hashable, Sendable {
    /// The agency that discloses.
    public let from: Identifier
    /// The agency that receives.
    public let to: Identifier
    /// The role of whoever discloses.
    public let role: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The category.
    public let category: Identifier
    /// How the person is named.
    public let identity: IdentityForm
    /// The person's flags that are set, sorted; all others are stated as not set.
    public let flags: [Identifier]
}
