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
    var storePath: String { path + "/store.sqlite" }
    var lockPath: String { path + "/lock" }

    private static let folders = ["keys", "collaborations", "outbox", "inbox", "rejected", "spool"]

    /// Makes a new home; the folder must not exist yet.
    ///
    /// Everything is made in a folder beside it and renamed, so a home is there whole or not at all.
    public static func create(
        at path: String, agency: Identifier, name: String, effect: Effect = .carriedOut
    ) throws -> AgencyHome {
        guard !name.isEmpty, name.count <= 64, !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            throw HomeFault.unusableName
        }
        let path = FilePath.withoutTrailingSlash(path)
        guard try !InputFile.exists(path) else { throw HomeFault.exists(path) }
        StagedFolder.sweep(FilePath.folder(of: path))
        let staging = FilePath.folder(of: path) + "/" + FilePath.temporaryName()
        try SystemCalls.makeFolder(staging)
        do {
            try fill(staging, agency: agency, name: name)
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
        try AgencyStore(at: staged.storePath).close()
    }

    /// Opens an existing home and sweeps away what a killed command left behind.
    public static func open(at path: String, effect: Effect = .carriedOut) throws -> AgencyHome {
        let path = FilePath.withoutTrailingSlash(path)
        guard let status = try SystemCalls.status(of: path), status.isFolder else { throw HomeFault.missing(path) }
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
        let home = AgencyHome(path: path, agency: agency, name: name, effect: effect)
        for folder in folders { StagedFolder.sweep(path + "/" + folder) }
        return home
    }

    /// The members of a YAML mapping of scalars; nil when it is none. No resolver and no constructor: they cost a regular
    /// expression each, which every command would pay for.
    private static func members(of yaml: String) -> [String: String]? {
        let parser = try? Parser(
            yaml: yaml, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
        guard case .mapping(let mapping)?? = try? parser?.singleRoot() else { return nil }
        var members: [String: String] = [:]
        for case (.scalar(let key), .scalar(let value)) in mapping { members[key.string] = value.string }
        return members
    }

    /// Opens the store.
    func openStore() throws -> AgencyStore { try AgencyStore(at: storePath, effect: effect) }

    /// The text of `agency.yaml`; the name is quoted as YAML's double-quoted form, which JSON's strings are.
    private var description: String {
        """
        layout: \(Self.layoutVersion)
        agency: \(CanonicalJSON.text(of: .string(agency.text)))
        name: \(CanonicalJSON.text(of: .string(name)))

        """
    }
}

/// A home that could not be made or opened.
public enum HomeFault: ReportableFailure, Hashable {
    /// There is no home.
    case missing(String)
    /// Something stands there already.
    case exists(String)
    /// Others may look into it.
    case tooOpen(String)
    /// A file of it is malformed.
    case malformed(String)
    /// A newer version of the tool made it.
    case newer(String, Int)
    /// The agency's name is empty, too long or holds control characters.
    case unusableName

    /// One code per cause.
    public var code: String {
        switch self {
        case .missing: "home.missing"
        case .exists: "home.exists"
        case .tooOpen: "home.too-open"
        case .malformed: "home.malformed"
        case .newer: "home.newer"
        case .unusableName: "home.unusable-name"
        }
    }
    /// Surroundings, but for a name that cannot be used.
    public var failureClass: FailureClass { self == .unusableName ? .badInput : .surroundings }
    /// What is wrong.
    public var message: String {
        switch self {
        case .missing(let path): "there is no agency home at \(path)"
        case .exists(let path): "\(path) exists already"
        case .tooOpen(let path): "the home \(path) can be read or changed by others"
        case .malformed(let path): "\(path) is malformed"
        case .newer(let path, let version): "the home \(path) has layout \(version), which is newer than this tool"
        case .unusableName: "the agency's name is empty, longer than 64 characters or holds control characters"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .missing: "give the right folder with --home, or make a home with brygga init"
        case .exists: "choose another folder with --home"
        case .tooOpen: "take the rights of others away"
        case .malformed: "restore the file from a backup of the home"
        case .newer: "install the newer version of brygga"
        case .unusableName: "give a short name with --name"
        }
    }
    /// Takes rights away, or shows what is there.
    public var command: String? {
        switch self {
        case .missing, .unusableName: "brygga init --help"
        case .exists(let path): "ls -ld -- \(ShellWord.quoted(path))"
        case .tooOpen(let path): "chmod go= -- \(ShellWord.quoted(path))"
        case .malformed(let path): "cat -- \(ShellWord.quoted(path))"
        case .newer: "brygga --version"
        }
    }
}
