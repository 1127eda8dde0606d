/// Levels of the quasi-identifiers that satisfy a recipe.
public struct LevelSuggestion: Sendable, Hashable {
    /// The level of each quasi-identifier, in the recipe's order.
    public let levels: [Int]
    /// The rows that would be left out.
    public let droppedRows: Int
    /// The discernibility: less is better.
    public let loss: Int
    /// The recipe with these levels.
    public let recipe: ExtractRecipe
}

/// Looks through the levels of all quasi-identifiers together, full-domain: a level holds for a whole column.
struct LatticeSearch {
    /// The most combinations that are looked through.
    static let maximumNodes = 10_000

    private let table: GroupTable
    private let plan: ExtractPlan
    private let requirements: [SensitiveRequirement]

    init(_ table: GroupTable, _ plan: ExtractPlan) {
        self.table = table
        self.plan = plan
        requirements = plan.sensitive.map(\.requirement)
    }

    /// The least coarse combinations that satisfy the recipe, from the levels at which the table was counted upwards.
    ///
    /// What lies above one that satisfies is coarser for nothing and is passed over. A combination whose small classes alone
    /// are too many rows is not measured further: l and t only add to what is dropped. Nothing else is concluded from l and t,
    /// which are not monotone where rows are left out.
    func suggestions() throws(ExtractError) -> [LevelSuggestion] {
        var nodes: [[Int]] = [[]]
        for (column, count) in zip(plan.quasi, plan.levelCounts) {
            guard nodes.count * (count - column.level) <= Self.maximumNodes else {
                throw .latticeTooLarge(limit: Self.maximumNodes)
            }
            nodes = nodes.flatMap { node in (column.level..<count).map { node + [$0] } }
        }
        let maps = levelMaps()
        var found: [LevelSuggestion] = []
        for node in nodes.sorted(by: Self.isLower) {
            let isAbove = found.contains { zip($0.levels, node).allSatisfy(<=) }
            guard !isAbove, let suggestion = suggestion(node, maps) else { continue }
            found.append(suggestion)
        }
        guard !found.isEmpty else { throw .noSuitableLevels }
        return found.sorted { left, right in
            if left.droppedRows != right.droppedRows { return left.droppedRows < right.droppedRows }
            if left.loss != right.loss { return left.loss < right.loss }
            return left.levels.lexicographicallyPrecedes(right.levels)
        }
    }

    /// One column one level coarser, or written as `*`: those changes that bring the dropped share under the limit.
    func remedies() -> [ExtractRemedy] {
        var remedies: [ExtractRemedy] = []
        let own = plan.quasi.map(\.level)
        for (index, column) in plan.quasi.enumerated() {
            let highest = column.cell.levelCount - 1
            for level in Set([column.level + 1, highest]).sorted() where level <= highest && level > column.level {
                var node = own
                node[index] = level
                let maps = [index: [level: table.columns[index].codes(at: level).codes]]
                guard let suggestion = suggestion(node, maps) else { continue }
                remedies.append(
                    ExtractRemedy(
                        column: column.name, level: level, isRemoval: level == highest,
                        droppedRows: suggestion.droppedRows, loss: suggestion.loss))
            }
        }
        return remedies.enumerated().sorted { ($0.element.loss, $0.offset) < ($1.element.loss, $1.offset) }
            .map(\.element)
    }

    private func suggestion(_ node: [Int], _ maps: [Int: [Int: [UInt32]]]) -> LevelSuggestion? {
        var mapOfColumn: [Int: [UInt32]] = [:]
        for (column, level) in node.enumerated() { mapOfColumn[column] = maps[column]?[level] }
        let recipe = plan.recipe
        let small = Enforcement(table, recipe: recipe, requirements: [], maps: mapOfColumn)
        guard EquivalenceClasses.isAllowed(small.rowsInSmallClasses(), of: table.rows, recipe) else { return nil }
        let enforcement = Enforcement(table, recipe: recipe, requirements: requirements, maps: mapOfColumn)
        let outcome = enforcement.outcome()
        let dropped = enforcement.droppedRows(outcome)
        guard EquivalenceClasses.isAllowed(dropped, of: table.rows, recipe) else { return nil }
        return LevelSuggestion(
            levels: node, droppedRows: dropped, loss: enforcement.discernibility(outcome), recipe: recipe.atLevels(node)
        )
    }

    /// For each column and level above its own the numbers of that level.
    private func levelMaps() -> [Int: [Int: [UInt32]]] {
        var maps: [Int: [Int: [UInt32]]] = [:]
        for (index, column) in plan.quasi.enumerated() {
            for level in (column.level + 1)..<max(column.level + 1, column.cell.levelCount) {
                maps[index, default: [:]][level] = table.columns[index].codes(at: level).codes
            }
        }
        return maps
    }

    /// Bottom-up: by the sum of levels, then by the levels in the recipe's order.
    private static func isLower(_ left: [Int], _ right: [Int]) -> Bool {
        let (first, second) = (left.reduce(0, +), right.reduce(0, +))
        return first != second ? first < second : left.lexicographicallyPrecedes(right)
    }
}
