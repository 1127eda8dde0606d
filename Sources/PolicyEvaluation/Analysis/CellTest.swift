import CaseModel

/// A filter of cells in the numbers of a table.
struct CellTest {
    private let from, to, roles, purposes, categories: [Bool]
    private let forms: [Bool]
    /// The flags of which one must be set; nil for any person.
    let subject: [Identifier]?

    init(_ filter: CellFilter, _ table: RuleTable) {
        func marks(_ names: [Identifier]?, _ index: NameIndex) -> [Bool] {
            guard let names else { return Array(repeating: true, count: index.count) }
            var marks = Array(repeating: false, count: index.count)
            for name in names { if let number = index[name] { marks[number] = true } }
            return marks
        }
        (from, to) = (marks(filter.from, table.agencies), marks(filter.to, table.agencies))
        (roles, purposes) = (marks(filter.roles, table.roles), marks(filter.purposes, table.purposes))
        categories = marks(filter.categories, table.categories)
        forms = IdentityForm.allCases.map { form in
            (filter.identity.map { $0 == form } ?? true) && (filter.identityAbove.map { form > $0 } ?? true)
        }
        subject = filter.subject
    }

    func matches(_ cell: Cell) -> Bool {
        from[cell.from] && to[cell.to] && roles[cell.role] && purposes[cell.purpose] && categories[cell.category]
            && forms[cell.identity.row]
    }

    func matches(flags: [Identifier]) -> Bool { subject?.contains { flags.contains($0) } ?? true }
}

/// Every combination of a policy's subject flags, the empty one first.
func combinations(of flags: [Identifier]) -> [[Identifier]] {
    (0..<1 << flags.count).map { mask in flags.indices.filter { mask & 1 << $0 != 0 }.map { flags[$0] } }
}
