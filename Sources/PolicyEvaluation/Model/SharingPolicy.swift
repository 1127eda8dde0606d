public import CaseModel
public import OpenSSLCrypto

/// A sharing policy: which agency may disclose which information to which agency, by which role, for which purpose, in
/// which form and on which conditions. Valid by construction (docs/policy-file.md).
///
/// Every list is sorted by name as bytes, so two policies that say the same are equal in every property but places.
public struct SharingPolicy: Sendable {
    let model: PolicyModel
    let table: RuleTable
    /// The canonical JSON (RFC 8785) of the parsed policy, set-valued lists sorted.
    public let canonicalJSON: [UInt8]
    /// SHA-256 over `canonicalJSON`: the policy's identity, whatever its comments, order and layout.
    public let digest: SHA256Digest

    /// The policy file's schema version that is read.
    public static let schemaVersion = 1
    /// The most bytes a policy file may have: 1 MiB.
    public static let maximumBytes = 1 << 20
    /// The most permits and forbids together.
    public static let maximumRules = 2_000

    /// Reads a policy file; a refusal lists every fault that was found, each with line and column.
    ///
    /// - Parameters:
    ///   - bytes: the YAML file in UTF-8.
    ///   - file: its path as the person gave it, for the places of faults; nil for standard input.
    public init(parsingYAML bytes: [UInt8], file: String?) throws(PolicyFaults) {
        let root = try YAMLDocument.read(bytes, file: file, maximumBytes: Self.maximumBytes)
        try self.init(PolicyReader.read(root, file: file), file: file)
    }

    /// A policy that stands for another one while its tests are tried; it keeps the identity of the original.
    init(mutated model: PolicyModel, of original: SharingPolicy) {
        self.model = model
        table = RuleTable(compiling: model)
        (canonicalJSON, digest) = (original.canonicalJSON, original.digest)
    }

    init(_ model: PolicyModel, file: String?) throws(PolicyFaults) {
        self.model = model
        table = RuleTable(compiling: model)
        canonicalJSON = CanonicalJSON.bytes(of: model.json)
        do {
            digest = try SHA256.hash(canonicalJSON)
        } catch {
            let fault = PolicyFault(
                place: Place(file: file), code: .digest, message: "the policy's digest cannot be computed", hint: nil)
            throw PolicyFaults([fault])
        }
    }
}

extension SharingPolicy {
    /// The policy's name, such as `se.helsingborg.rekrytera`.
    public var id: Identifier { model.id }
    /// A label of people; the identity of a policy is its digest.
    public var revision: String { model.revision }
    /// The country whose law applies, two letters (ISO 3166-1).
    public var jurisdiction: String { model.jurisdiction }
    /// The UTC days on which the policy holds, both included.
    public var valid: (from: CalendarDate, to: CalendarDate) { (model.validFrom, model.validTo) }
    /// The agency that keeps the policy and how to reach it.
    public var owner: (agency: Identifier, contact: String) { (model.ownerAgency, model.ownerContact) }
    /// The agencies that must have signed the digest before the policy is in force.
    public var signedBy: [Identifier] { model.signedBy }
    /// The agencies.
    public var agencies: [Agency] { model.agencies }
    /// The roles and the agencies that have them.
    public var roles: [Role] { model.roles }
    /// The purposes.
    public var purposes: [Purpose] { model.purposes }
    /// The categories and their fields.
    public var categories: [Category] { model.categories }
    /// The grounds.
    public var grounds: [Ground] { model.grounds }
    /// The pseudonym domains.
    public var pseudonymDomains: [PseudonymDomain] { model.domains }
    /// The permits.
    public var permits: [Permit] { model.permits }
    /// The forbids.
    public var forbids: [Forbid] { model.forbids }
    /// The emergency clause, which opens nothing.
    public var emergency: EmergencyClause { model.emergency }
    /// The invariants.
    public var invariants: [Invariant] { model.invariants }
    /// The names that forbids list under `subject`, sorted.
    public var subjectFlags: [Identifier] { table.flags.names }

    /// The agency of a name, or nil.
    public func agency(_ id: Identifier) -> Agency? { table.agencies[id].map { model.agencies[$0] } }
    /// The purpose of a name, or nil.
    public func purpose(_ id: Identifier) -> Purpose? { table.purposes[id].map { model.purposes[$0] } }
    /// The category of a name, or nil.
    public func category(_ id: Identifier) -> Category? { table.categories[id].map { model.categories[$0] } }
    /// The category that a case-file field belongs to, or nil when the policy does not name the field.
    public func category(ofField field: Identifier) -> Category? {
        table.categoryOfField[field].map { model.categories[$0] }
    }
    /// The permit of a name, or nil.
    public func permit(_ id: Identifier) -> Permit? { table.numberOfPermit[id].map { model.permits[$0] } }
    /// The forbid of a name, or nil.
    public func forbid(_ id: Identifier) -> Forbid? { model.forbids.first { $0.id == id } }
    /// The ground of a name, or nil.
    public func ground(_ id: Identifier) -> Ground? { model.grounds.first { $0.id == id } }
    /// The pseudonym domain of a name, or nil.
    public func pseudonymDomain(_ id: Identifier) -> PseudonymDomain? { model.domains.first { $0.id == id } }
    /// Where a rule or invariant stands in the file it was read from, or nil when there is none of that name.
    public func place(ofRule id: Identifier) -> Place? {
        permit(id)?.place ?? forbid(id)?.place ?? model.invariants.first { $0.id == id }?.place
    }
}
