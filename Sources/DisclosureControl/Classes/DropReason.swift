/// Why a group of rows is not released.
enum DropReason: Hashable, Sendable {
    /// Its class has too few persons.
    case tooFewPersons
    /// Its class has too few distinct values of a sensitive column (its index among them).
    case tooFewValues(Int)
    /// The values of its class are too easy to guess.
    case tooPredictable(Int)
    /// The values of its class differ too much from those of the file.
    case tooFar(Int)

    /// The word in a report.
    var word: String {
        switch self {
        case .tooFewPersons: "k"
        case .tooFewValues: "l"
        case .tooPredictable: "entropy_l"
        case .tooFar: "t"
        }
    }

    /// The sensitive column's index, or nil.
    var column: Int? {
        switch self {
        case .tooFewPersons: nil
        case .tooFewValues(let column), .tooPredictable(let column), .tooFar(let column): column
        }
    }
}
