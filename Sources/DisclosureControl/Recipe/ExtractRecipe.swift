public import CaseModel
public import OpenSSLCrypto

/// What an extract is made of: fixed levels that two agencies agree on once, so that releases can be compared and not
/// intersected.
///
/// JSON in a closed schema; an unknown member is refused. Source: docs/disclosure-control-extracts.md, section 1.
public struct ExtractRecipe: Sendable, Hashable {
    /// The value of the member `format`.
    public static let format = "brygga-extract-recipe"
    /// The value of the member `version`.
    public static let version: Int64 = 1
    /// The most bytes a recipe may have: 1 MiB.
    public static let maximumBytes = 1 << 20
    /// The most columns that a recipe may list.
    public static let maximumColumns = 200

    /// What the extract is for; pseudonyms are separated by it.
    public let purpose: Identifier
    /// The agency that receives the extract; pseudonyms are separated by it.
    public let recipient: Identifier
    /// The categories of the policy that the columns belong to, sorted; empty where a recipe is not for sending. A policy decides
    /// about them.
    public let categories: [Identifier]
    /// The smallest class, in persons.
    public let profile: DisclosureProfile
    /// The columns of the table, all of them, in the order in which they are released (the pseudonym goes first).
    public let columns: [ExtractColumn]
    /// The largest share of rows that may be left out; more is a refusal.
    public let droppedLimit: Millionths
    /// Whether, for each sensitive column, the other sensitive columns count as what others may know.
    public let isStrict: Bool
    /// What stands for a missing value; `*` always does.
    public let missingMarkers: [String]
    /// The release that pseudonyms are separated by, or nil where they are the same in each release.
    public let release: Identifier?

    /// The share where the recipe states none: 5 %.
    static let usualDroppedLimit = 50_000

    /// Reads a recipe; a fault carries a JSON pointer and never a value.
    public init(parsing bytes: [UInt8]) throws(ExtractError) {
        let document: JSONValue
        do { document = try StrictJSON.parse(bytes, maximumBytes: Self.maximumBytes) } catch { throw .malformed(error) }
        let members = try RecipeObject(
            document, at: "",
            names: [
                "format", "version", "purpose", "recipient", "profile", "k", "columns", "maximum_dropped", "strict",
                "missing", "release", "categories",
            ])
        guard try members.text("format") == Self.format else { throw members.fault(.unknownWord, "format") }
        guard try members.integer("version") == Self.version else { throw members.fault(.unknownWord, "version") }
        purpose = try members.identifier("purpose")
        recipient = try members.identifier("recipient")
        release = members.has("release") ? try members.identifier("release") : nil
        categories = try members.categories()
        profile = try members.profile()
        droppedLimit = try members.share("maximum_dropped", upTo: 500_000, otherwise: Self.usualDroppedLimit)
        isStrict = try members.truth("strict", otherwise: false)
        missingMarkers = try members.missingMarkers()
        columns = try members.columns()
    }

    init(_ recipe: ExtractRecipe, columns: [ExtractColumn]) {
        purpose = recipe.purpose
        recipient = recipe.recipient
        categories = recipe.categories
        profile = recipe.profile
        droppedLimit = recipe.droppedLimit
        isStrict = recipe.isStrict
        missingMarkers = recipe.missingMarkers
        release = recipe.release
        self.columns = columns
    }

    /// The names of the columns that become quasi-identifiers, in the recipe's order.
    public var quasiIdentifiers: [String] {
        columns.compactMap { if case .quasi = $0.role { $0.name } else { nil } }
    }

    /// The column of pseudonyms; every recipe has one.
    public var pseudonymColumn: String { columns.first { $0.role.name == "pseudonym" }?.name ?? "" }

    /// The tables that the recipe's mappings name, with the SHA-256 that each must have; sorted by name.
    public var mappingTables: [(name: String, digest: SHA256Digest)] {
        var tables: [String: SHA256Digest] = [:]
        for column in columns {
            if case .quasi(.mapping(let table, let digest), _) = column.role { tables[table] = digest }
        }
        return tables.sorted { $0.key < $1.key }.map { (name: $0.key, digest: $0.value) }
    }

    /// The columns as they are released: the pseudonym first, without those that are left out.
    var releasedColumns: [ExtractColumn] {
        columns.filter { $0.role.name == "pseudonym" }
            + columns.filter { $0.role.name != "pseudonym" && $0.role != .drop }
    }

    /// The same recipe with other levels of its quasi-identifiers, in their order.
    func atLevels(_ levels: [Int]) -> ExtractRecipe {
        var rest = levels[...]
        return ExtractRecipe(
            self,
            columns: columns.map { column in
                guard case .quasi(let generaliser, _) = column.role, let level = rest.popFirst() else { return column }
                return ExtractColumn(name: column.name, role: .quasi(generaliser, level: level))
            })
    }
}
