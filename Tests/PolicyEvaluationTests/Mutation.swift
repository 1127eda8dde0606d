@testable import PolicyEvaluation

/// A YAML value that a test takes apart and writes down again.
indirect enum Tree {
    case plain(String)
    case quoted(String)
    case list([Tree])
    case map([(key: String, value: Tree)])

    init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let text, .plain): self = .plain(text)
        case .scalar(let text, .quoted): self = .quoted(text)
        case .sequence(let elements): self = .list(elements.map { Tree($0) })
        case .mapping(let entries): self = .map(entries.map { ($0.key, Tree($0.value)) })
        }
    }

    /// The value in brackets and braces.
    var flow: String {
        switch self {
        case .plain(let text): text
        case .quoted(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case .list(let elements): "[" + elements.map(\.flow).joined(separator: ", ") + "]"
        case .map(let entries): "{" + entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + "}"
        }
    }

    /// The value as a file: each key of the outermost mapping on a line of its own.
    var file: String {
        guard case .map(let entries) = self, !entries.isEmpty else { return flow + "\n" }
        return entries.map { "\($0.key): \($0.value.flow)\n" }.joined()
    }

    /// The values below this one, itself among them, each with its place and how the whole looks with another in its
    /// stead (nil: without it).
    func places(at path: [String] = [], replacing replace: @escaping (Tree?) -> Tree?) -> [Place] {
        var places = [Place(path: path, value: self, replace: replace)]
        switch self {
        case .plain, .quoted: break
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                places += element.places(at: path + ["*"]) { new in
                    var changed = elements
                    if let new { changed[index] = new } else { changed.remove(at: index) }
                    return replace(.list(changed))
                }
            }
        case .map(let entries):
            for (index, entry) in entries.enumerated() {
                places += entry.value.places(at: path + [entry.key]) { new in
                    var changed = entries
                    if let new { changed[index].value = new } else { changed.remove(at: index) }
                    return replace(.map(changed))
                }
            }
        }
        return places
    }

    struct Place {
        let path: [String]
        let value: Tree
        let replace: (Tree?) -> Tree?
    }
}

/// Files made out of a good one by one change each, the same ones every time.
enum Mutation {
    /// What stands in for any value.
    private static let replacements: [(name: String, value: Tree)] = [
        ("nothing", .plain("")), ("an empty text", .quoted("")), ("an empty list", .list([])),
        ("an empty mapping", .map([])), ("a list", .list([.plain("x1")])), ("a mapping", .map([("x1", .plain("x2"))])),
        ("a word", .plain("nonsense")), ("a sentence", .plain("two words")), ("a number", .plain("5")),
        ("zero", .plain("0")), ("a large number", .plain("100000001")), ("a negative number", .plain("-1")),
        ("a number in quotes", .quoted("5")), ("a truth value", .plain("true")),
        ("a truth value in quotes", .quoted("true")), ("a fraction", .plain("2.5")), ("no", .plain("no")),
        ("a date", .plain("2026-03-01")), ("30 February", .plain("2026-02-30")), ("29 February", .plain("2027-02-29")),
        ("a leap day", .plain("2028-02-29")), ("a century's leap day", .plain("2100-02-29")),
        ("the year 0", .plain("0000-01-01")), ("an instant", .quoted("2026-03-01T23:59:59Z")),
        ("second 60", .quoted("2026-03-01T23:59:60Z")), ("a period", .plain("P6M")), ("no period", .plain("P0D")),
        ("833 years", .plain("P833Y")), ("834 years", .plain("P834Y")), ("five digits", .plain("P12345D")),
        ("a small p", .plain("p6m")), ("two capitals", .plain("DK")), ("two dots", .plain("a..b")),
        ("two slashes", .plain("a//b")), ("a slash at the end", .plain("a/")), ("a dot first", .plain(".a")),
        ("128 letters", .plain(String(repeating: "a", count: 128))),
        ("129 letters", .plain(String(repeating: "a", count: 129))),
        ("1000 letters", .plain(String(repeating: "a", count: 1_000))),
        ("1001 letters", .plain(String(repeating: "a", count: 1_001))), ("a letter", .plain("j")),
        ("a reserved tag", .plain("exchange")), ("a tag", .plain("abcdefghij")), ("a long tag", .plain("abcdefghijk")),
        ("an identity form", .plain("personal_number")), ("no identity", .plain("none")),
        ("a word of the policy", .plain("consent")), ("a reserved domain", .plain("internal/a")),
    ]

    /// Keys that stand in for a key.
    private static let keys = [
        "nonsense", "\"\"", "a b", "a..b", "person", "exchange/a/b", "5", "true", "\"k\"",
        String(repeating: "k", count: 129),
    ]

    /// Every kind of place with every change of its shape, and with a sixth of the replacements in turn.
    static func files(of root: Tree) -> [(name: String, text: String)] {
        var files = [("unchanged", root.file)]
        var seen: Set<String> = []
        for (number, place) in root.places(replacing: { $0 }).enumerated() {
            // Elements of lists are alike, and so are the names that a policy declares: depth 2 below its head.
            let kind = place.path.enumerated().map { $0 == 1 && place.path.count > 2 ? "*" : $1 }.joined(separator: "/")
            func add(_ change: String, _ new: Tree?) {
                guard let file = place.replace(new)?.file, seen.insert(kind + change).inserted else { return }
                files.append(("\(kind): \(change)", file))
            }
            if !place.path.isEmpty { add("left out", nil) }
            switch place.value {
            case .plain, .quoted: break
            case .list(let elements):
                for element in elements.prefix(1) { add("an element twice", .list(elements + [element])) }
                add("one element more", .list(elements + [.map([])]))
            case .map(let entries):
                for key in keys {
                    let more = entries.first?.value ?? .plain("5")
                    add("with the key \(key.prefix(20))", .map(entries + [(key, more)]))
                }
            }
            for (index, replacement) in replacements.enumerated() where (index + number) % 6 == 0 || index < 6 {
                add(replacement.name, replacement.value)
            }
        }
        return files
    }
}
