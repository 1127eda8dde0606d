import CProcess

/// What keeps other processes of the same user out of this one's memory (prctl(2), PR_SET_DUMPABLE).
public enum ProcessProtection {
    /// Forbids core dumps and debuggers of the same user from here on; false when the system refuses. Whoever may trace
    /// every process, such as root, still may.
    @discardableResult
    public static func forbidTracing() -> Bool { CProcess_forbid_tracing() == 0 }

    /// Whether a debugger of the same user could look into this process.
    public static var isTraceable: Bool { CProcess_is_traceable() != 0 }
}
