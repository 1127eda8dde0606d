public import CaseModel

/// An agency that takes part in the collaboration.
public struct Agency: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// Its name as people know it.
    public let name: String
    /// What kind of agency it is.
    public let type: Identifier
    /// The agency it belongs to, if it is a part of another one.
    public let partOf: Identifier?
}

/// A role of an officer or system, and the agencies that have it.
public struct Role: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// The agencies that have the role, sorted.
    public let agencies: [Identifier]
}

/// What information is disclosed for.
public struct Purpose: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// Its name as people know it.
    public let label: String
    /// Whether the purpose is statistics.
    public let isStatistical: Bool
}

/// How sensitive a category is held to be, besides what the law calls special.
public enum Sensitivity: String, Sendable, Hashable, CaseIterable {
    /// Ordinary personal data.
    case normal
    /// Sensitive in its context, such as benefits or debts.
    case sensitive
}

/// A category of information: a named group of case-file fields. A field belongs to exactly one category.
public struct Category: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// The names of its fields, sorted.
    public let fields: [Identifier]
    /// How sensitive it is.
    public let sensitivity: Sensitivity
    /// Whether it is a special category of personal data (GDPR article 9).
    public let isSpecial: Bool
    /// Where it stands in its file.
    public let place: Place
}

/// A family of pseudonyms that can be linked with each other (docs/policy-file.md, pseudonym domains).
public struct PseudonymDomain: Hashable, Sendable {
    /// Its name in the policy.
    public let id: Identifier
    /// The prefix of its pseudonyms: 2 to 10 lower-case letters.
    public let tag: String
    /// The agencies that hold its key, sorted.
    public let holders: [Identifier]
    /// The agencies that receive its pseudonyms and never hold its key, sorted.
    public let recipients: [Identifier]
}
