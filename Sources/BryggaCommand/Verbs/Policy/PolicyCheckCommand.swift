import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

extension PolicyCommand {
    /// `brygga policy check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check a policy file: form, names, findings, invariants over every cell, and its tests.",
            discussion: """
                A file that is not well-formed is refused with every fault. Else what is said in the file is looked at, every \
                invariant is proved over every cell and chain, and the suite beside the file (x.tests.yaml for x.yaml) is \
                run. Exit code 0 only when all of it holds; warnings and notes are printed and do not fail.

                Example: brygga policy check policies/rekrytera-helsingborg/policy.yaml
                """)
        @OptionGroup var common: CommonOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        func run() throws {
            let policy = try PolicyFile.read(file)
            let suite = try PolicyFile.suitePath(besidePolicy: file).map { try PolicyFile.readSuite($0) }
            let check = try PolicyCheck(of: policy, suite: suite?.run(on: policy))
            guard check.failures.isEmpty else { throw PolicyCheckFailure(check: check) }
            if common.json {
                Console.result(check.json)
            } else {
                for line in check.summary { Console.result(line) }
            }
            let unverified = policy.grounds.filter { !$0.isVerified }.map(\.id.text)
            if !unverified.isEmpty { Console.warning(.unverifiedGrounds(unverified)) }
        }
    }
}

/// What a check of a well-formed policy found.
struct PolicyCheck {
    let policy: SharingPolicy
    let cellCount: Int
    let findings: [PolicyLint]
    let proofs: [InvariantProof]
    /// What came of the policy's tests; nil when it has none beside it.
    let suite: SuiteReport?

    init(of policy: SharingPolicy, suite: SuiteReport?) throws(SpaceFault) {
        self.policy = policy
        self.suite = suite
        cellCount = try DecisionSpace(of: policy).cellCount
        findings = policy.lint()
        proofs = try policy.prove()
    }

    /// What fails, a line each.
    var failures: [String] {
        var failures = findings.filter { $0.severity == .error }.map {
            "\($0.place): \($0.message) [\($0.kind.rawValue)]"
        }
        failures += proofs.flatMap(\.failure)
        for result in suite?.results ?? [] {
            failures += result.failures.map { "\(result.place): \(result.name): \($0)" }
        }
        return failures
    }

    /// The findings that do not fail.
    private var remarks: [PolicyLint] {
        findings.filter { $0.severity != .error && $0.kind != .unverifiedGround }
    }

    /// The policy in a few lines.
    var summary: [String] {
        let vocabulary = [
            policy.agencies.count.counted("agency", "agencies"), policy.roles.count.counted("role", "roles"),
            policy.purposes.count.counted("purpose", "purposes"),
            policy.categories.count.counted("category", "categories"),
        ]
        let rules = [
            policy.permits.count.counted("permit", "permits"), policy.forbids.count.counted("forbid", "forbids"),
            cellCount.counted("cell", "cells"),
        ]
        var lines = [
            "\(policy.id), revision \(policy.revision): holds",
            "  digest      \(policy.digest.hex)",
            "  valid       \(policy.valid.from) to \(policy.valid.to)",
            "  signed by   \(policy.signedBy.map(\.text).joined(separator: ", "))",
            "  " + vocabulary.joined(separator: ", "),
            "  " + rules.joined(separator: ", "),
            "  \(policy.invariants.count.counted("invariant", "invariants")), every one proved over every cell and chain",
        ]
        if let suite { lines.append("  \(suite.passed) of \(suite.results.count.counted("test", "tests")) passed") }
        return lines + remarks.map { "  \($0.severity.rawValue): \($0.place): \($0.message)" }
    }

    var json: JSONValue {
        let counts = [
            "agencies": policy.agencies.count, "categories": policy.categories.count, "permits": policy.permits.count,
            "forbids": policy.forbids.count, "cells": cellCount, "invariants": policy.invariants.count,
            "tests": suite?.results.count, "tests_passed": suite?.passed,
        ]
        var members = counts.compactMapValues { $0 }.mapValues { JSONValue.integer(Int64($0)) }
        members["policy"] = .string(policy.id.text)
        members["revision"] = .string(policy.revision)
        members["policy_sha256"] = .string(policy.digest.hex)
        members["invariants_proved"] = .bool(proofs.allSatisfy(\.holds))
        members["findings"] = .array(findings.map(\.json))
        members["unverified_grounds"] = .array(policy.grounds.filter { !$0.isVerified }.map { .string($0.id.text) })
        return .object(members)
    }
}

/// A policy that is well-formed and does not hold.
struct PolicyCheckFailure: ReportableFailure {
    let check: PolicyCheck

    var code: String { "policy.check-failed" }
    var failureClass: FailureClass { .badInput }
    var message: String {
        let count = check.failures.count.counted("thing", "things")
        return "the policy \(check.policy.id) does not hold: \(count) to mend"
    }
    var details: [String] { check.failures }
    var detailObjects: JSONValue? {
        [
            "findings": .array(check.findings.map(\.json)), "invariants": .array(check.proofs.map(\.json)),
            "tests": .array(
                (check.suite?.results ?? []).filter { !$0.failures.isEmpty }.map {
                    ["name": .string($0.name), "failures": .array($0.failures.map { .string($0) })]
                }),
        ]
    }
    var hint: String? { "mend the rule that each line names" }
    var place: Place? {
        check.findings.first { $0.severity == .error }?.place ?? check.proofs.first { !$0.holds }?.invariant.place
    }
}

extension PolicyLint {
    var json: JSONValue {
        .present([
            "severity": .string(severity.rawValue), "kind": .string(kind.rawValue),
            "file": place.file.map { .string($0) }, "line": place.line.map { .integer(Int64($0)) },
            "column": place.column.map { .integer(Int64($0)) }, "message": .string(message),
        ])
    }
}
