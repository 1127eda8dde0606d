import Synchronization

/// Says to all threads of a batch that nothing further is to be begun.
final class StopSign: Sendable {
    private let state = Atomic<Bool>(false)

    var isSet: Bool { state.load(ordering: .acquiring) }

    func set() { state.store(true, ordering: .releasing) }
}
