internal import OpenSSLCrypto

/// Bytes that stay where they are while a run goes on, with room behind them that may be read and written in wide steps.
///
/// Not `Sendable`: one worker at a time. It is wiped when it goes, since rows stood in it.
@safe package final class StreamMemory {
    /// The bytes in use.
    package private(set) var count = 0
    /// The bytes there is room for.
    private(set) var capacity: Int
    /// Where the bytes are; other addresses after `reserve`.
    private(set) var start: UnsafeMutablePointer<UInt8>

    /// The bytes behind the room that may be read and written, with no meaning.
    static let padding = 64

    /// Makes room.
    package init(capacity: Int) {
        self.capacity = max(capacity, 64)
        unsafe start = .allocate(capacity: self.capacity + Self.padding)
        unsafe start.initialize(repeating: 0, count: self.capacity + Self.padding)
    }

    deinit {
        unsafe Wiping.wipe(start, count: capacity + Self.padding)
        unsafe start.deallocate()
    }

    /// Makes room for so many bytes in all; the bytes in use are kept.
    package func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        let larger = max(wanted, capacity + capacity / 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
        unsafe moved.update(from: start, count: count)
        unsafe (moved + count).initialize(repeating: 0, count: larger + Self.padding - count)
        unsafe Wiping.wipe(start, count: capacity + Self.padding)
        unsafe start.deallocate()
        unsafe start = moved
        capacity = larger
    }

    /// Forgets the bytes from a count on; a larger count is ignored.
    package func truncate(to count: Int) { self.count = min(max(count, 0), self.count) }

    /// Takes bytes that were written behind those in use into account; at most the room there is.
    func advance(to count: Int) { self.count = min(count, capacity) }

    /// Appends bytes.
    package func append(_ bytes: Span<UInt8>) {
        reserve(count + bytes.count)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let source = buffer.baseAddress else { return }
            unsafe (start + count).update(from: source, count: buffer.count)
        }
        count += bytes.count
    }

    /// Appends bytes.
    package func append(_ bytes: [UInt8]) { append(bytes.span) }

    /// Appends a byte.
    package func append(_ byte: UInt8) {
        reserve(count + 1)
        unsafe start[count] = byte
        count += 1
    }

    /// Lends room for at most `wanted` bytes behind those in use; `body` says how many it wrote.
    package func fill<Failure: Error>(
        _ wanted: Int, by body: (inout MutableSpan<UInt8>) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        reserve(count + wanted)
        let room = unsafe UnsafeMutableBufferPointer(start: start + count, count: wanted)
        var span = unsafe room.mutableSpan
        let written = try body(&span)
        count += min(max(written, 0), wanted)
        return written
    }

    /// Lends bytes in use; a range beyond them is cut.
    package func withBytes<Value, Failure: Error>(
        _ range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let range = range.clamped(to: 0..<count)
        let buffer = unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
        return try body(unsafe buffer.span)
    }

    /// Lends all bytes in use.
    package func withBytes<Value, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try withBytes(0..<count, body)
    }
}
