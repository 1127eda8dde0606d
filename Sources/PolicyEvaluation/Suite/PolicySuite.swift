public import CaseModel

/// A suite of tests of one policy: requests with evidence and the decision each must get (docs/policy-file.md, suites).
public struct PolicySuite: Sendable {
    /// The suite's name.
    public let name: String
    /// The policy it is written for.
    public let policy: Identifier
    /// The tests in the order of the file.
    public let tests: [PolicyTest]

    /// The most bytes a suite may have: 1 MiB.
    public static let maximumBytes = 1 << 20
    /// The most tests a suite may have.
    public static let maximumTests = 5_000

    /// Reads a suite; a refusal lists every fault with line and column. Names of the policy's vocabulary are checked when
    /// the suite is run.
    public init(parsingYAML bytes: [UInt8], file: String?) throws(PolicyFaults) {
        let root = try YAMLDocument.read(bytes, file: file, maximumBytes: Self.maximumBytes)
        self = try SuiteReader.read(root, file: file)
    }

    init(name: String, policy: Identifier, tests: [PolicyTest]) {
        (self.name, self.policy, self.tests) = (name, policy, tests)
    }
}

/// One test of a policy.
public struct PolicyTest: Sendable {
    /// What the test shows.
    public let name: String
    /// What the decision must be.
    public let expectation: Expectation
    /// Where it stands in its file.
    public let place: Place
    let given: Given

    /// The request.
    public var request: DisclosureRequest { given.request }

    /// What a test gives: the request and evidence, with approvals as a count and flags as a list.
    struct Given: Sendable {
        let request: DisclosureRequest
        var evidence: Evidence
        let approvals: Int
        /// The flags that are set, all others being stated as not set; nil when the test states nothing about flags.
        let setFlags: [Identifier]?
    }

    /// What is expected of a decision; nil where the test says nothing.
    public struct Expectation: Sendable, Hashable {
        /// Allow or deny.
        public let effect: Decision.Effect
        /// The reason of the denial.
        public let reason: DenialReason?
        /// Exactly the permits an allowed disclosure rests on.
        public let permits: [Identifier]?
        /// Exactly the forbids that stand in the way.
        public let forbids: [Identifier]?
        /// Exactly the kinds of condition that are missing.
        public let unmet: [ConditionKind]?
        /// The last day the recipient may keep it.
        public let retainUntil: CalendarDate?
        /// What may go onward.
        public let redisclosure: RedisclosureLevel?
        /// The categories that would be left out if the request were trimmed, sorted.
        public let dropped: [Identifier]?
    }
}

/// What came of running a suite.
public struct SuiteReport: Sendable {
    /// Each test's result, in the order of the file.
    public let results: [TestResult]
    /// The rules that decided at least one test: permits of an allowed request, forbids of a denied one; sorted.
    public let coveredRules: [Identifier]
    /// The policy's other permits and forbids, sorted.
    public let uncoveredRules: [Identifier]

    /// How many tests passed.
    public var passed: Int { results.count { $0.failures.isEmpty } }
    /// Whether every test passed and there is at least one.
    public var isPassed: Bool { !results.isEmpty && passed == results.count }
}

/// One test's result.
public struct TestResult: Sendable {
    /// The test's name.
    public let name: String
    /// Where the test stands.
    public let place: Place
    /// The decision, or nil when the request was no question to the policy.
    public let decision: Decision?
    /// What differed from what was expected; empty when the test passed.
    public let failures: [String]
}
