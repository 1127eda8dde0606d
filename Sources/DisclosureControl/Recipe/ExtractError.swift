public import CaseModel
public import OpenSSLCrypto

/// Why an extract is refused. No case carries a value of a row.
public enum ExtractError: Error, Sendable, Hashable {
    /// The recipe is not JSON.
    case malformed(JSONFault)
    /// The recipe breaks its schema at a JSON pointer (RFC 6901).
    case recipe(RecipeFault, pointer: String)
    /// The table has a column that the recipe does not list; its position from 1, and its name masked as in a pointer.
    case unlistedColumn(position: Int, name: String)
    /// A row that is an object has a member that the recipe does not list, its name masked as in a pointer; the row from 1.
    case unlistedMember(String, row: Int)
    /// The table lacks a column that the recipe lists.
    case absentColumn(String)
    /// The table has a column twice.
    case duplicateColumn(String)
    /// A mapping table that the recipe names was not given.
    case absentMapping(table: String)
    /// A mapping table is another one than the recipe names.
    case otherMapping(table: String)
    /// A mapping table is malformed; the line from 1, or 0 for the whole table.
    case mapping(MappingFault, table: String, line: Int)
    /// The level of a column is above the table's highest.
    case levelBeyondMapping(column: String, highest: Int)
    /// A row has another number of cells than the header, or is no JSON object where it must be one; the row from 1.
    case rowShape(row: Int)
    /// A cell cannot be used.
    case cell(CellFault, column: String, row: Int)
    /// More rows, persons or values than can be counted.
    case tooLarge(limit: Int)
    /// The table has no row.
    case noRows
    /// More rows than the recipe allows would have to be left out, or all of them.
    case tooMuchDropped(ExtractShortfall)
    /// The second pass got other rows than the first.
    case inputChanged
    /// The levels of all columns together make more nodes than are searched.
    case latticeTooLarge(limit: Int)
    /// No combination of levels satisfies the recipe.
    case noSuitableLevels
    /// OpenSSL failed.
    case cryptography(OpenSSLError)
}

/// What is wrong with a recipe.
public enum RecipeFault: Sendable, Hashable {
    /// A member is missing.
    case missing
    /// A member is not in the schema.
    case unknownMember
    /// A value has the wrong type.
    case wrongType(expected: String)
    /// A word is not one of those that may stand here.
    case unknownWord
    /// A value is outside what is allowed, which is this.
    case outside(String)
    /// Something stands twice.
    case duplicate
    /// A member may not stand beside another.
    case conflict(with: String)
    /// A level is not nested in the next.
    case notNested
    /// The columns' roles do not make an extract, which needs this.
    case roles(String)
}

/// What is wrong with a cell.
public enum CellFault: Sendable, Hashable {
    /// It does not fit the column's generaliser, scale or list of words.
    case unfit
    /// It is empty, and the recipe does not name the empty text as a marker of missing values.
    case empty
    /// It is not UTF-8, or holds a NUL.
    case notUTF8
    /// It is too short or too long for a pseudonym, or missing.
    case notAPseudonym
}

/// How far a table is from what its recipe demands, and which single change would do.
public struct ExtractShortfall: Sendable, Hashable {
    /// The rows of the table.
    public let rows: Int
    /// The rows that would be left out.
    public let droppedRows: Int
    /// The largest share that the recipe allows.
    public let limit: Millionths
    /// Single changes that bring the share under the limit, the least loss first; empty where no single one does.
    public let remedies: [ExtractRemedy]
}

/// A column made coarser, which brings what is dropped under the limit.
public struct ExtractRemedy: Sendable, Hashable {
    /// The column.
    public let column: String
    /// The level that it would have.
    public let level: Int
    /// Whether that level is `*`, so that the column says nothing any more.
    public let isRemoval: Bool
    /// The rows that would still be left out.
    public let droppedRows: Int
    /// The discernibility that would remain: less is better (docs/disclosure-control-extracts.md, section 4).
    public let loss: Int
}
