import CaseModel
import Glibc

/// The kernel's locks on single pieces of work in a home, such as one case for one recipient: two commands, or two threads
/// of one, never do the same piece at once and do not wait for each other otherwise.
///
/// Each is one byte of the home's lock file, far behind its end (`F_OFD_SETLK`, fcntl(2)); the kernel lets go of them when
/// the process ends. Whole-file locks (`HomeLock`) do not touch them.
struct WorkClaim: ~Copyable {
    private let descriptor: Descriptor

    private init(holding descriptor: consuming Descriptor) { self.descriptor = descriptor }

    /// Claims the pieces with these digests, waiting up to ten seconds for others to let them go.
    static func take(_ digests: [[UInt8]], at path: String) throws(FileFault) -> WorkClaim {
        let descriptor = try SystemCalls.open(path, O_RDWR)
        // In order, so that two who want the same pieces cannot each wait for the other.
        for place in Set(digests.map(place)).sorted() {
            var isHeld = false
            for _ in 0..<1000 where !isHeld {
                isHeld = try SystemCalls.lock(byte: place, of: descriptor, path: path)
                if !isHeld { usleep(10_000) }
            }
            guard isHeld else { throw FileFault("lock", path, .system(EWOULDBLOCK)) }
        }
        return WorkClaim(holding: descriptor)
    }

    /// Says that the claim is needed up to here; put it in a `defer`.
    borrowing func keep() {}

    /// A byte of the file for a digest; two pieces that share one merely wait for each other.
    private static func place(of digest: [UInt8]) -> Int64 {
        Int64(digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 2)
    }
}
