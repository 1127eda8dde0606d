import Glibc

/// What a piece of work took.
struct Usage: Sendable {
    /// Seconds on the wall.
    var wall: Double
    /// Seconds of processor time.
    var cpu: Double
    /// How often the work was done.
    var operations: Int

    static func + (left: Usage, right: Usage) -> Usage {
        Usage(wall: left.wall + right.wall, cpu: left.cpu + right.cpu, operations: left.operations + right.operations)
    }

    /// The same time for another number of operations.
    func counting(_ operations: Int) -> Usage { Usage(wall: wall, cpu: cpu, operations: operations) }

    /// Measures work in this process that does something so many times.
    static func measuring(_ operations: Int, _ body: () throws -> Void) rethrows -> Usage {
        let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        try body()
        return Usage(
            wall: seconds(CLOCK_MONOTONIC) - wall, cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, operations: operations)
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// The middle of the values; of an even number the mean of the two middle ones.
func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
