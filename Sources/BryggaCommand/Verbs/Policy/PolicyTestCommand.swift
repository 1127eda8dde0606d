import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

extension PolicyCommand {
    /// `brygga policy test`.
    struct Test: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Run suites of tests against a policy, and say how much of it they show.",
            discussion: """
                Besides the tests it says which rules decided one, how many of the cells that can be allowed were asked about, \
                and how many mutants (the policy without one rule, name or condition) the tests tell from the policy. \
                Percentages are rounded down. --suggest prints a suite of the tests that are missing, instead.

                Example: brygga policy test policies/rekrytera-helsingborg/policy.tests.yaml
                Example: brygga policy test policy.tests.yaml --suggest
                """)
        @OptionGroup var common: CommonOptions

        @Argument(help: "The suites.", completion: .file())
        var suites: [String]

        @Option(
            help: ArgumentHelp("The policy (default: the one beside the first suite).", valueName: "file"),
            completion: .file())
        var policy: String?

        @Option(help: ArgumentHelp("Fail when fewer of the rules decide a test.", valueName: "percent"))
        var minRules: PercentArgument?

        @Option(
            help: ArgumentHelp(
                "Fail when fewer of the cells that can be allowed are asked about.", valueName: "percent"))
        var minCells: PercentArgument?

        @Option(help: ArgumentHelp("Fail when fewer of the mutants are told from the policy.", valueName: "percent"))
        var minMutants: PercentArgument?

        @Flag(help: "Print a suite with the tests that would tell every mutant from the policy.")
        var suggest = false

        func validate() throws {
            if suggest, common.json { throw ValidationError("--suggest prints a YAML file, and --json asks for JSON") }
        }

        func run() throws {
            guard let first = suites.first else { throw ValidationError("give at least one suite") }
            let suite = try PolicySuite(
                joining: PolicyFile.readSuite(first), suites.dropFirst().map { try PolicyFile.readSuite($0) })
            let policy = try PolicyFile.read(self.policy ?? PolicyFile.policyPath(besideSuite: first))
            let coverage = try suite.coverage(of: policy)
            guard coverage.report.isPassed else { throw PolicyTestFailure(report: coverage.report) }
            let shortfalls = [
                ("rules", coverage.rulePercent, minRules), ("cells", coverage.cellPercent, minCells),
                ("mutants", coverage.mutantPercent, minMutants),
            ].filter { $1 < $2?.percent ?? 0 }
            guard shortfalls.isEmpty else {
                throw PolicyCoverageFailure(
                    shortfalls: shortfalls.map { ($0, $1, $2?.percent ?? 0) }, coverage: coverage)
            }
            guard !suggest else {
                let suggestion = suite.suggestion(for: policy, coverage)
                Console.result(bytes: Array(suggestion.text.utf8))
                for mutant in suggestion.unreachable {
                    Console.message("\(mutant.place): no test can tell '\(mutant.description)' from the policy")
                }
                return
            }
            if common.json {
                Console.result(json(suite, policy, coverage))
                return
            }
            let report = coverage.report
            for result in report.results { Console.result("passed  \(result.name)") }
            Console.result("\(report.passed) of \(report.results.count.counted("test", "tests")) passed")
            let rules = report.coveredRules.count + report.uncoveredRules.count
            Console.result("\(report.coveredRules.count) of \(rules.counted("rule", "rules")) covered")
            if !report.uncoveredRules.isEmpty {
                Console.result("not covered: \(report.uncoveredRules.map(\.text).joined(separator: ", "))")
            }
            Console.result(
                "\(coverage.coveredCells) of \(coverage.cellCount.counted("cell", "cells")) that can be allowed asked about"
            )
            let mutants = coverage.killed.count + coverage.survivors.count
            Console.result("\(coverage.killed.count) of \(mutants.counted("mutant", "mutants")) told from the policy")
            for mutant in coverage.survivors { Console.result("  untested: \(mutant.place): \(mutant.description)") }
        }

        private func json(_ suite: PolicySuite, _ policy: SharingPolicy, _ coverage: SuiteCoverage) -> JSONValue {
            let report = coverage.report
            return [
                "suite": .string(suite.name), "policy_sha256": .string(policy.digest.hex),
                "tests": .integer(Int64(report.results.count)), "passed": .integer(Int64(report.passed)),
                "rules": .integer(Int64(report.coveredRules.count + report.uncoveredRules.count)),
                "covered_rules": .integer(Int64(report.coveredRules.count)),
                "uncovered": .array(report.uncoveredRules.map { .string($0.text) }),
                "cells": .integer(Int64(coverage.cellCount)), "covered_cells": .integer(Int64(coverage.coveredCells)),
                "mutants": .integer(Int64(coverage.killed.count + coverage.survivors.count)),
                "killed_mutants": .integer(Int64(coverage.killed.count)),
                "surviving_mutants": .array(coverage.survivors.map { .string($0.description) }),
            ]
        }
    }
}

/// A whole number of hundredths.
struct PercentArgument: ExpressibleByArgument {
    let percent: Int

    init?(argument: String) {
        guard let percent = Int(argument), (0...100).contains(percent) else { return nil }
        self.percent = percent
    }
}

/// Tests that pass and show less than was asked for.
struct PolicyCoverageFailure: ReportableFailure {
    let shortfalls: [(what: String, percent: Int, wanted: Int)]
    let coverage: SuiteCoverage

    var code: String { "policy.coverage-too-low" }
    var failureClass: FailureClass { .badInput }
    var message: String {
        "the tests show too little: "
            + shortfalls.map { "\($0.percent) % of the \($0.what), asked for \($0.wanted) %" }
            .joined(separator: "; ")
    }
    var details: [String] { coverage.survivors.map { "untested: \($0.place): \($0.description)" } }
    var hint: String? { "add tests; 'policy test --suggest' prints the ones that are missing" }
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
