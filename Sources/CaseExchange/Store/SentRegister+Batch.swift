import BundleSealing
import CaseModel
import GRDB
import OpenSSLCrypto

extension SentRegister {
    /// Whether an item of a batch was sent: a bundle of it was released that can still be opened, or a whole series.
    ///
    /// A bundle that is registered, lies whole under its name in the folder, and was not noted as released, is what a kill
    /// in between leaves: it is noted now. Ask under a `WorkClaim` on the item, else it may be another command's.
    func isSent(_ item: SHA256Digest, at instant: Instant, into folder: String) throws -> Bool {
        let rows = try store.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT bundle_id, status, file_name, identity_sha256, series_count,
                        coalesce(series_id, bundle_id) AS sending FROM sent_bundle
                    WHERE batch_item = ? AND expires >= ?
                    """,
                arguments: [item.hex, instant.description])
        }
        let sendings = Dictionary(grouping: rows) { $0["sending"] as String }.values
        // A released one first: then no file needs to be looked at.
        if sendings.contains(where: { $0.allSatisfy { $0["status"] == "released" } }) { return true }
        for bundles in sendings where bundles.count == (bundles[0]["series_count"] as Int?) ?? 1 {
            guard
                bundles.allSatisfy({
                    Self.liesWhole(folder + "/" + $0["file_name"], identity: $0["identity_sha256"])
                })
            else { continue }
            try SystemCalls.synchroniseFolder(folder)
            try SentLine.markReleased(bundles.map { $0["bundle_id"] as String }, in: store)
            return true
        }
        return false
    }

    private static func liesWhole(_ path: String, identity: String) -> Bool {
        guard let file = try? OpenedFile(path, links: .refuse), let bundle = try? UnverifiedBundle.parse(file) else {
            return false
        }
        return bundle.identity.hex == identity
    }
}

/// What the register knows of earlier sendings to an agency, whatever the collaboration.
struct SendingHistory: Sendable {
    /// The categories that were sent to it.
    let categories: Set<String>
    /// How many persons it got bundles about on each earlier day on which it got any.
    let personsByDay: [Int]

    /// Reads what was released to an agency, the days before the one of an instant counted apart.
    init(of recipient: Identifier, before instant: Instant, in store: AgencyStore) throws {
        (categories, personsByDay) = try store.read { database in
            let lists = try String.fetchAll(
                database,
                sql: "SELECT DISTINCT categories FROM sent_bundle WHERE recipient = ? AND status = 'released'",
                arguments: [recipient.text])
            let names = lists.flatMap { list in
                ((try? StrictJSON.parse(Array(list.utf8), maximumBytes: 1 << 20))?.array ?? []).compactMap(\.string)
            }
            let counts = try Int.fetchAll(
                database,
                sql: """
                    SELECT count(DISTINCT principal) FROM sent_bundle
                    WHERE recipient = ? AND status = 'released' AND created < ? GROUP BY substr(created, 1, 10)
                    """,
                arguments: [recipient.text, instant.date.start.description])
            return (Set(names), counts)
        }
    }

    /// Whether nothing was ever sent to the agency.
    var isEmpty: Bool { categories.isEmpty }

    /// The usual number of persons a day: the lower median of the earlier days; nil without any.
    var usualPersons: Int? {
        personsByDay.isEmpty ? nil : personsByDay.sorted()[(personsByDay.count - 1) / 2]
    }
}
