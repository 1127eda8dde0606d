import CaseModel

extension PolicyReader {
    mutating func readAgencies(_ node: YAMLNode) -> [Agency] {
        let declared = nodes.declarations(node, of: "'agencies'")
        vocabulary.agencies = Set(declared.map(\.name))
        return declared.compactMap { readAgency($0.name, $0.value) }
    }

    private mutating func readAgency(_ id: Identifier, _ node: YAMLNode) -> Agency? {
        let keys = nodes.members(node, of: "the agency '\(id)'", required: ["name", "type"], optional: ["part_of"])
        guard let members = keys else { return nil }
        let name = members["name"].flatMap { nodes.text($0, "the agency's name") }
        let type = members["type"].flatMap { nodes.identifier($0, "'type'") }
        let partOf = members["part_of"].flatMap { nodes.name($0, .agencies, in: vocabulary.agencies) }
        if let partOf, partOf == id, let place = members["part_of"] {
            nodes.faults.add(.contradiction, at: place, "the agency '\(id)' is a part of itself")
        }
        guard let name, let type else { return nil }
        return Agency(id: id, name: name, type: type, partOf: partOf)
    }

    mutating func readRoles(_ node: YAMLNode) -> [Role] {
        let declared = nodes.declarations(node, of: "'roles'")
        vocabulary.roles = Set(declared.map(\.name))
        return declared.compactMap { role in
            nodes.names(role.value, .agencies, in: vocabulary.agencies).map { Role(id: role.name, agencies: $0) }
        }
    }

    mutating func readPurposes(_ node: YAMLNode) -> [Purpose] {
        let declared = nodes.declarations(node, of: "'purposes'")
        vocabulary.purposes = Set(declared.map(\.name))
        return declared.compactMap { id, value in
            let keys = nodes.members(
                value, of: "the purpose '\(id)'", required: ["label"], optional: ["statistical"])
            guard let members = keys else { return nil }
            let label = members["label"].flatMap { nodes.text($0, "the purpose's label") }
            let isStatistical = members["statistical"].map { nodes.truth($0, "'statistical'") } ?? false
            guard let label, let isStatistical else { return nil }
            return Purpose(id: id, label: label, isStatistical: isStatistical)
        }
    }

    mutating func readCategories(_ node: YAMLNode) -> [Category] {
        let declared = nodes.declarations(node, of: "'categories'")
        vocabulary.categories = Set(declared.map(\.name))
        var owners: [Identifier: Identifier] = [:]
        return declared.compactMap { readCategory($0.name, $0.value, &owners) }
    }

    /// Names that a case file uses for other members than categories.
    private static let reserved = ["person", "subject_flags", "attachments"]

    private mutating func readCategory(
        _ id: Identifier, _ node: YAMLNode, _ owners: inout [Identifier: Identifier]
    ) -> Category? {
        if Self.reserved.contains(id.text) {
            nodes.faults.add(
                .badName, at: node, "'\(id)' cannot be a category", hint: "case files use this name for something else")
        }
        let keys = nodes.members(
            node, of: "the category '\(id)'", required: ["fields"], optional: ["sensitivity", "special"])
        guard let members = keys else { return nil }
        let fields = members["fields"].flatMap { nodes.names($0, .fields, in: nil) }
        let sensitivity = members["sensitivity"].map { nodes.choice($0, "'sensitivity'", Sensitivity.self) }
        let special = members["special"].map { nodes.choice($0, "'special'", SpecialCategory.self) }
        guard let fields else { return nil }
        for field in fields {
            if let owner = owners.updateValue(id, forKey: field), let place = members["fields"] {
                nodes.faults.add(
                    .duplicateName, at: place, "the field '\(field)' belongs to '\(owner)' already",
                    hint: "a field belongs to exactly one category")
            }
        }
        return Category(
            id: id, fields: fields, sensitivity: (sensitivity ?? nil) ?? .normal, isSpecial: special != nil,
            place: Place(file: nodes.faults.file, line: node.line, column: node.column))
    }

    private enum SpecialCategory: String, CaseIterable { case art9 }

    mutating func readDomains(_ node: YAMLNode) -> [PseudonymDomain] {
        let declared = nodes.declarations(node, of: "'pseudonym_domains'", .allowed)
        var tags = Set<String>()
        let domains = declared.compactMap { readDomain($0.name, $0.value, &tags) }
        vocabulary.domains = Dictionary(domains.map { ($0.id, $0) }) { first, _ in first }
        return domains
    }

    private mutating func readDomain(
        _ id: Identifier, _ node: YAMLNode, _ tags: inout Set<String>
    ) -> PseudonymDomain? {
        let keys = nodes.members(
            node, of: "the pseudonym domain '\(id)'", required: ["tag", "holders", "recipients"])
        guard let members = keys else { return nil }
        if ["exchange/", "internal/"].contains(where: { id.text.hasPrefix($0) }) {
            nodes.faults.add(
                .badValue, at: node, "the pseudonym domain '\(id)' has a reserved name",
                hint: "exchange/… is between two agencies and internal/… an agency's own; choose another name")
        }
        let tag = members["tag"].flatMap { readTag($0, &tags) }
        let holders = members["holders"].flatMap { nodes.names($0, .agencies, in: vocabulary.agencies) }
        let recipients = members["recipients"].flatMap { nodes.names($0, .agencies, in: vocabulary.agencies) }
        guard let tag, let holders, let recipients else { return nil }
        if let both = recipients.first(where: holders.contains), let place = members["recipients"] {
            nodes.faults.add(
                .contradiction, at: place, "'\(both)' receives pseudonyms of '\(id)' and holds its key",
                hint: "whoever holds the key can re-identify everyone")
        }
        return PseudonymDomain(id: id, tag: tag, holders: holders, recipients: recipients)
    }

    private mutating func readTag(_ node: YAMLNode, _ tags: inout Set<String>) -> String? {
        guard let tag = nodes.text(node, "the tag") else { return nil }
        guard (2...10).contains(tag.utf8.count), tag.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            nodes.faults.add(.badValue, at: node, "the tag is not 2 to 10 lower-case letters")
            return nil
        }
        if ["exchange", "internal"].contains(tag) {
            nodes.faults.add(
                .badValue, at: node, "the tag '\(tag)' is reserved",
                hint: "exchange marks pseudonyms between two agencies and internal an agency's own")
        }
        if !tags.insert(tag).inserted {
            nodes.faults.add(.duplicateName, at: node, "two pseudonym domains have the tag '\(tag)'")
        }
        return tag
    }
}
