/// What one check of a home or its machine came to.
public struct CheckResult: Sendable, Hashable {
    /// How a check ended.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// As it must be.
        case ok
        /// Something to see to; nothing is refused for it yet.
        case warning
        /// Something is wrong: verbs will refuse, or what they protect is in danger.
        case failed
        /// There is nothing to check here.
        case notApplicable = "not_applicable"
    }

    /// The check's stable name, such as `store-integrity`.
    public let id: String
    /// How it ended.
    public let outcome: Outcome
    /// One line that says what was found; never personal data, key bytes or names of files that a person may have chosen.
    public let finding: String
    /// What to do about it, in words; nil when there is nothing to do.
    public let remedy: String?
    /// A command line that helps and runs as it is printed in a POSIX shell; nil where no such line exists.
    public let command: String?

    /// Makes a result.
    public init(_ id: String, _ finding: Finding) {
        self.id = id
        (outcome, self.finding, remedy, command) = (finding.outcome, finding.text, finding.remedy, finding.command)
    }
}

/// What a check found, before it has its name.
public struct Finding: Sendable, Hashable {
    let outcome: CheckResult.Outcome
    let text: String
    let remedy: String?
    let command: String?

    private init(_ outcome: CheckResult.Outcome, _ text: String, _ remedy: String? = nil, _ command: String? = nil) {
        (self.outcome, self.text, self.remedy, self.command) = (outcome, text, remedy, command)
    }

    /// As it must be.
    public static func ok(_ text: String) -> Finding { Finding(.ok, text) }

    /// Something to see to.
    public static func warning(_ text: String, remedy: String, command: String? = nil) -> Finding {
        Finding(.warning, text, remedy, command)
    }

    /// Something is wrong.
    public static func failed(_ text: String, remedy: String, command: String? = nil) -> Finding {
        Finding(.failed, text, remedy, command)
    }

    /// Nothing to check.
    public static func notApplicable(_ text: String) -> Finding { Finding(.notApplicable, text) }
}
