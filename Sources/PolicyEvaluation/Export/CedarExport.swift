import CaseModel
import OpenSSLCrypto

/// The static part of a policy in Cedar's language, so that another engine can be asked about every cell.
///
/// Each rule becomes one Cedar policy with its name as `@id`. A request has the principal `Agency::"<sender>"`, the action
/// `Action::"disclose"`, the resource `Agency::"<recipient>"` and a context of `role`, `purpose`, `category` (strings),
/// `identity` (0 none, 1 pseudonym, 2 personal number), `flags` (every subject flag that is set, or is not stated) and
/// `shown` (every condition that holds, in the words of `Condition.text`). What depends on time, on who approves or on
/// where an item came from is enforcement's alone.
///
/// Source: Cedar policy language reference, "Policy syntax" and "Schema" (docs.cedarpolicy.com).
public struct CedarExport: Sendable {
    private let policy: SharingPolicy

    /// Exports a policy.
    public init(of policy: SharingPolicy) { self.policy = policy }

    /// The policies: what no cell can be first, then every forbid and every permit in the order of the file.
    public var policies: String {
        var lines = [
            "// The static part of the sharing policy \(policy.id), revision \(Self.comment(policy.revision)).",
            "// Digest (SHA-256): \(policy.digest.hex)",
            "// context.flags has every subject flag that is set or not stated; context.shown every condition that holds.",
        ]
        lines += outside
        for forbid in policy.forbids { lines += Self.rule("forbid", forbid.id.text, Self.terms(forbid.cells)) }
        for permit in policy.permits { lines += Self.rule("permit", permit.id.text, Self.terms(permit)) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The schema of the requests, which Cedar's validator takes in strict mode.
    public static let schema = """
        entity Agency;
        action "disclose" appliesTo {
          principal: [Agency],
          resource: [Agency],
          context: {
            "role": String,
            "purpose": String,
            "category": String,
            "identity": Long,
            "flags": Set<String>,
            "shown": Set<String>
          }
        };

        """

    /// An agency tells itself nothing, and each agency has its own roles.
    private var outside: [String] {
        var lines = Self.rule("forbid", "same agency", ["principal == resource"])
        for agency in policy.agencies {
            let roles = policy.roles.filter { $0.agencies.contains(agency.id) }.map(\.id)
            let isKnown =
                roles.isEmpty ? [] : ["!(\(Self.oneOf(roles, "context.role")))"]
            lines += Self.rule(
                "forbid", "roles of \(agency.id)", ["principal == \(Self.entity(agency.id))"] + isKnown)
        }
        return lines
    }

    private static func terms(_ permit: Permit) -> [String] {
        let shown = permit.conditions.map { string($0.text) }
        let terms = [
            oneOf(permit.from, "principal", entity), oneOf(permit.to, "resource", entity),
            oneOf(permit.roles, "context.role"), oneOf(permit.purposes, "context.purpose"),
            oneOf(permit.categories, "context.category"), "context.identity <= \(permit.identity.row)",
        ]
        return shown.isEmpty ? terms : terms + ["context.shown.containsAll([\(shown.joined(separator: ", "))])"]
    }

    private static func terms(_ cells: CellFilter) -> [String] {
        [
            cells.from.map { oneOf($0, "principal", entity) }, cells.to.map { oneOf($0, "resource", entity) },
            cells.roles.map { oneOf($0, "context.role") }, cells.purposes.map { oneOf($0, "context.purpose") },
            cells.categories.map { oneOf($0, "context.category") },
            cells.identityAbove.map { "context.identity > \($0.row)" },
            cells.subject.map { "context.flags.containsAny([\($0.map { string($0.text) }.joined(separator: ", "))])" },
        ].compactMap { $0 }
    }

    private static func oneOf(
        _ names: [Identifier], _ attribute: String, _ literal: (Identifier) -> String = { string($0.text) }
    ) -> String {
        if names.count == 1 { return "\(attribute) == \(literal(names[0]))" }
        return "[\(names.map(literal).joined(separator: ", "))].contains(\(attribute))"
    }

    private static func rule(_ effect: String, _ id: String, _ terms: [String]) -> [String] {
        let condition = terms.isEmpty ? [] : ["when {", "  " + terms.joined(separator: "\n  && "), "}"]
        let head = ["", "@id(\(string(id)))", "\(effect) (principal, action == Action::\"disclose\", resource)"]
        var lines = head + condition
        lines[lines.count - 1] += ";"
        return lines
    }

    private static func entity(_ name: Identifier) -> String { "Agency::\(string(name.text))" }

    // Names and conditions consist of printable ASCII without quotes and backslashes, so nothing needs an escape.
    private static func string(_ text: String) -> String { "\"\(text)\"" }

    /// A text of the policy's own, kept within its comment.
    private static func comment(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: false
                    default: true
                    }
                }))
    }
}
