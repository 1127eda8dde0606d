import CaseModel
import PolicyEvaluation

/// Policies and questions to them.
extension Entry {
    static func policy(_ bytes: [UInt8]) {
        guard let policy = try? SharingPolicy(parsingYAML: bytes, file: nil) else { return }
        require(canonical(policy.canonicalJSON) == policy.canonicalJSON, "a policy's canonical form is canonical")
        guard let again = try? SharingPolicy(parsingYAML: bytes, file: nil) else {
            return require(false, "a policy is read the same twice")
        }
        require(again.digest == policy.digest, "a policy has one digest")
        let days = policy.valid
        require(days.from <= days.to, "a policy ends after it begins")
        for permit in policy.permits.prefix(4) {
            for (from, to) in zip(permit.from.prefix(3), permit.to.reversed().prefix(3)) where from != to {
                for role in permit.roles.prefix(2) {
                    let request = DisclosureRequest(
                        from: from, to: to, role: role, purpose: permit.purposes[0],
                        categories: policy.categories.prefix(8).map(\.id), identity: permit.identity)
                    let bare = Evidence(asOf: days.from.start, standing: .inForce)
                    decide(request, on: bare, by: policy)
                    let full = full(bare, for: request, by: policy)
                    decide(request, on: full, by: policy)
                    let less = try? policy.decide(request, on: bare)
                    let more = try? policy.decide(request, on: full)
                    guard let less, let more else {
                        require((less == nil) == (more == nil), "what can be decided does not depend on evidence")
                        continue
                    }
                    require(
                        Set(names(less)).isSubset(of: names(more)),
                        "consents, approvals and flags that are down only add")
                }
            }
        }
    }

    /// Evidence with a consent of every kind to everything, approvals by officers of every role, no flag up.
    private static func full(_ bare: Evidence, for request: DisclosureRequest, by policy: SharingPolicy) -> Evidence {
        var evidence = bare
        let scope = ConsentScope(
            from: [request.from], to: [request.to], purposes: [request.purpose],
            categories: Set(policy.categories.map(\.id)))
        evidence.consents = ConsentKind.allCases.map { kind in
            ConsentStatement(
                kind: kind, state: .given, isExplicit: true, eventTime: bare.asOf, expires: nil, scope: scope,
                isAuthorised: true, recordDigest: String(repeating: "0", count: 64))
        }
        evidence.approvals = (1...3).map { number in
            Approval(officer: "\(number)", agency: request.from, roles: Set(policy.roles.map(\.id)))
        }
        evidence.groupSize = 1_000_000
        for flag in policy.subjectFlags { evidence.subjectFlags[flag] = false }
        return evidence
    }

    private static let example = fixed {
        try SharingPolicy(parsingYAML: PackageResources.policy_yaml, file: nil)
    }

    static func question(_ bytes: [UInt8]) {
        _ = try? PolicySuite(parsingYAML: bytes, file: nil)
        guard let question = try? PolicyQuestion(parsingYAML: bytes, file: nil) else { return }
        guard let decision = try? question.decide(by: example) else { return }
        check(decision)
        require((try? question.decide(by: example)) == decision, "a question has one answer")
        decide(question.request, on: Evidence(asOf: decision.asOf, standing: .inForce), by: example)
    }

    /// What holds for every decision and for what is left of it.
    private static func decide(_ request: DisclosureRequest, on evidence: Evidence, by policy: SharingPolicy) {
        guard let decision = try? policy.decide(request, on: evidence) else { return }
        check(decision)
        guard let (trimmed, dropped) = try? policy.trimmed(request, on: evidence) else {
            return require(false, "what can be decided can be trimmed")
        }
        check(trimmed)
        let allowed = names(decision)
        require(Set(names(trimmed)).isSubset(of: allowed), "a trimmed decision allows no more than the whole one")
        require(trimmed.effect == .deny || names(trimmed) == allowed, "trimming keeps what is allowed")
        require((trimmed.effect == .allow) == !allowed.isEmpty, "what is left is allowed as a whole")
        require(dropped.allSatisfy { !allowed.contains($0.category) }, "only what is denied is dropped")
        for category in request.categories {
            let one = DisclosureRequest(
                from: request.from, to: request.to, role: request.role, purpose: request.purpose,
                categories: [category], identity: request.identity)
            let single = try? policy.decide(one, on: evidence)
            require((single?.effect == .allow) == allowed.contains(category), "each category is decided for itself")
            guard let bound = single?.obligations, let whole = trimmed.obligations else { continue }
            require(whole.isAtLeastAsStrict(as: bound), "the whole binds at least as strictly as each part")
        }
        var closed = evidence
        closed.standing = .signaturesMissing([request.from])
        require((try? policy.decide(request, on: closed))?.effect == .deny, "nothing is allowed before it is signed")
    }

    private static func names(_ decision: Decision) -> [Identifier] {
        decision.perCategory.filter(\.outcome.isAllowed).map(\.category)
    }

    private static func check(_ decision: Decision) {
        let printed = decision.canonicalJSON
        guard let again = Decision(readingCanonicalJSON: printed) else {
            return require(false, "a decision's print is read")
        }
        require(again.canonicalJSON == printed, "parse of a decision's print")
        require(again.effect == decision.effect && again.reason == decision.reason, "it decides the same")
        require((decision.effect == .allow) == (decision.obligations != nil), "what is allowed binds, and nothing else")
        require((decision.effect == .allow) == !decision.permits.isEmpty, "what is allowed names its permits")
    }
}
