import Glibc
import Synchronization

/// Ctrl-C during a batch: the pieces that are begun are finished, nothing further is begun. A second Ctrl-C ends the process
/// at once, which leaves each piece done or not done as any kill does.
enum Interruption {
    private static let state = Atomic<Bool>(false)

    /// Whether a person asked to stop.
    static var isRequested: Bool { state.load(ordering: .relaxed) }

    /// Begins to listen; prompts take the signal for themselves, so ask before.
    static func listen() {
        // The value exists before a handler can need it.
        guard !isRequested else { return }
        signal(SIGINT) { _ in
            signal(SIGINT, SIG_DFL)
            Interruption.state.store(true, ordering: .relaxed)
        }
    }

    /// Lets Ctrl-C end the process again, as at a prompt.
    static func letGo() { signal(SIGINT, SIG_DFL) }
}
