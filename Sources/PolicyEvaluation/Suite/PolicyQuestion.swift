import CaseModel

/// A request with its evidence in a file of its own, to be explained: the parts of a policy test without expectations.
///
/// Keys: `as_of`, `given` as in a test, and `fixtures` for the consents that `given` names.
public struct PolicyQuestion: Sendable {
    private let given: PolicyTest.Given

    /// The request.
    public var request: DisclosureRequest { given.request }

    /// Reads a question; a refusal lists every fault with line and column.
    public init(parsingYAML bytes: [UInt8], file: String?) throws(PolicyFaults) {
        let root = try YAMLDocument.read(bytes, file: file, maximumBytes: PolicySuite.maximumBytes)
        var reader = SuiteReader(nodes: NodeReader(faults: FaultCollector(file: file)))
        let given = reader.readQuestion(root)
        guard let given, reader.nodes.faults.faults.isEmpty else { throw PolicyFaults(reader.nodes.faults.sorted) }
        self.given = given
    }

    /// Decides the question; approvals that are stated as a count are taken as given by officers of every role.
    public func decide(by policy: SharingPolicy) throws(RequestFault) -> Decision {
        try policy.decide(request, on: given.evidence(for: policy))
    }
}

extension SuiteReader {
    mutating func readQuestion(_ root: YAMLNode) -> PolicyTest.Given? {
        let keys = nodes.members(root, of: "the question", required: ["as_of", "given"], optional: ["fixtures"])
        guard let members = keys else { return nil }
        if let node = members["fixtures"] { readFixtures(node) }
        let time = members["as_of"].flatMap { instant($0, "'as_of'") }
        guard let time, var given = members["given"].flatMap({ readGiven($0) }) else { return nil }
        given.evidence.asOf = time
        return given
    }
}
