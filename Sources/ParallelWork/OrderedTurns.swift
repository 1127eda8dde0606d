import Dispatch
import Synchronization

/// Lets threads pass one by one in the order of their tickets, which count from 0 without a gap.
package final class OrderedTurns: Sendable {
    private let state = Mutex(State())

    /// The first ticket is 0.
    package init() {}

    private struct State {
        var turn = 0
        var waiting: [Int: DispatchSemaphore] = [:]
    }

    /// Does something when all smaller tickets are done.
    package func pass(_ ticket: Int, _ body: () -> Void) {
        let semaphore = state.withLock { state -> DispatchSemaphore? in
            guard state.turn != ticket else { return nil }
            let semaphore = DispatchSemaphore(value: 0)
            state.waiting[ticket] = semaphore
            return semaphore
        }
        semaphore?.wait()
        body()
        let next = state.withLock { state in
            state.turn += 1
            return state.waiting.removeValue(forKey: state.turn)
        }
        next?.signal()
    }
}
