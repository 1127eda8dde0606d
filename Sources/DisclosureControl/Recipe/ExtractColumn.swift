/// A column of the table and what becomes of it.
public struct ExtractColumn: Sendable, Hashable {
    /// What a column is to the person whom a row is about.
    public enum Role: Sendable, Hashable {
        /// Who it is; the cells are pseudonyms by the time they reach the extract. The country of the personal numbers that
        /// they were made from, two capital letters (ISO 3166-1).
        case pseudonym(country: String)
        /// What others may know about a person: generalised to a level.
        case quasi(Generaliser, level: Int)
        /// What nobody may learn about one person.
        case sensitive(SensitiveRequirement)
        /// Passed on as it is, byte for byte.
        case attribute
        /// Left out.
        case drop

        /// The word in a recipe.
        public var name: String {
            switch self {
            case .pseudonym: "pseudonym"
            case .quasi: "quasi"
            case .sensitive: "sensitive"
            case .attribute: "attribute"
            case .drop: "drop"
            }
        }
    }

    /// The name in the table's header: 1 to 64 bytes of UTF-8 without quotes, backslashes, backticks or invisible characters.
    public let name: String
    /// What it is.
    public let role: Role

    init(name: String, role: Role) {
        self.name = name
        self.role = role
    }
}

/// What the values of a sensitive column must satisfy in each class.
public struct SensitiveRequirement: Sendable, Hashable {
    /// How far apart two values are, for the distance t.
    public enum Scale: Sendable, Hashable {
        /// All values are equally far from each other.
        case categorical
        /// The values are numbers and rank by size.
        case numbers
        /// The values are these words and rank as they are listed.
        case words([String])
    }

    /// How values compare.
    public let scale: Scale
    /// The fewest distinct values of a class; 1 demands nothing.
    public let distinct: Int
    /// The smallest exp(H) of a class, H in nats, or nil.
    public let entropy: Millionths?
    /// The largest distance between a class and the released file, 0 to 1, or nil.
    public let distance: Millionths?

    /// What holds where the recipe states no `l`: two values.
    static let usualDistinct = 2
    /// exp(H) of n equally frequent values may fall short of n by the rounding of logarithms; so much is forgiven.
    static let entropyTolerance = 1e-9

    init(scale: Scale, distinct: Int, entropy: Millionths?, distance: Millionths?) {
        self.scale = scale
        self.distinct = distinct
        self.entropy = entropy
        self.distance = distance
    }
}
