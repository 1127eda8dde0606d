import Dispatch
import Synchronization

/// A value that another thread makes meanwhile.
package final class Background<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>>(.failure(NotYet()))
    private let isMade = DispatchSemaphore(value: 0)

    private struct NotYet: Error {}

    /// Begins to make the value.
    package init(_ make: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async { [self] in
            let made = Result(catching: make)
            result.withLock { $0 = made }
            isMade.signal()
        }
    }

    /// Waits for the value, or throws why there is none.
    package func value() throws -> Value {
        isMade.wait()
        isMade.signal()
        return try result.withLock { $0 }.get()
    }
}
