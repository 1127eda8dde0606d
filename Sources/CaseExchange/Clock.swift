public import CaseModel
import Glibc

/// The only reader of the system's clocks; everything else takes its reference time as an argument.
public enum Clock {
    /// The present instant, whole seconds.
    public static func now() -> Instant { Instant(secondsSinceEpoch: Int64(time(nil))) }

    /// How long it is since some fixed moment; never runs backwards, so differences measure how long work takes.
    public static func monotonic() -> Duration {
        var reading = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &reading)
        return .seconds(Int64(reading.tv_sec)) + .nanoseconds(Int64(reading.tv_nsec))
    }
}
