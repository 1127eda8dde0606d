import COpenSSL

/// OpenSSL's secure heap: one locked arena per process, outside core dumps, between guard pages.
///
/// It is set up on first use and never released.
public enum SecureHeap {
    /// The size of the arena in bytes. Allocations round up to a power of two of at least 32 bytes.
    public static let size = 512 * 1024

    /// How well the arena is protected.
    public enum Protection: Sendable, Hashable {
        /// Locked in memory, outside core dumps, between guard pages.
        case full
        /// In use, but the system refused to lock it or to guard it (see `RLIMIT_MEMLOCK`): it may be swapped out.
        case partial
        /// No secure heap exists; no secret can be held.
        case unavailable
    }

    /// The state of the arena, which is set up by this call if nothing did so before.
    public static let protection: Protection = setUp()

    /// Bytes allocated at present, by this module and by OpenSSL itself.
    package static var bytesInUse: Int { Int(CRYPTO_secure_used()) }

    private static let smallestBlock = 32

    private static func setUp() -> Protection {
        // An arena made earlier by the host application is as good; its locking cannot be told.
        guard CRYPTO_secure_malloc_initialized() == 0 else { return .partial }
        switch CRYPTO_secure_malloc_init(size, smallestBlock) {
        case 1: return .full
        case 0:
            ErrorQueue.clear()
            return .unavailable
        default: return .partial
        }
    }

    /// Allocates in the arena, never elsewhere.
    static func allocate(_ count: Int) throws(OpenSSLError) -> UnsafeMutablePointer<UInt8> {
        guard protection != .unavailable else { throw .secureHeapUnavailable(reason: "the arena cannot be set up") }
        guard let start = unsafe COpenSSL_secure_malloc(max(count, 1)) else {
            ErrorQueue.clear()
            throw .secureHeapUnavailable(reason: "no room for \(count) bytes")
        }
        return unsafe start.assumingMemoryBound(to: UInt8.self)
    }
}
