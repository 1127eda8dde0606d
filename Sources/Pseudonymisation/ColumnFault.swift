public import CaseModel

/// Why the pseudonyms of a column cannot be replaced. No case carries a cell.
public enum ColumnFault: ReportableFailure, Hashable {
    /// The bytes are not a table, or lack the column.
    case table(PseudonymisationError)
    /// A cell is not a pseudonym, or its checksum is wrong.
    case notAPseudonym(CellPlace)
    /// A cell is a pseudonym of another domain than the map's.
    case otherDomain(expected: String, at: CellPlace)
    /// The map does not have the pseudonym in a cell.
    case notInMap(CellPlace)
    /// The column holds pseudonyms of two domains, or of two versions of a key.
    case mixed(CellPlace)
    /// A cell was keyed by this domain before.
    case keyedBefore(CellPlace)

    /// One code per cause.
    public var code: String {
        switch self {
        case .table(let error): error.code
        case .notAPseudonym: "pseudonym.not-a-pseudonym"
        case .otherDomain: "pseudonym.other-domain"
        case .notInMap: "pseudonym.not-in-map"
        case .mixed: "pseudonym.mixed"
        case .keyedBefore: "pseudonym.keyed-before"
        }
    }

    /// Bad input, but for failures of the table's own.
    public var failureClass: FailureClass { if case .table(let error) = self { error.failureClass } else { .badInput } }

    /// What is wrong and where.
    public var message: String {
        switch self {
        case .table(let error): error.message
        case .notAPseudonym(let place): "a cell is not a pseudonym: \(place)"
        case .otherDomain(let tag, let place): "a pseudonym does not have the tag \(tag) of the map: \(place)"
        case .notInMap(let place): "the map does not have a pseudonym: \(place)"
        case .mixed(let place): "a pseudonym is of another domain or key version than those before it: \(place)"
        case .keyedBefore(let place): "a pseudonym is one of this domain already: \(place)"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .table(let error): error.hint
        case .notAPseudonym: "is it the right column? every cell must be a pseudonym"
        case .otherDomain: "take the map of the column's own domain"
        case .notInMap: "ask the sender for a map with more people, or keep what is not covered with --on-unmapped keep"
        case .mixed: "bring the column to one key version with its map first; --mixed keys it all the same"
        case .keyedBefore: "a column is keyed once; is it the right column and the right --domain?"
        }
    }

    /// The line.
    public var place: Place? {
        switch self {
        case .table(let error): error.place
        case .notAPseudonym(let place), .otherDomain(_, let place), .notInMap(let place), .mixed(let place),
            .keyedBefore(let place):
            Place(line: place.line)
        }
    }
}
