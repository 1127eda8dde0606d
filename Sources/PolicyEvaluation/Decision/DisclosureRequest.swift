public import CaseModel

/// A question to a policy: may this agency, by this role, tell that one these categories for this purpose, in this form?
public struct DisclosureRequest: Sendable, Hashable {
    /// The agency that discloses.
    public let from: Identifier
    /// The agency that receives.
    public let to: Identifier
    /// The role of whoever discloses.
    public let role: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The categories, sorted, each once.
    public let categories: [Identifier]
    /// How the person is named.
    public let identity: IdentityForm

    /// Makes a request; the order of the categories and repeated ones do not matter.
    public init(
        from: Identifier, to: Identifier, role: Identifier, purpose: Identifier, categories: [Identifier],
        identity: IdentityForm
    ) {
        (self.from, self.to, self.role, self.purpose) = (from, to, role, purpose)
        self.categories = categories.isStrictlyRising ? categories : Set(categories).sorted()
        self.identity = identity
    }

    /// The request in canonical JSON (RFC 8785): what an officer's approval is signed over.
    public var canonicalJSON: [UInt8] { CanonicalJSON.bytes(of: json) }

    var json: JSONValue {
        [
            "from": .name(from), "to": .name(to), "role": .name(role), "purpose": .name(purpose),
            "categories": .names(categories), "identity": .string(identity.rawValue),
        ]
    }
}

extension [Identifier] {
    /// Whether the names are sorted, each once.
    fileprivate var isStrictlyRising: Bool {
        for index in indices.dropFirst() where !(self[index - 1] < self[index]) { return false }
        return true
    }
}

/// Why a request is not a question that the policy can answer; never a decision.
public struct RequestFault: ReportableFailure, Hashable {
    /// What is wrong with the request.
    public enum Reason: Sendable, Hashable {
        /// The policy does not name the agency.
        case unknownAgency(Identifier)
        /// The policy does not name the role.
        case unknownRole(Identifier)
        /// The policy does not name the purpose.
        case unknownPurpose(Identifier)
        /// The policy does not name the category.
        case unknownCategory(Identifier)
        /// The sender does not have the role.
        case roleNotAtSender(role: Identifier, agency: Identifier)
        /// Sender and recipient are the same.
        case sameAgency(Identifier)
    }

    /// What is wrong.
    public let reason: Reason

    /// The names that the policy has in the place of an unknown one, sorted.
    public let known: [Identifier]

    init(_ reason: Reason, known: [Identifier] = []) { (self.reason, self.known) = (reason, known.sorted()) }

    /// A code for each reason, such as `request.unknown_category`.
    public var code: String {
        switch reason {
        case .unknownAgency: "request.unknown_agency"
        case .unknownRole: "request.unknown_role"
        case .unknownPurpose: "request.unknown_purpose"
        case .unknownCategory: "request.unknown_category"
        case .roleNotAtSender: "request.role_not_at_sender"
        case .sameAgency: "request.same_agency"
        }
    }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong.
    public var message: String {
        switch reason {
        case .unknownAgency(let name): "the policy has no agency '\(pointerToken(name.text))'"
        case .unknownRole(let name): "the policy has no role '\(pointerToken(name.text))'"
        case .unknownPurpose(let name): "the policy has no purpose '\(pointerToken(name.text))'"
        case .unknownCategory(let name): "the policy has no category '\(pointerToken(name.text))'"
        case .roleNotAtSender(let role, let agency): "the agency '\(agency)' does not have the role '\(role)'"
        case .sameAgency(let agency): "sender and recipient are both '\(agency)'"
        }
    }
    /// What to do.
    public var hint: String? {
        switch reason {
        case .sameAgency: "a policy decides about disclosures between two agencies"
        default: "the policy has \(known.map(\.text).joined(separator: ", "))"
        }
    }
}
