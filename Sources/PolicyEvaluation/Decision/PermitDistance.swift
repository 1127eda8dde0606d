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
    /// Sixty-four rules are counted at once: each word is one bit of their counts.
    func closest(to cell: Cell, limit: Int) -> [Int] {
        var best = 7
        var found: [Int] = []
        let rows = rows(of: cell)
        for word in 0..<width {
            var (ones, twos, fours): (UInt64, UInt64, UInt64) = (0, 0, 0)
            for dimension in rows.indices {
                let miss = ~words[rows[dimension] + word]
                let carry = ones & miss
                ones ^= miss
                fours |= twos & carry
                twos ^= carry
            }
            let all = word == width - 1 ? lastWordMask : ~0
            for count in 0...min(best, 6) {
                var rest =
                    all & (count & 1 != 0 ? ones : ~ones) & (count & 2 != 0 ? twos : ~twos)
                    & (count & 4 != 0 ? fours : ~fours)
                guard rest != 0 else { continue }
                if count < best {
                    best = count
                    found.removeAll(keepingCapacity: true)
                }
                while rest != 0, found.count < limit {
                    found.append(word << 6 + rest.trailingZeroBitCount)
                    rest &= rest - 1
                }
                break
            }
        }
        return found
    }

    /// The dimensions in which a rule does not match a cell: bits in the order from, to, role, purpose, category, identity.
    func misses(of rule: Int, _ cell: Cell) -> UInt8 {
        let rows = rows(of: cell)
        var misses: UInt8 = 0
        for dimension in rows.indices where words[rows[dimension] + rule >> 6] & 1 << UInt64(rule & 63) == 0 {
            misses |= 1 << UInt8(dimension)
        }
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
