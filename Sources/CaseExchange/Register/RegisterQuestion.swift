public import CaseModel
import GRDB

/// Which lines of the register are asked for; every part narrows.
public struct RegisterQuestion: Sendable {
    /// From this instant on.
    public var from: Instant?
    /// To this instant, included.
    public var to: Instant?
    /// With this agency.
    public var partner: Identifier?
    /// Of this direction.
    public var direction: RegisterEntry.Direction?
    /// About a person whom the register names by one of these; nil for everybody.
    var principals: Set<Redacted<String>>?
    /// With an id that begins like this.
    var idPrefix: String?

    /// Asks for the whole register.
    public init() {}

    /// What to ask one table.
    func condition(on table: RegisterTable) -> (sql: String, arguments: StatementArguments) {
        var conditions: [String] = []
        var arguments: [String] = []
        func narrow(_ condition: String, _ values: String...) {
            conditions.append(condition)
            arguments += values
        }
        // Instants have one text form each, whose order as text is that of time.
        if let from { narrow("\(table.time) >= ?", from.description) }
        if let to { narrow("\(table.time) <= ?", to.description) }
        if let partner { narrow("\(table.partner) = ?", partner.text) }
        if let idPrefix { narrow("substr(\(table.id), 1, \(idPrefix.utf8.count)) = ?", idPrefix) }
        if let principals {
            conditions.append("principal IN (\(principals.map { _ in "?" }.joined(separator: ", ")))")
            arguments += principals.map(\.value)
        }
        let sql = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        return (sql, StatementArguments(arguments))
    }
}

/// One of the three tables that make up the register, and what its columns are called.
struct RegisterTable: Sendable {
    let direction: RegisterEntry.Direction
    let name: String
    let id: String
    let time: String
    let partner: String

    static let all = [
        RegisterTable(direction: .sent, name: "sent_bundle", id: "bundle_id", time: "created", partner: "recipient"),
        RegisterTable(
            direction: .received, name: "received_bundle", id: "bundle_id", time: "opened_at", partner: "sender"),
        RegisterTable(
            direction: .refused, name: "refused_export", id: "('refusal-' || sequence)", time: "at",
            partner: "recipient"),
    ]
}
