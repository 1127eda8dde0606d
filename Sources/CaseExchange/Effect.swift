/// Whether a journey takes effect or is only rehearsed (`--dry-run`).
///
/// A rehearsal does all of the work, with the same checks and the same results: files are written without names and never
/// get one, and transactions on the store are rolled back. Nothing of it can be seen afterwards.
public enum Effect: Sendable, Hashable {
    /// Files appear and the store changes.
    case carriedOut
    /// Nothing changes.
    case rehearsed

    /// Whether anything is written, as the member `written` of every writing verb's JSON says.
    public var isWritten: Bool { self == .carriedOut }
}
