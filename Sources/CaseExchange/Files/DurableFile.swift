import BundleSealing
import CaseModel
import Glibc

/// The only type that creates files: a file that appears whole and durable under its name, or not at all.
///
/// The bytes go to a file without a name (`O_TMPFILE`, mode 0600), are stored (`fsync`), and only `commit` links the
/// name and stores the folder. A process that is killed before that leaves nothing behind. Where the file system has no
/// unnamed files, a 0600 temporary named `.brygga-…` is used, which `StagedFolder.sweep` removes at a later start.
final class DurableFile: Sendable {
    /// What to do on a file system without unnamed files.
    enum Fallback: Sendable {
        /// Use a temporary name.
        case temporaryName
        /// Fail: for plaintext, which must not be reachable before it is released.
        case refuse
    }

    private let folder: String
    private let descriptor: Descriptor
    private let temporary: String?

    /// Prepares a file in a folder that exists.
    init(in folder: String, fallback: Fallback = .temporaryName) throws(FileFault) {
        self.folder = folder
        do throws(FileFault) {
            descriptor = try SystemCalls.open(folder, SystemCalls.unnamed | O_RDWR, mode: 0o600)
            temporary = nil
        } catch {
            guard case .system(let number) = error.reason, [EOPNOTSUPP, EISDIR, EINVAL].contains(number),
                fallback == .temporaryName
            else { throw FileFault("create a file in", folder, error.reason) }
            let name = folder + "/" + FilePath.temporaryName()
            descriptor = try SystemCalls.open(name, O_CREAT | O_EXCL | O_RDWR, mode: 0o600)
            temporary = name
        }
    }

    deinit {
        // Nothing to do for an unnamed file; a name that is still there is removed, a failure is left to the sweep.
        if let temporary { try? SystemCalls.unlink(temporary) }
    }

    /// Writes a whole file in one call.
    static func write(
        _ bytes: [UInt8], to path: String, ifExisting existing: ExistingFile = .keep, effect: Effect = .carriedOut
    ) throws(FileFault) {
        if existing == .keep, try SystemCalls.status(of: path) != nil { throw FileFault("create", path, .exists) }
        let file = try DurableFile(in: FilePath.folder(of: path))
        try file.write(bytes)
        try file.commit(as: path, ifExisting: existing, effect: effect)
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws(FileFault) {
        try SystemCalls.write(bytes[...], to: descriptor, path: folder)
    }

    /// Appends bytes that are lent.
    func write(_ bytes: Span<UInt8>) throws(FileFault) {
        try SystemCalls.write(bytes, to: descriptor, path: folder)
    }

    /// Writes bytes that are lent from an offset on, whatever was appended so far; from several threads at once.
    func write(_ bytes: Span<UInt8>, at offset: Int) throws(FileFault) {
        try SystemCalls.write(bytes, to: descriptor, at: offset, path: folder)
    }

    /// Reads bytes that were written, at most `count` from an offset; empty at the end.
    func read(_ count: Int, at offset: Int) throws(FileFault) -> [UInt8] {
        try SystemCalls.read(count, from: descriptor, at: offset, path: folder)
    }

    /// The same into memory that is there already; gives how many bytes there were.
    func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws(FileFault) -> Int {
        try SystemCalls.read(into: &target, from: descriptor, at: offset, path: folder)
    }

    /// Sets blocks of the device aside, so that writing that many bytes from the start on finds room.
    func allocate(_ count: Int) throws(FileFault) {
        try SystemCalls.allocate(count, for: descriptor, path: folder)
    }

    /// Stores the bytes without giving them a name yet, so that a later `commit` can hardly fail.
    func synchronise() throws(FileFault) { try SystemCalls.synchronise(descriptor, path: folder) }

    /// Whether another file holds just what was written.
    func isEqual(to other: OpenedFile) throws(FileFault) -> Bool {
        try holdsSame { (offset) throws(FileFault) in
            try other.pieces(at: offset, count: min(Self.comparedSize, other.size - offset))
        }
    }

    /// The same for another file without a name.
    func isEqual(to other: DurableFile) throws(FileFault) -> Bool {
        try holdsSame { (offset) throws(FileFault) in try other.read(Self.comparedSize, at: offset) }
    }

    private static let comparedSize = 256 << 10

    private func holdsSame(as other: (_ offset: Int) throws(FileFault) -> [UInt8]) throws(FileFault) -> Bool {
        var offset = 0
        while true {
            let mine = try read(Self.comparedSize, at: offset)
            guard try other(offset) == mine else { return false }
            if mine.isEmpty { return true }
            offset += mine.count
        }
    }

    /// Copies what was written to an open descriptor, such as standard output; the file itself never gets a name.
    func copy(to target: Int32) throws(FileFault) {
        let output = Descriptor(owning: dup(target))
        var offset = 0
        while true {
            let bytes = try SystemCalls.read(256 << 10, from: descriptor, at: offset, path: folder)
            if bytes.isEmpty { return }
            do throws(FileFault) { try SystemCalls.write(bytes[...], to: output, path: "standard output") } catch {
                // A reader that has seen enough is no failure.
                if error.reason == .system(EPIPE) { return }
                throw error
            }
            offset += bytes.count
        }
    }

    /// Stores the file, gives it its name in the folder it was made in, and stores the folder; a rehearsal only finds out
    /// whether the name is free.
    func commit(
        as path: String, ifExisting existing: ExistingFile = .keep, effect: Effect = .carriedOut
    ) throws(FileFault) {
        guard effect == .carriedOut else {
            if existing == .keep, try SystemCalls.status(of: path) != nil { throw FileFault("create", path, .exists) }
            return
        }
        try synchronise()
        switch existing {
        case .keep: try link(as: path)
        case .replace:
            let staged = temporary ?? folder + "/" + FilePath.temporaryName()
            if temporary == nil { try SystemCalls.link(descriptor, to: staged) }
            do throws(FileFault) { try SystemCalls.rename(staged, to: path) } catch {
                try? SystemCalls.unlink(staged)
                throw error
            }
        }
        try SystemCalls.synchroniseFolder(FilePath.folder(of: path))
    }

    /// Gives the file a name that does not exist yet; nothing is stored.
    func link(as path: String) throws(FileFault) {
        if let temporary {
            try SystemCalls.linkExisting(temporary, to: path)
        } else {
            try SystemCalls.link(descriptor, to: path)
        }
    }
}

extension DurableFile: BundleTarget {}

/// What to do when a file to be written exists already.
public enum ExistingFile: Sendable {
    /// Fail with `file.exists`.
    case keep
    /// Replace it in one step.
    case replace
}

/// Paths as text, without resolving anything.
enum FilePath {
    private static let slash = UInt8(ascii: "/")

    static func folder(of path: String) -> String {
        let bytes = Array(path.utf8)
        guard let last = bytes.lastIndex(of: slash) else { return "." }
        return last == 0 ? "/" : String(decoding: bytes[..<last], as: UTF8.self)
    }

    /// The path without slashes at its end, as shells complete folders with them; `/` stays.
    static func withoutTrailingSlash(_ path: String) -> String {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func name(of path: String) -> String {
        let bytes = Array(path.utf8)
        guard let last = bytes.lastIndex(of: slash) else { return path }
        return String(decoding: bytes[(last + 1)...], as: UTF8.self)
    }

    /// The parts between slashes, as the file system takes them apart.
    static func parts(of path: String) -> [String] {
        Array(path.utf8).split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The prefix of everything that a sweep may remove.
    static let temporaryPrefix = ".brygga-"

    static func temporaryName() -> String { "\(temporaryPrefix)\(getpid())-\(UInt64.random(in: .min ... .max))" }
}
