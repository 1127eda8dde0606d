/// When an interval is wide enough to hide a primary cell.
public enum ProtectionTest: Sendable, Hashable {
    /// It covers every count that is hidden for being small: 1 to k - 1, with hidden zeros 0 to k - 1.
    case coversSmallCounts
    /// Its ends differ by this many persons or more.
    case width(Int)
}

/// Counts at which a person who is counted in a hidden cell is taken to know it.
public enum InsiderKnowledge: Int, Sendable, Hashable, CaseIterable {
    /// A person who is alone in a cell knows its count.
    case singletons = 1
    /// Either of two persons does, too.
    case pairs = 2
}

/// What is hidden in a table, against whom, and when it is hidden well enough.
public struct SuppressionRule: Sendable, Hashable {
    /// A count of persons above 0 and below this one is not published; at least 2.
    public let minimumGroup: Int
    /// Against whom intervals are worked out.
    public let attacker: AttackerModel
    /// When a primary cell is protected.
    public let protection: ProtectionTest
    /// Whom the insider pass takes to know a cell.
    public let insiders: InsiderKnowledge
    /// Whether counts of 0 are hidden, too.
    public let hidesZeros: Bool
    /// Which lines say too much by their shares.
    public let attributes: AttributeRule

    /// A rule; by default against an informed attacker and insiders who are alone in their cell.
    ///
    /// Throws `ruleGivesCountsAway` for a group of 2 against an informed attacker without hidden zeros (each hidden cell
    /// would be a 1), and `widthOutOfRange` for a width below 1, above what an informed attacker can be left in doubt
    /// about, or above `FrequencyTable.personLimit`.
    public init(
        profile: DisclosureProfile, attacker: AttackerModel = .informed,
        protection: ProtectionTest = .coversSmallCounts, insiders: InsiderKnowledge = .singletons,
        zeros: ZeroCells = .shown, attributes: AttributeRule = .standard
    ) throws(TableError) {
        let group = profile.minimumGroup
        let hidesZeros = zeros == .hidden
        let doubt = hidesZeros ? group - 1 : group - 2
        guard attacker == .naive || doubt > 0 else { throw .ruleGivesCountsAway(minimumGroup: group) }
        if case .width(let width) = protection {
            let highest = attacker == .informed ? doubt : FrequencyTable.personLimit
            guard (1...highest).contains(width) else {
                throw .widthOutOfRange(width, lowest: 1, highest: highest)
            }
        }
        minimumGroup = group
        self.attacker = attacker
        self.protection = protection
        self.insiders = insiders
        self.hidesZeros = hidesZeros
        self.attributes = attributes
    }

    private init(_ rule: SuppressionRule, attributes: AttributeRule) {
        minimumGroup = rule.minimumGroup
        attacker = rule.attacker
        protection = rule.protection
        insiders = rule.insiders
        hidesZeros = rule.hidesZeros
        self.attributes = attributes
    }

    /// The same rule with another one for lines that say too much.
    func replacing(_ attributes: AttributeRule) -> SuppressionRule { SuppressionRule(self, attributes: attributes) }

    /// Whether a count is hidden for itself.
    public func isPrimary(_ count: Int) -> Bool { count < minimumGroup && (count > 0 || hidesZeros) }

    /// The counts that are hidden for themselves.
    var smallCounts: CountInterval { CountInterval(lower: hidesZeros ? 0 : 1, upper: minimumGroup - 1) }

    /// Whether a person in a hidden cell of this count is taken to know it.
    func isKnownToInsider(_ count: Int) -> Bool { count > 0 && count <= insiders.rawValue }
}

/// Whether counts of 0 are published.
public enum ZeroCells: String, Sendable, Hashable, CaseIterable {
    /// They are, as in most statistics: nobody stands in such a cell.
    case shown
    /// They are hidden like small counts: that nobody has a property can be what must not be told.
    case hidden
}
