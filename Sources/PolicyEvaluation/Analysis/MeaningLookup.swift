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
    private let forbidMask: [UInt64]
    private var permits: [UInt64]
    private var forbids: [UInt64]
    private var anyPermit = false
    private var anyForbid = false
    // One word is a key of its own, which most policies get along with.
    private var ofPermits: [UInt64: Int] = [:]
    private var ofForbids: [UInt64: Int] = [:]
    private var ofWidePermits: [[UInt64]: Int] = [:]
    private var ofWideForbids: [[UInt64]: Int] = [:]

    init(_ policy: SharingPolicy, flags: [Int]) {
        self.policy = policy
        forbidMask = policy.table.forbidMask(flags: flags)
        permits = Array(repeating: 0, count: policy.table.permits.width)
        forbids = Array(repeating: 0, count: policy.table.forbids.width)
    }

    /// Turns to the cells of a flow and purpose.
    mutating func select(_ flow: Axes.Flow, purpose: Int) {
        let table = policy.table
        var any: UInt64 = 0
        for word in permits.indices {
            permits[word] = table.permits.prefix(
                word, from: flow.from, to: flow.to, role: flow.role, purpose: purpose)
            any |= permits[word]
        }
        anyPermit = any != 0
        any = 0
        for word in forbids.indices {
            forbids[word] =
                forbidMask[word]
                & table.forbids.prefix(word, from: flow.from, to: flow.to, role: flow.role, purpose: purpose)
            any |= forbids[word]
        }
        anyForbid = any != 0
    }

    /// The number of the meaning of a cell of the flow at hand; 0 where no rule matches.
    @inline(__always)
    mutating func meaning(category: Int, form: Int) -> Int {
        if anyForbid, let number = forbidden(category, form) { return number }
        return anyPermit ? permitted(category, form) : 0
    }

    private mutating func forbidden(_ category: Int, _ form: Int) -> Int? {
        let rows = policy.table.forbids
        let (first, second) = (rows.categoryRow(category), rows.formRow(form))
        if forbids.count == 1 {
            let word = forbids[0] & rows.words[first] & rows.words[second]
            guard word != 0 else { return nil }
            if let known = ofForbids[word] { return known }
            ofForbids[word] = meanings.count
            return add(.forbidden(Self.numbers([word]).map { policy.forbids[$0].id }))
        }
        guard forbids.indices.contains(where: { forbids[$0] & rows.words[first + $0] & rows.words[second + $0] != 0 })
        else { return nil }
        let words = forbids.indices.map { forbids[$0] & rows.words[first + $0] & rows.words[second + $0] }
        if let known = ofWideForbids[words] { return known }
        ofWideForbids[words] = meanings.count
        return add(.forbidden(Self.numbers(words).map { policy.forbids[$0].id }))
    }

    private mutating func permitted(_ category: Int, _ form: Int) -> Int {
        let rows = policy.table.permits
        let (first, second) = (rows.categoryRow(category), rows.formRow(form))
        if permits.count == 1 {
            let word = permits[0] & rows.words[first] & rows.words[second]
            guard word != 0 else { return 0 }
            if let known = ofPermits[word] { return known }
            ofPermits[word] = meanings.count
            return add(.permitted(Self.numbers([word]).map { policy.permits[$0] }))
        }
        guard permits.indices.contains(where: { permits[$0] & rows.words[first + $0] & rows.words[second + $0] != 0 })
        else { return 0 }
        let words = permits.indices.map { permits[$0] & rows.words[first + $0] & rows.words[second + $0] }
        if let known = ofWidePermits[words] { return known }
        ofWidePermits[words] = meanings.count
        return add(.permitted(Self.numbers(words).map { policy.permits[$0] }))
    }

    private mutating func add(_ meaning: CellMeaning) -> Int {
        meanings.append(meaning)
        return meanings.count - 1
    }

    /// The numbers of the rules in a set, rising.
    private static func numbers(_ words: [UInt64]) -> [Int] {
        var numbers: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                numbers.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return numbers
    }
}
