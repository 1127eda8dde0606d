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
    /// The name of each forbid, alone.
    private let forbidNames: [[Identifier]]
    /// The category of each field that the policy names.
    let categoryOfField: [Identifier: Int]
    let permits: Rows
    let forbids: Rows
    /// The forbids that do not look at the person.
    private let forbidsOfAnyone: [UInt64]
    /// The forbids that list each flag.
    private let forbidsOfFlag: [[UInt64]]

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
        var anyone = [UInt64](repeating: 0, count: forbids.width)
        var byFlag = Array(repeating: anyone, count: flags.count)
        for (number, forbid) in model.forbids.enumerated() {
            let bit: UInt64 = 1 << UInt64(number & 63)
            guard let subject = forbid.cells.subject else {
                anyone[number >> 6] |= bit
                continue
            }
            for flag in subject { if let index = flags[flag] { byFlag[index][number >> 6] |= bit } }
        }
        (forbidsOfAnyone, forbidsOfFlag) = (anyone, byFlag)
    }

    /// Whether an agency has a role.
    func has(_ role: Int, at agency: Int) -> Bool { agenciesOfRole[role * agencies.count + agency] }

    /// The forbids that look at nobody or at a person with these flags set, one bit each.
    func forbidMask(flags setFlags: some Sequence<Int>) -> [UInt64] {
        var mask = forbidsOfAnyone
        for flag in setFlags {
            for word in mask.indices { mask[word] |= forbidsOfFlag[flag][word] }
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
            if mask[number >> 6] & 1 << UInt64(number & 63) != 0 { matching.append(number) }
        }
        return matching
    }

    /// The names of the forbids that match a cell, sorted. It asks for a flag only where a forbid hangs on it.
    func namesOfForbids(matching cell: Cell, isSet: (Identifier) -> Bool) -> [Identifier] {
        var names: [Identifier] = []
        forbids.forEachMatchingWord(cell) { word, matching in
            var certain = matching & forbidsOfAnyone[word]
            for flag in forbidsOfFlag.indices where matching & ~certain & forbidsOfFlag[flag][word] != 0 {
                if isSet(flags.names[flag]) { certain |= matching & forbidsOfFlag[flag][word] }
            }
            while certain != 0 {
                let name = forbidNames[word << 6 + certain.trailingZeroBitCount]
                if names.isEmpty { names = name } else { names += name }
                certain &= certain - 1
            }
        }
        return names
    }
}

extension RuleTable {
    /// The rows of one kind of rule: for each value of each dimension the rules that match it, one bit each.
    struct Rows: Sendable {
        /// What a rule lists in each dimension (nil for any) and which identity forms it matches.
        struct Rule {
            let listed: [[Identifier]?]
            let matches: (IdentityForm) -> Bool
        }

        /// The words of a row.
        let width: Int
        /// All rows behind each other.
        let words: [UInt64]
        // Where the rows of each dimension begin, in words.
        private let to: Int
        private let role: Int
        private let purpose: Int
        private let category: Int
        private let form: Int

        init(vocabulary: [NameIndex], rules: [Rule]) {
            let width = (rules.count + 63) / 64
            var starts: [Int] = []
            var count = 0
            for size in vocabulary.map(\.count) + [IdentityForm.allCases.count] {
                starts.append(count)
                count += size * width
            }
            var words = [UInt64](repeating: 0, count: count)
            for (number, rule) in rules.enumerated() {
                let (word, bit) = (number >> 6, UInt64(1) << UInt64(number & 63))
                for (dimension, index) in vocabulary.enumerated() {
                    let values = rule.listed[dimension].map { $0.compactMap { index[$0] } } ?? Array(0..<index.count)
                    for value in values { words[starts[dimension] + value * width + word] |= bit }
                }
                for form in IdentityForm.allCases where rule.matches(form) {
                    words[starts[5] + form.row * width + word] |= bit
                }
            }
            (self.width, self.words) = (width, words)
            lastWordMask = rules.count % 64 == 0 ? ~0 : 1 << UInt64(rules.count % 64) - 1
            (to, role, purpose, category, form) = (starts[1], starts[2], starts[3], starts[4], starts[5])
        }

        /// The bits of the last word that stand for rules.
        let lastWordMask: UInt64

        /// Where the rows that a cell is matched by begin in `words`.
        func rows(of cell: Cell) -> [6 of Int] {
            [
                cell.from * width, to + cell.to * width, role + cell.role * width, purpose + cell.purpose * width,
                categoryRow(cell.category), formRow(cell.identity.row),
            ]
        }

        /// Where the row of a category begins in `words`.
        @inline(__always)
        func categoryRow(_ category: Int) -> Int { self.category + category * width }

        /// Where the row of an identity form begins in `words`.
        @inline(__always)
        func formRow(_ form: Int) -> Int { self.form + form * width }

        /// A word of the rules that match a flow, whatever its category and form.
        @inline(__always)
        func prefix(_ word: Int, from: Int, to: Int, role: Int, purpose: Int) -> UInt64 {
            words[from * width + word] & words[self.to + to * width + word] & words[self.role + role * width + word]
                & words[self.purpose + purpose * width + word]
        }

        /// Gives the number of each rule that matches a cell, rising.
        @inline(__always)
        func forEachMatching(_ cell: Cell, _ body: (Int) -> Void) {
            forEachMatchingWord(cell) { word, matching in
                var rest = matching
                while rest != 0 {
                    body(word << 6 + rest.trailingZeroBitCount)
                    rest &= rest - 1
                }
            }
        }

        /// Gives each word of the rules that match a cell, where there are any, and its number.
        @inline(__always)
        func forEachMatchingWord(_ cell: Cell, _ body: (Int, UInt64) -> Void) {
            let (category, form) = (categoryRow(cell.category), formRow(cell.identity.row))
            for word in 0..<width {
                let matching =
                    prefix(word, from: cell.from, to: cell.to, role: cell.role, purpose: cell.purpose)
                    & words[category + word] & words[form + word]
                if matching != 0 { body(word, matching) }
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
