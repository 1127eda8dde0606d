import CaseModel
import GRDB
import PolicyEvaluation

/// A row of one of the register's tables; whatever cannot be read is refused by the row's id, never shown in part.
struct RegisterRow {
    let table: RegisterTable
    let id: String
    private let row: Row

    init(_ row: Row, in table: RegisterTable) {
        (self.row, self.table) = (row, table)
        id = row["id"] ?? ""
    }

    private var unreadable: RegisterFault { .unreadable(table.direction, id) }

    /// The text of a column; nil where the table has none, or the row says nothing.
    func text(_ column: String) -> String? { row.hasColumn(column) ? row[column] as String? : nil }

    func name(_ column: String) throws(RegisterFault) -> Identifier {
        guard let name = text(column).flatMap(Identifier.init) else { throw unreadable }
        return name
    }

    func instant(_ column: String) throws(RegisterFault) -> Instant {
        guard let instant = text(column).flatMap(Instant.init(parsing:)) else { throw unreadable }
        return instant
    }

    /// The decision; one that is not, byte for byte, what a decision writes is not read.
    func decision() throws(RegisterFault) -> Decision {
        guard let decision = Decision(readingCanonicalJSON: Array((text("decision") ?? "").utf8)) else {
            throw unreadable
        }
        return decision
    }

    func list<Element>(
        _ column: String, _ element: (JSONValue) -> Element?
    ) throws(RegisterFault) -> [Element] {
        guard let text = text(column) else { return [] }
        guard let values = (try? StrictJSON.parse(Array(text.utf8), maximumBytes: 1 << 20))?.array else {
            throw unreadable
        }
        let elements = values.compactMap(element)
        guard elements.count == values.count else { throw unreadable }
        return elements
    }

    func bundle() throws(RegisterFault) -> RegisteredBundle? {
        guard table.direction != .refused else { return nil }
        let certificate = table.direction == .sent ? "recipient_cert_sha256" : "sender_cert_sha256"
        guard let status = text("status"), let identity = text("identity_sha256"), let digest = text(certificate) else {
            throw unreadable
        }
        return RegisteredBundle(
            status: status, created: try instant("created"),
            expires: table.direction == .sent ? try instant("expires") : nil, identityDigest: identity,
            certificateDigest: digest, fileName: text("file_name"), fileDigest: text("file_sha256"),
            batchItem: text("batch_item"))
    }
}
