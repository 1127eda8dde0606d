public import CaseModel

/// A map of pseudonyms that breaks a rule of `PseudonymMap`. It carries no pseudonym.
public struct PseudonymMapFault: ReportableFailure, Hashable {
    /// The rules.
    public enum Rule: Sendable, Hashable, CaseIterable {
        /// The header line, two cells in each line, LF at the end.
        case form
        /// At least one pair.
        case empty
        /// At most `PseudonymMap.limit` pairs.
        case tooLarge
        /// Every cell is a pseudonym with the right checksum.
        case pseudonym
        /// One tag.
        case domains
        /// One old version and one later new version.
        case versions
        /// In the order of the old pseudonyms.
        case order
        /// No old pseudonym twice.
        case repeatedOld
        /// No new pseudonym twice.
        case repeatedNew
    }

    /// The rule.
    public let rule: Rule
    /// The line of the written map, from 1.
    public let line: Int

    init(_ rule: Rule, line: Int) { (self.rule, self.line) = (rule, line) }

    /// One code for all.
    public var code: String { "pseudonym.malformed-map" }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong, and on which line.
    public var message: String { "the map of pseudonyms is not one, at line \(line): \(explanation)" }
    /// What to do.
    public var hint: String? { "give the bundle as it came, or the file that was written from it" }
    /// The line.
    public var place: Place? { Place(line: line) }

    private var explanation: String {
        switch rule {
        case .form: "it is not the line old,new and then two cells a line"
        case .empty: "it has no pair"
        case .tooLarge: "it has more than \(PseudonymMap.limit) pairs"
        case .pseudonym: "a cell is not a pseudonym"
        case .domains: "a pseudonym has another tag"
        case .versions: "the versions are not one old and one later"
        case .order: "the lines are not in order"
        case .repeatedOld: "an old pseudonym stands twice"
        case .repeatedNew: "two old pseudonyms have one new"
        }
    }
}
