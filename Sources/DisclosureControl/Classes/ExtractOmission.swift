/// What an extract leaves out, and why. It describes small groups: it stays with the officer.
public struct ExtractOmission: Sendable, Hashable {
    /// The rows of the table.
    public let rows: Int
    /// The persons of the table.
    public let persons: Int
    /// The rows that are left out.
    public let droppedRows: Int
    /// The persons of whom no row is released.
    public let droppedPersons: Int
    /// The discernibility of the table: Σ n² over the released classes' rows, and the table's rows for each row left out.
    public let discernibility: Int
    /// The rows left out by the first rule that they failed.
    public let causes: [Cause]
    /// The classes of which rows are left out, at most 1,000, the largest first.
    public let classes: [DroppedClass]

    /// How many rows a rule leaves out.
    public struct Cause: Sendable, Hashable {
        /// `k`, `l`, `entropy_l` or `t`.
        public let rule: String
        /// The sensitive column, or nil for `k`.
        public let column: String?
        /// The rows.
        public let rows: Int
    }

    /// A class of which rows are left out.
    public struct DroppedClass: Sendable, Hashable {
        /// The generalised values of the quasi-identifiers, in the recipe's order.
        public let values: [String]
        /// The rows left out.
        public let rows: Int
    }

    /// The share of rows that is left out, rounded up.
    public var droppedShare: Millionths { Millionths(roundingUp: Int128(droppedRows), over: Int128(rows)) }

    static let maximumClasses = 1000

    init(_ enforcement: Enforcement, _ outcome: Enforcement.Outcome, _ plan: ExtractPlan) {
        let table = enforcement.table
        rows = table.rows
        persons = table.personCount
        droppedPersons = table.personCount - table.persons(counting: outcome.isReleased)
        droppedRows = enforcement.droppedRows(outcome)
        discernibility = enforcement.discernibility(outcome)
        var rowsOfReason: [DropReason: Int] = [:]
        var rowsOfClass: [Int: (group: Int, rows: Int)] = [:]
        for group in 0..<table.groupCount {
            guard let reason = outcome.reasons[group] else { continue }
            rowsOfReason[reason, default: 0] += table.rowsOfGroup[group]
            let part = Int(enforcement.classes.classOfGroup[group])
            rowsOfClass[part, default: (group, 0)].rows += table.rowsOfGroup[group]
        }
        causes =
            rowsOfReason
            .map { Cause(rule: $0.word, column: $0.column.map { plan.sensitive[$0].name }, rows: $1) }
            .sorted { ($0.rule, $0.column ?? "") < ($1.rule, $1.column ?? "") }
        let largest = rowsOfClass.values.map { dropped in
            DroppedClass(
                values: (0..<table.quasiCount).map { table.columns[$0].text(table.groups.part($0, of: dropped.group)) },
                rows: dropped.rows)
        }.sorted { left, right in
            left.rows != right.rows
                ? left.rows > right.rows : left.values.lexicographicallyPrecedes(right.values)
        }
        classes = Array(largest.prefix(Self.maximumClasses))
    }
}
