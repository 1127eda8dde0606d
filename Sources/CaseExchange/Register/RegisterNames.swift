import BundleSealing
import CaseModel
import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation

/// What agencies and purposes are called, by what this home has pinned now; only labels, no decision rests on them.
struct RegisterNames {
    private var agencies: [Identifier: [Identifier: String]] = [:]
    private var purposes: [Identifier: [Identifier: String]] = [:]

    /// Reads the pinned files. What cannot be read or verified gives no names, so that the register can always be asked.
    init(of home: AgencyHome, in store: AgencyStore) throws {
        for pin in try CollaborationPin.all(in: store) {
            guard let files = try? CollaborationFiles(in: pin.folder(in: home)),
                files.policy.digest.hex == pin.policy, files.coordinator.sha256.hex == pin.coordinator
            else { continue }
            var names = Dictionary(files.policy.agencies.map { ($0.id, $0.name) }) { first, _ in first }
            for agency in Self.listed(in: files) { names[agency.agency] = agency.name }
            agencies[pin.id] = names
            purposes[pin.id] = Dictionary(files.policy.purposes.map { ($0.id, $0.label) }) { first, _ in first }
        }
    }

    func agency(_ id: Identifier, in collaboration: Identifier) -> String? { agencies[collaboration]?[id] }

    func purpose(_ id: Identifier, in collaboration: Identifier) -> String? { purposes[collaboration]?[id] }

    /// The labels of all collaborations together; the policy names no categories in plain words.
    var labels: ConsentLabels {
        ConsentLabels(
            agencies: agencies.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } },
            purposes: purposes.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } }, categories: [:])
    }

    /// The list's own first instant, so that names outlive the list.
    private static func listed(in files: CollaborationFiles) -> [TrustList.Agency] {
        guard let list = try? TrustList(parsing: files.contents[TrustListFiles.listName] ?? []),
            let verified = try? files.verifyTrust(at: list.issued, lastSeenSerial: nil)
        else { return [] }
        return verified.list.agencies
    }
}
