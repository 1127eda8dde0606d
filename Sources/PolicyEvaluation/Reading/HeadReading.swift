import CaseModel

/// The head of a policy: what it is called, when it holds and who answers for it.
struct PolicyHead {
    let id: Identifier
    let revision: String
    let jurisdiction: String
    let validFrom: CalendarDate
    let validTo: CalendarDate
    let ownerAgency: Identifier
    let ownerContact: String
    let signedBy: [Identifier]
}

extension PolicyReader {
    mutating func readHead(_ members: NodeReader.Members) -> PolicyHead? {
        let id = members["id"].flatMap { nodes.identifier($0, "the policy's id") }
        let revision = members["revision"].flatMap { nodes.text($0, "the revision") }
        let jurisdiction = members["jurisdiction"].flatMap { readJurisdiction($0) }
        let valid = members["valid"].flatMap { readValidity($0) }
        let owner = members["owner"].flatMap { readOwner($0) }
        let signedBy = members["in_force_when"].flatMap { readSigners($0) }
        guard let id, let revision, let jurisdiction, let valid, let owner, let signedBy else { return nil }
        return PolicyHead(
            id: id, revision: revision, jurisdiction: jurisdiction, validFrom: valid.from, validTo: valid.to,
            ownerAgency: owner.agency, ownerContact: owner.contact, signedBy: signedBy)
    }

    private mutating func readJurisdiction(_ node: YAMLNode) -> String? {
        guard let text = nodes.text(node, "the jurisdiction") else { return nil }
        guard text.utf8.count == 2, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            nodes.faults.add(
                .badValue, at: node, "the jurisdiction is not a country", hint: "write two capital letters, such as SE")
            return nil
        }
        return text
    }

    private mutating func readValidity(_ node: YAMLNode) -> (from: CalendarDate, to: CalendarDate)? {
        guard let members = nodes.members(node, of: "'valid'", required: ["from", "to"]) else { return nil }
        let from = members["from"].flatMap { nodes.date($0, "the first day of 'valid'") }
        let to = members["to"].flatMap { nodes.date($0, "the last day of 'valid'") }
        guard let from, let to else { return nil }
        guard from <= to else {
            nodes.faults.add(.contradiction, at: node, "'valid' ends before it begins")
            return nil
        }
        return (from, to)
    }

    private mutating func readOwner(_ node: YAMLNode) -> (agency: Identifier, contact: String)? {
        guard let members = nodes.members(node, of: "'owner'", required: ["agency", "contact"]) else { return nil }
        let agency = members["agency"].flatMap { nodes.name($0, .agencies, in: vocabulary.agencies) }
        let contact = members["contact"].flatMap { nodes.text($0, "the owner's contact") }
        guard let agency, let contact else { return nil }
        return (agency, contact)
    }

    private mutating func readSigners(_ node: YAMLNode) -> [Identifier]? {
        guard let members = nodes.members(node, of: "'in_force_when'", required: ["signed_by"]) else { return nil }
        return members["signed_by"].flatMap { nodes.names($0, .agencies, in: vocabulary.agencies) }
    }
}
