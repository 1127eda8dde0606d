internal import OpenSSLCrypto

/// Bytes that stay where they are while a run goes on, with room behind them that may be read and written in wide steps.
///
/// Not `Sendable`: one worker at a time. It is wiped when it goes, since rows stood in it.
@safe package final class StreamMemory {
    // In memory of its own: it is asked for with every cell, without a look at who else may change it.
    private let state: UnsafeMutablePointer<State>

    @safe private struct State {
        var count: Int
        var capacity: Int
        var start: UnsafeMutablePointer<UInt8>
    }

    /// The bytes in use.
    package var count: Int { unsafe state.pointee.count }
    /// The bytes there is room for.
    var capacity: Int { unsafe state.pointee.capacity }
    /// Where the bytes are; another place after `reserve`.
    var start: UnsafeMutablePointer<UInt8> { unsafe state.pointee.start }

    /// The bytes behind the room that may be read and written, with no meaning.
    static let padding = 64

    /// Makes room.
    package init(capacity: Int) {
        let capacity = max(capacity, 64)
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + Self.padding)
        unsafe start.initialize(repeating: 0, count: capacity + Self.padding)
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: State(count: 0, capacity: capacity, start: start))
    }

    deinit {
        unsafe Wiping.wipe(start, count: capacity + Self.padding)
        unsafe start.deallocate()
        unsafe state.deallocate()
    }

    /// Makes room for so many bytes in all; the bytes in use are kept.
    package func reserve(_ wanted: Int) {
        if wanted > capacity { grow(to: wanted) }
    }

    private func grow(to wanted: Int) {
        let larger = max(wanted, capacity + capacity / 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
        unsafe moved.update(from: start, count: count)
        unsafe (moved + count).initialize(repeating: 0, count: larger + Self.padding - count)
        unsafe Wiping.wipe(start, count: capacity + Self.padding)
        unsafe start.deallocate()
        unsafe state.pointee = State(count: count, capacity: larger, start: moved)
    }

    /// Forgets the bytes from a count on; a larger count is ignored.
    package func truncate(to count: Int) { unsafe state.pointee.count = min(max(count, 0), self.count) }

    /// Takes bytes that were written behind those in use into account; at most the room there is.
    @inline(__always)
    func advance(to count: Int) { unsafe state.pointee.count = min(count, capacity) }

    /// Appends bytes.
    package func append(_ bytes: Span<UInt8>) {
        reserve(count + bytes.count)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let source = buffer.baseAddress else { return }
            unsafe (start + count).update(from: source, count: buffer.count)
        }
        unsafe state.pointee.count += bytes.count
    }

    /// Appends bytes.
    package func append(_ bytes: [UInt8]) { append(bytes.span) }

    /// Appends a byte.
    package func append(_ byte: UInt8) {
        reserve(count + 1)
        unsafe start[count] = byte
        unsafe state.pointee.count += 1
    }

    /// Lends room for at most `wanted` bytes behind those in use; `body` says how many it wrote.
    package func fill<Failure: Error>(
        _ wanted: Int, by body: (inout MutableSpan<UInt8>) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        reserve(count + wanted)
        let room = unsafe UnsafeMutableBufferPointer(start: start + count, count: wanted)
        var span = unsafe room.mutableSpan
        let written = try body(&span)
        unsafe state.pointee.count += min(max(written, 0), wanted)
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
