import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// `brygga policy …`: checking, testing, explaining and signing a policy file.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check, test, explain, describe and sign a policy file.",
        subcommands: [Check.self, Test.self, Explain.self, Schema.self, Sign.self])
}

extension PolicyCommand {
    /// `brygga policy check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check a policy file: every fault with file, line and column.",
            discussion: "Example: brygga policy check policies/rekrytera-helsingborg/policy.yaml")
        @OptionGroup var common: CommonOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        func run() throws {
            let policy = try PolicyFile.read(file)
            guard !common.json else {
                Self.warn(of: policy)
                Console.result([
                    "policy": .string(policy.id.text), "revision": .string(policy.revision),
                    "policy_sha256": .string(policy.digest.hex), "agencies": .integer(Int64(policy.agencies.count)),
                    "categories": .integer(Int64(policy.categories.count)),
                    "permits": .integer(Int64(policy.permits.count)), "forbids": .integer(Int64(policy.forbids.count)),
                    "invariants": .integer(Int64(policy.invariants.count)), "invariants_proved": false,
                    "unverified_grounds": .array(
                        policy.grounds.filter { !$0.isVerified }.map { .string($0.id.text) }),
                ])
                return
            }
            Console.result("\(policy.id), revision \(policy.revision): well-formed")
            Console.result("  digest      \(policy.digest.hex)")
            Console.result("  valid       \(policy.valid.from) to \(policy.valid.to)")
            Console.result("  signed by   \(policy.signedBy.map(\.text).joined(separator: ", "))")
            Console.result(
                "  "
                    + [
                        policy.agencies.count.counted("agency", "agencies"),
                        policy.roles.count.counted("role", "roles"),
                        policy.purposes.count.counted("purpose", "purposes"),
                        policy.categories.count.counted("category", "categories"),
                    ].joined(separator: ", "))
            Console.result(
                "  "
                    + [
                        policy.permits.count.counted("permit", "permits"),
                        policy.forbids.count.counted("forbid", "forbids"),
                        policy.invariants.count.counted("invariant", "invariants"),
                    ].joined(separator: ", "))
            Self.warn(of: policy)
        }

        /// What a policy that is well-formed leaves to people, in words and with `--json` alike.
        private static func warn(of policy: SharingPolicy) {
            if !policy.invariants.isEmpty { Console.warning(.invariantsNotProved) }
            let unverified = policy.grounds.filter { !$0.isVerified }.map(\.id.text)
            if !unverified.isEmpty { Console.warning(.unverifiedGrounds(unverified)) }
        }
    }

    /// `brygga policy test`.
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Run a suite of tests against a policy.",
            discussion: "Example: brygga policy test policies/rekrytera-helsingborg/policy.tests.yaml")
        @OptionGroup var common: CommonOptions

        @Argument(help: "The suite.", completion: .file())
        var suite: String

        @Option(
            help: ArgumentHelp("The policy (default: the one beside the suite).", valueName: "file"),
            completion: .file())
        var policy: String?

        func run() throws {
            let suite = try PolicyFile.readSuite(self.suite)
            let policy = try PolicyFile.read(self.policy ?? PolicyFile.policyPath(besideSuite: self.suite))
            let report = suite.run(on: policy)
            guard report.isPassed else { throw PolicyTestFailure(report: report) }
            let rules = report.coveredRules.count + report.uncoveredRules.count
            guard !common.json else {
                Console.result([
                    "suite": .string(suite.name), "policy_sha256": .string(policy.digest.hex),
                    "tests": .integer(Int64(report.results.count)), "passed": .integer(Int64(report.passed)),
                    "rules": .integer(Int64(rules)), "covered_rules": .integer(Int64(report.coveredRules.count)),
                    "uncovered": .array(report.uncoveredRules.map { .string($0.text) }),
                ])
                return
            }
            for result in report.results { Console.result("passed  \(result.name)") }
            Console.result("\(report.passed) of \(report.results.count.counted("test", "tests")) passed")
            Console.result("\(report.coveredRules.count) of \(rules.counted("rule", "rules")) covered")
            if !report.uncoveredRules.isEmpty {
                Console.result("not covered: \(report.uncoveredRules.map(\.text).joined(separator: ", "))")
            }
        }
    }

    /// `brygga policy explain`.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Say how a policy decides a request, which rule decided and what is missing.",
            discussion: """
                The request is a YAML file with 'as_of', 'given' as in a policy test, and 'fixtures' for its consents. \
                A denial that is explained is a result: exit code 0.

                Example: brygga policy explain request.yaml --policy policy.yaml
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions

        @Argument(help: "The request.", completion: .file())
        var request: String

        @Option(
            help: ArgumentHelp("The policy (default: the one that this home has pinned).", valueName: "file"),
            completion: .file())
        var policy: String?

        func run() throws {
            let question = try PolicyFile.readQuestion(request)
            let policy =
                try self.policy.map { try PolicyFile.read($0) }
                ?? collaboration.load(try home.open(), at: common.instant).policy
            let decision = try question.decide(by: policy)
            if common.json {
                Console.result(bytes: decision.canonicalJSON + [0x0A])
            } else {
                for line in decision.explanationLines { Console.result(line) }
                for rule in decision.permits + decision.forbids {
                    if let place = policy.place(ofRule: rule) { Console.result("  \(rule) stands at \(place)") }
                }
            }
        }
    }

    /// `brygga policy sign`.
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Sign a policy's digest for this agency; writes policy.<agency>.p7s.",
            discussion: "Example: brygga policy sign shared/policy.yaml --out shared")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        @Option(
            help: ArgumentHelp("The folder to write to; it must exist.", valueName: "folder"), completion: .directory)
        var out: String

        @Flag(help: "Replace an earlier signature.")
        var force = false

        func run() throws {
            let policy = try PolicyFile.read(file)
            let opened = try home.open(writing)
            let path = try PolicySigning.sign(
                policy, home: opened, with: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
                at: common.instant, into: out, ifExisting: force ? .replace : .keep)
            if common.json {
                Console.result(
                    writing.stamped(["signature": .string(path), "policy_sha256": .string(policy.digest.hex)]))
            } else {
                Console.result("\(path): \(opened.agency) signs \(policy.digest.hex)")
            }
            writing.remark()
        }
    }
}

/// A policy that does not do what its tests expect.
struct PolicyTestFailure: ReportableFailure {
    let report: SuiteReport

    private var failed: [TestResult] { report.results.filter { !$0.failures.isEmpty } }

    var code: String { "policy.test-failed" }
    var failureClass: FailureClass { .badInput }
    var message: String { "\(failed.count) of \(report.results.count.counted("policy test", "policy tests")) failed" }
    var details: [String] {
        failed.flatMap { result in ["\(result.name)"] + result.failures.map { "  \(result.place): \($0)" } }
    }
    var detailObjects: JSONValue? {
        .array(
            failed.map {
                ["name": .string($0.name), "failures": .array($0.failures.map { .string($0) })]
            })
    }
    var hint: String? { "correct the policy or the expectation; each failed test names its line" }
}
