internal import CaseModel
internal import OpenSSLCrypto

/// A recipe bound to the header of a table and to its mapping tables: every column is accounted for.
public struct ExtractPlan: Sendable {
    /// The recipe.
    public let recipe: ExtractRecipe
    /// How many columns the table has.
    public let columnCount: Int

    /// A quasi-identifier at its place in a row.
    struct Quasi: Sendable {
        let name: String
        let index: Int
        let cell: GeneralisedCell
        let level: Int
    }

    /// A sensitive column at its place in a row.
    struct Sensitive: Sendable {
        let name: String
        let index: Int
        let requirement: SensitiveRequirement
    }

    /// Where a released cell comes from.
    enum Source: Sendable {
        case pseudonym
        case quasi(Int)
        case sensitive(Int)
        case attribute(index: Int)
    }

    let pseudonym: (name: String, index: Int)
    let quasi: [Quasi]
    let sensitive: [Sensitive]
    /// The released columns, the pseudonym first.
    let released: [(name: String, source: Source)]
    /// What stands for a missing value, with `*`.
    let missing: [[UInt8]]

    /// Binds a recipe. Refused: a column of the table that the recipe does not list, one that the table lacks, one that it
    /// has twice; a mapping table that is not given, malformed, or not the one of the recipe.
    ///
    /// - Parameters:
    ///   - header: The names of the table's columns in their order.
    ///   - mappingTables: The bytes of each mapping table by the name in the recipe.
    public init(
        _ recipe: ExtractRecipe, header: [String], mappingTables: [String: [UInt8]]
    ) throws(ExtractError) {
        let places = try Self.places(of: recipe, in: header)
        self.recipe = recipe
        columnCount = header.count
        missing = Array(Set(recipe.missingMarkers.map { Array($0.utf8) } + [[GeneralisedCell.star]]))
        var pseudonym = (name: "", index: 0)
        var quasi: [Quasi] = []
        var sensitive: [Sensitive] = []
        var released: [(name: String, source: Source)] = []
        for column in recipe.releasedColumns {
            guard let index = places[column.name] else { throw .absentColumn(column.name) }
            switch column.role {
            case .pseudonym:
                pseudonym = (column.name, index)
                released.append((column.name, .pseudonym))
            case .quasi(let generaliser, let level):
                let cell = try Self.bind(generaliser, mappingTables)
                guard level < cell.levelCount else {
                    throw .levelBeyondMapping(column: column.name, highest: cell.levelCount - 1)
                }
                released.append((column.name, .quasi(quasi.count)))
                quasi.append(Quasi(name: column.name, index: index, cell: cell, level: level))
            case .sensitive(let requirement):
                released.append((column.name, .sensitive(sensitive.count)))
                sensitive.append(Sensitive(name: column.name, index: index, requirement: requirement))
            case .attribute: released.append((column.name, .attribute(index: index)))
            case .drop: continue
            }
        }
        (self.pseudonym, self.quasi, self.sensitive, self.released) = (pseudonym, quasi, sensitive, released)
    }

    /// Binds a recipe to the header of a file that was released by it, whose values stand at their levels: they are counted as
    /// they are. Refused: any other header than the released columns in their order. No mapping table is needed.
    public init(releasedBy recipe: ExtractRecipe, header: [String]) throws(ExtractError) {
        let columns = recipe.releasedColumns
        for (index, name) in header.enumerated() where !columns.indices.contains(index) || columns[index].name != name {
            throw .unlistedColumn(position: index + 1, name: Self.masked(name))
        }
        if header.count < columns.count { throw .absentColumn(columns[header.count].name) }
        self.recipe = recipe
        columnCount = header.count
        missing = [[GeneralisedCell.star]]
        var quasi: [Quasi] = []
        var sensitive: [Sensitive] = []
        var released: [(name: String, source: Source)] = []
        for (index, column) in columns.enumerated() {
            switch column.role {
            case .pseudonym: released.append((column.name, .pseudonym))
            case .quasi:
                released.append((column.name, .quasi(quasi.count)))
                let cell = GeneralisedCell(.identity, table: nil)
                quasi.append(Quasi(name: column.name, index: index, cell: cell, level: 0))
            case .sensitive(let requirement):
                released.append((column.name, .sensitive(sensitive.count)))
                sensitive.append(Sensitive(name: column.name, index: index, requirement: requirement))
            case .attribute, .drop: released.append((column.name, .attribute(index: index)))
            }
        }
        pseudonym = (columns.first?.name ?? "", 0)
        (self.quasi, self.sensitive, self.released) = (quasi, sensitive, released)
    }

    /// A name of a table that may have no header, so that a row shows there: masked as in a pointer.
    private static func masked(_ name: String) -> String { String(pointerToken(name).prefix(64)) }

    private init(_ plan: ExtractPlan, levels: [Int]) {
        recipe = plan.recipe.atLevels(levels)
        columnCount = plan.columnCount
        (pseudonym, sensitive, released, missing) = (plan.pseudonym, plan.sensitive, plan.released, plan.missing)
        quasi = zip(plan.quasi, levels).map { column, level in
            Quasi(name: column.name, index: column.index, cell: column.cell, level: level)
        }
    }

    /// The same plan with every quasi-identifier at its finest level: what a search of levels begins with.
    public var finest: ExtractPlan { ExtractPlan(self, levels: quasi.map { _ in 0 }) }

    /// The name and level count of each quasi-identifier, with `*`.
    var levelCounts: [Int] { quasi.map(\.cell.levelCount) }

    private static func places(of recipe: ExtractRecipe, in header: [String]) throws(ExtractError) -> [String: Int] {
        let listed = Set(recipe.columns.map(\.name))
        var places: [String: Int] = [:]
        for (index, name) in header.enumerated() {
            guard listed.contains(name) else {
                throw .unlistedColumn(position: index + 1, name: masked(name))
            }
            guard places.updateValue(index, forKey: name) == nil else { throw .duplicateColumn(name) }
        }
        for column in recipe.columns where places[column.name] == nil { throw .absentColumn(column.name) }
        return places
    }

    private static func bind(
        _ generaliser: Generaliser, _ tables: [String: [UInt8]]
    ) throws(ExtractError) -> GeneralisedCell {
        guard case .mapping(let name, let digest) = generaliser else {
            return GeneralisedCell(generaliser, table: nil)
        }
        guard let bytes = tables[name] else { throw .absentMapping(table: name) }
        let actual: SHA256Digest
        do { actual = try SHA256.hash(bytes) } catch { throw .cryptography(error) }
        guard actual == digest else { throw .otherMapping(table: name) }
        return GeneralisedCell(generaliser, table: try MappingTable(bytes, name: name))
    }
}
