public import CaseModel
import PolicyEvaluation

/// Why an extract is not made, opened or joined, where neither the recipe nor a row is at fault. No case carries a value of a row.
public enum ExtractFault: ReportableFailure, Hashable {
    /// The recipe is for another agency than the one named.
    case otherRecipient(recipe: Identifier, named: Identifier)
    /// The policy does not call the recipe's purpose statistical.
    case notStatistical(Identifier)
    /// The recipe does not say to which categories its columns belong.
    case noCategories
    /// The recipe names a country whose numbers are not known.
    case unknownCountry(String)
    /// A column that may hold personal numbers is not one that the recipe drops.
    case notDropped(String)
    /// A bundle that is no extract.
    case notAnExtract
    /// The bundle lacks a file of an extract, or has one more.
    case otherFiles
    /// A file of the bundle is not what its rows and its recipe make it.
    case notAsDescribed(String)
    /// The rows do not satisfy the recipe they came with.
    case notSafe(figures: [String])
    /// Pseudonyms of several domains or key versions stand in one column; the row from 1.
    case mixedPseudonyms(row: Int)
    /// Two tables to be joined have pseudonyms of different domains or key versions.
    case unlinkable(first: String, other: String)
    /// A table to be joined has pseudonyms that are none of this tool.
    case foreignPseudonyms(String)
    /// A table to be joined does not have the column of pseudonyms.
    case noPseudonymColumn(column: String, table: String)
    /// Two tables have several rows of the same person, so that a join would multiply them.
    case severalRows(tables: [String])
    /// There are too many tables, rows or columns to join.
    case tooLarge(String)

    /// One code per cause.
    public var code: String {
        switch self {
        case .otherRecipient: "extract.other-recipient"
        case .notStatistical: "extract.not-statistical"
        case .noCategories: "extract.no-categories"
        case .unknownCountry: "extract.unknown-country"
        case .notDropped: "extract.not-dropped"
        case .notAnExtract: "extract.not-an-extract"
        case .otherFiles, .notAsDescribed: "extract.not-as-described"
        case .notSafe: "extract.not-safe"
        case .mixedPseudonyms: "extract.mixed-pseudonyms"
        case .unlinkable: "extract.unlinkable"
        case .foreignPseudonyms: "extract.foreign-pseudonyms"
        case .noPseudonymColumn: "extract.no-pseudonym-column"
        case .severalRows: "extract.several-rows"
        case .tooLarge: "extract.too-large"
        }
    }

    /// Not verified for what a sender is answerable for, disclosure control for rows that are not safe, else bad input.
    public var failureClass: FailureClass {
        switch self {
        case .otherFiles, .notAsDescribed: .notVerified
        case .notSafe: .disclosureControl
        default: .badInput
        }
    }

    /// What is wrong.
    public var message: String {
        switch self {
        case .otherRecipient(let recipe, let named): "the recipe is for \(recipe), not for \(named)"
        case .notStatistical(let purpose): "the purpose \(purpose) of the recipe is not statistical by the policy"
        case .noCategories: "the recipe does not say to which categories its columns belong"
        case .unknownCountry(let country): "the recipe names \(country) as the country of its personal numbers"
        case .notDropped(let name): "the recipe does not drop the column \(name)"
        case .notAnExtract: "the bundle is not an extract"
        case .otherFiles: "the bundle does not hold just the files of an extract"
        case .notAsDescribed(let name): "\(name) is not what the rows and the recipe make it"
        case .notSafe: "the rows do not satisfy the recipe"
        case .mixedPseudonyms(let row):
            "a pseudonym is of another domain or key version than those before it, row \(row)"
        case .unlinkable(let first, let other):
            "\(other) has pseudonyms of another domain or key version than \(first)"
        case .foreignPseudonyms(let table): "the pseudonyms of \(table) do not say which domain they are of"
        case .noPseudonymColumn(let column, let table): "\(table) has no column \(column)"
        case .severalRows(let tables): "\(tables.joined(separator: " and ")) have several rows of the same person"
        case .tooLarge(let what): "there are too many \(what) to join"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .otherRecipient(let recipe, _): "give --to \(recipe), or the recipe that was agreed with the other agency"
        case .notStatistical: "use a purpose that the policy marks with statistical: true"
        case .noCategories: "add the member categories to the recipe, with the policy's words"
        case .unknownCountry: "use \(Self.countries)"
        case .notDropped: "columns that are released are always looked through for personal numbers"
        case .notAnExtract: "open a case with brygga open"
        case .otherFiles, .notAsDescribed:
            "do not use it: ask the sender for a new extract, and tell them what is said here"
        case .notSafe: "make the recipe coarser: brygga extract suggest names the levels that satisfy it"
        case .mixedPseudonyms: "bring the pseudonyms to one version with brygga pseudonyms migrate"
        case .unlinkable: "ask both senders for extracts in one domain of the policy, of the same key version"
        case .foreignPseudonyms: "join extracts that brygga made; only their pseudonyms can be told to be of one domain"
        case .noPseudonymColumn: "name the column of pseudonyms with --column"
        case .severalRows: "give at most one table that has several rows of a person"
        case .tooLarge: "join fewer at a time"
        }
    }

    /// The figures that are not reached.
    public var details: [String] { if case .notSafe(let figures) = self { figures } else { [] } }

    private static let countries = "SE, DK, NO, FI or IS"
}
