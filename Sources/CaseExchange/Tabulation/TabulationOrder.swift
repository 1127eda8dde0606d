public import CaseModel
public import DisclosureControl
public import Pseudonymisation

/// What table is wanted of which data, and how it is to be protected.
public struct TabulationOrder: Sendable {
    /// How counts are protected.
    public enum Method: Sendable {
        /// Cells are hidden, the others are exact.
        case suppression(SuppressionRule)
        /// Small counts become 0 or a base; the table stays additive. Lines that say too much are refused, for shares stay.
        case rounding(SmallCountRounding, AttributeRule)
        /// Every count is changed by its cell key: the file of the project's key and the file of the p-table. Lines that say too
        /// much are refused here as well.
        case cellKeys(keyFile: String, perturbations: String, AttributeRule)
    }

    /// The table of data: CSV with a column of pseudonyms.
    public var data: String
    /// How it is written.
    public var format: PseudonymStreamOptions.Format
    /// The column of pseudonyms.
    public var person: String
    /// The column whose values become rows; nil for one row.
    public var rows: String?
    /// The column whose values become columns; nil for one column.
    public var columns: String?
    /// Lines that become one, in this order.
    public var merges: [TableMerge] = []
    /// How it is protected.
    public var method: Method
    /// The profile.
    public var profile: DisclosureProfile
    /// Which persons the data are about, and when: tables of one population are compared.
    public var population: Identifier
    /// The name of the release.
    public var identifier: Identifier
    /// The file of earlier releases, which is made where it is missing.
    public var releases: String

    /// States everything.
    public init(
        _ data: String, format: PseudonymStreamOptions.Format, person: String, rows: String?, columns: String?,
        method: Method, profile: DisclosureProfile, population: Identifier, identifier: Identifier, releases: String
    ) {
        (self.data, self.format, self.person, self.rows, self.columns) = (data, format, person, rows, columns)
        (self.method, self.profile, self.population) = (method, profile, population)
        (self.identifier, self.releases) = (identifier, releases)
    }
}
