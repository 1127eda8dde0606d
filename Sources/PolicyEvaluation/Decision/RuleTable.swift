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
    /// The agencies that have each role.
    let agenciesOfRole: [Set<Int>]
    /// The category of each field that the policy names.
    let categoryOfField: [Identifier: Int]
    let permits: Rows
    let forbids: Rows
    /// The forbids that do not look at the person.
    private let forbidsOfAnyone: RuleSet
    /// The forbids that list each flag.
    private let forbidsOfFlag: [RuleSet]

    init(compiling model: PolicyModel) {
        let agencies = NameIndex(model.agencies.map(\.id))
        let roles = NameIndex(model.roles.map(\.id))
        let purposes = NameIndex(model.purposes.map(\.id))
        let categories = NameIndex(model.categories.map(\.id))
        let flags = NameIndex(model.forbids.flatMap { $0.cells.subject ?? [] })
        (self.agencies, self.roles, self.purposes) = (agencies, roles, purposes)
        (self.categories, self.flags) = (categories, flags)
        agenciesOfRole = model.roles.map { Set($0.agencies.compactMap { agencies[$0] }) }
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
        var anyone = RuleSet(width: model.forbids.count)
        var byFlag = Array(repeating: anyone, count: flags.count)
        for (number, forbid) in model.forbids.enumerated() {
            guard let subject = forbid.cells.subject else {
                anyone.insert(number)
                continue
            }
            for flag in subject { if let index = flags[flag] { byFlag[index].insert(number) } }
        }
        (forbidsOfAnyone, forbidsOfFlag) = (anyone, byFlag)
    }

    /// The numbers of the permits that match a cell, rising.
    func permits(matching cell: Cell) -> [Int] { permits.matching(cell).rules }

    /// The numbers of the forbids that match a cell for a person with these flags set, rising.
    func forbids(matching cell: Cell, flags setFlags: [Int]) -> [Int] {
        var subject = forbidsOfAnyone
        for flag in setFlags { subject.formUnion(forbidsOfFlag[flag]) }
        var matching = forbids.matching(cell)
        matching.formIntersection(subject)
        return matching.rules
    }
}

extension RuleTable {
    /// The rows of one kind of rule: dimension by dimension, value by value.
    struct Rows: Sendable {
        /// What a rule lists in each dimension (nil for any) and which identity forms it matches.
        struct Rule {
            let listed: [[Identifier]?]
            let matches: (IdentityForm) -> Bool
        }

        private let rows: [[RuleSet]]
        private let byForm: [RuleSet]

        init(vocabulary: [NameIndex], rules: [Rule]) {
            let none = RuleSet(width: rules.count)
            var rows = vocabulary.map { Array(repeating: none, count: $0.count) }
            var byForm = IdentityForm.allCases.map { _ in none }
            for (number, rule) in rules.enumerated() {
                for (dimension, index) in vocabulary.enumerated() {
                    let values = rule.listed[dimension].map { $0.compactMap { index[$0] } } ?? Array(0..<index.count)
                    for value in values { rows[dimension][value].insert(number) }
                }
                for form in IdentityForm.allCases where rule.matches(form) { byForm[form.row].insert(number) }
            }
            (self.rows, self.byForm) = (rows, byForm)
        }

        func matching(_ cell: Cell) -> RuleSet {
            var set = rows[0][cell.from]
            set.formIntersection(rows[1][cell.to])
            set.formIntersection(rows[2][cell.role])
            set.formIntersection(rows[3][cell.purpose])
            set.formIntersection(rows[4][cell.category])
            set.formIntersection(byForm[cell.identity.row])
            return set
        }
    }
}

extension IdentityForm {
    /// The row of this form, in declared order.
    fileprivate var row: Int {
        switch self {
        case .none: 0
        case .pseudonym: 1
        case .personalNumber: 2
        }
    }
}
