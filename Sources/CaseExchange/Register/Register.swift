public import CaseModel
public import ConsentRecording
import GRDB
import PolicyEvaluation

/// What this agency sent, received and refused, read from its store; nothing here changes it.
public struct Register {
    let home: AgencyHome
    let store: AgencyStore
    /// The consent ledger, its chain verified.
    public let ledger: ConsentLedger
    let names: RegisterNames
    let instant: Instant

    /// Opens the register of a home; consents are shown as they stand at the instant.
    public init(of home: AgencyHome, ring: KeyRing, at instant: Instant) throws {
        (self.home, self.instant) = (home, instant)
        let book = try ConsentBook(of: home, ring: ring)
        store = book.store
        ledger = try book.ledger()
        names = try RegisterNames(of: home, in: store)
    }

    /// The lines that a question asks for, oldest first.
    public func entries(_ question: RegisterQuestion = RegisterQuestion()) throws -> [RegisterEntry] {
        let tables = RegisterTable.all.filter { table in question.direction.map { $0 == table.direction } ?? true }
        let found = try tables.flatMap { try entries(question, in: $0) }
        return found.sorted { ($0.at, $0.direction.rawValue, $0.id) < ($1.at, $1.direction.rawValue, $1.id) }
    }

    /// The one line whose id begins like this; at least six digits of a bundle's id, or a refusal's whole id.
    public func entry(_ prefix: RegisterID) throws -> RegisterEntry {
        var question = RegisterQuestion()
        question.idPrefix = prefix.text
        let found = try entries(question).filter { !prefix.isRefusal || $0.id == prefix.text }
        guard let entry = found.first else { throw RegisterFault.unknownBundle(prefix.text) }
        guard found.count == 1 else { throw RegisterFault.ambiguous(found.map { "\($0.id) \($0.direction.rawValue)" }) }
        return entry
    }

    private func entries(_ question: RegisterQuestion, in table: RegisterTable) throws -> [RegisterEntry] {
        let condition = question.condition(on: table)
        return try store.read { database in
            try Row.fetchAll(
                database, sql: "SELECT *, \(table.id) AS id FROM \(table.name)\(condition.sql) ORDER BY rowid",
                arguments: condition.arguments
            ).map { try entry(RegisterRow($0, in: table)) }
        }
    }

    private func entry(_ row: RegisterRow) throws(RegisterFault) -> RegisterEntry {
        let (table, decision) = (row.table, try row.decision())
        let collaboration = try row.name("collaboration")
        let partner = try row.name(table.partner)
        return RegisterEntry(
            direction: table.direction, id: row.id, at: try row.instant(table.time), collaboration: collaboration,
            partner: partner, partnerName: names.agency(partner, in: collaboration),
            purposeLabel: names.purpose(decision.request.purpose, in: collaboration), decision: decision,
            grounds: try row.list("grounds", RegisteredGround.init(reading:)),
            consents: table.direction == .received
                ? RegisteredConsent.foreign(of: decision)
                : RegisteredConsent.all(of: decision, column: row.text("consents") ?? "[]", in: ledger, at: instant),
            approvals: try row.list("approvals") { $0 }, bundle: try row.bundle(),
            principal: row.text("principal").flatMap { $0.isEmpty ? nil : Redacted($0) })
    }
}
