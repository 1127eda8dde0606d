import CaseModel

/// Reads a policy out of its YAML tree: first the vocabulary, then the rules that use it.
struct PolicyReader {
    var nodes: NodeReader
    var vocabulary = PolicyVocabulary()

    static func read(_ root: YAMLNode, file: String?) throws(PolicyFaults) -> PolicyModel {
        var reader = PolicyReader(nodes: NodeReader(faults: FaultCollector(file: file)))
        let model = reader.policy(root)
        guard let model, reader.nodes.faults.faults.isEmpty else { throw PolicyFaults(reader.nodes.faults.sorted) }
        return model
    }

    private static let keys = [
        "policy", "id", "revision", "jurisdiction", "valid", "owner", "in_force_when", "agencies", "roles", "purposes",
        "categories", "identity_forms", "redisclosure_levels", "grounds", "permits", "forbids", "emergency",
        "invariants",
    ]

    private mutating func policy(_ root: YAMLNode) -> PolicyModel? {
        guard isKnownVersion(root) else { return nil }
        guard
            let members = nodes.members(
                root, of: "the policy", required: Self.keys, optional: ["pseudonym_domains"])
        else { return nil }
        let agencies = members["agencies"].map { readAgencies($0) }
        let roles = members["roles"].map { readRoles($0) }
        let purposes = members["purposes"].map { readPurposes($0) }
        let categories = members["categories"].map { readCategories($0) }
        if let forms = members["identity_forms"] { checkOrder(forms, "identity_forms", IdentityForm.self) }
        if let levels = members["redisclosure_levels"] {
            checkOrder(levels, "redisclosure_levels", RedisclosureLevel.self)
        }
        let grounds = members["grounds"].map { readGrounds($0) }
        let domains = members["pseudonym_domains"].map { readDomains($0) } ?? []
        let head = readHead(members)
        let permits = members["permits"].flatMap { readPermits($0) }
        let forbids = members["forbids"].flatMap { readForbids($0) }
        let emergency = members["emergency"].flatMap { readEmergency($0) }
        let invariants = members["invariants"].flatMap { readInvariants($0) }
        guard let head, let agencies, let roles, let purposes, let categories, let grounds, let permits, let forbids,
            let emergency, let invariants
        else { return nil }
        checkRuleCount(permits.count + forbids.count, members)
        return PolicyModel(
            id: head.id, revision: head.revision, jurisdiction: head.jurisdiction, validFrom: head.validFrom,
            validTo: head.validTo, ownerAgency: head.ownerAgency, ownerContact: head.ownerContact,
            signedBy: head.signedBy, agencies: agencies.sorted { $0.id < $1.id },
            roles: roles.sorted { $0.id < $1.id }, purposes: purposes.sorted { $0.id < $1.id },
            categories: categories.sorted { $0.id < $1.id }, grounds: grounds.sorted { $0.id < $1.id },
            domains: domains.sorted { $0.id < $1.id }, permits: permits.sorted { $0.id < $1.id },
            forbids: forbids.sorted { $0.id < $1.id }, emergency: emergency,
            invariants: invariants.sorted { $0.id < $1.id })
    }

    /// A file of another version is not looked into: its keys would mean something else.
    private mutating func isKnownVersion(_ root: YAMLNode) -> Bool {
        guard case .mapping(let entries) = root.content,
            let version = entries.first(where: { $0.key == "policy" })?.value
        else { return true }
        guard let number = nodes.integer(version, "the schema version 'policy'", in: 0...Int(Int32.max)) else {
            return false
        }
        guard number == SharingPolicy.schemaVersion else {
            nodes.faults.add(
                .version, at: version, "schema version \(number) is not known",
                hint: "this version reads schema version \(SharingPolicy.schemaVersion)")
            return false
        }
        return true
    }

    private mutating func checkOrder<Level: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, _ key: String, _: Level.Type
    ) where Level.RawValue == String {
        guard let elements = nodes.elements(node, of: key) else { return }
        let expected = Level.allCases.map(\.rawValue)
        let stated = elements.map { element in
            if case .scalar(let text, _) = element.content { text } else { "" }
        }
        guard stated != expected else { return }
        nodes.faults.add(
            .badValue, at: node, "\(key) is not the order that this schema version knows",
            hint: "write [\(expected.joined(separator: ", "))]")
    }

    private mutating func checkRuleCount(_ count: Int, _ members: NodeReader.Members) {
        guard count > SharingPolicy.maximumRules, let node = members["permits"] else { return }
        nodes.faults.add(.tooMany, at: node, "the policy has more than \(SharingPolicy.maximumRules) rules")
    }
}

/// The names that a policy has declared so far.
struct PolicyVocabulary {
    var agencies = Set<Identifier>()
    var roles = Set<Identifier>()
    var purposes = Set<Identifier>()
    var categories = Set<Identifier>()
    var grounds = Set<Identifier>()
    var domains: [Identifier: PseudonymDomain] = [:]
    var rules = Set<Identifier>()
    var forbids = Set<Identifier>()
}
