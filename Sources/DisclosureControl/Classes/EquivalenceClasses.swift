/// The first pass over a table: counts classes, persons and sensitive values, row by row, in memory that goes by distinct
/// combinations and persons and not by rows.
public struct EquivalenceClasses: Sendable {
    /// What the table is counted by.
    public let plan: ExtractPlan
    private var coder: RowCoder
    private var rowsOfGroup: [Int] = []
    // Most persons have one group: only further ones cost a look into a set.
    private var firstGroup: [UInt32] = []
    private var furtherGroups = PairSet()
    // A count that left a row out says nothing of the table.
    private var fault: ExtractError?

    /// Starts to count.
    public init(_ plan: ExtractPlan) {
        self.plan = plan
        coder = RowCoder(plan)
    }

    /// The rows counted so far.
    public var rows: Int { coder.rows }

    /// Counts one row. After an error every further call throws it again.
    ///
    /// - Parameters:
    ///   - bytes: The row's cells one after the other, without quotes and delimiters, in the header's order; the cell of the
    ///     pseudonym column is a pseudonym.
    ///   - ends: Where each cell ends in the bytes.
    public mutating func add(_ bytes: Span<UInt8>, ends: Span<Int>) throws(ExtractError) {
        if let fault { throw fault }
        let person: UInt32
        let group: UInt32
        do { (person, group) = try coder.code(bytes, ends) } catch {
            fault = error
            throw error
        }
        if Int(group) == rowsOfGroup.count { rowsOfGroup.append(0) }
        rowsOfGroup[Int(group)] += 1
        if Int(person) == firstGroup.count {
            firstGroup.append(group)
        } else if firstGroup[Int(person)] != group {
            furtherGroups.insert(person, group)
        }
    }

    /// Decides which rows are released. Refused: a table without rows, and one of which more would be left out than the
    /// recipe allows; the refusal names the columns that help.
    public consuming func decide() throws(ExtractError) -> SafeExtract {
        if let fault { throw fault }
        guard coder.rows > 0 else { throw .noRows }
        let table = table()
        let enforcement = enforcement(table)
        let outcome = enforcement.outcome()
        let dropped = enforcement.droppedRows(outcome)
        guard Self.isAllowed(dropped, of: table.rows, plan.recipe) else {
            throw .tooMuchDropped(
                ExtractShortfall(
                    rows: table.rows, droppedRows: dropped, limit: plan.recipe.droppedLimit,
                    remedies: LatticeSearch(table, plan).remedies()))
        }
        return SafeExtract(
            plan: plan, coder: coder.fromTheStart(), rows: coder.rows, fingerprint: coder.fingerprint,
            isReleased: outcome.isReleased,
            measures: DisclosureMeasures(enforcement, outcome, names: plan.sensitive.map(\.name)),
            omission: ExtractOmission(enforcement, outcome, plan))
    }

    /// Measures every row as it stands and leaves none out. Refused: a table without rows.
    public consuming func audit() throws(ExtractError) -> ExtractAudit {
        if let fault { throw fault }
        guard coder.rows > 0 else { throw .noRows }
        let enforcement = enforcement(table())
        let everything = Enforcement.Outcome(
            isReleased: Array(repeating: true, count: enforcement.table.groupCount),
            reasons: Array(repeating: nil, count: enforcement.table.groupCount))
        return ExtractAudit(
            recipe: plan.recipe,
            measures: DisclosureMeasures(enforcement, everything, names: plan.sensitive.map(\.name)),
            rowsToDrop: enforcement.droppedRows(enforcement.outcome()))
    }

    private func enforcement(_ table: GroupTable) -> Enforcement {
        Enforcement(table, recipe: plan.recipe, requirements: plan.sensitive.map(\.requirement))
    }

    /// Searches the levels at which the recipe is satisfied. Count the rows by `ExtractPlan.finest`.
    ///
    /// Each suggestion is one that no other with finer levels undercuts; fewest rows left out first, then the least loss, then
    /// the finer levels. Refused: more than 10,000 combinations of levels, or none that satisfies.
    public consuming func suggest() throws(ExtractError) -> [LevelSuggestion] {
        if let fault { throw fault }
        guard coder.rows > 0 else { throw .noRows }
        return try LatticeSearch(table(), plan).suggestions()
    }

    /// Whether so many rows may be left out; never all.
    static func isAllowed(_ dropped: Int, of rows: Int, _ recipe: ExtractRecipe) -> Bool {
        dropped < rows && dropped * 1_000_000 <= recipe.droppedLimit.count * rows
    }

    private func table() -> GroupTable {
        GroupTable(
            coder, quasiCount: plan.quasi.count, rowsOfGroup: rowsOfGroup, firstGroup: firstGroup,
            furtherGroups: furtherGroups)
    }
}
