import CaseModel

extension PolicyReader {
    mutating func readForbids(_ node: YAMLNode) -> [Forbid]? {
        guard let elements = nodes.elements(node, of: "'forbids'", limit: SharingPolicy.maximumRules) else {
            return nil
        }
        let forbids = elements.compactMap { readForbid($0) }
        vocabulary.forbids = Set(forbids.map(\.id))
        return forbids
    }

    private mutating func readForbid(_ node: YAMLNode) -> Forbid? {
        let keys = nodes.members(
            node, of: "a forbid", required: ["id"], optional: Self.dimensions + ["identity_above", "subject"])
        guard let members = keys else { return nil }
        let id = members["id"].flatMap { readRuleID($0) }
        guard let cells = readFilter(members), let id else { return nil }
        return Forbid(
            id: id, cells: cells, place: Place(file: nodes.faults.file, line: node.line, column: node.column))
    }

    static let dimensions = ["from", "to", "roles", "purposes", "categories"]

    /// The cells a forbid or an invariant speaks about; nil when a dimension was faulty.
    mutating func readFilter(_ members: NodeReader.Members) -> CellFilter? {
        let before = nodes.faults.faults.count
        let from = members["from"].map { nodes.names($0, .agencies, in: vocabulary.agencies) }
        let to = members["to"].map { nodes.names($0, .agencies, in: vocabulary.agencies) }
        let roles = members["roles"].map { nodes.names($0, .roles, in: vocabulary.roles) }
        let purposes = members["purposes"].map { nodes.names($0, .purposes, in: vocabulary.purposes) }
        let categories = members["categories"].map { nodes.names($0, .categories, in: vocabulary.categories) }
        let identity = members["identity"].map { nodes.choice($0, "'identity'", IdentityForm.self) }
        let above = members["identity_above"].map { readAbove($0) }
        let subject = members["subject"].map { nodes.names($0, .subject, in: nil) }
        // A faulty dimension must never widen into "any": the filter as a whole is given up.
        guard nodes.faults.faults.count == before, !nodes.faults.isFull else { return nil }
        return CellFilter(
            from: from ?? nil, to: to ?? nil, roles: roles ?? nil, purposes: purposes ?? nil,
            categories: categories ?? nil, identity: identity ?? nil, identityAbove: above ?? nil,
            subject: subject ?? nil)
    }

    private mutating func readAbove(_ node: YAMLNode) -> IdentityForm? {
        guard let form = nodes.choice(node, "'identity_above'", IdentityForm.self) else { return nil }
        guard form < .personalNumber else {
            nodes.faults.add(.badValue, at: node, "nothing lies above 'personal_number'")
            return nil
        }
        return form
    }

    mutating func readEmergency(_ node: YAMLNode) -> EmergencyClause? {
        let keys = nodes.members(
            node, of: "'emergency'", required: ["enabled"],
            optional: ["roles", "categories", "review_within", "never_overrides"])
        guard let members = keys else { return nil }
        let enabled = members["enabled"].flatMap { nodes.truth($0, "'enabled'") }
        let roles = members["roles"].flatMap { nodes.names($0, .roles, in: vocabulary.roles) }
        let categories = members["categories"].flatMap { nodes.names($0, .categories, in: vocabulary.categories) }
        let review = members["review_within"].flatMap { nodes.period($0, "'review_within'") }
        let forbids = members["never_overrides"].flatMap {
            nodes.names($0, .forbids, in: vocabulary.forbids, .allowed)
        }
        guard let enabled else { return nil }
        if enabled {
            for key in ["roles", "categories", "review_within", "never_overrides"] where members[key] == nil {
                nodes.faults.add(.missingKey, at: node, "an enabled emergency clause lacks the key '\(key)'")
            }
        }
        return EmergencyClause(
            isEnabled: enabled, roles: roles ?? [], categories: categories ?? [], reviewWithin: review,
            neverOverrides: forbids ?? [])
    }
}
