import CaseModel

/// Reads a suite out of its YAML tree.
struct SuiteReader {
    var nodes: NodeReader
    var asOf: Instant?
    var fixtures: [Identifier: ConsentStatement] = [:]

    static func read(_ root: YAMLNode, file: String?) throws(PolicyFaults) -> PolicySuite {
        var reader = SuiteReader(nodes: NodeReader(faults: FaultCollector(file: file)))
        let suite = reader.suite(root)
        guard let suite, reader.nodes.faults.faults.isEmpty else { throw PolicyFaults(reader.nodes.faults.sorted) }
        return suite
    }

    private mutating func suite(_ root: YAMLNode) -> PolicySuite? {
        let keys = nodes.members(
            root, of: "the suite", required: ["suite", "policy", "tests"], optional: ["as_of", "fixtures"])
        guard let members = keys else { return nil }
        let name = members["suite"].flatMap { nodes.text($0, "the suite's name") }
        let policy = members["policy"].flatMap { nodes.identifier($0, "the policy's id") }
        asOf = members["as_of"].flatMap { instant($0, "'as_of'") }
        if let node = members["fixtures"] { readFixtures(node) }
        let elements = members["tests"].flatMap { nodes.elements($0, of: "'tests'", limit: PolicySuite.maximumTests) }
        let tests = (elements ?? []).compactMap { readTest($0) }
        guard let name, let policy else { return nil }
        return PolicySuite(name: name, policy: policy, tests: tests)
    }

    mutating func instant(_ node: YAMLNode, _ what: String) -> Instant? {
        guard let text = nodes.text(node, what) else { return nil }
        guard let instant = Instant(parsingDateOrInstant: text) else {
            nodes.faults.add(
                .badValue, at: node, "\(what) is not an instant", hint: "write YYYY-MM-DDTHH:MM:SSZ or YYYY-MM-DD")
            return nil
        }
        return instant
    }

    mutating func readFixtures(_ node: YAMLNode) {
        for (name, value) in nodes.declarations(node, of: "'fixtures'", .allowed) {
            if let statement = readStatement(value) { fixtures[name] = statement }
        }
    }

    private mutating func readStatement(_ node: YAMLNode) -> ConsentStatement? {
        let keys = nodes.members(
            node, of: "a consent", required: ["state", "kind", "given_at", "scope"],
            optional: ["explicit", "expires", "authorised"])
        guard let members = keys else { return nil }
        let state = members["state"].flatMap { nodes.choice($0, "'state'", ConsentState.self) }
        let kind = members["kind"].flatMap { nodes.choice($0, "'kind'", ConsentKind.self) }
        let given = members["given_at"].flatMap { instant($0, "'given_at'") }
        let scope = members["scope"].flatMap { readScope($0) }
        let explicit = members["explicit"].map { nodes.truth($0, "'explicit'") } ?? false
        let authorised = members["authorised"].map { nodes.truth($0, "'authorised'") } ?? true
        let expires = members["expires"].map { instant($0, "'expires'") }
        guard let state, let kind, let given, let scope, let explicit, let authorised else { return nil }
        return ConsentStatement(
            kind: kind, state: state, isExplicit: explicit, eventTime: given, expires: expires ?? nil, scope: scope,
            isAuthorised: authorised, recordDigest: String(repeating: "0", count: 64))
    }

    private mutating func readScope(_ node: YAMLNode) -> ConsentScope? {
        let keys = nodes.members(
            node, of: "'scope'", required: ["from", "to", "purposes", "categories"],
            optional: ["excluded_agencies", "partly_excluded_categories"])
        guard let members = keys else { return nil }
        let from = members["from"].flatMap { nodes.names($0, .agencies, in: nil, .allowed) }
        let to = members["to"].flatMap { nodes.names($0, .agencies, in: nil, .allowed) }
        let purposes = members["purposes"].flatMap { nodes.names($0, .purposes, in: nil, .allowed) }
        let categories = members["categories"].flatMap { nodes.names($0, .categories, in: nil, .allowed) }
        let agencies = members["excluded_agencies"].map { nodes.names($0, .agencies, in: nil, .allowed) } ?? []
        let parts = members["partly_excluded_categories"].map { nodes.names($0, .categories, in: nil, .allowed) } ?? []
        guard let from, let to, let purposes, let categories, let agencies, let parts else { return nil }
        return ConsentScope(
            from: Set(from), to: Set(to), purposes: Set(purposes), categories: Set(categories),
            excludedAgencies: Set(agencies), partlyExcludedCategories: Set(parts))
    }
}
