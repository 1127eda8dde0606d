import ArgumentParser
import CaseExchange
import CaseModel
import Glibc
import OpenSSLCrypto

/// Where the passphrase of the private keys comes from; never an argument or an environment variable.
struct PassphraseOptions: ParsableArguments, PassphraseSource {
    @Option(
        help: ArgumentHelp("Read the passphrase from the first line of a private file.", valueName: "file"),
        completion: .file())
    var passphraseFile: String?

    @Option(help: ArgumentHelp("Read the passphrase from an open file descriptor.", valueName: "number"))
    var passphraseFd: Int32?

    func validate() throws {
        if passphraseFile != nil, passphraseFd != nil {
            throw ValidationError("--passphrase-file and --passphrase-fd exclude each other")
        }
        if let number = passphraseFd, number < 0 { throw ValidationError("--passphrase-fd must not be negative") }
    }

    func passphrase() throws -> SecretBytes { try passphrase(asking: ["Passphrase: "]) }

    /// The passphrase of a key that is being made: at a terminal it is asked for twice.
    func newPassphrase() throws -> SecretBytes { try passphrase(asking: ["New passphrase: ", "Once more: "]) }

    private func passphrase(asking questions: [String]) throws -> SecretBytes {
        if let file = passphraseFile { return try PassphraseFile.read(file) }
        if let number = passphraseFd { return try PassphraseFile.read(descriptor: number) }
        let first = try TerminalPrompt.secret(questions[0])
        for question in questions.dropFirst() {
            let again = try TerminalPrompt.secret(question)
            guard first.isEqual(to: again) else { throw PromptFailure.differs }
        }
        return first
    }
}

/// Asks at the controlling terminal, without echo.
enum TerminalPrompt {
    static func secret(_ question: String) throws -> SecretBytes {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { throw PromptFailure.noTerminal }
        defer { close(terminal) }
        var before = termios()
        guard tcgetattr(terminal, &before) == 0 else { throw PromptFailure.noTerminal }
        InterruptedPrompt.remember(before, of: terminal)
        defer { InterruptedPrompt.forget() }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(terminal, TCSAFLUSH, &silent)
        defer {
            tcsetattr(terminal, TCSAFLUSH, &before)
            write(terminal, "\n", 1)
        }
        _ = question.withCString { write(terminal, $0, strlen($0)) }
        return try PassphraseFile.read(descriptor: terminal)
    }

    /// Asks for a line that is no secret, such as `yes`; nil when there is no terminal.
    static func line(_ question: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        _ = question.withCString { write(terminal, $0, strlen($0)) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(terminal, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
    }
}

/// Gives the terminal its echo back when a prompt is interrupted, and ends the command with code 130.
enum InterruptedPrompt {
    nonisolated(unsafe) private static var settings = termios()
    nonisolated(unsafe) private static var terminal: Int32 = -1

    static func remember(_ before: termios, of descriptor: Int32) {
        (settings, terminal) = (before, descriptor)
        signal(SIGINT) { _ in
            // Only calls that are safe in a signal handler (signal-safety(7)).
            tcsetattr(InterruptedPrompt.terminal, TCSAFLUSH, &InterruptedPrompt.settings)
            _exit(FailureClass.interrupted.rawValue)
        }
    }

    static func forget() { signal(SIGINT, SIG_DFL) }
}

/// A prompt that could not be answered.
enum PromptFailure: ReportableFailure {
    /// There is no terminal to ask at.
    case noTerminal
    /// The two entries of a new passphrase differ.
    case differs

    var code: String { self == .noTerminal ? "prompt.no-terminal" : "prompt.differs" }
    var failureClass: FailureClass { self == .noTerminal ? .usage : .badInput }
    var message: String {
        self == .noTerminal ? "there is no terminal to ask for the passphrase" : "the two passphrases differ"
    }
    var hint: String? {
        self == .noTerminal ? "give --passphrase-file FILE or --passphrase-fd NUMBER" : "run the command again"
    }
}
