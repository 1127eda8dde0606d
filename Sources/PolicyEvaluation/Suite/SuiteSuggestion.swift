import CaseModel

/// Tests that would tell the surviving mutants of a policy from it.
public struct SuiteSuggestion: Sendable {
    /// A suite of its own, as YAML; its tests pass.
    public let text: String
    /// The mutants that no test can tell from the policy: what is taken out has no effect.
    public let unreachable: [PolicyMutant]
}

extension PolicySuite {
    /// Several suites for one policy as one: their tests behind each other.
    ///
    /// - Throws: `PolicyFaults` when they are written for different policies.
    public init(joining first: PolicySuite, _ others: [PolicySuite]) throws(PolicyFaults) {
        for suite in others where suite.policy != first.policy {
            throw PolicyFaults([
                PolicyFault(
                    place: suite.tests.first?.place ?? Place(file: nil), code: .contradiction,
                    message:
                        "the suite '\(suite.name)' is written for the policy '\(suite.policy)', not for '\(first.policy)'",
                    hint: "give suites for one policy")
            ])
        }
        let suites = [first] + others
        self.init(
            name: suites.map(\.name).joined(separator: " + "), policy: first.policy, tests: suites.flatMap(\.tests))
    }

    /// A test for every surviving mutant that some request can tell from the policy; one test may serve several.
    public func suggestion(for policy: SharingPolicy, _ coverage: SuiteCoverage) -> SuiteSuggestion {
        var writer = SuggestionWriter(policy: policy)
        var unreachable: [PolicyMutant] = []
        for mutant in coverage.survivors where !writer.add(mutant) { unreachable.append(mutant) }
        return SuiteSuggestion(text: writer.text(suite: name), unreachable: unreachable)
    }
}

/// Finds requests on which mutants decide otherwise, and writes them down.
private struct SuggestionWriter {
    /// A request with what is given, and the policy's decision.
    private struct Case {
        let request: DisclosureRequest
        let permit: Permit?
        let flags: [Identifier]
        let without: ConditionKind?
        let decision: Decision
    }

    private let policy: SharingPolicy
    private let asOf: Instant
    private var cases: [Case] = []

    init(policy: SharingPolicy) {
        self.policy = policy
        asOf = policy.valid.from.start
    }

    /// Adds a case that tells a mutant from the policy; false when there is none.
    mutating func add(_ mutant: PolicyMutant) -> Bool {
        let changed = SharingPolicy(mutated: mutant.model, of: policy)
        if cases.contains(where: { tells($0, changed) }) { return true }
        for candidate in candidates(for: mutant) {
            guard let decided = decided(candidate), tells(decided, changed) else { continue }
            cases.append(decided)
            return true
        }
        return false
    }

    private struct Candidate {
        let cell: DisclosureCell
        let permit: Permit?
        let without: ConditionKind?
    }

    /// Requests that the mutant's rule matches, those without another forbid in the way first.
    private func candidates(for mutant: PolicyMutant) -> [Candidate] {
        var candidates: [Candidate] = []
        let without: ConditionKind? = if case .condition(let kind) = mutant.removal { kind } else { nil }
        if let permit = policy.permit(mutant.rule) {
            let only = { (list: String, names: [Identifier]) -> [Identifier] in
                if case .name(list, let name) = mutant.removal { [name] } else { names }
            }
            for cell in cells(
                only("from", permit.from), only("to", permit.to), only("roles", permit.roles),
                only("purposes", permit.purposes), only("categories", permit.categories), [permit.identity, .none],
                flags: [])
            {
                candidates.append(Candidate(cell: cell, permit: permit, without: without))
            }
        }
        if let forbid = policy.forbid(mutant.rule) {
            let all = forbid.cells
            let only = { (list: String, names: [Identifier]?, every: [Identifier]) -> [Identifier] in
                if case .name(list, let name) = mutant.removal { [name] } else { names ?? every }
            }
            let flags: [Identifier] = all.subject.map { Array(only("subject", $0, []).prefix(1)) } ?? []
            for cell in cells(
                only("from", all.from, policy.agencies.map(\.id)), only("to", all.to, policy.agencies.map(\.id)),
                only("roles", all.roles, policy.roles.map(\.id)),
                only("purposes", all.purposes, policy.purposes.map(\.id)),
                only("categories", all.categories, policy.categories.map(\.id)),
                all.identityAbove == .pseudonym ? [.personalNumber] : [.pseudonym, .personalNumber, .none], flags: flags
            ) {
                candidates.append(Candidate(cell: cell, permit: nil, without: nil))
            }
        }
        return candidates
    }

    /// The cells of a product, at most 20,000 of them.
    private func cells(
        _ from: [Identifier], _ to: [Identifier], _ roles: [Identifier], _ purposes: [Identifier],
        _ categories: [Identifier], _ forms: [IdentityForm], flags: [Identifier]
    ) -> [DisclosureCell] {
        var cells: [DisclosureCell] = []
        for sender in from {
            let known = policy.roles.filter { $0.agencies.contains(sender) }.map(\.id)
            for recipient in to where recipient != sender {
                for role in roles where known.contains(role) {
                    for purpose in purposes {
                        for category in categories {
                            for form in forms {
                                cells.append(
                                    DisclosureCell(
                                        from: sender, to: recipient, role: role, purpose: purpose, category: category,
                                        identity: form, flags: flags))
                            }
                            if cells.count >= 20_000 { return cells }
                        }
                    }
                }
            }
        }
        return cells
    }

    private func decided(_ candidate: Candidate) -> Case? {
        let cell = candidate.cell
        let request = DisclosureRequest(
            from: cell.from, to: cell.to, role: cell.role, purpose: cell.purpose, categories: [cell.category],
            identity: cell.identity)
        let evidence = evidence(request, candidate.permit, candidate.without, cell.flags)
        guard let decision = try? policy.decide(request, on: evidence) else { return nil }
        return Case(
            request: request, permit: candidate.permit, flags: cell.flags, without: candidate.without,
            decision: decision)
    }

    /// Whether another policy decides a case otherwise in what a test can expect.
    private func tells(_ known: Case, _ other: SharingPolicy) -> Bool {
        let evidence = evidence(known.request, known.permit, known.without, known.flags)
        guard let decision = try? other.decide(known.request, on: evidence) else { return true }
        return decision.effect != known.decision.effect || decision.reason != known.decision.reason
            || decision.permits != known.decision.permits || decision.forbids != known.decision.forbids
            || decision.unmet != known.decision.unmet
    }

    /// Evidence on which every condition of a permit holds, but for one kind.
    private func evidence(
        _ request: DisclosureRequest, _ permit: Permit?, _ without: ConditionKind?, _ flags: [Identifier]
    ) -> Evidence {
        var evidence = Evidence(asOf: asOf, standing: .inForce)
        for flag in policy.subjectFlags { evidence.subjectFlags[flag] = flags.contains(flag) }
        guard let permit else { return evidence }
        if case .required(let kind, _, _) = permit.consent, without != .consent {
            evidence.consents = [
                ConsentStatement(
                    kind: kind, state: .given, isExplicit: true, eventTime: asOf, expires: nil,
                    scope: ConsentScope(
                        from: [request.from], to: [request.to], purposes: [request.purpose],
                        categories: Set(request.categories)),
                    isAuthorised: true, recordDigest: String(repeating: "0", count: 64))
            ]
        }
        if let approval = permit.approval, without != .approval {
            let roles = Set(policy.roles.map(\.id))
            evidence.approvals = (0..<approval.count).map {
                Approval(officer: "officer-\($0)", agency: request.from, roles: roles)
            }
        }
        if let window = permit.window, without != .window, let day = day(in: window) {
            evidence.eventDates[window.event] = day
        }
        if let group = permit.minimumGroup, without != .minimumGroup { evidence.groupSize = group }
        return evidence
    }

    /// A day of the event that puts today into the window.
    private func day(in window: WindowRequirement) -> CalendarDate? {
        let today = asOf.date
        return (0...window.to.days).lazy.map { today.adding(days: -$0) }.first {
            $0.adding(window.from) <= today && today <= $0.adding(window.to)
        }
    }

    /// The suite as YAML.
    func text(suite: String) -> String {
        var fixtures: [String] = []
        var tests: [String] = []
        for (number, known) in cases.enumerated() {
            let evidence = evidence(known.request, known.permit, known.without, known.flags)
            var given = [
                "from: \(known.request.from)", "to: \(known.request.to)", "role: \(known.request.role)",
                "purpose: \(known.request.purpose)", "categories: \(list(known.request.categories))",
                "identity: \(known.request.identity.rawValue)", "subject: \(list(known.flags))",
            ]
            for consent in evidence.consents {
                fixtures.append(
                    "  consent-\(number + 1): {state: given, kind: \(consent.kind.rawValue), explicit: true, given_at: "
                        + "\(asOf.date), scope: {from: [\(known.request.from)], to: [\(known.request.to)], purposes: "
                        + "[\(known.request.purpose)], categories: \(list(known.request.categories))}}")
                given.append("consents: [consent-\(number + 1)]")
            }
            if !evidence.approvals.isEmpty { given.append("approvals: \(evidence.approvals.count)") }
            if let group = evidence.groupSize { given.append("group: \(group)") }
            for (event, day) in evidence.eventDates { given.append("events: {\(event): \(day)}") }
            tests.append(
                "  - name: \(name(known))\n    given: {\(given.joined(separator: ", "))}\n    expect: {\(expected(known.decision))}"
            )
        }
        let head = ["suite: suggested", "policy: \(policy.id)", "as_of: \(asOf.date)"]
        return
            (head + (fixtures.isEmpty ? [] : ["fixtures:"] + fixtures) + [tests.isEmpty ? "tests: []" : "tests:"]
            + tests)
            .joined(separator: "\n") + "\n"
    }

    private func name(_ known: Case) -> String {
        let request = known.request
        let what =
            "\(request.from) tells \(request.to) \(list(request.categories)) for \(request.purpose) as \(request.role)"
        let without = known.without.map { " without \($0.rawValue)" } ?? ""
        let flags = known.flags.isEmpty ? "" : " about a person with \(list(known.flags))"
        return "\"\(what) with \(request.identity.rawValue)\(without)\(flags)\""
    }

    private func expected(_ decision: Decision) -> String {
        guard decision.effect == .deny else { return "effect: allow, permits: \(list(decision.permits))" }
        var parts = ["effect: deny", "reason: \(decision.reason?.rawValue ?? "")"]
        if !decision.forbids.isEmpty { parts.append("forbids: \(list(decision.forbids))") }
        if !decision.unmet.isEmpty {
            parts.append("unmet: [\(decision.unmet.map(\.rawValue).joined(separator: ", "))]")
        }
        return parts.joined(separator: ", ")
    }

    private func list(_ names: [Identifier]) -> String { "[\(names.map(\.text).joined(separator: ", "))]" }
}

extension CalendarPeriod {
    /// At least as many days as the period can have.
    fileprivate var days: Int { unit == .days ? count : count * 31 }
}
