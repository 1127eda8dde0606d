import CaseModel
import Glibc

/// Gives the terminal its echo back when a signal ends the command at a prompt, says so, and ends with code 130.
enum InterruptedPrompt {
    nonisolated(unsafe) private static var settings = termios()
    nonisolated(unsafe) private static var terminal: Int32 = -1
    /// What is said, made beforehand: a signal handler may allocate nothing.
    nonisolated(unsafe) private static var farewell = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    static func remember(_ before: termios, of descriptor: Int32) {
        (settings, terminal) = (before, descriptor)
        if farewell.isEmpty { farewell = UnsafeBufferPointer(rebasing: words()[...]) }
        for number in signals where !ignore(number) {
            signal(number) { _ in
                // Only calls that are safe in a signal handler (signal-safety(7)).
                tcsetattr(InterruptedPrompt.terminal, TCSAFLUSH, &InterruptedPrompt.settings)
                _ = write(STDERR_FILENO, InterruptedPrompt.farewell.baseAddress, InterruptedPrompt.farewell.count)
                _exit(FailureClass.interrupted.rawValue)
            }
        }
    }

    static func forget() {
        for number in signals where !ignore(number) { signal(number, SIG_DFL) }
    }

    /// Ignores a signal and gives whether it was ignored before: what the parent ignores, as nohup does, stays ignored.
    private static func ignore(_ number: Int32) -> Bool {
        var ignoring = sigaction()
        ignoring.__sigaction_handler.sa_handler = SIG_IGN
        var before = sigaction()
        guard sigaction(number, &ignoring, &before) == 0 else { return true }
        // Functions cannot be compared in Swift; SIG_IGN is a number in the place of one (signal(7)).
        return unsafeBitCast(before.__sigaction_handler.sa_handler, to: UInt.self)
            == unsafeBitCast(SIG_IGN, to: UInt.self)
    }

    /// The failure as it is printed, in memory that is never given back. The line of the question ends first where a person
    /// reads; a program that reads JSON gets the object alone.
    private static func words() -> UnsafeMutableBufferPointer<UInt8> {
        let failure = PromptFailure.interrupted
        let language = ChosenLanguage.current
        let phrases = ExplanationPhrases.of(language)
        let text =
            FailureReport.wantsJSON
            ? CanonicalJSON.text(of: FailureReport.object(of: failure, in: language)) + "\n"
            : "\nbrygga: error: \(failure.message) [\(failure.code)]\n"
                + FailureReport.explanation(of: failure.code, in: language, as: phrases.failure).map { "\($0)\n" }
                .joined()
                + (failure.hint.map { "brygga: hint: \($0)\n" } ?? "")
        let bytes = Array(text.utf8)
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = memory.initialize(from: bytes)
        return memory
    }
}
