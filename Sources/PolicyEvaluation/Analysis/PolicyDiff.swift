public import CaseModel

/// What a newer policy does differently from an older one, cell by cell over the cells of both.
public struct PolicyDiff: Sendable {
    /// The kinds of change; the raw values are stable.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Nothing opened the cell, now something does.
        case opened
        /// Something opened the cell, now nothing does.
        case closed
        /// It opens on less, or binds the recipient less.
        case loosened
        /// It opens on more, or binds the recipient more.
        case tightened
        /// It opens in one way more and in another less, or on another ground or under another domain.
        case changed
    }

    /// Cells that change alike.
    public struct Change: Sendable, Hashable {
        /// How they change.
        public let kind: Kind
        /// The cells.
        public let box: CellBox
        /// What the older policy says about them.
        public let before: CellMeaning
        /// What the newer policy says about them.
        public let after: CellMeaning
        /// The rules of the older policy that match the witness and stand no more, or not so, in the newer; sorted.
        public let oldRules: [Identifier]
        /// The rules of the newer policy that match the witness and do not stand, or not so, in the older; sorted.
        public let newRules: [Identifier]
    }

    /// The changes, sorted by kind, then by their first cell.
    public let changes: [Change]
    /// How many cells change so, for a person with some combination of subject flags.
    public let counts: [Kind: Int]
    /// How many cells were compared, for each combination of subject flags.
    public let cellCount: Int
    /// The combinations of the subject flags of both policies, the empty one first.
    public let combinations: [[Identifier]]

    /// Compares two policies.
    ///
    /// A cell that only one of them can be asked about is not permitted by the other one. Every combination of the subject
    /// flags of both is compared.
    ///
    /// - Throws: `SpaceFault` when there are too many cells.
    public init(from old: SharingPolicy, to new: SharingPolicy) throws(SpaceFault) {
        let comparison = try PolicyComparison(old, new)
        (changes, counts) = comparison.changes()
        (cellCount, combinations) = (comparison.cellCount, comparison.combinations)
    }

    /// The changes of some kinds.
    public func changes(of kinds: some Sequence<Kind>) -> [Change] {
        let kinds = Set(kinds)
        return changes.filter { kinds.contains($0.kind) }
    }
}

extension PolicyDiff.Kind {
    fileprivate var bit: UInt8 {
        switch self {
        case .opened: 1
        case .closed: 2
        case .loosened: 4
        case .tightened: 8
        case .changed: 16
        }
    }
}

/// Walks two policies side by side.
private struct PolicyComparison {
    private let old: Side
    private let new: Side
    private let names: SpaceNames
    private let kept: Set<Identifier>
    let combinations: [[Identifier]]
    let cellCount: Int

    /// A policy and the numbers of its names in the names of both.
    private struct Side {
        let policy: SharingPolicy
        let agencies, roles, purposes, categories: [Int?]

        init(_ policy: SharingPolicy, _ names: SpaceNames) {
            self.policy = policy
            let table = policy.table
            (agencies, roles) = (names.agencies.map { table.agencies[$0] }, names.roles.map { table.roles[$0] })
            purposes = names.purposes.map { table.purposes[$0] }
            categories = names.categories.map { table.categories[$0] }
        }

        func flow(_ from: Int, _ to: Int, _ role: Int) -> Axes.Flow? {
            guard let from = agencies[from], let to = agencies[to], let role = roles[role],
                policy.table.has(role, at: from)
            else { return nil }
            return Axes.Flow(from: from, to: to, role: role)
        }

        func flags(_ names: [Identifier]) -> [Int] { names.compactMap { policy.table.flags[$0] } }
    }

    private struct Pair: Hashable {
        let old: Int
        let new: Int
        let from: Int
    }

    private struct Label: Hashable {
        let kind: PolicyDiff.Kind
        let before: CellMeaning
        let after: CellMeaning
    }

    init(_ old: SharingPolicy, _ new: SharingPolicy) throws(SpaceFault) {
        var names = SpaceNames(old.table)
        let others = SpaceNames(new.table)
        func both(_ first: [Identifier], _ second: [Identifier]) -> [Identifier] { Set(first + second).sorted() }
        names.agencies = both(names.agencies, others.agencies)
        names.roles = both(names.roles, others.roles)
        names.purposes = both(names.purposes, others.purposes)
        names.categories = both(names.categories, others.categories)
        let flags = both(old.subjectFlags, new.subjectFlags)
        (self.old, self.new, self.names) = (Side(old, names), Side(new, names), names)
        kept = Self.kept(old, new)
        var flows = 0
        for from in names.agencies.indices {
            for to in names.agencies.indices where to != from {
                for role in names.roles.indices {
                    if self.old.flow(from, to, role) != nil || self.new.flow(from, to, role) != nil { flows += 1 }
                }
            }
        }
        cellCount = flows * names.purposes.count * names.categories.count * IdentityForm.allCases.count
        try DecisionSpace.check(cellCount, flags: flags.count)
        combinations = PolicyEvaluation.combinations(of: flags)
    }

    func changes() -> (changes: [PolicyDiff.Change], counts: [PolicyDiff.Kind: Int]) {
        var counted = [UInt8](repeating: 0, count: cellCount)
        var counts: [PolicyDiff.Kind: Int] = [:]
        var builder = BoxBuilder()
        var labels: [Label] = []
        var numbers: [Label: Int] = [:]
        for (number, flags) in combinations.enumerated() {
            compare(flags) { cell, place, label in
                let bit = label.kind.bit
                if counted[place] & bit == 0 {
                    counted[place] |= bit
                    counts[label.kind, default: 0] += 1
                }
                let known = numbers[label, default: labels.count]
                if known == labels.count {
                    labels.append(label)
                    numbers[label] = known
                }
                builder.add(cell, flags: number, label: known)
            }
        }
        let changes = builder.boxes(names, flags: combinations).map { label, box in
            let rules = responsibleRules(box.witness)
            return PolicyDiff.Change(
                kind: labels[label].kind, box: box, before: labels[label].before, after: labels[label].after,
                oldRules: rules.old, newRules: rules.new)
        }
        return (PolicyDiff.Kind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }, counts)
    }

    /// Gives every cell that differs for a person with flags, and its place among all cells.
    private func compare(_ flags: [Identifier], _ body: (Cell, Int, Label) -> Void) {
        var place = -1
        var olds = MeaningLookup(old.policy, flags: old.flags(flags))
        var news = MeaningLookup(new.policy, flags: new.flags(flags))
        var known: [Pair: Label?] = [:]
        for from in names.agencies.indices {
            for to in names.agencies.indices where to != from {
                for role in names.roles.indices {
                    let (oldFlow, newFlow) = (old.flow(from, to, role), new.flow(from, to, role))
                    guard oldFlow != nil || newFlow != nil else { continue }
                    for purpose in names.purposes.indices {
                        let inOld = Self.select(oldFlow, old.purposes[purpose], &olds)
                        let inNew = Self.select(newFlow, new.purposes[purpose], &news)
                        for category in names.categories.indices {
                            for form in IdentityForm.allCases {
                                let first = Self.meaning(inOld, old.categories[category], form, &olds)
                                let second = Self.meaning(inNew, new.categories[category], form, &news)
                                place += 1
                                guard first != 0 || second != 0 else { continue }
                                let pair = Pair(old: first, new: second, from: from)
                                let label: Label?
                                if let found = known[pair] {
                                    label = found
                                } else {
                                    label = self.label(olds.meanings[first], news.meanings[second], from)
                                    known[pair] = .some(label)
                                }
                                guard let label else { continue }
                                let cell = Cell(
                                    from: from, to: to, role: role, purpose: purpose, category: category,
                                    identity: form)
                                body(cell, place, label)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func select(_ flow: Axes.Flow?, _ purpose: Int?, _ lookup: inout MeaningLookup) -> Bool {
        guard let flow, let purpose else { return false }
        lookup.select(flow, purpose: purpose)
        return true
    }

    private static func meaning(
        _ isKnown: Bool, _ category: Int?, _ form: IdentityForm, _ lookup: inout MeaningLookup
    ) -> Int {
        guard isKnown, let category else { return 0 }
        return lookup.meaning(category: category, form: form.row)
    }

    private func label(_ before: CellMeaning, _ after: CellMeaning, _ from: Int) -> Label? {
        guard before.outcome != after.outcome || before.permits != after.permits || !before.permits.allSatisfy(isKept)
        else { return nil }
        return kind(before, after, names.agencies[from]).map { Label(kind: $0, before: before, after: after) }
    }

    private func isKept(_ permit: Identifier) -> Bool { kept.contains(permit) }

    /// The permits that stand in both policies word for word, with the grounds and the domain they name.
    private static func kept(_ old: SharingPolicy, _ new: SharingPolicy) -> Set<Identifier> {
        var kept = Set<Identifier>()
        for permit in old.permits {
            guard let other = new.permit(permit.id), other.json == permit.json else { continue }
            let isSame = permit.grounds.values.allSatisfy { old.ground($0)?.json == new.ground($0)?.json }
            let (domain, otherDomain) = (
                permit.domain.flatMap { old.pseudonymDomain($0) }, permit.domain.flatMap { new.pseudonymDomain($0) }
            )
            if isSame, domain?.tag == otherDomain?.tag, domain?.holders == otherDomain?.holders {
                kept.insert(permit.id)
            }
        }
        return kept
    }

    private func kind(_ before: CellMeaning, _ after: CellMeaning, _ sender: Identifier) -> PolicyDiff.Kind? {
        guard before.canBeAllowed || after.canBeAllowed else { return nil }
        guard before.canBeAllowed else { return .opened }
        guard after.canBeAllowed else { return .closed }
        let (olds, news) = (old.policy.permits(of: before), new.policy.permits(of: after))
        let (first, second) = (CellTerms(olds), CellTerms(news))
        var (isLooser, isStricter) = (false, false)
        for point in first.points(with: second) {
            let (was, isNow) = (first.obligations(where: point), second.obligations(where: point))
            if !was.isAtLeastAsPermissive(as: isNow) { isLooser = true }
            if !isNow.isAtLeastAsPermissive(as: was) { isStricter = true }
        }
        switch (isLooser, isStricter) {
        case (true, false): return .loosened
        case (false, true): return .tightened
        case (true, true): return .changed
        case (false, false):
            return basis(of: olds, sender, old.policy) == basis(of: news, sender, new.policy) ? nil : .changed
        }
    }

    /// The grounds and domains that permits give a sender.
    private func basis(of permits: [Permit], _ sender: Identifier, _ policy: SharingPolicy) -> Set<JSONValue> {
        var basis = Set<JSONValue>()
        for permit in permits {
            if let ground = permit.grounds[sender].flatMap({ policy.ground($0) }) { basis.insert(ground.json) }
            if let domain = permit.domain.flatMap({ policy.pseudonymDomain($0) }) {
                basis.insert([
                    "tag": .string(domain.tag), "domain": .name(domain.id), "holders": .names(domain.holders),
                ])
            }
        }
        return basis
    }

    private func responsibleRules(_ cell: DisclosureCell) -> (old: [Identifier], new: [Identifier]) {
        let (olds, news) = (old.policy.rules(matching: cell), new.policy.rules(matching: cell))
        return (
            olds.filter { id, json in news[id] != json }.keys.sorted(),
            news.filter { id, json in olds[id] != json }.keys.sorted()
        )
    }
}

extension SharingPolicy {
    /// The rules that match a cell, permits behind a forbid too, each with what it says.
    func rules(matching cell: DisclosureCell) -> [Identifier: JSONValue] {
        guard let from = table.agencies[cell.from], let to = table.agencies[cell.to],
            let role = table.roles[cell.role], let purpose = table.purposes[cell.purpose],
            let category = table.categories[cell.category], table.has(role, at: from)
        else { return [:] }
        let numbered = Cell(
            from: from, to: to, role: role, purpose: purpose, category: category, identity: cell.identity)
        var rules: [Identifier: JSONValue] = [:]
        for number in table.permits(matching: numbered) { rules[permits[number].id] = permits[number].json }
        for number in table.forbids(matching: numbered, flags: cell.flags.compactMap { table.flags[$0] }) {
            rules[forbids[number].id] = forbids[number].cells.json
        }
        return rules
    }
}

/// What binds a recipient where certain conditions hold; nothing is allowed where there are no obligations.
struct PossibleObligations {
    /// The periods of which the one that ends first binds; several where their order depends on the day.
    let retention: [CalendarPeriod]
    let redisclosure: RedisclosureLevel?

    /// Whether whatever the others allow is allowed here too, and bound no more.
    func isAtLeastAsPermissive(as other: PossibleObligations) -> Bool {
        guard let otherLevel = other.redisclosure else { return true }
        guard let level = redisclosure else { return false }
        return level >= otherLevel
            && retention.allSatisfy { mine in other.retention.contains { $0.isCertainlyAtMost(mine) } }
    }
}

extension CellTerms {
    /// The conditions at which the two can begin to differ: those of each way to open the cell, and of every two together.
    func points(with other: CellTerms) -> [ConditionSet] {
        let single = Set((alternatives + other.alternatives).map(\.conditions))
        guard single.count <= 24 else { return Array(single) }
        var points = single
        for first in single {
            for second in single { points.insert(ConditionSet(Set(first.conditions + second.conditions))) }
        }
        return Array(points)
    }

    /// What binds the recipient where conditions hold: the strictest of every permit that certainly holds then.
    func obligations(where conditions: ConditionSet) -> PossibleObligations {
        let permits = held(where: conditions)
        return PossibleObligations(
            retention: Array(Set(permits.map(\.retention))), redisclosure: permits.map(\.redisclosure).min())
    }
}
