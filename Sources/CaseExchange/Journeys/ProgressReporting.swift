/// How far a piece of work is.
public struct WorkProgress: Hashable, Sendable {
    /// What is counted; the raw values stand in JSON.
    public enum Unit: String, Sendable, Hashable, CaseIterable {
        /// Bytes that were read or sealed.
        case bytes
        /// Rows of a table.
        case rows
        /// Whole things, such as the cases of a batch.
        case items
    }

    /// How much is done.
    public let done: Int
    /// How much there is, where that is known.
    public let total: Int?
    /// What is counted.
    public let unit: Unit

    /// States how far the work is.
    public init(done: Int, of total: Int?, _ unit: Unit) { (self.done, self.total, self.unit) = (done, total, unit) }
}

/// Hears from a journey how far it is.
///
/// Journeys report after every piece of their work and read no clock: whoever listens decides what is worth showing. A
/// smaller `done` than before, or another unit, begins a new piece of work.
public protocol ProgressReporting: Sendable {
    /// Takes note of how far the work is; called often, so it must be cheap, and from any thread.
    func report(_ progress: WorkProgress)
}

/// Shows nothing.
public struct SilentProgress: ProgressReporting {
    /// Makes one.
    public init() {}

    /// Takes no note.
    public func report(_ progress: WorkProgress) {}
}
