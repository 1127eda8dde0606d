import CaseExchange
import CaseModel
import Synchronization

/// Shows on standard error how far work is that takes longer than a second.
///
/// On a terminal it is one line that is drawn again and cleared at the end. Without a terminal, or with `ACCESSIBLE`, it
/// is a plain line every ten seconds; with `--json` an object `{"type":"progress","done","total","unit"}` every ten.
final class ProgressDisplay: ProgressReporting {
    /// The ways to show progress.
    enum Style: Hashable, Sendable {
        /// One line, drawn again in place.
        case redrawn
        /// A line now and then.
        case lines
        /// A JSON object now and then.
        case objects
        /// Nothing.
        case silent

        /// How long work may take before anything is shown of it, and how long until it is shown again.
        fileprivate var pauses: (first: Duration, next: Duration) {
            self == .redrawn ? (.seconds(1), .milliseconds(200)) : (.seconds(10), .seconds(10))
        }
    }

    private struct State: Sendable {
        /// When the present piece of work began.
        var start: Duration?
        /// When it may be shown next.
        var due: Duration?
        var last: WorkProgress?
        var isLineShown = false
    }

    private let style: Style
    private let width: @Sendable () -> Int
    private let clock: @Sendable () -> Duration
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// Makes a display.
    ///
    /// - Parameters:
    ///   - width: the terminal's columns, asked for at every drawing.
    ///   - clock: a clock that never runs backwards.
    ///   - write: writes text to standard error as it is.
    init(
        _ style: Style, width: @escaping @Sendable () -> Int, clock: @escaping @Sendable () -> Duration,
        write: @escaping @Sendable (String) -> Void
    ) {
        (self.style, self.width, self.clock, self.write) = (style, width, clock, write)
        state.withLock { $0.start = clock() }
    }

    func report(_ progress: WorkProgress) {
        guard style != .silent else { return }
        let now = clock()
        // Written under the lock, so that lines of several threads do not mix.
        state.withLock { state in
            if let last = state.last, last.unit != progress.unit || last.done > progress.done {
                (state.start, state.due) = (now, nil)
            }
            state.last = progress
            let start = state.start ?? now
            guard now >= state.due ?? start + style.pauses.first else { return }
            state.due = now + style.pauses.next
            show(progress, after: now - start, &state)
        }
    }

    /// Clears the line, so that whatever is said next begins at the left.
    func finish() {
        state.withLock { state in
            if state.isLineShown { write("\r\u{1B}[K") }
            state.isLineShown = false
        }
    }

    private func show(_ progress: WorkProgress, after elapsed: Duration, _ state: inout State) {
        let line = ProgressLine(progress: progress, elapsed: elapsed)
        switch style {
        case .silent: break
        case .redrawn:
            // The last column stays free: some terminals begin a new line when it is written.
            write("\r" + line.text(fitting: width() - 1) + "\u{1B}[K")
            state.isLineShown = true
        case .lines: write("brygga: " + line.text + "\n")
        case .objects:
            write(
                CanonicalJSON.text(of: [
                    "type": "progress", "done": .integer(Int64(progress.done)),
                    "total": progress.total.map { .integer(Int64($0)) } ?? .null,
                    "unit": .string(progress.unit.rawValue),
                ]) + "\n")
        }
    }
}

extension ProgressDisplay {
    /// A display on standard error, as the terminal, the environment and the options ask for.
    static func standardError(_ common: CommonOptions) -> ProgressDisplay {
        let style: Style =
            if common.noProgress { .silent } else if common.json { .objects } else {
                Terminal.standardError.allowsRedrawing ? .redrawn : .lines
            }
        return ProgressDisplay(
            style, width: { Terminal.standardError.width }, clock: Clock.monotonic, write: Console.progress)
    }

    /// Does work that reports here; nothing of the display is left when it ends, however it ends.
    func showing<Result>(_ work: (any ProgressReporting) throws -> Result) rethrows -> Result {
        defer { finish() }
        return try work(self)
    }
}
