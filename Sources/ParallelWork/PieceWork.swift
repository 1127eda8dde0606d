import Dispatch
import Synchronization

/// Numbered pieces of work on several threads, each thread with something of its own to work with, such as a buffer.
package enum PieceWork {
    /// Does `work` on the pieces `0..<count`, at most `width` at once, and `inOrder` on each after it, one at a time and in
    /// their order.
    ///
    /// What comes out is what one thread would do: after a failure no further piece is begun, `inOrder` gets no piece behind
    /// the one that failed, and of several failures the one of the smallest piece is thrown. Both closures may be called on
    /// any thread; `inOrder` is never called twice at once, so it may change what is the caller's. One piece, or a width of
    /// one, needs no other thread than the caller's.
    package static func run<Tools: ~Copyable, Failure: Error>(
        _ count: Int, width: Int, tools: @Sendable () throws(Failure) -> Tools,
        work: @Sendable (_ piece: Int, _ tools: inout Tools) throws(Failure) -> Void,
        inOrder: (_ piece: Int, _ tools: inout Tools) throws(Failure) -> Void
    ) throws(Failure) {
        let line = PieceLine<Failure>(count)
        let threads = min(width, count)
        guard threads > 1 else {
            line.serve(tools: tools, work: work, inOrder: inOrder)
            return try line.finish()
        }
        withoutActuallyEscaping(inOrder) { inOrder in
            let shared = OneAtATime(body: inOrder)
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                line.serve(tools: tools, work: work, inOrder: shared.body)
            }
        }
        try line.finish()
    }
}

/// A closure that threads share; unchecked, since the turns of a `PieceLine` call it one at a time, each after the other.
private struct OneAtATime<Tools: ~Copyable, Failure: Error>: @unchecked Sendable {
    let body: (Int, inout Tools) throws(Failure) -> Void
}

/// Which piece is next, and the first that failed.
private final class PieceLine<Failure: Error>: Sendable {
    private let count: Int
    private let turns = OrderedTurns()
    private let state = Mutex(State())

    private struct State {
        var next = 0
        var failed: (piece: Int, failure: Failure)?
    }

    init(_ count: Int) { self.count = count }

    /// Works on pieces until there is none left.
    func serve<Tools: ~Copyable>(
        tools: () throws(Failure) -> Tools, work: (Int, inout Tools) throws(Failure) -> Void,
        inOrder: (Int, inout Tools) throws(Failure) -> Void
    ) {
        do throws(Failure) {
            var own = try tools()
            while let piece = next() {
                do throws(Failure) { try work(piece, &own) } catch { fail(piece, error) }
                turns.pass(piece) {
                    guard isWhole(upTo: piece) else { return }
                    do throws(Failure) { try inOrder(piece, &own) } catch { fail(piece, error) }
                }
            }
        } catch { fail(-1, error) }
    }

    /// Throws the failure of the smallest piece that failed.
    func finish() throws(Failure) {
        if let failed = state.withLock({ $0.failed }) { throw failed.failure }
    }

    private func next() -> Int? {
        state.withLock { state in
            guard state.failed == nil, state.next < count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    private func fail(_ piece: Int, _ failure: Failure) {
        state.withLock { state in
            if let failed = state.failed, failed.piece <= piece { return }
            state.failed = (piece, failure)
        }
    }

    /// Whether a piece and all before it went well.
    private func isWhole(upTo piece: Int) -> Bool { state.withLock { ($0.failed?.piece ?? .max) > piece } }
}
