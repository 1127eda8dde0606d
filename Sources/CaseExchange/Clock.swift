public import CaseModel
import Glibc

/// The only reader of the system's clock; everything else takes its reference time as an argument.
public enum Clock {
    /// The present instant, whole seconds.
    public static func now() -> Instant { Instant(secondsSinceEpoch: Int64(time(nil))) }
}
