import CaseModel

extension SuiteReader {
    mutating func readExpectation(_ node: YAMLNode) -> PolicyTest.Expectation? {
        let keys = nodes.members(
            node, of: "'expect'", required: ["effect"],
            optional: ["reason", "permits", "forbids", "unmet", "retain_until", "redisclosure", "dropped"])
        guard let members = keys else { return nil }
        let effect = members["effect"].flatMap { nodes.choice($0, "'effect'", Effect.self) }
        let reason = members["reason"].map { nodes.choice($0, "'reason'", DenialReason.self) }
        let permits = members["permits"].map { nodes.names($0, .permits, in: nil, .allowed) }
        let forbids = members["forbids"].map { nodes.names($0, .forbids, in: nil, .allowed) }
        let unmet = members["unmet"].map { readUnmet($0) }
        let until = members["retain_until"].map { nodes.date($0, "'retain_until'") }
        let level = members["redisclosure"].map { nodes.choice($0, "'redisclosure'", RedisclosureLevel.self) }
        let dropped = members["dropped"].map { nodes.names($0, .categories, in: nil, .allowed) }
        guard let effect else { return nil }
        if effect == .allow {
            for key in ["reason", "forbids", "unmet"] {
                guard let place = members[key] else { continue }
                nodes.faults.add(.contradiction, at: place, "'\(key)' is expected of a request that is allowed")
            }
        } else {
            for key in ["permits", "retain_until", "redisclosure"] {
                guard let place = members[key] else { continue }
                nodes.faults.add(.contradiction, at: place, "'\(key)' is expected of a request that is denied")
            }
        }
        return PolicyTest.Expectation(
            effect: effect == .allow ? .allow : .deny, reason: reason ?? nil, permits: permits ?? nil,
            forbids: forbids ?? nil, unmet: unmet ?? nil, retainUntil: until ?? nil, redisclosure: level ?? nil,
            dropped: dropped ?? nil)
    }

    private enum Effect: String, CaseIterable { case allow, deny }

    private mutating func readUnmet(_ node: YAMLNode) -> [ConditionKind]? {
        guard let elements = nodes.elements(node, of: "'unmet'") else { return nil }
        let kinds = elements.compactMap { nodes.choice($0, "'unmet'", ConditionKind.self) }
        return ConditionKind.allCases.filter { kinds.contains($0) }
    }
}
