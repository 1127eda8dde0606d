public import CaseModel

/// An officer who cannot be appointed or cannot approve.
public enum OfficerFault: ReportableFailure, Hashable {
    /// No joined policy gives this agency the role.
    case unknownRole(Identifier)
    /// The officer's name, the agency's or the roles do not fit into a certificate.
    case unusableName(String)
    /// The name is another officer's but for its case, and would count as that officer's.
    case nameTaken(Identifier)
    /// The home has no key of this officer, or of any.
    case missing(Identifier?)
    /// The home has several officers and none is named.
    case ambiguous([Identifier])
    /// The officer has none of the roles that are asked for.
    case wrongRole(officer: Identifier, needed: [Identifier])
    /// The request is of another agency.
    case otherAgency(Identifier)
    /// Nobody confirmed the approval, for lack of a terminal.
    case unconfirmed
    /// The person at the terminal did not confirm it.
    case notConfirmed

    /// One code per cause.
    public var code: String {
        switch self {
        case .unknownRole: "approval.unknown-role"
        case .unusableName, .nameTaken: "approval.unusable-name"
        case .missing: "approval.no-officer"
        case .ambiguous: "approval.which-officer"
        case .wrongRole: "approval.wrong-role"
        case .otherAgency: "approval.other-agency"
        case .unconfirmed: "approval.unconfirmed"
        case .notConfirmed: "approval.not-confirmed"
        }
    }
    /// The class of each.
    public var failureClass: FailureClass {
        switch self {
        case .unknownRole, .unusableName, .nameTaken: .badInput
        case .missing: .surroundings
        case .ambiguous, .unconfirmed: .usage
        case .wrongRole: .denied
        case .otherAgency: .notVerified
        case .notConfirmed: .interrupted
        }
    }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unknownRole(let role):
            "no policy that this agency has joined gives it the role '\(pointerToken(role.text))'"
        case .unusableName: "a certificate holds at most 64 characters of a name, and of all roles together"
        case .nameTaken(let other): "the name differs only by case from that of the officer \(other)"
        case .missing(let name): "this home has no key of \(name.map { "the officer \($0)" } ?? "any officer")"
        case .ambiguous(let names): "this home has several officers: \(names.map(\.text).joined(separator: ", "))"
        case .wrongRole(let officer, let needed):
            "\(officer) has none of the roles that may approve this: \(needed.map(\.text).joined(separator: ", "))"
        case .otherAgency(let agency): "the request is of \(agency), whose own officers are asked"
        case .unconfirmed: "there is no terminal at which the officer could confirm; nothing was approved"
        case .notConfirmed: "it was not confirmed; nothing was approved"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .unknownRole: "use a role that the policy lists for this agency"
        case .unusableName: "give a shorter name, such as a staff id, or fewer roles"
        case .nameTaken(let other): "write \(other) for the same officer, or give another name"
        case .missing: "make one with brygga key new --officer, and its roles with --role"
        case .ambiguous: "say who approves with --officer"
        case .wrongRole: "ask an officer who has one of these roles"
        case .otherAgency: "give the request back to the agency that it is from"
        case .unconfirmed: "look at it with --dry-run, then give --yes"
        case .notConfirmed: nil
        }
    }
    /// Shows the officers, the policy or the options.
    public var command: String? {
        switch self {
        case .unknownRole: "brygga collaboration list"
        case .missing, .ambiguous, .wrongRole, .nameTaken: "brygga key list"
        case .unconfirmed: "brygga approve --help"
        case .unusableName, .otherAgency, .notConfirmed: nil
        }
    }
}
