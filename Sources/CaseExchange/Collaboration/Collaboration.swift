public import BundleSealing
public import CaseModel
import GRDB
public import OpenSSLCrypto
public import PolicyEvaluation

/// A collaboration as this home has pinned it: policy, signatures, verified trust list.
public struct Collaboration: Sendable {
    /// The collaboration's id, which is its policy's.
    public let id: Identifier
    /// The pinned policy.
    public let policy: SharingPolicy
    /// The pinned trust list, verified at the reference time.
    public let trust: VerifiedTrustList
    /// Whether the policy is in force at the reference time.
    public let standing: PolicyStanding
    let files: CollaborationFiles
    /// The folder of the home in which the files are pinned; nil without a home.
    public let pinnedFolder: String?

    /// An agency's name for people, from the trust list; its id where the list does not have it.
    public func name(of agency: Identifier) -> String { trust.agency(agency)?.name ?? agency.text }

    /// A purpose for people, from the policy; its id where the policy does not have it.
    public func label(ofPurpose purpose: Identifier) -> String { policy.purpose(purpose)?.label ?? purpose.text }

    /// Loads a pinned collaboration; without an id, the only one joined.
    public static func load(_ id: Identifier?, of home: AgencyHome, at instant: Instant) throws -> Collaboration {
        let pins = try CollaborationPin.all(in: try home.openStore())
        guard let pin = id.map({ id in pins.first { $0.id == id } }) ?? pins.first else {
            throw CollaborationFault.notJoined(id)
        }
        guard id != nil || pins.count == 1 else { throw CollaborationFault.ambiguous(pins.map(\.id)) }
        let files = try CollaborationFiles(in: pin.folder(in: home))
        guard files.coordinator.sha256.hex == pin.coordinator, files.policy.digest.hex == pin.policy else {
            throw CollaborationFault.pinnedFilesChanged(pin.folder(in: home))
        }
        return try Collaboration(files, at: instant, lastSeenSerial: pin.serial, pinnedIn: pin.folder(in: home))
    }

    /// Believes files as far as the coordinator's and the agencies' signatures carry; without a home, whether the coordinator
    /// is the right one is for whoever gives the certificate.
    public init(_ files: CollaborationFiles, at instant: Instant) throws {
        try self.init(files, at: instant, lastSeenSerial: nil)
    }

    /// Believes files as far as the coordinator's and the agencies' signatures carry.
    init(
        _ files: CollaborationFiles, at instant: Instant, lastSeenSerial: Int?, pinnedIn folder: String? = nil
    ) throws {
        pinnedFolder = folder
        self.files = files
        id = files.policy.id
        policy = files.policy
        trust = try files.verifyTrust(at: instant, lastSeenSerial: lastSeenSerial)
        standing = files.standing(under: trust, at: instant)
    }

    /// Every collaboration that a home has joined.
    public static func joined(of home: AgencyHome) throws -> [Identifier] {
        try CollaborationPin.all(in: try home.openStore()).map(\.id)
    }

    /// Pins the files of a folder: the first time after the coordinator's fingerprint was confirmed, later only with the
    /// same coordinator and a trust list that is no older.
    public static func join(
        _ folder: String, home: AgencyHome, exampleKeys: ExampleKeyPolicy, at instant: Instant,
        expecting fingerprint: String?, confirmed: (Confirmation) throws -> Bool
    ) throws -> Collaboration {
        let files = try CollaborationFiles(in: FilePath.withoutTrailingSlash(folder))
        if let fingerprint, fingerprint != files.coordinator.sha256.hex { throw CollaborationFault.coordinatorDiffers }
        return try pin(files, home: home, exampleKeys: exampleKeys, at: instant, confirmed: confirmed)
    }

    /// Pins a newer trust list for a collaboration that was joined.
    public static func updateTrust(
        _ folder: String, of id: Identifier?, home: AgencyHome, exampleKeys: ExampleKeyPolicy, at instant: Instant
    ) throws -> Collaboration {
        let pins = try CollaborationPin.all(in: try home.openStore())
        guard let pin = id.map({ id in pins.first { $0.id == id } }) ?? pins.first else {
            throw CollaborationFault.notJoined(id)
        }
        guard id != nil || pins.count == 1 else { throw CollaborationFault.ambiguous(pins.map(\.id)) }
        let (trust, signature) = try TrustListFiles.readList(in: FilePath.withoutTrailingSlash(folder))
        let files = CollaborationFiles(
            try CollaborationFiles(in: pin.folder(in: home)), trust: trust, signature: signature)
        return try self.pin(files, home: home, exampleKeys: exampleKeys, at: instant) { _ in true }
    }

    private static func pin(
        _ files: CollaborationFiles, home: AgencyHome, exampleKeys: ExampleKeyPolicy, at instant: Instant,
        confirmed: (Confirmation) throws -> Bool
    ) throws -> Collaboration {
        let store = try home.openStore()
        let lock = try HomeLock.take(at: home.lockPath)
        defer { lock.keep() }
        let old = try CollaborationPin.all(in: store).first { $0.id == files.policy.id }
        if let old {
            guard old.coordinator == files.coordinator.sha256.hex else { throw CollaborationFault.coordinatorDiffers }
        }
        let collaboration = try Collaboration(files, at: instant, lastSeenSerial: old?.serial)
        try collaboration.checkMembership(of: home, exampleKeys: exampleKeys)
        if let old, old.serial == collaboration.trust.list.serial {
            let seen = try InputFile.read(
                old.folder(in: home) + "/" + TrustListFiles.listName,
                maximumBytes: CollaborationFiles.maximumBytes)
            guard seen == files.contents[TrustListFiles.listName] else {
                throw CollaborationFault.serialReused(old.serial)
            }
        }
        let wasInForce = old.map { isInForce($0, in: home, at: instant) } ?? false
        try collaboration.confirm(replacing: old, wasInForce: wasInForce, by: confirmed)
        let pin = CollaborationPin(
            id: collaboration.id, generation: (old?.generation ?? 0) + 1, policy: collaboration.policy.digest.hex,
            serial: collaboration.trust.list.serial, coordinator: files.coordinator.sha256.hex)
        if home.effect == .carriedOut { try pin.write(files, in: home) }
        try pin.commit(to: store, at: instant)
        return collaboration
    }

    private static func isInForce(_ pin: CollaborationPin, in home: AgencyHome, at instant: Instant) -> Bool {
        guard let files = try? CollaborationFiles(in: pin.folder(in: home)),
            let pinned = try? Collaboration(files, at: instant, lastSeenSerial: nil)
        else { return false }
        return pinned.standing == .inForce
    }

    /// A new coordinator is confirmed by a person; so is a new policy. What is in force is only replaced by what is in force:
    /// an older policy, or files without their signatures, must not slip in. A newer trust list counts all the same, since a
    /// revoked signature must take effect.
    private func confirm(
        replacing old: CollaborationPin?, wasInForce: Bool, by confirmed: (Confirmation) throws -> Bool
    ) throws {
        guard let old else {
            guard try confirmed(.coordinator(files.coordinator)) else {
                throw CollaborationFault.coordinatorNotConfirmed(files.coordinator.sha256)
            }
            return
        }
        let isSamePolicy = old.policy == policy.digest.hex
        guard standing == .inForce || !wasInForce || (isSamePolicy && trust.list.serial > old.serial) else {
            throw CollaborationFault.replacementNotInForce
        }
        guard !isSamePolicy else { return }
        guard try confirmed(.policy(old: old.policy, new: policy.digest.hex)) else {
            throw CollaborationFault.policyNotConfirmed(policy.digest.hex)
        }
    }

    private func checkMembership(of home: AgencyHome, exampleKeys: ExampleKeyPolicy) throws {
        guard policy.agency(home.agency) != nil else { throw CollaborationFault.notMember(home.agency) }
        guard exampleKeys == .refuse else { return }
        for agency in trust.list.agencies {
            for certificate in agency.sign.map(\.certificate) + agency.enc.map(\.certificate)
            where try ExampleKeys.contain(certificate.publicKey) {
                throw KeyFault.exampleKey("the trust list's certificate of \(agency.agency)")
            }
        }
    }
}

/// What a person is asked before a collaboration is pinned.
public enum Confirmation: Sendable {
    /// Whether this is the coordinator's certificate, the first time.
    case coordinator(Certificate)
    /// Whether a policy of this digest may replace the one that was pinned.
    case policy(old: String, new: String)
}

/// The row that says which files of a collaboration count; replacing it is the moment a new pin takes effect.
struct CollaborationPin: Sendable {
    let id: Identifier
    let generation: Int
    let policy: String
    let serial: Int
    let coordinator: String

    /// Where the files lie: a folder of its own for each generation, so that the old pin holds until the row changes.
    func folder(in home: AgencyHome) -> String {
        "\(home.collaborationsFolder)/\(id.text.replacing("/", with: ","))-\(generation)"
    }

    static func all(in store: AgencyStore) throws -> [CollaborationPin] {
        try store.read { try all(in: $0) }
    }

    static func all(in database: Database) throws -> [CollaborationPin] {
        try Row.fetchAll(database, sql: "SELECT * FROM collaboration ORDER BY id").compactMap { row in
            guard let id = Identifier(row["id"]) else { return nil }
            return CollaborationPin(
                id: id, generation: row["generation"], policy: row["policy_sha256"], serial: row["trust_serial"],
                coordinator: row["coordinator_sha256"])
        }
    }

    func write(_ files: CollaborationFiles, in home: AgencyHome) throws {
        let folder = folder(in: home)
        // A folder of this generation without its row is what a killed join left behind.
        if try InputFile.isFolder(folder) {
            for name in try SystemCalls.names(in: folder) { try SystemCalls.unlink(folder + "/" + name) }
            try SystemCalls.removeFolder(folder)
        }
        var staged = try StagedFolder.prepare(at: folder)
        for (name, bytes) in files.contents.sorted(by: { $0.key < $1.key }) {
            try staged.addFile(named: name).write(bytes)
        }
        try staged.release()
    }

    func commit(to store: AgencyStore, at instant: Instant) throws {
        try store.write { database in
            try database.execute(
                sql: """
                    INSERT INTO collaboration VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET generation = excluded.generation,
                        policy_sha256 = excluded.policy_sha256, trust_serial = excluded.trust_serial,
                        joined_at = excluded.joined_at
                    """,
                arguments: [id.text, generation, policy, serial, coordinator, instant.description])
        }
    }
}
