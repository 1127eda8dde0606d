import CaseModel
import Synchronization

/// Where a container goes. Places are known before the bytes, so that segments are written when they are ready.
public protocol BundleTarget: Sendable {
    /// Writes all of the bytes from an offset on. Called from several threads at once, never twice for one place; after a
    /// failure what was written is worthless.
    func write(_ bytes: Span<UInt8>, at offset: Int) throws
}

/// A container in memory.
public final class BundleMemory: BundleTarget {
    private let content = Mutex<[UInt8]>([])

    /// Begins without a byte.
    public init() {}

    /// What was written; zeros where nothing was.
    public var bytes: [UInt8] { content.withLock { $0 } }

    /// Writes, and grows where it must.
    public func write(_ bytes: Span<UInt8>, at offset: Int) {
        content.withLock { content in
            let missing = offset + bytes.count - content.count
            if missing > 0 { content.append(contentsOf: repeatElement(0, count: missing)) }
            content.replaceSubrange(offset..<offset + bytes.count, with: bytes.copied)
        }
    }
}
