/// Bytes of a container that can be read at any place: a file, or memory.
///
/// The reader may ask for the same place twice; a source whose bytes change in between is refused by the digests.
public protocol BundleSource: Sendable {
    /// How many bytes there are.
    var size: Int { get }
    /// Exactly `count` bytes from `offset`; throws when there are not that many or they cannot be read.
    func read(at offset: Int, count: Int) throws -> [UInt8]
}

/// The bytes of one file to seal, read piece by piece in order, twice: once to commit to them and once to seal them.
public protocol PlaintextSource: Sendable {
    /// How many bytes there are.
    var size: Int { get }
    /// Exactly `count` bytes from `offset`; throws when there are not that many or they cannot be read.
    func read(at offset: Int, count: Int) throws -> [UInt8]
}

/// A container in memory.
public struct BundleBytes: BundleSource, PlaintextSource {
    private let bytes: [UInt8]

    /// Takes the bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes there are.
    public var size: Int { bytes.count }

    /// Exactly `count` bytes from `offset`; throws `E_READ` outside the bytes.
    public func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
            throw BundleFault(.read, "a place outside the bytes")
        }
        return Array(bytes[offset..<offset + count])
    }
}

/// A file's content in memory.
public typealias PlaintextBytes = BundleBytes

extension BundleSource {
    /// Reads and refuses a source that gives another number of bytes than asked for.
    func exactly(_ count: Int, at offset: Int) throws(BundleFault) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try read(at: offset, count: count) } catch { throw .below(.read, error, "the container") }
        guard bytes.count == count else { throw BundleFault(.read, "the container gives fewer bytes than it has") }
        return bytes
    }
}

extension PlaintextSource {
    /// Reads and refuses a source that gives another number of bytes than asked for.
    func exactlyPlain(_ count: Int, at offset: Int) throws(BundleFault) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try read(at: offset, count: count) } catch { throw .below(.read, error, "a file to seal") }
        guard bytes.count == count else { throw BundleFault(.read, "a file to seal gives fewer bytes than it has") }
        return bytes
    }
}
