public import Foundation

/// The package's own files, found from where this file lies.
public enum PackageFiles {
    /// The root of the package.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The path of a file of the package.
    public static func path(_ relative: String) -> String { root.appending(path: relative).path }

    /// The bytes of a file of the package.
    public static func bytes(_ relative: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: relative)))
    }

    /// The text of a file of the package.
    public static func text(_ relative: String) throws -> String {
        try String(contentsOf: root.appending(path: relative), encoding: .utf8)
    }
}

/// A folder that lives as long as the object, 0700.
public final class TemporaryFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// Where the folders are made: what `$TMPDIR` says, else in memory where there is ample room, else the system's own.
    ///
    /// A file system in memory has the same calls and spares the disk some hundred thousand files, each of them stored.
    public static let base: URL = {
        let memory = "/dev/shm"
        let given = ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
        let free = try? FileManager.default.attributesOfFileSystem(forPath: memory)[.systemFreeSize] as? Int64
        guard given.isEmpty, let free, free > 8 << 30, FileManager.default.isWritableFile(atPath: memory) else {
            return FileManager.default.temporaryDirectory
        }
        return URL(filePath: memory)
    }()

    /// Makes a folder.
    public init() throws {
        path = Self.base.appending(path: "brygga-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path in the folder.
    public func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file with the given permissions and gives its path.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String, permissions: Int = 0o600) throws -> String {
        let target = path(name)
        let parent = URL(filePath: target).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: target))
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: target)
        return target
    }

    /// Writes a text file and gives its path.
    @discardableResult
    public func write(_ text: String, to name: String, permissions: Int = 0o600) throws -> String {
        try write(Array(text.utf8), to: name, permissions: permissions)
    }

    /// The relative paths of everything in the folder, sorted.
    public func contents() -> [String] {
        (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
    }
}
