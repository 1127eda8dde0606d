import CaseModel
import Glibc
import ParallelWork

/// What a process needs before anything else can be trusted: that it knows its words, and may open files.
enum ProcessSurroundings {
    /// The standard streams, what waits for events, the store, and the files of a case.
    static let leastFiles = 64

    /// Refuses to start where the system does not give what is needed; nothing was done then. Without the words of the
    /// command it would do nothing and say that all is well.
    static func require() throws(UnfitSurroundings) {
        guard !CommandLine.arguments.isEmpty, access("/proc/self/fd", R_OK | X_OK) == 0 else { throw .noProcessFiles }
        var limit = rlimit()
        let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        guard isKnown, limit.rlim_cur >= UInt(leastFiles) else { throw .fewFiles(isKnown ? Int(limit.rlim_cur) : 0) }
        requireEventQueue()
    }

    /// Has the threads of the runtime set up. libdispatch ends a process by an illegal instruction where the system gives it no
    /// event queue; here, where nothing was begun, that can be said.
    private static func requireEventQueue() {
        let fatal = [SIGILL, SIGTRAP]
        for number in fatal { signal(number) { _ in _exit(FailureReport.finish(UnfitSurroundings.noFilesLeft)) } }
        _ = try? Background { true }.value()
        for number in fatal { signal(number, SIG_DFL) }
    }
}

/// The system does not give a process what it needs.
enum UnfitSurroundings: ReportableFailure {
    /// `/proc` (proc(5)) is not there or cannot be read.
    case noProcessFiles
    /// Only so many files may be open at once.
    case fewFiles(Int)
    /// The system has no file left for the event queue of the runtime.
    case noFilesLeft

    var code: String {
        switch self {
        case .noProcessFiles: "process.no-proc"
        case .fewFiles, .noFilesLeft: "process.few-files"
        }
    }

    var failureClass: FailureClass { .surroundings }

    var message: String {
        switch self {
        case .noProcessFiles:
            "/proc/self cannot be read, so that the words of the command are not known; nothing was done"
        case .fewFiles(let count): "only \(count) files may be open at once; nothing was done"
        case .noFilesLeft:
            "the system gives this process no more files (its limits: /proc/self/limits); nothing was done"
        }
    }

    var hint: String? {
        switch self {
        case .noProcessFiles: "mount /proc where brygga runs, or let it be read"
        case .fewFiles, .noFilesLeft: "allow at least \(ProcessSurroundings.leastFiles), with ulimit -n"
        }
    }
}
