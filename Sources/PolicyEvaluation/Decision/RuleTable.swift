import CaseModel

/// One cell in the numbers of a table's vocabularies.
struct Cell: Hashable, Sendable {
    var from: Int
    var to: Int
    var role: Int
    var purpose: Int
    var category: Int
    var identity: IdentityForm
}

/// The policy as an inverted index: for each value of each dimension, the rules that list it.
///
/// The rules that match a cell are the intersection of six rows, whatever the number of rules; decisions and analyses
/// of the whole space read the same table. A class, so that a decision shares it and copies nothing.
final class RuleTable: Sendable {
    let agencies: NameIndex
    let roles: NameIndex
    let purposes: NameIndex
    let categories: NameIndex
    let flags: NameIndex
    /// Whether each agency has a role, role after role.
    private let agenciesOfRole: [Bool]
    /// The first instant on which the policy holds, and the last.
    let firstInstant, lastInstant: Instant
    /// What each permit asks for.
    let terms: [PermitTerms]
    /// The number of each permit by its name.
    let numberOfPermit: [Identifier: Int]
    /// The name of each forbid, alone.
    private let forbidNames: [[Identifier]]
    /// The category of each field that the policy names.
    let categoryOfField: [Identifier: Int]
    let permits: Rows
    let forbids: Rows
    /// The forbids that do not look at the person.
    private let forbidsOfAnyone: [Rows.Block]
    /// The forbids that list each flag.
    private let forbidsOfFlag: [[Rows.Block]]

    init(compiling model: PolicyModel) {
        let agencies = NameIndex(model.agencies.map(\.id))
        let roles = NameIndex(model.roles.map(\.id))
        let purposes = NameIndex(model.purposes.map(\.id))
        let categories = NameIndex(model.categories.map(\.id))
        let flags = NameIndex(model.forbids.flatMap { $0.cells.subject ?? [] })
        (self.agencies, self.roles, self.purposes) = (agencies, roles, purposes)
        (self.categories, self.flags) = (categories, flags)
        var agenciesOfRole = [Bool](repeating: false, count: model.roles.count * agencies.count)
        for (role, declared) in model.roles.enumerated() {
            for agency in declared.agencies.compactMap({ agencies[$0] }) {
                agenciesOfRole[role * agencies.count + agency] = true
            }
        }
        self.agenciesOfRole = agenciesOfRole
        (firstInstant, lastInstant) = (model.validFrom.start, model.validTo.end)
        terms = model.permits.map { PermitTerms($0, roles: roles) }
        numberOfPermit = Dictionary(
            model.permits.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        forbidNames = model.forbids.map { [$0.id] }
        var categoryOfField: [Identifier: Int] = [:]
        for (number, category) in model.categories.enumerated() {
            for field in category.fields { categoryOfField[field] = number }
        }
        self.categoryOfField = categoryOfField
        let vocabulary = [agencies, agencies, roles, purposes, categories]
        permits = Rows(
            vocabulary: vocabulary,
            rules: model.permits.map { permit in
                Rows.Rule(
                    listed: [permit.from, permit.to, permit.roles, permit.purposes, permit.categories],
                    matches: { $0 <= permit.identity })
            })
        forbids = Rows(
            vocabulary: vocabulary,
            rules: model.forbids.map { forbid in
                let cells = forbid.cells
                return Rows.Rule(
                    listed: [cells.from, cells.to, cells.roles, cells.purposes, cells.categories],
                    matches: { form in cells.identityAbove.map { form > $0 } ?? true })
            })
        var anyone = [Rows.Block](repeating: .zero, count: forbids.width)
        var byFlag = Array(repeating: anyone, count: flags.count)
        for (number, forbid) in model.forbids.enumerated() {
            guard let subject = forbid.cells.subject else {
                anyone[number >> 8].insert(number)
                continue
            }
            for flag in subject { if let index = flags[flag] { byFlag[index][number >> 8].insert(number) } }
        }
        (forbidsOfAnyone, forbidsOfFlag) = (anyone, byFlag)
    }

    /// Whether an agency has a role.
    func has(_ role: Int, at agency: Int) -> Bool { agenciesOfRole[role * agencies.count + agency] }

    /// The forbids that look at nobody or at a person with these flags set, one bit each.
    func forbidMask(flags setFlags: some Sequence<Int>) -> [Rows.Block] {
        var mask = forbidsOfAnyone
        for flag in setFlags {
            for block in mask.indices { mask[block] |= forbidsOfFlag[flag][block] }
        }
        return mask
    }

    /// The numbers of the permits that match a cell, rising.
    func permits(matching cell: Cell) -> [Int] {
        var matching: [Int] = []
        permits.forEachMatching(cell) { matching.append($0) }
        return matching
    }

    /// The numbers of the forbids that match a cell for a person with these flags set, rising.
    func forbids(matching cell: Cell, flags setFlags: [Int]) -> [Int] {
        let mask = forbidMask(flags: setFlags)
        var matching: [Int] = []
        forbids.forEachMatching(cell) { number in
            if mask[number >> 8].contains(number) { matching.append(number) }
        }
        return matching
    }

    /// The names of the forbids that match a cell, sorted, for a person with these flags; one that is not stated counts as
    /// set. It looks for a flag only where a forbid hangs on it.
    func namesOfForbids(matching cell: Cell, for subject: [Identifier: Bool]) -> [Identifier] {
        var names: [Identifier] = []
        for block in 0..<forbids.width {
            let matching = forbids.block(block, matching: cell)
            guard matching != .zero else { continue }
            var certain = matching & forbidsOfAnyone[block]
            for flag in forbidsOfFlag.indices where matching & ~certain & forbidsOfFlag[flag][block] != .zero {
                if subject[flags.names[flag]] ?? true { certain |= matching & forbidsOfFlag[flag][block] }
            }
            certain.forEachRule(of: block) { rule in
                if names.isEmpty { names = forbidNames[rule] } else { names += forbidNames[rule] }
            }
        }
        return names
    }
}

extension RuleTable {
    /// The rows of one kind of rule: for each value of each dimension the rules that match it, one bit each, 256 at a time.
    struct Rows: Sendable {
        /// 256 rules, one bit each.
        typealias Block = SIMD4<UInt64>

        /// What a rule lists in each dimension (nil for any) and which identity forms it matches.
        struct Rule {
            let listed: [[Identifier]?]
            let matches: (IdentityForm) -> Bool
        }

        /// How many rules there are.
        let count: Int
        /// The blocks of a row.
        let width: Int
        /// All rows behind each other.
        private let blocks: [Block]
        // Where the rows of each dimension begin, in blocks.
        private let to: Int
        private let role: Int
        private let purpose: Int
        private let category: Int
        private let form: Int

        init(vocabulary: [NameIndex], rules: [Rule]) {
            let width = (rules.count + 255) / 256
            var starts: [Int] = []
            var size = 0
            for values in vocabulary.map(\.count) + [IdentityForm.allCases.count] {
                starts.append(size)
                size += values * width
            }
            var blocks = [Block](repeating: .zero, count: size)
            for (number, rule) in rules.enumerated() {
                for (dimension, index) in vocabulary.enumerated() {
                    let values = rule.listed[dimension].map { $0.compactMap { index[$0] } } ?? Array(0..<index.count)
                    for value in values { blocks[starts[dimension] + value * width + number >> 8].insert(number) }
                }
                for form in IdentityForm.allCases where rule.matches(form) {
                    blocks[starts[5] + form.row * width + number >> 8].insert(number)
                }
            }
            (count, self.width, self.blocks) = (rules.count, width, blocks)
            (to, role, purpose, category, form) = (starts[1], starts[2], starts[3], starts[4], starts[5])
        }

        /// The blocks that a cell is matched by, in the order from, to, role, purpose, category, identity.
        func blocks(_ block: Int, of cell: Cell) -> [6 of Block] {
            [
                blocks[cell.from * width + block], blocks[to + cell.to * width + block],
                blocks[role + cell.role * width + block], blocks[purpose + cell.purpose * width + block],
                blocks[category + cell.category * width + block], blocks[form + cell.identity.row * width + block],
            ]
        }

        /// A block of the rules that match a flow, whatever its category and form.
        @inline(__always)
        func prefix(_ block: Int, from: Int, to: Int, role: Int, purpose: Int) -> Block {
            blocks[from * width + block] & blocks[self.to + to * width + block]
                & blocks[self.role + role * width + block] & blocks[self.purpose + purpose * width + block]
        }

        /// A block of the rules that match a cell.
        @inline(__always)
        func block(_ block: Int, matching cell: Cell) -> Block {
            prefix(block, from: cell.from, to: cell.to, role: cell.role, purpose: cell.purpose)
                & blocks[category + cell.category * width + block] & blocks[form + cell.identity.row * width + block]
        }

        /// Whether a rule matches a category.
        func matches(_ rule: Int, category: Int) -> Bool {
            blocks[self.category + category * width + rule >> 8].contains(rule)
        }

        /// Whether a rule matches an identity form.
        func matches(_ rule: Int, form: Int) -> Bool { blocks[self.form + form * width + rule >> 8].contains(rule) }

        /// Gives the number of each rule that matches a cell, rising.
        @inline(__always)
        func forEachMatching(_ cell: Cell, _ body: (Int) -> Void) {
            for block in 0..<width { self.block(block, matching: cell).forEachRule(of: block, body) }
        }
    }
}

extension RuleTable.Rows.Block {
    /// Adds a rule to its block.
    fileprivate mutating func insert(_ rule: Int) { self[rule >> 6 & 3] |= 1 << UInt64(rule & 63) }

    /// Whether its block has a rule.
    func contains(_ rule: Int) -> Bool { self[rule >> 6 & 3] & 1 << UInt64(rule & 63) != 0 }

    /// Gives the number of each rule of the block that stands at a place, rising.
    @inline(__always)
    func forEachRule(of block: Int, _ body: (Int) -> Void) {
        guard self != .zero else { return }
        for lane in 0..<4 {
            var rest = self[lane]
            while rest != 0 {
                body(block << 8 + lane << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}

extension IdentityForm {
    /// The row of this form, in declared order.
    var row: Int {
        switch self {
        case .none: 0
        case .pseudonym: 1
        case .personalNumber: 2
        }
    }
}
