public import CaseModel
import GRDB

/// One entry of the log of reversals, for showing.
public struct ReversalEntry: Sendable {
    /// The entry as JSON.
    public let json: JSONValue
    /// The entry on one line.
    public let line: String

    /// Every entry of a home, oldest first.
    public static func all(of home: AgencyHome) throws -> [ReversalEntry] {
        try home.openStore().read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM reversal ORDER BY sequence").map(Self.init)
        }
    }

    private init(_ row: Row) {
        let json: (String) -> JSONValue = { column in
            let text: String = row[column]
            return (try? StrictJSON.parse(Array(text.utf8), maximumBytes: 1 << 20)) ?? .null
        }
        let text: (String) -> String = { row[$0] ?? "" }
        let optional: (String) -> JSONValue = { (row[$0] as String?).map { .string($0) } ?? .null }
        let number: (String) -> JSONValue = { (row[$0] as Int64?).map { .integer($0) } ?? .null }
        let approvals = json("approvals")
        self.json = [
            "sequence": number("sequence"), "at": .string(text("at")), "verb": .string(text("verb")),
            "event": .string(text("event")), "domain": .string(text("domain")), "key_versions": json("key_versions"),
            "country": .string(text("country")), "purpose": .string(text("purpose")), "quota": number("quota"),
            "asked": number("asked"), "found": number("found"), "request_sha256": optional("request_sha256"),
            "pseudonyms_sha256": optional("pseudonyms_sha256"), "approvals": approvals, "code": optional("code"),
        ]
        var parts = [text("at"), text("verb"), text("event"), text("domain"), text("country")]
        parts.append("asked \((row["asked"] as Int64?) ?? 0)")
        if let found: Int64 = row["found"] { parts.append("found \(found)") }
        let officers = (approvals.array ?? []).compactMap { $0.object?["officer"]?.string }
        if !officers.isEmpty { parts.append("approved by \(officers.joined(separator: ", "))") }
        if let code: String = row["code"] { parts.append("[\(code)]") }
        if !text("purpose").isEmpty { parts.append(text("purpose")) }
        line = parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
