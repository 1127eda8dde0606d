import CaseModel

extension SuiteReader {
    mutating func readTest(_ node: YAMLNode) -> PolicyTest? {
        let keys = nodes.members(node, of: "a test", required: ["name", "given", "expect"], optional: ["as_of"])
        guard let members = keys else { return nil }
        let name = members["name"].flatMap { nodes.text($0, "the test's name") }
        let time = members["as_of"].map { instant($0, "'as_of'") } ?? asOf
        if members["as_of"] == nil, asOf == nil {
            nodes.faults.add(
                .missingKey, at: node, "neither the test nor the suite has the key 'as_of'",
                hint: "tests never read the clock")
        }
        let given = members["given"].flatMap { readGiven($0) }
        let expectation = members["expect"].flatMap { readExpectation($0) }
        guard let name, let time, var given, let expectation else { return nil }
        given.evidence.asOf = time
        return PolicyTest(
            name: name, expectation: expectation,
            place: Place(file: nodes.faults.file, line: node.line, column: node.column), given: given)
    }

    private static let evidenceKeys = [
        "consents", "approvals", "subject", "group", "events", "origins", "signatures_missing",
    ]

    mutating func readGiven(_ node: YAMLNode) -> PolicyTest.Given? {
        let keys = nodes.members(
            node, of: "'given'", required: ["from", "to", "role", "purpose", "categories", "identity"],
            optional: Self.evidenceKeys)
        guard let members = keys else { return nil }
        let from = members["from"].flatMap { nodes.identifier($0, "'from'") }
        let to = members["to"].flatMap { nodes.identifier($0, "'to'") }
        let role = members["role"].flatMap { nodes.identifier($0, "'role'") }
        let purpose = members["purpose"].flatMap { nodes.identifier($0, "'purpose'") }
        let categories = members["categories"].flatMap { nodes.names($0, .categories, in: nil) }
        let identity = members["identity"].flatMap { nodes.choice($0, "'identity'", IdentityForm.self) }
        let approvals = members["approvals"].map { nodes.integer($0, "'approvals'", in: 0...100) } ?? 0
        let subject = members["subject"].map { nodes.names($0, .subject, in: nil, .allowed) }
        let evidence = readEvidence(members)
        guard let from, let to, let role, let purpose, let categories, let identity, let approvals else { return nil }
        let request = DisclosureRequest(
            from: from, to: to, role: role, purpose: purpose, categories: categories, identity: identity)
        return PolicyTest.Given(
            request: request, evidence: evidence, approvals: approvals, setFlags: subject ?? nil)
    }

    private mutating func readEvidence(_ members: NodeReader.Members) -> Evidence {
        var evidence = Evidence(asOf: Instant(secondsSinceEpoch: 0), standing: .inForce)
        if let node = members["consents"] {
            let names = nodes.names(node, .consents, in: Set(fixtures.keys), .allowed) ?? []
            evidence.consents = names.compactMap { fixtures[$0] }
        }
        if let node = members["signatures_missing"], let missing = nodes.names(node, .agencies, in: nil) {
            evidence.standing = .signaturesMissing(missing)
        }
        if let node = members["group"] { evidence.groupSize = nodes.integer(node, "'group'", in: 0...100_000_000) }
        if let node = members["events"] {
            for (event, value) in nodes.declarations(node, of: "'events'", .allowed) {
                evidence.eventDates[event] = nodes.date(value, "the day of '\(event)'")
            }
        }
        if let node = members["origins"] {
            evidence.origins = (nodes.elements(node, of: "'origins'") ?? []).compactMap { readOrigin($0) }
        }
        return evidence
    }

    private mutating func readOrigin(_ node: YAMLNode) -> OriginOfItems? {
        let keys = nodes.members(
            node, of: "an origin", required: ["category", "redisclosure", "retain_until"])
        guard let members = keys else { return nil }
        let category = members["category"].flatMap { nodes.identifier($0, "'category'") }
        let level = members["redisclosure"].flatMap {
            nodes.choice($0, "'redisclosure'", RedisclosureLevel.self)
        }
        let until = members["retain_until"].flatMap { nodes.date($0, "'retain_until'") }
        guard let category, let level, let until else { return nil }
        return OriginOfItems(category: category, redisclosure: level, retainUntil: until)
    }
}
