/// What a category of a variable is, such as `municipality` = `1283`.
public struct ReleasedCategory: Sendable, Hashable, Comparable {
    /// The variable's name, the same in every table that shows it.
    public let variable: String
    /// The category's label.
    public let label: String

    /// A category.
    public init(variable: String, label: String) {
        self.variable = variable
        self.label = label
    }

    /// By variable, then by label.
    public static func < (left: ReleasedCategory, right: ReleasedCategory) -> Bool {
        (left.variable, left.label) < (right.variable, right.label)
    }
}

/// Which persons a published number counts: those who are in all of these categories; of none, everybody.
///
/// The same persons have the same key in every table of a population: as a cell of one and a total of another, or where
/// rows and columns are exchanged.
public struct ReleasedKey: Sendable, Hashable {
    /// At most two categories, in ascending order.
    public let categories: [ReleasedCategory]

    /// The key of these categories, in any order.
    public init(_ categories: [ReleasedCategory]) { self.categories = categories.sorted() }

    /// Whether it is the key of everybody.
    public var isGrandTotal: Bool { categories.isEmpty }
}

/// By what means a table was protected.
public enum ProtectionMethod: String, Sendable, Hashable, CaseIterable {
    /// Cells are hidden, others exact.
    case suppression
    /// Small counts are rounded.
    case rounding
    /// Every count is perturbed by its cell key.
    case cellKey
}

/// A table as it was released, to be compared with later ones. It holds nothing but what was published.
public struct ReleasedTable: Sendable, Hashable {
    /// The caller's name for the release.
    public let identifier: String
    /// Which persons were counted, and when: tables of one population count the same persons.
    public let population: String
    /// By what means it was protected.
    public let method: ProtectionMethod
    /// Counts above 0 and below this one were not to be told.
    public let minimumGroup: Int
    /// The published numbers.
    public let counts: [ReleasedKey: Int]
    /// What was hidden.
    public let hidden: Set<ReleasedKey>

    /// A release as the caller kept it. A key that stands in both is taken for hidden.
    public init(
        identifier: String, population: String, method: ProtectionMethod, minimumGroup: Int,
        counts: [ReleasedKey: Int], hidden: Set<ReleasedKey>
    ) {
        self.identifier = identifier
        self.population = population
        self.method = method
        self.minimumGroup = minimumGroup
        self.counts = counts.filter { !hidden.contains($0.key) }
        self.hidden = hidden
    }

    /// A protected table with the variables of its rows and columns; nil for the one line of a one-way table, if that line is
    /// everybody.
    public init(
        identifier: String, population: String, rows: String?, columns: String?, table: ProtectedTable
    ) {
        let keys = KeyedCells(shape: table.shape, rows: (rows, table.rows), columns: (columns, table.columns))
        self.init(
            identifier: identifier, population: population, method: .suppression, minimumGroup: table.minimumGroup,
            counts: keys.values { table[$0] }, hidden: keys.missing { table[$0] })
    }

    /// A rounded table; the rest as for a protected one.
    public init(identifier: String, population: String, rows: String?, columns: String?, table: RoundedTable) {
        let keys = KeyedCells(
            shape: table.table.shape, rows: (rows, table.table.rows), columns: (columns, table.table.columns))
        self.init(
            identifier: identifier, population: population, method: .rounding, minimumGroup: table.base,
            counts: keys.values { table.table[$0] }, hidden: [])
    }

    /// A perturbed table under a profile; the rest as for a protected one.
    public init(
        identifier: String, population: String, rows: String?, columns: String?, table: PerturbedTable,
        profile: DisclosureProfile
    ) {
        let keys = KeyedCells(shape: table.shape, rows: (rows, table.rows), columns: (columns, table.columns))
        self.init(
            identifier: identifier, population: population, method: .cellKey, minimumGroup: profile.minimumGroup,
            counts: keys.values { table[$0] }, hidden: [])
    }
}

/// The cells of a table with the keys of whom they count.
private struct KeyedCells {
    private var keys: [(cell: TableCell, key: ReleasedKey)] = []

    init(
        shape: TableShape, rows: (variable: String?, labels: [String]), columns: (variable: String?, labels: [String])
    ) {
        keys = shape.cells.map { cell in
            var categories: [ReleasedCategory] = []
            if let variable = rows.variable, cell.row < shape.rowCount {
                categories.append(ReleasedCategory(variable: variable, label: rows.labels[cell.row]))
            }
            if let variable = columns.variable, cell.column < shape.columnCount {
                categories.append(ReleasedCategory(variable: variable, label: columns.labels[cell.column]))
            }
            return (cell, ReleasedKey(categories))
        }
    }

    func values(_ count: (TableCell) -> Int?) -> [ReleasedKey: Int] {
        var values: [ReleasedKey: Int] = [:]
        for (cell, key) in keys { values[key] = count(cell) }
        return values
    }

    func missing(_ count: (TableCell) -> Int?) -> Set<ReleasedKey> {
        Set(keys.filter { count($0.cell) == nil }.map(\.key))
    }
}
