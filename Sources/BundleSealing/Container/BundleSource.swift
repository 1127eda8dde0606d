/// Bytes that can be read at any place, from several threads at once: a file, or memory.
public protocol RandomAccessBytes: Sendable {
    /// How many bytes there are.
    var size: Int { get }
    /// Exactly `count` bytes from `offset`; throws when there are not that many or they cannot be read.
    func read(at offset: Int, count: Int) throws -> [UInt8]
    /// The same into memory that is there already, from its beginning; gives how many bytes there were.
    func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws -> Int
}

extension RandomAccessBytes {
    /// Reads into new memory and copies.
    public func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws -> Int {
        let bytes = try read(at: offset, count: target.count)
        for index in 0..<min(bytes.count, target.count) { target[index] = bytes[index] }
        return bytes.count
    }
}

/// A container. The reader may ask for the same place twice; one whose bytes change in between is refused by the digests.
public protocol BundleSource: RandomAccessBytes {}

/// The bytes of one file to seal; each is read once, and what was read is what is committed to and sealed.
public protocol PlaintextSource: RandomAccessBytes {
    /// Throws where the bytes may have changed since the source was made, such as after a search through them.
    func requireUnchanged() throws
}

extension PlaintextSource {
    /// Bytes that cannot change.
    public func requireUnchanged() {}
}

/// A container or a file's content in memory.
public struct BundleBytes: BundleSource, PlaintextSource {
    private let bytes: [UInt8]

    /// Takes the bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes there are.
    public var size: Int { bytes.count }

    /// Exactly `count` bytes from `offset`; throws `E_READ` outside the bytes.
    public func read(at offset: Int, count: Int) throws -> [UInt8] {
        try requireInside(offset, count)
        return Array(bytes[offset..<offset + count])
    }
}

/// A file's content in memory.
public typealias PlaintextBytes = BundleBytes

extension RandomAccessBytes {
    /// Refuses a place outside the bytes.
    func requireInside(_ offset: Int, _ count: Int) throws(BundleFault) {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else {
            throw BundleFault(.read, "a place outside the bytes")
        }
    }

    /// Reads and refuses a source that gives another number of bytes than asked for; `subject` names it.
    func exactly(_ count: Int, at offset: Int, of subject: String) throws(BundleFault) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try read(at: offset, count: count) } catch { throw .below(.read, error, subject) }
        guard bytes.count == count else { throw BundleFault(.read, "\(subject) gives fewer bytes than it has") }
        return bytes
    }

    /// The same into memory that is there already.
    func fill(
        _ target: inout MutableSpan<UInt8>, from offset: Int, of subject: String
    ) throws(BundleFault) {
        let count: Int
        do { count = try read(at: offset, into: &target) } catch { throw .below(.read, error, subject) }
        guard count == target.count else { throw BundleFault(.read, "\(subject) gives fewer bytes than it has") }
    }
}

extension BundleSource {
    /// Reads and refuses a source that gives another number of bytes than asked for.
    func exactly(_ count: Int, at offset: Int) throws(BundleFault) -> [UInt8] {
        try exactly(count, at: offset, of: "the container")
    }
}

extension PlaintextSource {
    /// Reads and refuses a source that gives another number of bytes than asked for.
    func exactlyPlain(_ count: Int, at offset: Int) throws(BundleFault) -> [UInt8] {
        try exactly(count, at: offset, of: Self.subject)
    }

    /// The same into memory that is there already.
    func fillPlain(_ target: inout MutableSpan<UInt8>, from offset: Int) throws(BundleFault) {
        try fill(&target, from: offset, of: Self.subject)
    }

    /// Refuses a source that may have changed.
    func requireSettled() throws(BundleFault) {
        do { try requireUnchanged() } catch { throw .below(.read, error, Self.subject) }
    }

    /// What a failure names.
    private static var subject: String { "a file to seal" }
}
