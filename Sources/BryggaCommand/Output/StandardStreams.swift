import CaseModel
import Glibc

/// The three streams that a process is given; any of them can be closed.
enum StandardStreams {
    /// Refuses to start when nothing can be written to standard output, before a verb writes anything anywhere. A closed
    /// standard input or standard error is replaced by the null device, so that no file that is opened takes its number.
    static func require() throws(ClosedOutput) {
        let outputFlags = fcntl(STDOUT_FILENO, F_GETFL)
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is taken, and those below are in use. Reading from what was closed stays an error.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDWR)
        }
        guard outputFlags >= 0, outputFlags & O_ACCMODE != O_RDONLY else { throw ClosedOutput() }
    }
}

/// Standard output is closed, or open for reading only.
struct ClosedOutput: ReportableFailure {
    var code: String { "output.closed" }
    var failureClass: FailureClass { .surroundings }
    var message: String { "standard output is closed, so the result could not be said; nothing was done" }
    var hint: String? { "send it to a file, or to /dev/null when nobody needs it" }
}
