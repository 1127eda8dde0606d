public import CaseModel

/// A disclosure that can be allowed, as a step of a chain.
public struct ChainStep: Sendable, Hashable {
    /// A cell that opens the step.
    public let cell: DisclosureCell
    /// The permits that open it, sorted.
    public let permits: [Identifier]
    /// What is left to be shown: sets of conditions of which one has to hold.
    public let conditions: [ConditionSet]
    /// The most that the recipient may be let do onward.
    public let redisclosure: RedisclosureLevel
}

/// Disclosures of one category, each by the recipient of the one before.
public struct DisclosureChain: Sendable, Hashable {
    /// The steps, at least one.
    public let steps: [ChainStep]
    /// Whether the first sender is one that the category begins with; otherwise it would have to hold it on its own.
    public let beginsAtOrigin: Bool

    /// The agencies in order.
    public var agencies: [Identifier] { steps.prefix(1).map(\.cell.from) + steps.map(\.cell.to) }
}

/// Which agency can pass a category to which, by the cells that can be allowed.
struct PossibleDisclosures {
    /// The agencies that the category begins with, sorted.
    let origins: [Identifier]
    private let steps: [Identifier: [Identifier: ChainStep]]

    init(of category: Identifier, in policy: SharingPolicy) throws(SpaceFault) {
        let space = try DecisionSpace(of: policy)
        guard let number = policy.table.categories[category] else {
            throw SpaceFault(.unknownName("category", category, known: policy.categories.map(\.id)))
        }
        var steps: [Identifier: [Identifier: ChainStep]] = [:]
        var levels: [RedisclosureLevel?] = []
        space.forEachNumbered { cell, meaning, meanings in
            guard cell.category == number, meanings[meaning].canBeAllowed else { return }
            while levels.count <= meaning {
                let terms = CellTerms(policy.permits(of: meanings[levels.count]))
                levels.append(terms.highestRedisclosure)
            }
            let named = space.names.cell(cell, flags: [])
            guard let level = levels[meaning] else { return }
            if let known = steps[named.from]?[named.to], known.redisclosure >= level { return }
            steps[named.from, default: [:]][named.to] = ChainStep(
                cell: named, permits: meanings[meaning].permits, conditions: meanings[meaning].conditions,
                redisclosure: level)
        }
        self.steps = steps
        origins = Self.origins(of: category, steps, policy)
    }

    private static func origins(
        of category: Identifier, _ steps: [Identifier: [Identifier: ChainStep]], _ policy: SharingPolicy
    ) -> [Identifier] {
        let named = policy.invariants.flatMap { invariant -> [Identifier] in
            guard case .onlyFrom(category, let agencies) = invariant.promise else { return [] }
            return agencies
        }
        if !named.isEmpty { return Set(named).sorted() }
        let recipients = Set(steps.values.flatMap(\.keys))
        let first = steps.keys.filter { !recipients.contains($0) }
        return (first.isEmpty ? Array(steps.keys) : first).sorted()
    }

    /// The shortest chain to an agency from where the category begins; else the step of an agency that would have to hold
    /// it on its own; nil when it reaches the agency in no way.
    func shortestChain(to agency: Identifier) -> DisclosureChain? {
        let chains = origins.compactMap { chain(from: $0, to: agency) }
        if let shortest = chains.min(by: { $0.steps.count < $1.steps.count }) { return shortest }
        return directSteps(to: agency).first
    }

    /// For each agency that the category begins with the shortest chain to an agency, then each further agency that could
    /// send what it holds on its own.
    func chains(to agency: Identifier) -> [DisclosureChain] {
        origins.compactMap { chain(from: $0, to: agency) } + directSteps(to: agency)
    }

    private func directSteps(to agency: Identifier) -> [DisclosureChain] {
        steps.keys.sorted().compactMap { sender in
            guard !origins.contains(sender), let step = steps[sender]?[agency] else { return nil }
            return DisclosureChain(steps: [step], beginsAtOrigin: false)
        }
    }

    /// Breadth first over agencies that may pass on what they have.
    private func chain(from origin: Identifier, to agency: Identifier) -> DisclosureChain? {
        var previous: [Identifier: ChainStep] = [:]
        var queue = [origin]
        var next = 0
        while next < queue.count {
            let sender = queue[next]
            next += 1
            for recipient in steps[sender, default: [:]].keys.sorted() where recipient != origin {
                guard let step = steps[sender]?[recipient], previous[recipient] == nil else { continue }
                let passesOn = step.redisclosure == .withNewPermit || origins.contains(recipient)
                guard recipient == agency || passesOn else { continue }
                previous[recipient] = step
                if recipient == agency {
                    return DisclosureChain(steps: path(to: agency, previous), beginsAtOrigin: true)
                }
                queue.append(recipient)
            }
        }
        return nil
    }

    private func path(to agency: Identifier, _ previous: [Identifier: ChainStep]) -> [ChainStep] {
        var steps: [ChainStep] = []
        var agency = agency
        while let step = previous[agency] {
            steps.append(step)
            agency = step.cell.from
        }
        return steps.reversed()
    }
}

extension SharingPolicy {
    /// How a category can come to an agency: for each agency that it begins with the shortest chain, then each other
    /// agency that could send what it holds on its own. Empty when there is no way.
    ///
    /// - Throws: `SpaceFault` for a name that the policy does not have, and for too many cells.
    public func chains(of category: Identifier, to agency: Identifier) throws(SpaceFault) -> [DisclosureChain] {
        guard self.agency(agency) != nil else {
            throw SpaceFault(.unknownName("agency", agency, known: agencies.map(\.id)))
        }
        return try PossibleDisclosures(of: category, in: self).chains(to: agency)
    }
}
