public import CaseModel
public import OpenSSLCrypto

/// What officers are asked to approve: one disclosure of one case to one recipient (docs/bundle-format.md, section 15).
///
/// It names nobody: the person and the content stand in it as one salted digest.
public struct ApprovalRequest: ApprovableRequest {
    /// A permit that asks for approvals, and for which.
    public struct Need: Sendable, Hashable {
        /// The permit.
        public let permit: Identifier
        /// How many, 1 to 20.
        public let count: Int
        /// The roles that may approve, ascending and distinct.
        public let roles: [Identifier]

        /// Makes a need; roles are sorted and repetitions dropped.
        public init(permit: Identifier, count: Int, roles: some Sequence<Identifier>) {
            (self.permit, self.count, self.roles) = (permit, count, Set(roles).sorted())
        }
    }

    /// The request's name: 16 random bytes.
    public let id: BundleID
    /// The collaboration.
    public let collaboration: Identifier
    /// The digest of the policy that asks for approvals.
    public let policyDigest: SHA256Digest
    /// The agency that is to disclose, whose officers are asked.
    public let from: Identifier
    /// The agency that is to receive.
    public let to: Identifier
    /// The role of the officer who sends.
    public let role: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The categories, ascending and distinct.
    public let categories: [Identifier]
    /// How the person is named to the recipient.
    public let identityForm: IdentityForm
    /// The salted digest of person and content, `CaseCommitment.digest`.
    public let caseDigest: SHA256Digest
    /// When it was made.
    public let created: Instant
    /// The last instant at which it can be approved or used: at most seven days later.
    public let expires: Instant
    /// The permits that ask for approvals, ascending by permit.
    public let needs: [Need]

    /// The format's name and version.
    public static let format = "brygga-approval-request1"
    /// The name and version of an approval's format.
    public static let approvalFormat = "brygga-approval1"

    /// The agency that is to disclose.
    public var approvingAgency: Identifier { from }

    /// Makes a request; categories and needs are sorted. What it may be is checked when it is read.
    public init(
        id: BundleID, collaboration: Identifier, policyDigest: SHA256Digest, from: Identifier, to: Identifier,
        role: Identifier, purpose: Identifier, categories: some Sequence<Identifier>, identityForm: IdentityForm,
        caseDigest: SHA256Digest, created: Instant, expires: Instant, needs: [Need]
    ) {
        (self.id, self.collaboration, self.policyDigest) = (id, collaboration, policyDigest)
        (self.from, self.to, self.role, self.purpose) = (from, to, role, purpose)
        self.categories = Set(categories).sorted()
        (self.identityForm, self.caseDigest) = (identityForm, caseDigest)
        (self.created, self.expires) = (created, expires)
        self.needs = needs.sorted { $0.permit < $1.permit }
    }
}

extension ApprovalRequest {
    /// The request as JSON.
    public var json: JSONValue {
        [
            "format": .string(Self.format), "request_id": .string(id.hex), "collaboration": .string(collaboration.text),
            "policy_sha256": .string(policyDigest.hex), "from": .string(from.text), "to": .string(to.text),
            "role": .string(role.text), "purpose": .string(purpose.text),
            "categories": .array(categories.map { .string($0.text) }), "identity_form": .string(identityForm.rawValue),
            "case_sha256": .string(caseDigest.hex), "created": .string(created.description),
            "expires": .string(expires.description), "needs": .array(needs.map(\.value)),
        ]
    }

    /// Reads a request that stands at a pointer of a document.
    public init(_ json: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(
            json, at: pointer,
            required: [
                "format", "request_id", "collaboration", "policy_sha256", "from", "to", "role", "purpose", "categories",
                "identity_form", "case_sha256", "created", "expires", "needs",
            ])
        guard try object.string("format") == Self.format else { throw object.fault("format", "not this format") }
        self.init(
            id: try object.parsed("request_id", as: "16 bytes in hexadecimal", BundleID.init(hex:)),
            collaboration: try object.identifier("collaboration"), policyDigest: try object.digest("policy_sha256"),
            from: try object.identifier("from"), to: try object.identifier("to"), role: try object.identifier("role"),
            purpose: try object.identifier("purpose"),
            categories: try object.identifierSet("categories", count: 1...1000),
            identityForm: try object.parsed("identity_form", as: "an identity form", IdentityForm.init(rawValue:)),
            caseDigest: try object.digest("case_sha256"), created: try object.instant("created"),
            expires: try object.instant("expires"),
            needs: try object.objects("needs", count: 1...2000, Need.init(_:at:)))
        guard from != to else { throw object.fault("to", "the same agency as from") }
        try requireLifetime(in: object)
        guard zip(needs, needs.dropFirst()).allSatisfy({ $0.permit < $1.permit }),
            object.value("needs").array == needs.map(\.value)
        else { throw object.fault("needs", "not sorted and distinct") }
    }
}

extension ApprovalRequest.Need {
    var value: JSONValue {
        [
            "permit": .string(permit.text), "count": .integer(Int64(count)),
            "roles": .array(roles.map { .string($0.text) }),
        ]
    }

    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["permit", "count", "roles"])
        self.init(
            permit: try object.identifier("permit"), count: try object.integer("count", in: 1...20),
            roles: try object.identifierSet("roles", count: 1...1000))
    }
}
