import CaseModel
import Glibc

/// A folder that appears with all its files, or not at all.
///
/// Files are written without names (`DurableFile`); `release` makes a 0700 folder beside the destination, links every
/// file into it, stores it and renames it to the destination in one step. A kill before the links leaves nothing; one
/// between them and the rename leaves a folder named `.brygga-…`, which the next start sweeps away.
struct StagedFolder: ~Copyable {
    private let destination: String
    private let parent: String
    private let isReleased: Bool
    private var files: [String: DurableFile] = [:]

    private init(known destination: String, parent: String? = nil, isReleased: Bool = false) {
        self.destination = destination
        self.parent = parent ?? FilePath.folder(of: destination)
        self.isReleased = isReleased
    }

    /// Prepares a folder of many in a parent that was swept; where the parent is missing, as in a rehearsal, the files stand
    /// in `substitute`, from which nothing can be released.
    static func prepare(at destination: String, insteadOfParent substitute: String?) throws(FileFault) -> StagedFolder {
        guard try SystemCalls.status(of: destination) == nil else { throw FileFault("create", destination, .exists) }
        return StagedFolder(known: destination, parent: substitute)
    }

    /// Prepares to find out whether a folder that stands there is just what would be released: a kill came between that and
    /// its note. `release` then changes nothing, and fails where the folder holds anything else.
    static func recognise(at destination: String) -> StagedFolder {
        StagedFolder(known: destination, isReleased: true)
    }

    /// Prepares a folder; the destination must not exist and its parent must.
    static func prepare(at destination: String) throws(FileFault) -> StagedFolder {
        let destination = FilePath.withoutTrailingSlash(destination)
        guard try SystemCalls.status(of: destination) == nil else { throw FileFault("create", destination, .exists) }
        sweep(FilePath.folder(of: destination))
        return StagedFolder(known: destination)
    }

    /// Begins a file in the folder; the name has no slash and is not used yet.
    mutating func addFile(named name: String) throws(FileFault) -> DurableFile {
        guard files[name] == nil else { throw FileFault("create", destination + "/" + name, .exists) }
        let file = try DurableFile(in: parent, fallback: .refuse)
        files[name] = file
        return file
    }

    /// Stores everything, so that a later `release` can hardly fail.
    borrowing func synchronise() throws(FileFault) {
        for file in files.values { try file.synchronise() }
    }

    /// Stores everything and gives the folder its name; a rehearsal leaves it without.
    consuming func release(_ effect: Effect = .carriedOut) throws(FileFault) {
        guard !isReleased else { return try requireSame() }
        guard effect == .carriedOut else { return }
        try synchronise()
        let staging = parent + "/" + FilePath.temporaryName()
        try SystemCalls.makeFolder(staging)
        do throws(FileFault) {
            for (name, file) in files {
                // A file's name can describe the person, so a fault names the folder only.
                do throws(FileFault) { try file.link(as: staging + "/" + name) } catch {
                    throw FileFault("write into", destination, error.reason)
                }
            }
            try SystemCalls.synchroniseFolder(staging)
            try SystemCalls.renameFolder(staging, to: destination)
        } catch {
            for name in files.keys { try? SystemCalls.unlink(staging + "/" + name) }
            try? SystemCalls.removeFolder(staging)
            throw error
        }
        try SystemCalls.synchroniseFolder(parent)
    }

    /// Refuses a folder at the destination that is not just these files.
    private borrowing func requireSame() throws(FileFault) {
        guard
            try SystemCalls.names(in: destination)
                == files.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        else { throw FileFault("create", destination, .exists) }
        for (name, file) in files {
            let released = try OpenedFile(destination + "/" + name, links: .refuse)
            guard try file.isEqual(to: released) else { throw FileFault("create", destination, .exists) }
        }
        try SystemCalls.synchroniseFolder(parent)
    }

    /// Removes what killed processes left in a folder: whatever is named `.brygga-<pid>-…` and whose process is gone.
    ///
    /// A leftover that cannot be removed stays and stops nobody.
    static func sweep(_ folder: String) {
        for name in (try? SystemCalls.names(in: folder)) ?? [] where name.hasPrefix(FilePath.temporaryPrefix) {
            let parts = name.dropFirst(FilePath.temporaryPrefix.count).split(separator: "-")
            guard parts.count == 2, let process = Int32(parts[0]), kill(process, 0) != 0, errno == ESRCH else {
                continue
            }
            try? SystemCalls.removeTree(folder + "/" + name, depth: 4)
        }
    }
}
