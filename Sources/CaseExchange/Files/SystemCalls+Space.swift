import Glibc

/// What the system says of a path's file system and of the process's rights there.
extension SystemCalls {
    /// The space of the file system that a path lies on, for a user who is not root.
    static func space(at path: String) throws(FileFault) -> FileSystemSpace {
        var answer = statvfs()
        guard unsafe statvfs(path, &answer) == 0 else { throw FileFault("examine", path, .system(errno)) }
        let block = UInt64(answer.f_frsize)
        let (bytes, overflow) = UInt64(answer.f_bavail).multipliedReportingOverflow(by: block)
        return FileSystemSpace(
            freeBytes: overflow ? .max : Int64(clamping: bytes), files: Int64(clamping: UInt64(answer.f_files)),
            freeFiles: Int64(clamping: UInt64(answer.f_favail)))
    }

    /// Whether this process may write a file, or add files to a folder; false also on a read-only file system.
    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

    /// Whether this process may read a file, or look into a folder.
    static func isReadable(_ path: String) -> Bool { unsafe access(path, R_OK) == 0 }

    /// The path without links and dots, or nil when there is nothing.
    static func canonicalPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Sets blocks aside for an open file, from its start on (posix_fallocate(3)).
    static func allocate(_ count: Int, for descriptor: borrowing Descriptor, path: String) throws(FileFault) {
        while true {
            let number = posix_fallocate(descriptor.number, 0, off_t(count))
            if number == 0 { return }
            if number != EINTR { throw FileFault("write", path, .system(number)) }
        }
    }

    /// The text of a file of `/proc`, whose size the system does not know beforehand; at most 1 MiB of it.
    static func processText(_ path: String) throws(FileFault) -> String {
        let file = try open(path, O_RDONLY)
        var bytes: [UInt8] = []
        while bytes.count < 1 << 20 {
            let piece = try read(64 << 10, from: file, at: nil, path: path)
            if piece.isEmpty { break }
            bytes += piece
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// How much room a file system has.
struct FileSystemSpace: Sendable, Hashable {
    /// Bytes that a user who is not root may still use.
    let freeBytes: Int64
    /// How many files it can hold; 0 where it has no such limit.
    let files: Int64
    /// How many more files it can hold.
    let freeFiles: Int64
}
