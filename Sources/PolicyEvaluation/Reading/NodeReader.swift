import CaseModel

/// Reads typed values out of YAML nodes. Every reader gives nil after it has reported a fault, so that one reading
/// finds all faults of a file.
struct NodeReader {
    var faults: FaultCollector

    /// The members of a mapping by key.
    struct Members {
        let node: YAMLNode
        let values: [String: YAMLNode]

        subscript(key: String) -> YAMLNode? { values[key] }
    }

    /// A mapping with a closed list of keys.
    mutating func members(
        _ node: YAMLNode, of what: String, required: [String], optional: [String] = []
    ) -> Members? {
        guard let entries = entries(node, of: what) else { return nil }
        var values: [String: YAMLNode] = [:]
        for entry in entries {
            guard required.contains(entry.key) || optional.contains(entry.key) else {
                let near = nearestName(to: entry.key, among: required + optional)
                faults.add(
                    .unknownKey, entry.line, entry.column, message: "unknown key \(shown(entry.key)) in \(what)",
                    hint: near.map { "did you mean '\($0)'?" }
                        ?? "known keys: \((required + optional).joined(separator: ", "))")
                continue
            }
            values[entry.key] = entry.value
        }
        for key in required where values[key] == nil {
            faults.add(
                .missingKey, at: node, "\(what) lacks the key '\(key)'", hint: "state it, even where it is empty")
        }
        return Members(node: node, values: values)
    }

    /// A mapping from names that are declared here; at least one unless `emptiness` says otherwise.
    mutating func declarations(
        _ node: YAMLNode, of what: String, limit: Int = 1_000, _ emptiness: Emptiness = .refused
    ) -> [(name: Identifier, value: YAMLNode)] {
        guard let entries = entries(node, of: what) else { return [] }
        if entries.isEmpty, emptiness == .refused {
            faults.add(.emptyList, at: node, "\(what) lists nothing", hint: "declare at least one")
        }
        guard entries.count <= limit else {
            faults.add(.tooMany, at: node, "\(what) lists more than \(limit) names")
            return []
        }
        var declared: [(name: Identifier, value: YAMLNode)] = []
        for entry in entries {
            guard let name = Identifier(entry.key) else {
                faults.add(
                    .badName, entry.line, entry.column, message: "a name in \(what) is not an identifier",
                    hint: Self.identifierHint)
                continue
            }
            declared.append((name, entry.value))
        }
        return declared
    }

    /// The elements of a list.
    mutating func elements(_ node: YAMLNode, of what: String, limit: Int = 10_000) -> [YAMLNode]? {
        guard case .sequence(let elements) = node.content else {
            faults.add(.wrongType, at: node, "\(what) is not a list", hint: "write it as [a, b]")
            return nil
        }
        guard elements.count <= limit else {
            faults.add(.tooMany, at: node, "\(what) lists more than \(limit) elements")
            return nil
        }
        return elements
    }

    private mutating func entries(_ node: YAMLNode, of what: String) -> [YAMLNode.Entry]? {
        guard case .mapping(let entries) = node.content else {
            faults.add(.wrongType, at: node, "\(what) is not a mapping", hint: "write it as {key: value}")
            return nil
        }
        return entries
    }

    /// Whether a list may be empty.
    enum Emptiness {
        case allowed
        case refused
    }

    static let identifierHint =
        "names are ASCII letters, digits, '_', '-', '.' and '/', beginning with a letter or digit"

    /// A text of the file as a message shows it: only if it is a short name.
    func shown(_ text: String) -> String {
        guard text.utf8.count <= 64, let name = Identifier(text) else { return "(not a name)" }
        return "'\(name)'"
    }
}
