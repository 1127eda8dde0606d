import CaseModel
import Glibc

/// The kernel's lock on an agency's home or on a folder, held while it is in scope; released by the kernel when the process ends.
struct HomeLock: ~Copyable {
    private let descriptor: Descriptor

    private init(holding descriptor: consuming Descriptor) { self.descriptor = descriptor }

    /// Takes the lock, waiting up to ten seconds for another process to let it go.
    static func take(at path: String) throws(FileFault) -> HomeLock {
        try take(SystemCalls.open(path, O_RDWR), path: path)
    }

    /// Takes the lock of a folder, for as long as files in it are compared and replaced.
    static func take(folder: String) throws(FileFault) -> HomeLock {
        try take(SystemCalls.open(folder, O_RDONLY | O_DIRECTORY), path: folder)
    }

    private static func take(_ descriptor: consuming Descriptor, path: String) throws(FileFault) -> HomeLock {
        for _ in 0..<200 {
            if try SystemCalls.lock(descriptor, path: path) { return HomeLock(holding: descriptor) }
            usleep(50_000)
        }
        throw FileFault("lock", path, .system(EWOULDBLOCK))
    }

    /// Says that the lock is needed up to here; put it in a `defer`.
    borrowing func keep() {}
}
