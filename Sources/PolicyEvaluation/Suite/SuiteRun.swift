import CaseModel

extension PolicySuite {
    /// Runs every test against a policy.
    ///
    /// A rule is covered when it decides a test: a permit by allowing the whole request, a forbid by denying it.
    public func run(on policy: SharingPolicy) -> SuiteReport {
        let results = tests.map { result(of: $0, on: policy) }
        let decisions = results.compactMap(\.decision)
        let covered = Set(decisions.flatMap(\.permits) + decisions.flatMap(\.forbids))
        let rules = policy.permits.map(\.id) + policy.forbids.map(\.id)
        return SuiteReport(
            results: results, coveredRules: covered.sorted(),
            uncoveredRules: rules.filter { !covered.contains($0) }.sorted())
    }

    func result(of test: PolicyTest, on policy: SharingPolicy) -> TestResult {
        var failures: [String] = []
        if policy.id != self.policy {
            failures.append("the suite is written for the policy '\(self.policy)', not for '\(policy.id)'")
        }
        for flag in test.given.setFlags ?? [] where !policy.subjectFlags.contains(flag) {
            failures.append("the policy has no subject flag '\(flag)'")
        }
        let evidence = test.given.evidence(for: policy)
        do {
            let decision = try policy.decide(test.request, on: evidence)
            failures += test.expectation.differences(from: decision)
            if let dropped = test.expectation.dropped {
                let found = try policy.trimmed(test.request, on: evidence).dropped.map(\.category)
                failures += difference("dropped", expected: dropped, found: found)
            }
            return TestResult(name: test.name, place: test.place, decision: decision, failures: failures)
        } catch {
            failures.append("the request is no question to this policy: \(error.message)")
            return TestResult(name: test.name, place: test.place, decision: nil, failures: failures)
        }
    }
}

extension PolicyTest.Given {
    /// The evidence in full: so many officers of the sender in every role, and the flags that the list states.
    func evidence(for policy: SharingPolicy) -> Evidence {
        var evidence = evidence
        let roles = Set(policy.roles.map(\.id))
        evidence.approvals = (0..<approvals).map {
            Approval(officer: "officer-\($0)", agency: request.from, roles: roles)
        }
        if let setFlags {
            let stated = policy.subjectFlags.map { ($0, setFlags.contains($0)) }
            evidence.subjectFlags = Dictionary(stated) { first, _ in first }
        }
        return evidence
    }
}

extension PolicyTest.Expectation {
    fileprivate func differences(from decision: Decision) -> [String] {
        difference("effect", expected: effect, found: decision.effect)
            + difference("reason", expected: reason, found: decision.reason)
            + difference("permits", expected: permits, found: decision.permits)
            + difference("forbids", expected: forbids, found: decision.forbids)
            + difference("unmet", expected: unmet, found: decision.unmet)
            + difference("retain_until", expected: retainUntil, found: decision.obligations?.retainUntil)
            + difference("redisclosure", expected: redisclosure, found: decision.obligations?.redisclosure)
    }
}

/// What differs between what a test expects, if it expects anything, and what was found.
private func difference<Value: Equatable>(_ what: String, expected: Value?, found: Value?) -> [String] {
    guard let expected, expected != found else { return [] }
    return ["\(what): expected \(words(expected)), found \(found.map(words) ?? "nothing")"]
}

private func words<Value>(_ value: Value) -> String {
    switch value {
    case let names as [Identifier]: "[\(names.map(\.text).joined(separator: ", "))]"
    case let kinds as [ConditionKind]: "[\(kinds.map(\.rawValue).joined(separator: ", "))]"
    case let effect as Decision.Effect: effect.rawValue
    case let reason as DenialReason: reason.rawValue
    case let level as RedisclosureLevel: level.rawValue
    default: "\(value)"
    }
}
