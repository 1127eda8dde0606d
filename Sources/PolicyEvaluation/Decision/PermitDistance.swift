public import CaseModel

/// How far a permit is from covering a cell.
public struct PermitDistance: Sendable, Hashable {
    /// The dimensions in which a permit lists names.
    public enum Dimension: String, Sendable, Hashable, CaseIterable {
        /// The sender, the recipient, the role, the purpose, the category.
        case from, to, role, purpose, category
    }

    /// What stands between the permit and the cell.
    public enum Difference: Sendable, Hashable {
        /// The permit lists these names in a dimension, and the cell has another.
        case listed(Dimension, [Identifier])
        /// The cell asks for a form above this one.
        case identity(atMost: IdentityForm)
    }

    /// The permit.
    public let permit: Identifier
    /// What stands between, in the order of the dimensions; empty where the permit covers the cell and a forbid closes it.
    public let differences: [Difference]
}

extension SharingPolicy {
    /// For each category of a request that a forbid or the lack of a permit denies, the permits that come closest: of those
    /// with the fewest differences at most `limit`, sorted.
    public func closestPermits(
        to decision: Decision, limit: Int = 3
    ) -> [(category: Identifier, closest: [PermitDistance])] {
        let request = decision.request
        guard let from = table.agencies[request.from], let to = table.agencies[request.to],
            let role = table.roles[request.role], let purpose = table.purposes[request.purpose]
        else { return [] }
        return decision.perCategory.compactMap { answer in
            switch answer.outcome {
            case .forbidden, .noPermit: break
            case .allow, .policyNotValid, .policyNotInForce, .conditionUnmet: return nil
            }
            guard let category = table.categories[answer.category] else { return nil }
            let cell = Cell(
                from: from, to: to, role: role, purpose: purpose, category: category, identity: request.identity)
            let closest = table.permits.closest(to: cell, limit: limit).map { distance($0, cell) }
            return (answer.category, closest)
        }
    }

    private func distance(_ number: Int, _ cell: Cell) -> PermitDistance {
        let misses = table.permits.misses(of: number, cell)
        var differences: [PermitDistance.Difference] = []
        differences.reserveCapacity(misses.nonzeroBitCount)
        if misses & 1 != 0 { differences.append(.listed(.from, model.permits[number].from)) }
        if misses & 2 != 0 { differences.append(.listed(.to, model.permits[number].to)) }
        if misses & 4 != 0 { differences.append(.listed(.role, model.permits[number].roles)) }
        if misses & 8 != 0 { differences.append(.listed(.purpose, model.permits[number].purposes)) }
        if misses & 16 != 0 { differences.append(.listed(.category, model.permits[number].categories)) }
        if misses & 32 != 0 { differences.append(.identity(atMost: model.permits[number].identity)) }
        return PermitDistance(permit: table.terms[number].id, differences: differences)
    }
}

extension RuleTable.Rows {
    /// The numbers of the rules with the fewest dimensions that do not match a cell, at most `limit` of them, rising.
    ///
    /// All rules of a block are counted at once: each word is one bit of their counts.
    func closest(to cell: Cell, limit: Int) -> [Int] {
        var best = 7
        var found: [Int] = []
        for block in 0..<width {
            var (ones, twos, fours): (Block, Block, Block) = (.zero, .zero, .zero)
            let matching = blocks(block, of: cell)
            for dimension in matching.indices {
                let miss = ~matching[dimension]
                let carry = ones & miss
                ones ^= miss
                fours |= twos & carry
                twos ^= carry
            }
            for misses in 0...min(best, 6) {
                let rules =
                    (misses & 1 != 0 ? ones : ~ones) & (misses & 2 != 0 ? twos : ~twos)
                    & (misses & 4 != 0 ? fours : ~fours)
                var isFound = false
                rules.forEachRule(of: block) { rule in
                    // Bits behind the last rule stand for nothing.
                    guard rule < count else { return }
                    isFound = true
                    if misses < best {
                        best = misses
                        found.removeAll(keepingCapacity: true)
                    }
                    if found.count < limit { found.append(rule) }
                }
                if isFound { break }
            }
        }
        return found
    }

    /// The dimensions in which a rule does not match a cell: bits in the order from, to, role, purpose, category, identity.
    func misses(of rule: Int, _ cell: Cell) -> UInt8 {
        let matching = blocks(rule >> 8, of: cell)
        var misses: UInt8 = 0
        for dimension in matching.indices where !matching[dimension].contains(rule) { misses |= 1 << UInt8(dimension) }
        return misses
    }
}

extension PermitDistance {
    var json: JSONValue {
        [
            "permit": .name(permit),
            "differences": .array(
                differences.map { difference in
                    switch difference {
                    case .listed(let dimension, let names):
                        ["dimension": .string(dimension.rawValue), "listed": .names(names)]
                    case .identity(let form): ["dimension": "identity", "at_most": .string(form.rawValue)]
                    }
                }),
        ]
    }
}

extension Decision {
    /// The decision in canonical JSON with the permits that came closest, under `closest`: what `policy explain` prints.
    public func canonicalJSON(closest: [(category: Identifier, closest: [PermitDistance])]) -> [UInt8] {
        var members = json.object ?? [:]
        members["closest"] = .array(
            closest.map { ["category": .name($0.category), "permits": .array($0.closest.map(\.json))] })
        return CanonicalJSON.bytes(of: .object(members))
    }
}
