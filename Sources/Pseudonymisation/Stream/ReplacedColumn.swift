public import PersonalNumbers

/// A key that several columns and workers use.
public final class SharedPseudonymKey: Sendable {
    /// The key.
    public let key: PseudonymKey

    /// Takes over a key.
    public init(_ key: consuming PseudonymKey) { self.key = key }
}

/// A column whose cells are replaced, and what stands in their place.
public struct ReplacedColumn: Sendable {
    /// What becomes of the cells.
    public enum Treatment: Sendable {
        /// Personal numbers of a country, replaced by their pseudonyms under a key.
        case numbers(Country, SharedPseudonymKey)
        /// Something else, cell by cell.
        case cells(any CellTreatment)
    }

    /// The name, exactly as the header or the objects have it.
    public let name: String
    /// What becomes of the cells.
    public let treatment: Treatment

    /// Names a column.
    public init(_ name: String, _ treatment: Treatment) { (self.name, self.treatment) = (name, treatment) }
}

/// What becomes of the cells of a column; each worker of a run gets a replacer of its own.
public protocol CellTreatment: Sendable {
    /// The most bytes a replacement has; at most 4,096.
    var longestReplacement: Int { get }

    /// Makes a replacer for one worker.
    func replacer() throws(PseudonymisationError) -> any CellReplacer
}

/// Replaces cells, one after the other. One value serves one worker.
public protocol CellReplacer: AnyObject {
    /// Appends what stands in a cell's place: ASCII letters and digits only, so that it needs no quotes in any format.
    ///
    /// Nothing is appended when it throws. The refusal must not depend on cells seen before, since their order is not kept.
    func append(replacing content: Span<UInt8>, to output: inout [UInt8]) throws(CellRefusal)
}

/// Why a cell cannot be replaced: a word that is stable, lower case with `-`, and says nothing of the cell.
public struct CellRefusal: Error, Sendable, Hashable {
    /// The word, such as `check` or `not-a-pseudonym`.
    public let reason: String

    /// Makes a refusal.
    public init(_ reason: String) { self.reason = reason }
}
