public import CaseModel

/// Cells that are a product of sets, one set a dimension.
public struct CellBox: Hashable, Sendable {
    /// The dimensions of a box, each with sorted names.
    public let from, to, roles, purposes, categories: [Identifier]
    /// The identity forms, in declared order.
    public let identities: [IdentityForm]
    /// The combinations of subject flags that are set; one empty combination where no flag plays a part.
    public let flags: [[Identifier]]

    /// How many cells it has for a person in one of the states of `flags`.
    public var count: Int {
        from.count * to.count * roles.count * purposes.count * categories.count * identities.count
    }

    /// A cell of it.
    public var witness: DisclosureCell {
        DisclosureCell(
            from: from[0], to: to[0], role: roles[0], purpose: purposes[0], category: categories[0],
            identity: identities[identities.count - 1], flags: flags[0])
    }
}

/// Gathers cells by what is said of them and merges them into boxes of which no two can be merged any more.
struct BoxBuilder {
    /// A product of sets of numbers: flags, from, to, roles, purposes, categories, forms.
    private struct Product: Hashable {
        var sets: [[Int]]
    }

    private var products: [Int: [Product]] = [:]
    // The flow at hand: the forms of each category, one bit each, by label.
    private var flow: [Int] = []
    private var forms: [Int: [Int: Int]] = [:]

    /// Adds a cell with a label; the cells of a flow and purpose come one after the other.
    mutating func add(_ cell: Cell, flags: Int, label: Int) {
        let flow = [flags, cell.from, cell.to, cell.role, cell.purpose]
        if flow != self.flow {
            closeFlow()
            self.flow = flow
        }
        forms[label, default: [:]][cell.category, default: 0] |= 1 << cell.identity.row
    }

    private mutating func closeFlow() {
        for (label, categories) in forms {
            var byForms: [Int: [Int]] = [:]
            for (category, mask) in categories { byForms[mask, default: []].append(category) }
            for (mask, categories) in byForms {
                let rows = IdentityForm.allCases.indices.filter { mask & 1 << $0 != 0 }
                products[label, default: []].append(
                    Product(sets: flow.map { [$0] } + [categories.sorted(), rows]))
            }
        }
        forms.removeAll(keepingCapacity: true)
    }

    /// The dimensions in which boxes are merged, in turn: categories, forms, purposes, roles, then the rest.
    static let everywhere = [5, 6, 4, 3, 2, 1, 0]
    /// The dimensions in which boxes of one pair of agencies are merged.
    static let withinPair = [5, 6, 4, 3]

    /// The boxes of each label, in the order of their first cells.
    mutating func boxes(
        _ names: SpaceNames, flags: [[Identifier]], merging dimensions: [Int] = everywhere
    ) -> [(label: Int, box: CellBox)] {
        closeFlow()
        flow = []
        var boxes: [(label: Int, product: Product)] = []
        for (label, products) in products {
            boxes += Self.merged(products, dimensions).map { (label, $0) }
        }
        boxes.sort { Self.isBefore($0.product, $1.product, $0.label, $1.label) }
        return boxes.map { label, product in
            let sets = product.sets
            return (
                label,
                CellBox(
                    from: sets[1].map { names.agencies[$0] }, to: sets[2].map { names.agencies[$0] },
                    roles: sets[3].map { names.roles[$0] }, purposes: sets[4].map { names.purposes[$0] },
                    categories: sets[5].map { names.categories[$0] },
                    identities: sets[6].map { IdentityForm.allCases[$0] }, flags: sets[0].map { flags[$0] })
            )
        }
    }

    private static func isBefore(_ first: Product, _ second: Product, _ label: Int, _ other: Int) -> Bool {
        for (set, another) in zip(first.sets, second.sets) where set != another {
            return set.lexicographicallyPrecedes(another)
        }
        return label < other
    }

    /// Merges products that differ in one dimension until none are left that do.
    private static func merged(_ products: [Product], _ dimensions: [Int]) -> [Product] {
        var products = products
        var isStable = false
        while !isStable {
            isStable = true
            for dimension in dimensions {
                var groups: [Product: [Int]] = [:]
                for product in products {
                    var key = product
                    key.sets[dimension] = []
                    groups[key, default: []] += product.sets[dimension]
                }
                guard groups.count < products.count else { continue }
                isStable = false
                products = groups.map { key, values in
                    var product = key
                    product.sets[dimension] = Set(values).sorted()
                    return product
                }
            }
        }
        return products
    }
}
