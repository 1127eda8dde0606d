import BundleSealing
public import CaseModel
public import Pseudonymisation

/// A map of pseudonyms in a file: the bundle that a holder sent, or what was opened of it.
public struct PseudonymMapFile {
    private let path: String

    /// Names a file; nothing is read yet.
    public init(_ path: String) { self.path = path }

    /// Whose keys and rules open a bundle.
    public struct Recipient {
        let home: AgencyHome
        let keys: KeyUnlocking
        let collaboration: Collaboration

        /// An agency in a collaboration.
        public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
            (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
        }
    }

    /// Whether it is a bundle: they all begin as a ZIP file does.
    public func isBundle() throws -> Bool {
        let file = try OpenedFile(path)
        return try file.size >= 4 && file.pieces(at: 0, count: 4) == [0x50, 0x4B, 0x03, 0x04]
    }

    /// Reads what was opened of a bundle; nothing vouches for it any more but the file's owner.
    func opened() throws -> PseudonymMap {
        let bytes = try InputFile.read(path, maximumBytes: PseudonymMap.maximumBytes)
        do throws(PseudonymMapFault) { return try PseudonymMap(parsing: bytes) } catch {
            throw FailureInFile(error, file: path)
        }
    }

    /// Opens a bundle with all its checks; by our own policy the sender holds the domain's key and we receive its
    /// pseudonyms. It can be opened again, for every table that it is for, until it expires.
    func open(as recipient: Recipient, at instant: Instant) throws -> PseudonymMap {
        let opened = try HolderBundle.map.open(
            path, home: recipient.home, keys: recipient.keys, collaboration: recipient.collaboration, at: instant,
            maximumBytes: PseudonymMap.maximumBytes)
        let (policy, sender) = (recipient.collaboration.policy, opened.bundle.manifest.sender.agency)
        try policy.requireMap(of: opened.domain, from: sender, to: recipient.home.agency)
        guard let bytes = opened.files[PseudonymMapping.fileName], opened.files.count == 1 else {
            throw PseudonymMappingFault.notAMap
        }
        let map = try PseudonymMap(parsing: bytes)
        let rules = PseudonymKeyRules(policies: [policy], agency: nil)
        guard try rules.domain(opened.domain, tag: nil).tag == map.tag else {
            throw PseudonymMappingFault.notOurs(opened.domain)
        }
        return map
    }

    /// Writes what a bundle holds to a private file, for tables that come after it has expired.
    public func write(
        to target: String, as recipient: Recipient, ifExisting existing: ExistingFile, at instant: Instant
    ) throws -> PseudonymMap {
        if existing == .keep, try InputFile.exists(target) { throw FileFault("create", target, .exists) }
        let map = try open(as: recipient, at: instant)
        try DurableFile.write(map.bytes, to: target, ifExisting: existing, effect: recipient.home.effect)
        return map
    }
}
