public import CaseModel
public import ConsentRecording
import GRDB
import PersonalNumbers
import Pseudonymisation

/// Everything that the register and the ledger hold about one person.
public struct RegisterSubject: Sendable {
    /// The agency's own pseudonym of the person.
    public let principal: Redacted<String>
    /// What was sent, received and refused, oldest first.
    public let entries: [RegisterEntry]
    /// Received bundles that name persons by pseudonyms whose keys this home does not hold, by domain: they could not be
    /// searched.
    public let unsearchable: [Identifier: Int]
    /// Received bundles of which an earlier version did not note whom they are about.
    public let unrecorded: Int
    /// Extracts for statistics that were sent: they name persons by pseudonyms, and the register does not keep whom.
    public let extracts: Int
}

extension Register {
    /// Looks a person up under every name the register can have for them: the agency's own pseudonym, and the pseudonym
    /// under each key that the home holds.
    public func subject(_ person: PersonInput, with keys: KeyUnlocking) throws -> RegisterSubject {
        let own = try keys.ownPseudonym(of: person.number, options: person.options)
        var names: Set<Redacted<String>> = [own]
        var held: Set<Identifier> = []
        let rules = try PseudonymKeyRules(home: home)
        let ownDomain = try keys.ring.ownDomain().name
        for entry in try keys.ring.pseudonymKeys() where entry.domain != ownDomain {
            // A key whose domain no joined policy names any more has no tag here; its bundles count as not searched.
            guard let domain = try? rules.domain(entry.domain, tag: nil) else { continue }
            var pseudonymiser = try Pseudonymiser(
                key: try keys.pseudonymKey(entry, of: domain).key, options: person.options)
            names.insert(Redacted(try pseudonymiser.pseudonym(for: person.number).text))
            held.insert(entry.domain)
        }
        var question = RegisterQuestion()
        question.principals = names
        return RegisterSubject(
            principal: own, entries: try entries(question), unsearchable: try unsearchable(besides: held),
            unrecorded: try unrecorded(), extracts: try extracts())
    }

    private func extracts() throws -> Int {
        let sql = "SELECT count(*) FROM sent_bundle WHERE principal = '' AND status = 'released'"
        return try store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }

    private func unsearchable(besides held: Set<Identifier>) throws -> [Identifier: Int] {
        let sql = """
            SELECT json_extract(decision, '$.domain') AS domain, count(*) AS count FROM received_bundle
            WHERE identity = 'pseudonym' GROUP BY domain
            """
        let rows = try store.read { database in
            try Row.fetchAll(database, sql: sql).map { row -> (String?, Int) in (row["domain"], row["count"]) }
        }
        let counts = rows.compactMap { domain, count in domain.flatMap(Identifier.init).map { ($0, count) } }
        return Dictionary(counts, uniquingKeysWith: +).filter { !held.contains($0.key) }
    }

    private func unrecorded() throws -> Int {
        let sql = """
            SELECT count(*) FROM received_bundle
            WHERE identity IS NULL AND json_extract(decision, '$.request.identity') <> 'none'
            """
        return try store.read { try Int.fetchOne($0, sql: sql) ?? 0 }
    }
}

extension Register {
    /// The person's consent records, oldest first, with how each flow stands now.
    public func consents(of subject: RegisterSubject) -> [(record: ConsentRecord, flows: [FlowStanding])] {
        ledger.records(of: subject.principal.value).map { record in
            let flows = ledger.standings(
                of: record, asOf: instant, knownAt: instant, principal: subject.principal.value)
            return (record, flows)
        }
    }
}
