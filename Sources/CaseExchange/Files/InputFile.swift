import CaseModel
import Glibc

/// Reads whole files of bounded size; devices, pipes and folders are refused rather than waited for.
public enum InputFile {
    /// Reads a regular file, or standard input for `-`.
    public static func read(_ path: String, maximumBytes: Int) throws(FileFault) -> [UInt8] {
        if path == "-" { return try readStandardInput(maximumBytes: maximumBytes) }
        // O_NONBLOCK keeps a named pipe from blocking the open; it means nothing for a regular file.
        let descriptor = try SystemCalls.open(path, O_RDONLY | O_NONBLOCK)
        return try read(descriptor, path: path, maximumBytes: maximumBytes)
    }

    /// Reads a file that must be private to its owner: mode 0600 or stricter, no symbolic link.
    static func readPrivate(_ path: String, maximumBytes: Int) throws(FileFault) -> [UInt8] {
        let descriptor = try SystemCalls.open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
        guard try SystemCalls.status(of: descriptor, path: path).isPrivate else {
            throw FileFault("read", path, .tooOpen)
        }
        return try read(descriptor, path: path, maximumBytes: maximumBytes)
    }

    /// Whether something stands under a path.
    static func exists(_ path: String) throws(FileFault) -> Bool { try SystemCalls.status(of: path) != nil }

    /// Whether a folder stands under a path (following no link).
    public static func isFolder(_ path: String) throws(FileFault) -> Bool {
        try SystemCalls.status(of: path)?.isFolder ?? false
    }

    private static func read(
        _ descriptor: borrowing Descriptor, path: String, maximumBytes: Int
    ) throws(FileFault) -> [UInt8] {
        let status = try SystemCalls.status(of: descriptor, path: path)
        guard status.isRegular else { throw FileFault("read", path, .notRegular) }
        guard status.size <= maximumBytes else { throw FileFault("read", path, .tooLarge(limit: maximumBytes)) }
        let bytes = try SystemCalls.read(status.size, from: descriptor, at: 0, path: path)
        guard bytes.count == status.size else { throw FileFault("read", path, .changed) }
        return bytes
    }

    private static func readStandardInput(maximumBytes: Int) throws(FileFault) -> [UInt8] {
        let input = Descriptor(owning: dup(STDIN_FILENO))
        var bytes: [UInt8] = []
        while true {
            let piece = try SystemCalls.read(64 << 10, from: input, at: nil, path: "-")
            if piece.isEmpty { return bytes }
            guard bytes.count + piece.count <= maximumBytes else {
                throw FileFault("read", "-", .tooLarge(limit: maximumBytes))
            }
            bytes.append(contentsOf: piece)
        }
    }
}

/// A regular file that is read in pieces, such as a bundle or an attachment.
final class OpenedFile: Sendable {
    /// The path as it was given.
    let path: String
    /// The size in bytes when it was opened.
    let size: Int
    private let descriptor: Descriptor
    private let status: FileStatus

    /// Opens a regular file; a symbolic link at the end of the path is refused where `links` says so.
    init(_ path: String, links: Links = .follow) throws(FileFault) {
        let flags = O_RDONLY | O_NONBLOCK | (links == .refuse ? O_NOFOLLOW : 0)
        descriptor = try SystemCalls.open(path, flags)
        status = try SystemCalls.status(of: descriptor, path: path)
        guard status.isRegular else { throw FileFault("read", path, .notRegular) }
        self.path = path
        size = status.size
    }

    /// Refuses a file whose size or time of change is another than when it was opened: what was read may be a mixture.
    func requireUnchanged() throws(FileFault) {
        guard try SystemCalls.status(of: descriptor, path: path).isUnchanged(since: status) else {
            throw FileFault("read", path, .changed)
        }
    }

    /// Whether a symbolic link is followed.
    enum Links: Sendable { case follow, refuse }

    /// Reads exactly `count` bytes at an offset, or fails.
    func pieces(at offset: Int, count: Int) throws(FileFault) -> [UInt8] {
        let bytes = try SystemCalls.read(count, from: descriptor, at: offset, path: path)
        guard bytes.count == count else { throw FileFault("read", path, .changed) }
        return bytes
    }

    /// The same into memory that is there already; gives how many bytes there were.
    func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws(FileFault) -> Int {
        try SystemCalls.read(into: &target, from: descriptor, at: offset, path: path)
    }
}

/// A file or standard input that is read once from start to end.
final class InputStream: Sendable {
    /// The size in bytes when it was opened; nil for standard input.
    let size: Int?
    private let path: String
    private let descriptor: Descriptor

    /// Opens a regular file, or standard input for `-`, which may be a pipe.
    init(_ path: String) throws(FileFault) {
        self.path = path
        guard path != "-" else {
            descriptor = Descriptor(owning: dup(STDIN_FILENO))
            size = nil
            return
        }
        descriptor = try SystemCalls.open(path, O_RDONLY | O_NONBLOCK)
        let status = try SystemCalls.status(of: descriptor, path: path)
        guard status.isRegular else { throw FileFault("read", path, .notRegular) }
        size = status.size
    }

    /// The next bytes, into memory; 0 at the end.
    func next(into target: inout MutableSpan<UInt8>) throws(FileFault) -> Int {
        try SystemCalls.read(into: &target, from: descriptor, path: path)
    }

    /// The next bytes, at most `count`; empty at the end.
    func next(_ count: Int) throws(FileFault) -> [UInt8] {
        try SystemCalls.read(count, from: descriptor, at: nil, path: path)
    }
}
