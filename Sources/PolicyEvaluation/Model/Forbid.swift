public import CaseModel

/// A set of cells by membership; an absent dimension means any value.
public struct CellFilter: Hashable, Sendable {
    /// The sending agencies, sorted, or nil for any.
    public let from: [Identifier]?
    /// The receiving agencies, sorted, or nil for any.
    public let to: [Identifier]?
    /// The roles, sorted, or nil for any.
    public let roles: [Identifier]?
    /// The purposes, sorted, or nil for any.
    public let purposes: [Identifier]?
    /// The categories, sorted, or nil for any.
    public let categories: [Identifier]?
    /// The exact identity form, or nil for any.
    public let identity: IdentityForm?
    /// The identity form that the cell must lie strictly above, or nil for any.
    public let identityAbove: IdentityForm?
    /// Subject flags of which at least one is set, sorted, or nil for any person.
    public let subject: [Identifier]?
}

/// A rule that closes cells; it outweighs every permit.
public struct Forbid: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// The cells it closes; `identity` is nil.
    public let cells: CellFilter
    /// Where the rule stands in its file.
    public let place: Place
}
