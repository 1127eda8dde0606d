internal import CaseModel

/// Reads the members of one JSON object of a recipe; a member that the schema does not name is refused first.
struct RecipeObject {
    let members: [String: JSONValue]
    let pointer: String

    init(_ value: JSONValue, at pointer: String, names: Set<String>) throws(ExtractError) {
        guard let members = value.object else { throw .recipe(.wrongType(expected: "object"), pointer: pointer) }
        self.members = members
        self.pointer = pointer
        for name in members.keys.sorted() where !names.contains(name) { throw fault(.unknownMember, name) }
    }

    func fault(_ fault: RecipeFault, _ name: String) -> ExtractError {
        .recipe(fault, pointer: pointer + "/" + pointerToken(name))
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func value(_ name: String) throws(ExtractError) -> JSONValue {
        guard let value = members[name] else { throw fault(.missing, name) }
        return value
    }

    func text(_ name: String) throws(ExtractError) -> String {
        guard let text = try value(name).string else { throw fault(.wrongType(expected: "string"), name) }
        return text
    }

    func integer(_ name: String) throws(ExtractError) -> Int64 {
        guard let integer = try value(name).integer else { throw fault(.wrongType(expected: "integer"), name) }
        return integer
    }

    func integer(_ name: String, in range: ClosedRange<Int64>) throws(ExtractError) -> Int {
        let integer = try integer(name)
        guard range.contains(integer) else { throw fault(.outside("\(range.lowerBound) to \(range.upperBound)"), name) }
        return Int(integer)
    }

    func truth(_ name: String, otherwise usual: Bool) throws(ExtractError) -> Bool {
        guard let value = members[name] else { return usual }
        guard let truth = value.bool else { throw fault(.wrongType(expected: "boolean"), name) }
        return truth
    }

    func array(_ name: String, count: ClosedRange<Int>) throws(ExtractError) -> [JSONValue] {
        guard let elements = try value(name).array else { throw fault(.wrongType(expected: "array"), name) }
        guard count.contains(elements.count) else {
            throw fault(.outside("\(count.lowerBound) to \(count.upperBound) elements"), name)
        }
        return elements
    }

    /// The elements of an array as one kind; a fault points at the element.
    func list<Element>(
        _ name: String, count: ClosedRange<Int>, of kind: String, _ read: (JSONValue) -> Element?
    ) throws(ExtractError) -> [Element] {
        var list: [Element] = []
        for (index, element) in try array(name, count: count).enumerated() {
            guard let value = read(element) else {
                throw .recipe(.wrongType(expected: kind), pointer: pointer + "/\(name)/\(index)")
            }
            list.append(value)
        }
        return list
    }

    func identifier(_ name: String) throws(ExtractError) -> Identifier {
        guard let identifier = Identifier(try text(name)) else { throw fault(.unknownWord, name) }
        return identifier
    }

    /// A number with at most six decimals between two numbers of millionths.
    func millionths(_ name: String, in range: ClosedRange<Int>) throws(ExtractError) -> Millionths {
        let number: Millionths? =
            switch try value(name) {
            case .integer(let integer): Millionths(String(integer))
            case .decimal(let literal): Millionths(literal)
            default: throw fault(.wrongType(expected: "number"), name)
            }
        guard let number, range.contains(number.count) else {
            let ends = [range.lowerBound, range.upperBound].map { Millionths(count: $0)?.description ?? "" }
            throw fault(.outside("\(ends[0]) to \(ends[1]), at most six decimals"), name)
        }
        return number
    }

    func share(_ name: String, upTo limit: Int, otherwise usual: Int) throws(ExtractError) -> Millionths {
        guard has(name) else { return Millionths(count: usual) ?? .one }
        return try millionths(name, in: 0...limit)
    }

    func profile() throws(ExtractError) -> DisclosureProfile {
        guard has("profile") else {
            let group = has("k") ? try integer("k", in: 2...1_000_000) : DisclosureProfile.usualGroup
            guard let profile = DisclosureProfile.custom(minimumGroup: group) else { throw fault(.unknownWord, "k") }
            return profile
        }
        guard !has("k") else { throw fault(.conflict(with: "profile"), "k") }
        let name = try text("profile")
        guard let profile = DisclosureProfile.named.first(where: { $0.name == name }) else {
            throw fault(.unknownWord, "profile")
        }
        return profile
    }

    func categories() throws(ExtractError) -> [Identifier] {
        guard has("categories") else { return [] }
        let categories = try list("categories", count: 0...100, of: "identifier") { $0.string.flatMap(Identifier.init) }
        guard Set(categories).count == categories.count else { throw fault(.duplicate, "categories") }
        return categories.sorted()
    }

    func missingMarkers() throws(ExtractError) -> [String] {
        guard has("missing") else { return [] }
        let markers = try list("missing", count: 0...20, of: "string", \.string)
        guard Set(markers.map { Array($0.utf8) }).count == markers.count else { throw fault(.duplicate, "missing") }
        guard markers.allSatisfy({ $0.utf8.count <= 64 }) else { throw fault(.outside("0 to 64 bytes"), "missing") }
        return markers
    }
}
