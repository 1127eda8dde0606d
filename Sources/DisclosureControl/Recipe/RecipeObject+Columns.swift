internal import CaseModel

extension RecipeObject {
    /// The columns: names differ, one holds pseudonyms, at least one is a quasi-identifier.
    func columns() throws(ExtractError) -> [ExtractColumn] {
        let elements = try array("columns", count: 1...ExtractRecipe.maximumColumns)
        var columns: [ExtractColumn] = []
        var names: Set<String> = []
        for (index, element) in elements.enumerated() {
            let column = try Self.column(element, at: pointer + "/columns/\(index)")
            // Databases do not tell names apart by case.
            guard names.insert(column.name.lowercased()).inserted else {
                throw .recipe(.duplicate, pointer: pointer + "/columns/\(index)/name")
            }
            columns.append(column)
        }
        let roles = columns.map(\.role.name)
        guard roles.count(where: { $0 == "pseudonym" }) == 1 else {
            throw fault(.roles("exactly one column with the role pseudonym"), "columns")
        }
        guard (1...20).contains(roles.count { $0 == "quasi" }) else {
            throw fault(.roles("1 to 20 columns with the role quasi"), "columns")
        }
        guard roles.count(where: { $0 == "sensitive" }) <= 20 else {
            throw fault(.roles("at most 20 columns with the role sensitive"), "columns")
        }
        return columns
    }

    private static let membersOfRole: [String: Set<String>] = [
        "pseudonym": ["country"], "quasi": ["generaliser", "level"],
        "sensitive": ["kind", "order", "l", "entropy_l", "t"], "attribute": [], "drop": [],
    ]

    private static func column(_ value: JSONValue, at pointer: String) throws(ExtractError) -> ExtractColumn {
        guard let role = value.object?["role"]?.string, let names = membersOfRole[role] else {
            guard value.object != nil else { throw .recipe(.wrongType(expected: "object"), pointer: pointer) }
            throw .recipe(value.object?["role"] == nil ? .missing : .unknownWord, pointer: pointer + "/role")
        }
        let members = try RecipeObject(value, at: pointer, names: names.union(["name", "role"]))
        return ExtractColumn(name: try members.columnName(), role: try members.role(role))
    }

    private func columnName() throws(ExtractError) -> String {
        let name = try text("name")
        guard Self.isPlain(name) else { throw fault(.unknownWord, "name") }
        return name
    }

    /// Whether a name can stand in CSV, SQL, R, Python, Markdown and a shell's quotes without any escape.
    private static func isPlain(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count) && name.utf8.first != 0x20 && name.utf8.last != 0x20
            && name.unicodeScalars.allSatisfy { $0.isHarmlessInMessages && !"\"'`\\*$|".unicodeScalars.contains($0) }
    }

    private func role(_ name: String) throws(ExtractError) -> ExtractColumn.Role {
        switch name {
        case "pseudonym":
            let country = try text("country")
            guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw fault(.unknownWord, "country")
            }
            return .pseudonym(country: country)
        case "quasi":
            let generaliser = try Generaliser(reading: try value("generaliser"), at: pointer + "/generaliser")
            let highest = (generaliser.levelCount ?? Generaliser.maximumLevels + 1) - 1
            return .quasi(generaliser, level: try integer("level", in: 0...Int64(highest)))
        case "sensitive": return .sensitive(try requirement())
        case "attribute": return .attribute
        default: return .drop
        }
    }

    private func requirement() throws(ExtractError) -> SensitiveRequirement {
        SensitiveRequirement(
            scale: try scale(),
            distinct: has("l") ? try integer("l", in: 1...1000) : SensitiveRequirement.usualDistinct,
            entropy: has("entropy_l") ? try millionths("entropy_l", in: 1_000_000...1_000_000_000) : nil,
            distance: has("t") ? try millionths("t", in: 0...1_000_000) : nil)
    }

    private func scale() throws(ExtractError) -> SensitiveRequirement.Scale {
        let kind = try text("kind")
        guard ["categorical", "ordered"].contains(kind) else { throw fault(.unknownWord, "kind") }
        guard has("order") else { return kind == "ordered" ? .numbers : .categorical }
        guard kind == "ordered" else { throw fault(.conflict(with: "kind"), "order") }
        let words = try list("order", count: 2...1000, of: "string", \.string)
        guard Set(words.map { Array($0.utf8) }).count == words.count else { throw fault(.duplicate, "order") }
        guard words.allSatisfy(Self.isPlain) else { throw fault(.unknownWord, "order") }
        return .words(words)
    }
}
