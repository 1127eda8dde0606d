/// What kind of failure it is; the raw value is the command's exit code (docs/architecture.md, command contract).
public enum FailureClass: Int32, Sendable, Hashable, CaseIterable {
    /// A failure of the surroundings: a file, a permission, a device.
    case surroundings = 1
    /// Denied by policy or consent.
    case denied = 2
    /// Not verified, tampered with, or not for us.
    case notVerified = 3
    /// The audit of the log failed.
    case logAudit = 4
    /// Disclosure control refuses.
    case disclosureControl = 5
    /// The command was used wrongly.
    case usage = 64
    /// The input is malformed.
    case badInput = 65
    /// Busy, or no space left: try again.
    case tryAgain = 75
    /// Interrupted by a person.
    case interrupted = 130
}

/// A failure or refusal that a person is told of: what, where, and what to do about it.
///
/// None of its texts may carry personal data, case content or key bytes.
public protocol ReportableFailure: Error, Sendable {
    /// A stable code, such as `policy.denied` or `E_SIG_BAD`.
    var code: String { get }
    /// The class, which gives the exit code.
    var failureClass: FailureClass { get }
    /// What went wrong: lower case, no full stop, names the thing.
    var message: String { get }
    /// What to do about it, or nil where nothing can be said.
    var hint: String? { get }
    /// A command line that runs as it stands and shows more or mends it, or nil where the explanation of the code is all.
    ///
    /// Whoever shows it may add the home that is in use. Words from outside stand in it as `ShellWord.quoted`.
    var command: String? { get }
    /// Where in the input, or nil where it has no place.
    var place: Place? { get }
    /// Further lines for the person, such as every fault found or why each category is denied.
    var details: [String] { get }
    /// The same for machines, or nil where the lines say nothing more than the message.
    var detailObjects: JSONValue? { get }
}

extension ReportableFailure {
    /// No place unless the failure gives one.
    public var place: Place? { nil }
    /// No hint unless the failure gives one.
    public var hint: String? { nil }
    /// No command unless the failure gives one.
    public var command: String? { nil }
    /// No further lines unless the failure gives some.
    public var details: [String] { [] }
    /// Nothing more for machines unless the failure gives it.
    public var detailObjects: JSONValue? { nil }
}
