public import CaseModel

/// What the person keeps out whatever the lists say: agencies, and single fields of a category (`x_excluded`).
public struct ConsentExclusion: Hashable, Sendable {
    /// A field of a category, written `category.field`; the last dot parts them.
    public struct Field: Hashable, Comparable, Sendable {
        /// The category.
        public let category: Identifier
        /// The field's name.
        public let name: Identifier

        /// Makes a field; nil when its name has a dot, which would part the text elsewhere.
        public init?(category: Identifier, name: Identifier) {
            guard !name.text.utf8.contains(UInt8(ascii: ".")) else { return nil }
            self.category = category
            self.name = name
        }

        /// Reads `category.field`; nil for anything else.
        public init?(_ text: String) {
            guard let dot = text.utf8.lastIndex(of: UInt8(ascii: ".")),
                let category = Identifier(String(text[..<dot])),
                let name = Identifier(String(text[text.index(after: dot)...]))
            else { return nil }
            self.category = category
            self.name = name
        }

        /// `category.field`.
        public var text: String { category.text + "." + name.text }

        /// Order by category, then field.
        public static func < (left: Field, right: Field) -> Bool {
            (left.category, left.name) < (right.category, right.name)
        }
    }

    /// The agencies that neither send nor receive under this consent.
    public let agencies: Set<Identifier>
    /// The fields that are not told.
    public let fields: Set<Field>

    /// Nothing is excluded.
    public static let nothing = ConsentExclusion(agencies: [], fields: [])

    /// Makes an exclusion.
    public init(agencies: Set<Identifier>, fields: Set<Field>) {
        self.agencies = agencies
        self.fields = fields
    }

    /// The categories of which at least one field is excluded.
    public var categories: Set<Identifier> { Set(fields.map(\.category)) }

    var isEmpty: Bool { agencies.isEmpty && fields.isEmpty }

    init(parsing value: JSONValue, at pointer: String) throws(ConsentFault) {
        let reader = try MemberReader(value, at: pointer, names: ["agencies", "fields"])
        let agencies = try reader.identifiers("agencies")
        let fields = try Self.fields(reader)
        guard !agencies.isEmpty || !fields.isEmpty else {
            throw ConsentFault(.invalid(rule: "an exclusion that excludes nothing is left out"), at: pointer)
        }
        self.init(agencies: agencies, fields: fields)
    }

    private static func fields(_ reader: MemberReader) throws(ConsentFault) -> Set<Field> {
        guard let value = reader.members["fields"] else { return [] }
        let pointer = reader.pointer(to: "fields")
        guard let elements = value.array else { throw ConsentFault(.wrongType(expected: "array"), at: pointer) }
        guard !elements.isEmpty else { throw ConsentFault(.invalid(rule: Rule.notEmpty), at: pointer) }
        guard elements.count <= ConsentLimits.names else {
            throw ConsentFault(.tooMany(limit: ConsentLimits.names), at: pointer)
        }
        var fields: Set<Field> = []
        for (index, element) in elements.enumerated() {
            let place = pointer + "/\(index)"
            guard let text = element.string else { throw ConsentFault(.wrongType(expected: "string"), at: place) }
            guard let field = Field(text) else {
                throw ConsentFault(.invalid(rule: "an excluded field is written category.field"), at: place)
            }
            guard fields.insert(field).inserted else { throw ConsentFault(.repeated, at: place) }
        }
        return fields
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [:]
        if !agencies.isEmpty { members["agencies"] = .names(agencies) }
        if !fields.isEmpty { members["fields"] = .array(fields.sorted().map { .string($0.text) }) }
        return .object(members)
    }
}
