import CaseModel

extension PolicyReader {
    private static let promises = ["never", "always", "only_from", "never_reaches"]

    mutating func readInvariants(_ node: YAMLNode) -> [Invariant]? {
        guard let elements = nodes.elements(node, of: "'invariants'", limit: 1_000) else { return nil }
        return elements.compactMap { readInvariant($0) }
    }

    private mutating func readInvariant(_ node: YAMLNode) -> Invariant? {
        let keys = nodes.members(node, of: "an invariant", required: ["id"], optional: Self.promises)
        guard let members = keys else { return nil }
        let id = members["id"].flatMap { readRuleID($0) }
        let stated = Self.promises.filter { members[$0] != nil }
        guard stated.count == 1, let kind = stated.first, let body = members[kind] else {
            nodes.faults.add(
                .contradiction, at: node, "an invariant promises \(stated.isEmpty ? "nothing" : "several things")",
                hint: "give exactly one of \(Self.promises.joined(separator: ", "))")
            return nil
        }
        let promise: Invariant.Promise? =
            switch kind {
            case "never": readCells(body, "'never'").map { .never($0) }
            case "always": readAlways(body)
            case "only_from": readOnlyFrom(body)
            default: readNeverReaches(body)
            }
        guard let id, let promise else { return nil }
        return Invariant(
            id: id, promise: promise, place: Place(file: nodes.faults.file, line: node.line, column: node.column))
    }

    private mutating func readCells(_ node: YAMLNode, _ what: String) -> CellFilter? {
        let keys = nodes.members(
            node, of: what, required: [], optional: Self.dimensions + ["identity", "identity_above"])
        return keys.flatMap { readFilter($0) }
    }

    private mutating func readAlways(_ node: YAMLNode) -> Invariant.Promise? {
        let guarantees = ["consent", "approvals_at_least", "retention_at_most", "redisclosure_at_most", "ground_has"]
        guard let members = nodes.members(node, of: "'always'", required: ["when"], optional: guarantees) else {
            return nil
        }
        let cells = members["when"].flatMap { readCells($0, "'when'") }
        let consent = members["consent"].flatMap { nodes.choice($0, "'consent'", ConsentKind.self) }
        let approvals = members["approvals_at_least"].flatMap {
            nodes.integer($0, "'approvals_at_least'", in: 1...20)
        }
        let retention = members["retention_at_most"].flatMap { nodes.period($0, "'retention_at_most'") }
        let level = members["redisclosure_at_most"].flatMap {
            nodes.choice($0, "'redisclosure_at_most'", RedisclosureLevel.self)
        }
        let part = members["ground_has"].flatMap { nodes.choice($0, "'ground_has'", Invariant.GroundPart.self) }
        guard guarantees.contains(where: { members[$0] != nil }) else {
            nodes.faults.add(
                .missingKey, at: node, "'always' guarantees nothing",
                hint: "add one of \(guarantees.joined(separator: ", "))")
            return nil
        }
        return cells.map {
            .always(
                when: $0,
                Invariant.Guarantee(
                    consent: consent, approvalsAtLeast: approvals, retentionAtMost: retention,
                    redisclosureAtMost: level, groundHas: part))
        }
    }

    private mutating func readOnlyFrom(_ node: YAMLNode) -> Invariant.Promise? {
        let keys = nodes.members(node, of: "'only_from'", required: ["category", "agencies"])
        guard let members = keys else { return nil }
        let category = members["category"].flatMap { nodes.name($0, .categories, in: vocabulary.categories) }
        let agencies = members["agencies"].flatMap { nodes.names($0, .agencies, in: vocabulary.agencies) }
        guard let category, let agencies else { return nil }
        return .onlyFrom(category: category, agencies: agencies)
    }

    private mutating func readNeverReaches(_ node: YAMLNode) -> Invariant.Promise? {
        let keys = nodes.members(node, of: "'never_reaches'", required: ["category", "agency"])
        guard let members = keys else { return nil }
        let category = members["category"].flatMap { nodes.name($0, .categories, in: vocabulary.categories) }
        let agency = members["agency"].flatMap { nodes.name($0, .agencies, in: vocabulary.agencies) }
        guard let category, let agency else { return nil }
        return .neverReaches(category: category, agency: agency)
    }
}
