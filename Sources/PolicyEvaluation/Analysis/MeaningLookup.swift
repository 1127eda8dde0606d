import CaseModel

/// The sizes of a policy's dimensions, and the flows that can be asked about at all.
struct Axes: Sendable {
    /// Sender, recipient and role; the role exists at the sender, and sender and recipient differ.
    struct Flow: Hashable, Sendable {
        let from: Int
        let to: Int
        let role: Int
    }

    /// The flows in order.
    let flows: [Flow]
    let purposes: Int
    let categories: Int

    init(_ table: RuleTable) {
        var flows: [Flow] = []
        for from in 0..<table.agencies.count {
            let roles = (0..<table.roles.count).filter { table.has($0, at: from) }
            for to in 0..<table.agencies.count where to != from {
                for role in roles { flows.append(Flow(from: from, to: to, role: role)) }
            }
        }
        (self.flows, purposes, categories) = (flows, table.purposes.count, table.categories.count)
    }

    /// The cells for a person with given flags.
    var cellCount: Int { flows.count * purposes * categories * IdentityForm.allCases.count }
}

/// The names behind the numbers of cells.
struct SpaceNames: Sendable {
    var agencies: [Identifier]
    var roles: [Identifier]
    var purposes: [Identifier]
    var categories: [Identifier]

    init(_ table: RuleTable) {
        (agencies, roles) = (table.agencies.names, table.roles.names)
        (purposes, categories) = (table.purposes.names, table.categories.names)
    }

    func cell(_ cell: Cell, flags: [Identifier]) -> DisclosureCell {
        DisclosureCell(
            from: agencies[cell.from], to: agencies[cell.to], role: roles[cell.role], purpose: purposes[cell.purpose],
            category: categories[cell.category], identity: cell.identity, flags: flags)
    }
}

/// Finds the meaning of cells that are asked about flow by flow: what all cells of a flow and purpose share is worked out
/// once, and each set of rules is given a meaning once.
struct MeaningLookup {
    /// The meanings found so far; the first is that of no rule.
    private(set) var meanings: [CellMeaning] = [.none]

    private let policy: SharingPolicy
    private var permits: Candidates
    private var forbids: Candidates

    init(_ policy: SharingPolicy, flags: [Int]) {
        let table = policy.table
        let everyPermit = [RuleTable.Rows.Block](repeating: ~.zero, count: table.permits.width)
        self.policy = policy
        permits = Candidates(table.permits, among: everyPermit, categories: table.categories.count)
        forbids = Candidates(
            table.forbids, among: table.forbidMask(flags: flags), categories: table.categories.count)
    }

    /// Turns to the cells of a flow and purpose.
    mutating func select(_ flow: Axes.Flow, purpose: Int) {
        permits.select(flow, purpose: purpose)
        forbids.select(flow, purpose: purpose)
    }

    /// The number of the meaning of a cell of the flow at hand; 0 where no rule matches.
    @inline(__always)
    mutating func meaning(category: Int, form: Int) -> Int {
        switch forbids.find(category, form) {
        case .known(let number): return number
        case .new:
            return Self.name(&forbids, &meanings) { [policy] in .forbidden($0.map { policy.forbids[$0].id }) }
        case .noRule: break
        }
        switch permits.find(category, form) {
        case .known(let number): return number
        case .new: return Self.name(&permits, &meanings) { [policy] in .permitted($0.map { policy.permits[$0] }) }
        case .noRule: return 0
        }
    }

    /// Gives the set of rules that was found last its meaning.
    private static func name(
        _ candidates: inout Candidates, _ meanings: inout [CellMeaning], _ meaning: ([Int]) -> CellMeaning
    ) -> Int {
        let rules = candidates.lastFound
        if let known = candidates.meanings[rules] { return candidates.note(known) }
        meanings.append(meaning(rules))
        candidates.meanings[rules] = meanings.count - 1
        return candidates.note(meanings.count - 1)
    }
}

/// The rules of one kind that match the flow and purpose at hand.
///
/// What a cell adds is a set of these candidates, one bit each; only a set that is new to the flow and purpose is looked
/// for among the sets of all.
private struct Candidates {
    /// What is known about the rules that match a cell.
    enum Finding {
        case noRule, new
        case known(Int)
    }

    /// The meanings of sets of rules, of every flow and purpose so far.
    var meanings: [[Int]: Int] = [:]

    private let rows: RuleTable.Rows
    private let among: [RuleTable.Rows.Block]
    private let categories: Int
    private var rules: [Int] = []
    /// The words of a set.
    private var width = 0
    // The candidates that match each category, and each form.
    private var ofCategory: [UInt64] = []
    private var ofForm: [UInt64] = []
    private var last: [UInt64] = []
    // The sets found at this flow and purpose, behind each other, and their meanings.
    private var sets: [UInt64] = []
    private var numbers: [Int] = []

    init(_ rows: RuleTable.Rows, among: [RuleTable.Rows.Block], categories: Int) {
        (self.rows, self.among, self.categories) = (rows, among, categories)
    }

    mutating func select(_ flow: Axes.Flow, purpose: Int) {
        rules.removeAll(keepingCapacity: true)
        for block in 0..<rows.width {
            let matching =
                among[block] & rows.prefix(block, from: flow.from, to: flow.to, role: flow.role, purpose: purpose)
            matching.forEachRule(of: block) { rules.append($0) }
        }
        sets.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        width = (rules.count + 63) / 64
        guard width > 0 else { return }
        last = Self.zeros(width, last)
        ofCategory = Self.zeros(categories * width, ofCategory)
        ofForm = Self.zeros(IdentityForm.allCases.count * width, ofForm)
        for (number, rule) in rules.enumerated() {
            let (word, bit) = (number >> 6, UInt64(1) << UInt64(number & 63))
            for category in 0..<categories where rows.matches(rule, category: category) {
                ofCategory[category * width + word] |= bit
            }
            for form in IdentityForm.allCases where rows.matches(rule, form: form.row) {
                ofForm[form.row * width + word] |= bit
            }
        }
    }

    private static func zeros(_ count: Int, _ array: [UInt64]) -> [UInt64] {
        var array = array
        array.removeAll(keepingCapacity: true)
        array.append(contentsOf: repeatElement(0, count: count))
        return array
    }

    @inline(__always)
    mutating func find(_ category: Int, _ form: Int) -> Finding {
        var any: UInt64 = 0
        for word in 0..<width {
            last[word] = ofCategory[category * width + word] & ofForm[form * width + word]
            any |= last[word]
        }
        guard any != 0 else { return .noRule }
        for (place, number) in numbers.enumerated() {
            var isSame = true
            for word in 0..<width where sets[place * width + word] != last[word] { isSame = false }
            if isSame { return .known(number) }
        }
        return .new
    }

    /// The rules of the set that was found last, rising.
    var lastFound: [Int] {
        rules.indices.filter { last[$0 >> 6] & 1 << UInt64($0 & 63) != 0 }.map { rules[$0] }
    }

    /// Notes the meaning of the set that was found last.
    mutating func note(_ meaning: Int) -> Int {
        sets += last
        numbers.append(meaning)
        return meaning
    }
}
