public import CaseModel

/// Whether a promise of a policy holds over the whole space, and if not a cell or chain that breaks it.
public struct InvariantProof: Sendable, Hashable {
    /// The promise.
    public let invariant: Invariant
    /// What breaks it; nil when it holds.
    public let violation: Violation?

    /// Whether it holds.
    public var holds: Bool { violation == nil }

    /// What breaks a promise.
    public enum Violation: Sendable, Hashable {
        /// A cell that these permits open, and in words what about it.
        case cell(DisclosureCell, permits: [Identifier], why: String)
        /// A chain of disclosures, the shortest there is.
        case chain(DisclosureChain)
    }
}

extension SharingPolicy {
    /// What a proof takes for granted: it is about what this tool lets pass.
    public static let assumptionsOfProof = [
        "it is about what the tool lets pass, not about what a person types anew, prints or tells",
        "an agency passes on what it received only under 'with_new_permit', and then by a permit of its own",
        "a category begins with the agencies that an 'only_from' names; without one, with those that send it and never receive it",
        "any other agency that has a permit to send a category may hold it on its own",
        "a person has no subject flag set, which is when most is open; a promise about flags is tried for every combination",
    ]

    /// Tries every invariant on every cell and chain.
    ///
    /// - Throws: `SpaceFault` when there are too many cells to look at.
    public func prove() throws(SpaceFault) -> [InvariantProof] {
        var violations: [Identifier: InvariantProof.Violation] = [:]
        let trials = invariants.compactMap { Trial($0, table) }
        let combinations =
            trials.contains { $0.cells.subject != nil } ? combinations(of: subjectFlags) : [[]]
        try DecisionSpace.check(Axes(table).cellCount, flags: combinations.count > 1 ? subjectFlags.count : 0)
        for flags in combinations {
            let space = try DecisionSpace(of: self, flags: flags)
            let open = trials.filter { violations[$0.invariant.id] == nil && $0.cells.matches(flags: flags) }
            tryAll(space, open, &violations)
        }
        var disclosures: [Identifier: PossibleDisclosures] = [:]
        for invariant in invariants {
            guard case .neverReaches(let category, let agency) = invariant.promise else { continue }
            let known: PossibleDisclosures
            if let found = disclosures[category] {
                known = found
            } else {
                known = try PossibleDisclosures(of: category, in: self)
            }
            disclosures[category] = known
            violations[invariant.id] = known.shortestChain(to: agency).map { .chain($0) }
        }
        return invariants.map { InvariantProof(invariant: $0, violation: violations[$0.id]) }
    }

    private func tryAll(
        _ space: DecisionSpace, _ trials: [Trial], _ violations: inout [Identifier: InvariantProof.Violation]
    ) {
        guard !trials.isEmpty else { return }
        // Whether a trial fails depends on the permits and the sender alone.
        var verdicts: [Int: String?] = [:]
        let senders = table.agencies.count
        space.forEachNumbered { cell, number, meanings in
            guard meanings[number].canBeAllowed else { return }
            for (index, trial) in trials.enumerated() where trial.cells.matches(cell) {
                guard violations[trial.invariant.id] == nil else { continue }
                let place = (number * senders + cell.from) * trials.count + index
                let verdict =
                    verdicts[place]
                    ?? trial.fault(CellTerms(permits(of: meanings[number])), space.names.agencies[cell.from], self)
                verdicts[place] = .some(verdict)
                if let why = verdict {
                    violations[trial.invariant.id] = .cell(
                        space.names.cell(cell, flags: space.flags), permits: meanings[number].permits, why: why)
                }
            }
        }
    }
}

/// An invariant that each cell holds or breaks by itself.
private struct Trial {
    let invariant: Invariant
    let cells: CellTest
    private let guarantee: Invariant.Guarantee?
    private let agencies: [Identifier]?

    /// Nil for an invariant about chains.
    init?(_ invariant: Invariant, _ table: RuleTable) {
        self.invariant = invariant
        switch invariant.promise {
        case .never(let filter): (cells, guarantee, agencies) = (CellTest(filter, table), nil, nil)
        case .always(let filter, let promised): (cells, guarantee, agencies) = (CellTest(filter, table), promised, nil)
        case .onlyFrom(let category, let senders):
            let filter = CellFilter(
                from: nil, to: nil, roles: nil, purposes: nil, categories: [category], identity: nil,
                identityAbove: nil, subject: nil)
            (cells, guarantee, agencies) = (CellTest(filter, table), nil, senders)
        case .neverReaches: return nil
        }
    }

    /// What is wrong with a cell that can be allowed; nil for nothing.
    func fault(_ terms: CellTerms, _ sender: Identifier, _ policy: SharingPolicy) -> String? {
        if let agencies { return agencies.contains(sender) ? nil : "\(sender) may disclose it" }
        guard let guarantee else { return "it can be allowed" }
        for alternative in terms.alternatives {
            if let fault = fault(guarantee, alternative, terms, sender, policy) {
                return "\(alternative.permit.id) opens it \(fault)"
            }
        }
        return nil
    }

    private func fault(
        _ guarantee: Invariant.Guarantee, _ alternative: CellTerms.Alternative, _ terms: CellTerms,
        _ sender: Identifier, _ policy: SharingPolicy
    ) -> String? {
        let conditions = alternative.conditions.conditions
        if let kind = guarantee.consent {
            let asks = conditions.contains { if case .consent(kind, _, _) = $0 { true } else { false } }
            if !asks { return "without a \(kind.words)" }
        }
        if let count = guarantee.approvalsAtLeast {
            let asks = conditions.contains { if case .approval(count..., _) = $0 { true } else { false } }
            if !asks { return "with fewer than \(count) approvals" }
        }
        let held = terms.held(where: alternative.conditions)
        if let limit = guarantee.retentionAtMost {
            let isBound = held.contains { $0.retention.isCertainlyAtMost(limit) }
            if !isBound { return "for longer than \(limit)" }
        }
        if let limit = guarantee.redisclosureAtMost, !held.contains(where: { $0.redisclosure <= limit }) {
            return "for redisclosure above '\(limit.rawValue)'"
        }
        if let part = guarantee.groundHas {
            let ground = alternative.permit.grounds[sender].flatMap { policy.ground($0) }
            let has =
                switch part {
                case .specialCategories: ground?.specialCategories != nil
                case .personalNumber: ground?.personalNumber != nil
                }
            if !has { return "on a ground that says nothing of '\(part.rawValue)'" }
        }
        return nil
    }
}
