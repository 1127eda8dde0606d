public import CaseModel

/// Why the values of a column, or of a list with one a line, cannot be taken. No case carries a value.
public enum ColumnFault: ReportableFailure, Hashable {
    /// The bytes are not a table, or lack the column.
    case table(PseudonymisationError)
    /// A value is not a pseudonym, or its checksum is wrong.
    case notAPseudonym(CellPlace)
    /// A value is a pseudonym of another domain than the one of the map or the question, whose tag this is.
    case otherDomain(expected: String, at: CellPlace)
    /// A pseudonym was made with a version of the key that the home does not have.
    case versionNotAtHand(Int)
    /// The map does not have the pseudonym in a cell.
    case notInMap(CellPlace)
    /// The column holds pseudonyms of two domains, or of two versions of a key.
    case mixed(CellPlace)
    /// A cell was keyed by this domain before.
    case keyedBefore(CellPlace)
    /// There is no value.
    case empty
    /// There are more values than can be held.
    case tooMany(limit: Int)

    /// One code per cause.
    public var code: String {
        switch self {
        case .table(let error): error.code
        case .notAPseudonym: "pseudonym.not-a-pseudonym"
        case .otherDomain: "pseudonym.other-domain"
        case .versionNotAtHand: "pseudonym.version-not-at-hand"
        case .notInMap: "pseudonym.not-in-map"
        case .mixed: "pseudonym.mixed"
        case .keyedBefore: "pseudonym.keyed-before"
        case .empty: "pseudonym.empty-list"
        case .tooMany: "pseudonym.too-many"
        }
    }

    /// Bad input, but for failures of the table's own.
    public var failureClass: FailureClass { if case .table(let error) = self { error.failureClass } else { .badInput } }

    /// What is wrong and where, never the value.
    public var message: String {
        switch self {
        case .table(let error): error.message
        case .notAPseudonym(let place): "not a pseudonym: \(place)"
        case .otherDomain(let tag, let place): "a pseudonym does not have the tag \(tag): \(place)"
        case .versionNotAtHand(let version):
            "a pseudonym was made with version \(version) of the key, which this home does not have"
        case .notInMap(let place): "the map does not have a pseudonym: \(place)"
        case .mixed(let place): "a pseudonym is of another domain or key version than those before it: \(place)"
        case .keyedBefore(let place): "a pseudonym is one of this domain already: \(place)"
        case .empty: "there is no value in the list"
        case .tooMany(let limit): "the list has more than \(limit) values, the most that are held at once"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .table(let error): error.hint
        case .notAPseudonym(let place):
            place.column == nil
                ? "is it one value a line? a column of a table is named with --column"
                : "is it the right column? every cell must be a pseudonym"
        case .otherDomain: "give the domain, or the map, that the pseudonyms belong to"
        case .versionNotAtHand: "ask an agency that holds this version of the key, or leave these pseudonyms out"
        case .notInMap: "ask the sender for a map with more people, or keep what is not covered with --on-unmapped keep"
        case .mixed: "bring the column to one key version with its map first; --mixed keys it all the same"
        case .keyedBefore: "a column is keyed once; is it the right column and the right --domain?"
        case .empty: "give one value a line, or name a column of a table with --column"
        case .tooMany: "split the list and ask for each part"
        }
    }

    /// Shows which keys are at hand.
    public var command: String? { if case .versionNotAtHand = self { "brygga key list" } else { nil } }

    /// The line; no part of it for faults of a whole list.
    public var place: Place? {
        switch self {
        case .table(let error): error.place
        case .notAPseudonym(let place), .otherDomain(_, let place), .notInMap(let place), .mixed(let place),
            .keyedBefore(let place):
            Place(line: place.line)
        case .versionNotAtHand, .empty, .tooMany: Place()
        }
    }
}
