import CaseModel
import GRDB

/// The versions of a home's pseudonym keys: that record and files agree, that no window ends unseen, and that those who had
/// an earlier version have the newest.
struct PseudonymKeyChecks {
    private let examined: ExaminedHome
    private let instant: Instant

    init(_ examined: ExaminedHome, at instant: Instant) { (self.examined, self.instant) = (examined, instant) }

    var all: [Check] {
        [
            Check("pseudonym-key-records", records), Check("pseudonym-key-windows", windows),
            Check("pseudonym-key-sharing", sharing),
        ]
    }

    /// How long before its end a window is warned of, in seconds: 7 days.
    private static let notice: Int64 = 7 * 86_400

    private var list: String { ShellWord.line(["brygga", "key", "list", "--home", examined.path]) }

    /// The home's key ring and its recorded versions; nil where the store has no record of them yet.
    private func recorded() throws -> (ring: KeyRing, records: [PseudonymKeyRecord])? {
        guard let home = examined.home else { return nil }
        let recorded = try examined.store.read { database in
            try database.tableExists("pseudonym_key") ? PseudonymKeyRegister.records(in: database) : nil
        }
        guard let recorded else { return nil }
        let ring = KeyRing(of: home)
        return (ring, try ring.records(from: recorded))
    }

    private static let unrecorded = Finding.notApplicable("no version of a pseudonym key is recorded here")

    private func records() throws -> Finding {
        guard let (ring, records) = try recorded() else { return Self.unrecorded }
        var missing = 0
        var returned = 0
        for record in records {
            let isThere = try ring.file(of: record) != nil
            if record.destroyedAt == nil, !isThere { missing += 1 }
            if record.destroyedAt != nil, isThere { returned += 1 }
        }
        guard returned == 0 else {
            return .failed(
                "\(returned.counted("key that was destroyed is", "keys that were destroyed are")) there again",
                remedy: "destroy it once more with brygga key retire --destroy, and in the backup that it came from",
                command: list)
        }
        guard missing == 0 else {
            return .failed(
                "\(missing.counted("recorded version of a pseudonym key has", "recorded versions of pseudonym keys have")) no key",
                remedy: "restore the folder keys from a backup of the home", command: list)
        }
        let idle = Set(records.map(\.domain)).count { domain in
            records.filter { $0.domain == domain }.newestMaking(at: instant) == nil
        }
        guard idle == 0 else {
            return .warning(
                "\(idle.counted("pseudonym domain has", "pseudonym domains have")) no version that makes pseudonyms",
                remedy: "rotate its key with brygga key rotate, if the domain is still used", command: list)
        }
        return .ok("\(records.count.counted("version", "versions")) of pseudonym keys, as recorded")
    }

    private func windows() throws -> Finding {
        guard let (_, records) = try recorded() else { return Self.unrecorded }
        let soon = records.filter { record in
            guard case .inWindow(let end) = record.standing(at: instant) else { return false }
            return end <= instant.adding(seconds: Self.notice)
        }
        guard soon.isEmpty else {
            return .warning(
                "\(soon.count.counted("window of an old key version ends", "windows of old key versions end")) within 7 days",
                remedy: "see that every table that still uses it is brought to the new version", command: list)
        }
        return .ok("no window of an old key version ends within 7 days")
    }

    private func sharing() throws -> Finding {
        guard let (_, records) = try recorded() else { return Self.unrecorded }
        var lacking: Set<Identifier> = []
        for domain in Set(records.map(\.domain)) {
            let versions = records.filter { $0.domain == domain }
            guard let newest = versions.newestMaking(at: instant) else { continue }
            let partners = Set(versions.flatMap { $0.shares.map(\.agency) } + versions.compactMap(\.receivedFrom))
            let have = Set(newest.shares.map(\.agency) + [newest.receivedFrom].compactMap { $0 })
            // Whoever holds it from elsewhere is not known here.
            if newest.receivedFrom == nil { lacking.formUnion(partners.subtracting(have)) }
        }
        guard lacking.isEmpty else {
            let names = lacking.sorted().map(\.text).joined(separator: ", ")
            return .warning(
                "\(names) had an earlier version of a pseudonym key and does not have the newest",
                remedy: "share it with brygga key share, or their pseudonyms do not fit together with ours",
                command: list)
        }
        return .ok("whoever had a version of a pseudonym key has the newest")
    }
}
