import CaseExchange
import CaseModel
import Glibc
import OpenSSLCrypto

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
        guard let answer = try PassphraseFile.readAnswer(descriptor: terminal) else { throw PromptFailure.ended }
        return answer
    }

    /// Asks for a new secret, twice. Throws `prompt.differs` when the two entries differ.
    static func newSecret(_ question: String) throws -> SecretBytes {
        let first = try secret(question)
        let again = try secret("Once more: ")
        guard first.isEqual(to: again) else { throw PromptFailure.differs }
        return first
    }

    /// Asks for a line that is no secret, such as `yes`; nil when there is no terminal, empty at the end of the input. What
    /// was typed before the question stood there is no answer to it.
    static func line(_ question: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var settings = termios()
        guard tcgetattr(terminal, &settings) == 0 else { return nil }
        InterruptedPrompt.remember(settings, of: terminal)
        defer { InterruptedPrompt.forget() }
        tcflush(terminal, TCIFLUSH)
        _ = Console.harmless(question).withCString { write(terminal, $0, strlen($0)) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(terminal, &bytes, bytes.count)
        guard count > 0 else { return "" }
        return String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
    }
}

/// A prompt that could not be answered.
enum PromptFailure: ReportableFailure {
    /// There is no terminal to ask at.
    case noTerminal
    /// The two entries of a new passphrase differ.
    case differs
    /// The input ended before an answer came, as by Ctrl-D.
    case ended
    /// A signal ended the command while it asked, as by Ctrl-C.
    case interrupted

    var code: String {
        switch self {
        case .noTerminal: "prompt.no-terminal"
        case .differs: "prompt.differs"
        case .ended: "prompt.ended"
        case .interrupted: "prompt.interrupted"
        }
    }
    var failureClass: FailureClass {
        switch self {
        case .noTerminal: .usage
        case .differs, .ended: .badInput
        case .interrupted: .interrupted
        }
    }
    var message: String {
        switch self {
        case .noTerminal: "there is no terminal to ask for the passphrase"
        case .differs: "the two passphrases differ"
        case .ended: "the input ended before the passphrase was given"
        case .interrupted: "interrupted at a question; nothing was done"
        }
    }
    var hint: String? {
        switch self {
        case .noTerminal: "give --passphrase-file FILE or --passphrase-fd NUMBER"
        case .differs, .ended, .interrupted: "run the command again"
        }
    }
    var command: String? { if case .noTerminal = self { TypedVerb.help } else { nil } }
}
