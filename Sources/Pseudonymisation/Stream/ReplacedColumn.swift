public import PersonalNumbers

/// A key that several columns and workers use.
public final class SharedPseudonymKey: Sendable {
    /// The key.
    public let key: PseudonymKey

    /// Takes over a key.
    public init(_ key: consuming PseudonymKey) { self.key = key }
}

/// A column of personal numbers, replaced by their pseudonyms under a key.
public struct ReplacedColumn: Sendable {
    /// The name, exactly as the header or the objects have it.
    public let name: String
    /// The country of the numbers.
    public let country: Country
    /// The key.
    public let key: SharedPseudonymKey

    /// Names a column.
    public init(_ name: String, country: Country, key: SharedPseudonymKey) {
        (self.name, self.country, self.key) = (name, country, key)
    }
}

/// Why a cell cannot be replaced: a word that is stable, lower case with `-`, and says nothing of the cell.
public struct CellRefusal: Sendable, Hashable {
    /// The word, such as `missing`.
    public let reason: String

    /// Makes a refusal.
    public init(_ reason: String) { self.reason = reason }
}
