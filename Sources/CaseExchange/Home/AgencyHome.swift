public import CaseModel
import Yams

/// An agency's home folder: who the agency is, its keys, its collaborations, its store and its bundles.
///
/// The layout is that of docs/architecture.md. Every folder is 0700 and every file 0600.
public struct AgencyHome: Sendable {
    /// The folder's path.
    public let path: String
    /// The agency's identifier, as policies and trust lists name it.
    public let agency: Identifier
    /// The agency's name for people.
    public let name: String
    /// Whether what is done with this home takes effect.
    public let effect: Effect

    /// The layout version that this tool writes and reads.
    static let layoutVersion = 1

    var keysFolder: String { path + "/keys" }
    var collaborationsFolder: String { path + "/collaborations" }
    var outboxFolder: String { path + "/outbox" }
    var reportsFolder: String { path + "/reports" }
    var spoolFolder: String { path + "/spool" }
    var storePath: String { path + "/store.sqlite" }
    var lockPath: String { path + "/lock" }

    static let folders = ["keys", "collaborations", "outbox", "inbox", "rejected", "reports", "spool"]

    /// Makes a new home; the folder must not exist yet.
    ///
    /// Everything is made in a folder beside it and renamed, so a home is there whole or not at all.
    ///
    /// - Parameters:
    ///   - second: whether a home of the same agency may be near.
    ///   - instant: since when it lies where it is made.
    public static func create(
        at path: String, agency: Identifier, name: String, second: SecondHome = .allow,
        instant: Instant = Clock.now(), effect: Effect = .carriedOut
    ) throws -> AgencyHome {
        guard !name.isEmpty, name.count <= 64, !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw HomeFault.unusableName
        }
        let path = FilePath.withoutTrailingSlash(path)
        guard try !InputFile.exists(path) else { throw HomeFault.exists(path) }
        if case .refuse(let places) = second,
            let other = NearbyHomes.of(agency, beside: path, and: places).first
        {
            throw HomeFault.sameAgency(agency, at: other)
        }
        StagedFolder.sweep(FilePath.folder(of: path))
        let staging = FilePath.folder(of: path) + "/" + FilePath.temporaryName()
        try SystemCalls.makeFolder(staging)
        do {
            try fill(staging, agency: agency, name: name)
            try AgencyHome(path: staging, agency: agency, name: name, effect: .carriedOut)
                .recordPlace(as: path, at: instant)
            if effect == .carriedOut {
                try SystemCalls.renameFolder(staging, to: path)
                try SystemCalls.synchroniseFolder(FilePath.folder(of: path))
            } else {
                try SystemCalls.removeTree(staging, depth: 4)
            }
        } catch {
            try? SystemCalls.removeTree(staging, depth: 4)
            throw error
        }
        return AgencyHome(path: path, agency: agency, name: name, effect: effect)
    }

    private static func fill(_ staging: String, agency: Identifier, name: String) throws {
        let staged = AgencyHome(path: staging, agency: agency, name: name, effect: .carriedOut)
        for folder in folders { try SystemCalls.makeFolder(staging + "/" + folder) }
        try DurableFile.write(Array(staged.description.utf8), to: staging + "/agency.yaml")
        try DurableFile.write([], to: staged.lockPath)
        try DurableFile.write([], to: staged.storePath)
        try HomeReserve(of: staging).fill()
    }

    /// Opens an existing home, sweeps away what a killed command left behind, and refuses before any work starts what the
    /// home cannot bear.
    public static func open(
        at path: String, for use: HomeUse = .reading, effect: Effect = .carriedOut
    ) throws -> AgencyHome {
        let home = try read(at: path, effect: effect)
        for folder in folders { StagedFolder.sweep(home.path + "/" + folder) }
        StagedFolder.sweep(home.path)
        try home.prepare(for: use)
        return home
    }

    /// Reads who a home is of; nothing is swept away.
    static func read(at path: String, effect: Effect = .carriedOut) throws -> AgencyHome {
        let path = FilePath.withoutTrailingSlash(path)
        guard let status = try SystemCalls.status(of: path) else { throw HomeFault.missing(path) }
        guard !status.isLink else { throw HomeFault.linked(path) }
        guard status.isFolder else { throw HomeFault.missing(path) }
        guard status.isPrivate else { throw HomeFault.tooOpen(path) }
        let file = path + "/agency.yaml"
        let text = String(decoding: try InputFile.read(file, maximumBytes: 64 << 10), as: UTF8.self)
        guard let members = members(of: text), let version = members["layout"].flatMap(Int.init) else {
            throw HomeFault.malformed(file)
        }
        guard version <= layoutVersion else { throw HomeFault.newer(path, version) }
        guard let agency = members["agency"].flatMap(Identifier.init), let name = members["name"] else {
            throw HomeFault.malformed(file)
        }
        return AgencyHome(path: path, agency: agency, name: name, effect: effect)
    }

    /// The members of a YAML mapping of scalars; nil when it is none. No resolver and no constructor: they cost a regular
    /// expression each, which every command would pay for.
    static func members(of yaml: String) -> [String: String]? {
        let parser = try? Parser(
            yaml: yaml, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
        guard case .some(.mapping(let mapping)) = try? parser?.singleRoot() else { return nil }
        var members: [String: String] = [:]
        for case (.scalar(let key), .scalar(let value)) in mapping { members[key.string] = value.string }
        return members
    }

    /// Opens the store. SQLite writes beside it even to read, so a home that cannot be written to has a fault of its own.
    func openStore() throws -> AgencyStore {
        do throws(StoreFault) { return try AgencyStore(at: storePath, effect: effect) } catch {
            throw error.isOfSurroundings && !isWritable ? HomeFault.notWritable(path) : error
        }
    }

    /// The text of `agency.yaml`; the name is quoted as YAML's double-quoted form, which JSON's strings are.
    private var description: String {
        """
        layout: \(Self.layoutVersion)
        agency: \(CanonicalJSON.text(of: .string(agency.text)))
        name: \(CanonicalJSON.text(of: .string(name)))

        """
    }
}
