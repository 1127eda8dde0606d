import CaseModel

extension PolicyReader {
    private static let required = [
        "id", "from", "to", "roles", "purposes", "categories", "identity", "consent", "ground", "retention",
        "redisclosure",
    ]

    mutating func readPermits(_ node: YAMLNode) -> [Permit]? {
        guard let elements = nodes.elements(node, of: "'permits'", limit: SharingPolicy.maximumRules) else {
            return nil
        }
        return elements.compactMap { readPermit($0) }
    }

    private mutating func readPermit(_ node: YAMLNode) -> Permit? {
        let keys = nodes.members(
            node, of: "a permit", required: Self.required, optional: ["approval", "window", "min_group", "domain"])
        guard let members = keys else { return nil }
        let id = members["id"].flatMap { readRuleID($0) }
        let from = members["from"].flatMap { nodes.names($0, .agencies, in: vocabulary.agencies) }
        let to = members["to"].flatMap { nodes.names($0, .agencies, in: vocabulary.agencies) }
        let roles = members["roles"].flatMap { nodes.names($0, .roles, in: vocabulary.roles) }
        let purposes = members["purposes"].flatMap { nodes.names($0, .purposes, in: vocabulary.purposes) }
        let categories = members["categories"].flatMap { nodes.names($0, .categories, in: vocabulary.categories) }
        let identity = members["identity"].flatMap { nodes.choice($0, "'identity'", IdentityForm.self) }
        let consent = members["consent"].flatMap { readConsent($0) }
        let approval = members["approval"].map { readApproval($0) }
        let window = members["window"].map { readWindow($0) }
        let group = members["min_group"].map { nodes.integer($0, "'min_group'", in: 2...1_000_000) }
        let grounds = from.flatMap { from in members["ground"].flatMap { readGrounds(of: from, $0) } }
        let retention = members["retention"].flatMap { nodes.period($0, "'retention'") }
        let redisclosure = members["redisclosure"].flatMap {
            nodes.choice($0, "'redisclosure'", RedisclosureLevel.self)
        }
        guard let id, let from, let to, let roles, let purposes, let categories, let identity, let consent, let grounds,
            let retention, let redisclosure
        else { return nil }
        let domain = members["domain"].map { readDomain($0, from: from, to: to, identity) }
        return Permit(
            id: id, from: from, to: to, roles: roles, purposes: purposes, categories: categories, identity: identity,
            consent: consent, approval: approval ?? nil, window: window ?? nil, minimumGroup: group ?? nil,
            grounds: grounds, retention: retention, redisclosure: redisclosure, domain: domain ?? nil,
            place: Place(file: nodes.faults.file, line: node.line, column: node.column))
    }

    /// A rule's name, which no other rule or invariant has.
    mutating func readRuleID(_ node: YAMLNode) -> Identifier? {
        guard let id = nodes.identifier(node, "the id") else { return nil }
        guard vocabulary.rules.insert(id).inserted else {
            nodes.faults.add(.duplicateName, at: node, "two rules have the id '\(id)'")
            return nil
        }
        return id
    }

    private mutating func readConsent(_ node: YAMLNode) -> ConsentRequirement? {
        let keys = nodes.members(
            node, of: "'consent'", required: ["kind"], optional: ["explicit", "max_age", "why"])
        guard let members = keys, let kindNode = members["kind"] else { return nil }
        if case .scalar("not_required", _) = kindNode.content { return readNoConsent(members) }
        let kind = nodes.choice(kindNode, "'kind'", ConsentKind.self)
        let explicit = members["explicit"].map { nodes.truth($0, "'explicit'") } ?? false
        let age = members["max_age"].map { nodes.period($0, "'max_age'") }
        if let why = members["why"] {
            nodes.faults.add(.contradiction, at: why, "'why' belongs to consent that is not required")
        }
        guard let kind, let explicit else { return nil }
        return .required(kind: kind, explicitness: explicit ? .explicit : .any, maximumAge: age ?? nil)
    }

    private mutating func readNoConsent(_ members: NodeReader.Members) -> ConsentRequirement? {
        for key in ["explicit", "max_age"] {
            guard let node = members[key] else { continue }
            nodes.faults.add(.contradiction, at: node, "'\(key)' has no meaning where consent is not required")
        }
        guard let why = members["why"] else {
            nodes.faults.add(
                .missingKey, at: members.node, "consent that is not required lacks the key 'why'",
                hint: "say why the disclosure needs no consent")
            return nil
        }
        return nodes.text(why, "'why'").map { .notRequired(why: $0) }
    }

    private mutating func readApproval(_ node: YAMLNode) -> ApprovalRequirement? {
        let keys = nodes.members(node, of: "'approval'", required: ["count", "roles"], optional: ["distinct"])
        guard let members = keys else { return nil }
        let count = members["count"].flatMap { nodes.integer($0, "'count'", in: 1...20) }
        let roles = members["roles"].flatMap { nodes.names($0, .roles, in: vocabulary.roles) }
        let distinct = members["distinct"].map { nodes.truth($0, "'distinct'") } ?? true
        guard let count, let roles, let distinct else { return nil }
        return ApprovalRequirement(count: count, roles: roles, counting: distinct ? .officers : .statements)
    }

    private mutating func readWindow(_ node: YAMLNode) -> WindowRequirement? {
        guard let members = nodes.members(node, of: "'window'", required: ["after", "from", "to"]) else { return nil }
        let event = members["after"].flatMap { nodes.identifier($0, "'after'") }
        let from = members["from"].flatMap { nodes.period($0, "the beginning of the window", atLeast: 0) }
        let to = members["to"].flatMap { nodes.period($0, "the end of the window", atLeast: 0) }
        guard let event, let from, let to else { return nil }
        guard from.isCertainlyAtMost(to) else {
            nodes.faults.add(.contradiction, at: node, "the window may end before it begins")
            return nil
        }
        return WindowRequirement(event: event, from: from, to: to)
    }

    /// One ground for a single sender, or one for each of several.
    private mutating func readGrounds(of senders: [Identifier], _ node: YAMLNode) -> [Identifier: Identifier]? {
        guard case .mapping = node.content else {
            guard let ground = nodes.name(node, .grounds, in: vocabulary.grounds) else { return nil }
            guard senders.count == 1, let sender = senders.first else {
                nodes.faults.add(
                    .missingGround, at: node, "one ground is given for several senders",
                    hint: "write {sender: ground} with a ground for each sender")
                return nil
            }
            return [sender: ground]
        }
        var grounds: [Identifier: Identifier] = [:]
        for (sender, value) in nodes.declarations(node, of: "'ground'") {
            if !senders.contains(sender) {
                nodes.faults.add(.unknownName, at: value, "'\(sender)' is not a sender of this permit")
            }
            if let ground = nodes.name(value, .grounds, in: vocabulary.grounds) { grounds[sender] = ground }
        }
        for sender in senders where grounds[sender] == nil {
            nodes.faults.add(.missingGround, at: node, "the sender '\(sender)' has no ground")
        }
        return grounds
    }

    private mutating func readDomain(
        _ node: YAMLNode, from: [Identifier], to: [Identifier], _ identity: IdentityForm
    ) -> Identifier? {
        guard let name = nodes.name(node, .domains, in: Set(vocabulary.domains.keys)),
            let domain = vocabulary.domains[name]
        else { return nil }
        if identity > .pseudonym {
            nodes.faults.add(.contradiction, at: node, "a permit up to personal number cannot name a pseudonym domain")
        }
        for sender in from where !domain.holders.contains(sender) {
            nodes.faults.add(.contradiction, at: node, "the sender '\(sender)' does not hold the key of '\(name)'")
        }
        for recipient in to where !domain.recipients.contains(recipient) {
            nodes.faults.add(.contradiction, at: node, "the recipient '\(recipient)' does not receive '\(name)'")
        }
        return name
    }
}
