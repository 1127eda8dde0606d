import Glibc

/// The system calls behind the file types of this module, each retried on EINTR and turned into a `FileFault`.
///
/// This file alone holds the pointers that the C library wants; nothing unsafe leaves it.
enum SystemCalls {
    /// `O_TMPFILE` of open(2), whose macro Swift does not import: a file without a name.
    static let unnamed: Int32 = 0o20_000_000 | O_DIRECTORY

    /// `F_OFD_SETLK` of fcntl(2), likewise: a lock that belongs to the open file and not to the process.
    private static let setOpenFileLock: Int32 = 37

    /// The C library's words for an `errno`.
    static func describe(_ number: Int32) -> String {
        guard let text = unsafe strerror(number) else { return "error \(number)" }
        return unsafe String(cString: text)
    }

    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(FileFault) -> Descriptor {
        do throws(FileFault) {
            return Descriptor(owning: try retrying("open", path) { unsafe Glibc.open(path, flags | O_CLOEXEC, mode) })
        } catch {
            // A symbolic link where none is followed (O_NOFOLLOW), or a socket.
            throw [.system(ELOOP), .system(ENXIO)].contains(error.reason) ? FileFault("open", path, .notRegular) : error
        }
    }

    static func status(of path: String) throws(FileFault) -> FileStatus? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw FileFault("examine", path, .system(errno))
        }
        return FileStatus(status)
    }

    static func status(of descriptor: borrowing Descriptor, path: String) throws(FileFault) -> FileStatus {
        var status = stat()
        guard unsafe fstat(descriptor.number, &status) == 0 else { throw FileFault("examine", path, .system(errno)) }
        return FileStatus(status)
    }

    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: borrowing Descriptor, path: String) throws(FileFault) {
        var rest = bytes
        while !rest.isEmpty {
            let written = try retryingCount("write", path) {
                unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor.number, $0.baseAddress, $0.count) }
            }
            guard written > 0 else { throw FileFault("write", path, .system(EIO)) }
            rest = rest.dropFirst(written)
        }
    }

    /// Reads up to `count` bytes at an offset, or from the current place when `offset` is nil; empty at the end.
    static func read(
        _ count: Int, from descriptor: borrowing Descriptor, at offset: Int?, path: String
    ) throws(FileFault) -> [UInt8] {
        var got = 0
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialised in
            while got < count {
                let start = unsafe buffer.baseAddress?.advanced(by: got)
                let number =
                    if let offset {
                        unsafe pread(descriptor.number, start, count - got, off_t(offset + got))
                    } else {
                        unsafe Glibc.read(descriptor.number, start, count - got)
                    }
                if number < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    break
                }
                if number == 0 { break }
                got += number
                if offset == nil { break }
            }
            initialised = got
        }
        guard failure == 0 else { throw FileFault("read", path, .system(failure)) }
        return bytes
    }

    /// Reads from the current place into memory; 0 at the end.
    static func read(
        into target: inout MutableSpan<UInt8>, from descriptor: borrowing Descriptor, path: String
    ) throws(FileFault) -> Int {
        try retryingCount("read", path) {
            unsafe target.withUnsafeMutableBytes { unsafe Glibc.read(descriptor.number, $0.baseAddress, $0.count) }
        }
    }

    /// Reads from an offset until the memory is full or the file ends; gives how many bytes there were.
    static func read(
        into target: inout MutableSpan<UInt8>, from descriptor: borrowing Descriptor, at offset: Int, path: String
    ) throws(FileFault) -> Int {
        var got = 0
        while got < target.count {
            let number = try retryingCount("read", path) {
                unsafe target.withUnsafeMutableBytes { memory in
                    unsafe pread(
                        descriptor.number, memory.baseAddress?.advanced(by: got), memory.count - got,
                        off_t(offset + got))
                }
            }
            if number == 0 { break }
            got += number
        }
        return got
    }

    /// Writes at the current place, or from an offset on.
    static func write(
        _ bytes: Span<UInt8>, to descriptor: borrowing Descriptor, at offset: Int? = nil, path: String
    ) throws(FileFault) {
        var done = 0
        while done < bytes.count {
            let written = try retryingCount("write", path) {
                unsafe bytes.withUnsafeBytes { buffer in
                    let (start, rest) = unsafe (buffer.baseAddress?.advanced(by: done), buffer.count - done)
                    guard let offset else { return unsafe Glibc.write(descriptor.number, start, rest) }
                    return unsafe pwrite(descriptor.number, start, rest, off_t(offset + done))
                }
            }
            guard written > 0 else { throw FileFault("write", path, .system(EIO)) }
            done += written
        }
    }

    static func synchronise(_ descriptor: borrowing Descriptor, path: String) throws(FileFault) {
        // A failed fsync is never retried: the kernel may already have dropped the dirty pages. One that a signal
        // interrupted has not failed.
        while fsync(descriptor.number) != 0 {
            guard errno == EINTR else { throw FileFault("store", path, .system(errno)) }
        }
    }

    /// Gives a file opened with O_TMPFILE its name; an existing name is never replaced.
    static func link(_ descriptor: borrowing Descriptor, to path: String) throws(FileFault) {
        let source = "/proc/self/fd/\(descriptor.number)"
        guard unsafe linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
            throw FileFault("create", path, errno == EEXIST ? .exists : .system(errno))
        }
    }

    static func linkExisting(_ source: String, to path: String) throws(FileFault) {
        guard unsafe Glibc.link(source, path) == 0 else {
            throw FileFault("create", path, errno == EEXIST ? .exists : .system(errno))
        }
    }

    static func rename(_ source: String, to path: String) throws(FileFault) {
        guard unsafe Glibc.rename(source, path) == 0 else { throw FileFault("create", path, .system(errno)) }
    }

    /// Renames a folder; fails when the new name exists, save as an empty folder, of which nothing is lost.
    static func renameFolder(_ source: String, to path: String) throws(FileFault) {
        guard unsafe Glibc.rename(source, path) == 0 else {
            throw FileFault("create", path, [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno) ? .exists : .system(errno))
        }
    }

    static func unlink(_ path: String) throws(FileFault) {
        guard unsafe Glibc.unlink(path) == 0 || errno == ENOENT else { throw FileFault("remove", path, .system(errno)) }
    }

    static func removeFolder(_ path: String) throws(FileFault) {
        guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw FileFault("remove", path, .system(errno)) }
    }

    /// Removes a file, or a folder with all that is in it; links are removed and never followed.
    static func removeTree(_ path: String, depth: Int) throws(FileFault) {
        guard let status = try status(of: path) else { return }
        guard status.isFolder else { return try unlink(path) }
        guard depth > 0 else { throw FileFault("remove", path, .system(ELOOP)) }
        for name in try names(in: path) { try removeTree(path + "/" + name, depth: depth - 1) }
        try removeFolder(path)
    }

    static func makeFolder(_ path: String) throws(FileFault) {
        guard unsafe mkdir(path, 0o700) == 0 else {
            throw FileFault("create", path, errno == EEXIST ? .exists : .system(errno))
        }
    }

    static func synchroniseFolder(_ path: String) throws(FileFault) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        try synchronise(folder, path: path)
    }

    /// Takes the kernel's exclusive lock on an open file; false when another process holds it.
    static func lock(_ descriptor: borrowing Descriptor, path: String) throws(FileFault) -> Bool {
        while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { return false }
            if errno != EINTR { throw FileFault("lock", path, .system(errno)) }
        }
        return true
    }

    /// Takes the exclusive lock on one byte of an open file, for as long as the file is open; false when another open file,
    /// be it of this process, holds it.
    static func lock(byte: Int64, of descriptor: borrowing Descriptor, path: String) throws(FileFault) -> Bool {
        var range = Glibc.flock()
        range.l_type = Int16(F_WRLCK)
        range.l_whence = Int16(SEEK_SET)
        range.l_start = off_t(byte)
        range.l_len = 1
        let number = descriptor.number
        while unsafe withUnsafeMutablePointer(to: &range, { unsafe fcntl(number, setOpenFileLock, $0) }) != 0 {
            if errno == EAGAIN || errno == EACCES { return false }
            if errno != EINTR { throw FileFault("lock", path, .system(errno)) }
        }
        return true
    }

    /// The names in a folder, sorted as bytes, without `.` and `..`.
    static func names(in path: String) throws(FileFault) -> [String] {
        guard let folder = unsafe opendir(path) else { throw FileFault("list", path, .system(errno)) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while true {
            // The end and a failure look the same but for errno, which only a failure sets (readdir(3)).
            errno = 0
            guard let entry = unsafe readdir(folder) else { break }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw FileFault("list", path, .system(errno)) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func retrying(
        _ operation: String, _ path: String, _ call: () -> Int32
    ) throws(FileFault) -> Int32 {
        while true {
            let result = call()
            if result >= 0 { return result }
            if errno != EINTR { throw FileFault(operation, path, .system(errno)) }
        }
    }

    private static func retryingCount(
        _ operation: String, _ path: String, _ call: () -> Int
    ) throws(FileFault) -> Int {
        while true {
            let result = call()
            if result >= 0 { return result }
            if errno != EINTR { throw FileFault(operation, path, .system(errno)) }
        }
    }
}

/// An open file, closed when its owner goes away.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    init(owning number: Int32) { self.number = number }

    deinit { close(number) }
}

/// What the system knows of a file without reading it.
struct FileStatus: Sendable, Hashable {
    let size: Int
    let isRegular: Bool
    let isFolder: Bool
    let isLink: Bool
    let permissions: UInt32
    let owner: UInt32
    /// The bytes that are set aside for it on the device.
    let allocated: Int
    let device: Int64
    let inode: Int64
    /// When content and description were last changed, in seconds and nanoseconds.
    private let changes: [Int]

    init(_ status: stat) {
        changes = [
            status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
        ]
        size = Int(status.st_size)
        isLink = status.st_mode & S_IFMT == S_IFLNK
        // st_blocks counts 512 bytes whatever the file system's block size is (stat(3type)).
        allocated = Int(status.st_blocks) * 512
        device = Int64(truncatingIfNeeded: status.st_dev)
        inode = Int64(truncatingIfNeeded: status.st_ino)
        isRegular = status.st_mode & S_IFMT == S_IFREG
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        permissions = status.st_mode & 0o7777
        owner = status.st_uid
    }

    /// Whether the same file had the same content before, as far as its times tell.
    func isUnchanged(since earlier: FileStatus) -> Bool {
        size == earlier.size && changes == earlier.changes && inode == earlier.inode && device == earlier.device
    }

    /// Whether only the owner may read or write it.
    var isPrivate: Bool { permissions & 0o077 == 0 }
}
