import CaseModel
import Glibc

/// The two streams: results on standard output, messages on standard error.
enum Console {
    /// Whether a write to standard output failed, other than by a reader that went away.
    nonisolated(unsafe) private(set) static var standardOutputFailed = false

    /// Whether it was said that the terminal cannot show all letters.
    nonisolated(unsafe) private static var hasWarnedOfLetters = false

    /// Writes one line, or several, of the result; what a terminal would act upon is shown as `?`.
    static func result(_ line: String) { write(harmless(line) + "\n", to: STDOUT_FILENO) }

    /// Writes one JSON object of the result on a line of its own.
    static func result(_ value: JSONValue) { result(CanonicalJSON.text(of: value)) }

    /// Writes bytes of the result as they are.
    static func result(bytes: [UInt8]) { write(bytes[...], to: STDOUT_FILENO) }

    /// Writes a message for the person; with `--json` as an object of type `message`.
    static func message(_ line: String) {
        guard FailureReport.wantsJSON else { return errorLine("brygga: " + line) }
        errorLine(CanonicalJSON.text(of: ["type": "message", "message": .string(line)]))
    }

    /// Writes a warning: something that a person should know and that stops nothing.
    static func warning(_ warning: Warning) {
        guard FailureReport.wantsJSON else {
            errorLine("brygga: warning: \(warning.message) [\(warning.code)]")
            if let hint = warning.hint { errorLine("brygga: hint: \(hint)") }
            return
        }
        var members: [String: JSONValue] = [
            "type": "warning", "code": .string(warning.code), "message": .string(warning.message),
        ]
        if let hint = warning.hint { members["hint"] = .string(hint) }
        errorLine(CanonicalJSON.text(of: .object(members)))
    }

    /// Writes a line of standard error; what a person typed may stand in it, so anything like a personal number is masked.
    static func errorLine(_ line: String) { write(NumberMask.mask(harmless(line)) + "\n", to: STDERR_FILENO) }

    private static func harmless(_ text: String) -> String {
        guard !text.unicodeScalars.allSatisfy({ $0 == "\n" || $0.isHarmlessInMessages }) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            shown.unicodeScalars.append(scalar == "\n" || scalar.isHarmlessInMessages ? scalar : "?")
        }
        return shown
    }

    private static func write(_ text: String, to descriptor: Int32) {
        write(Array(shown(text, on: descriptor).utf8)[...], to: descriptor)
    }

    /// The text as a terminal without UTF-8 can show it; a file or pipe gets every byte.
    private static func shown(_ text: String, on descriptor: Int32) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }), !Terminal.isUTF8, Terminal(descriptor: descriptor).isInteractive
        else { return text }
        if FailureReport.wantsJSON { return TextShape.escaped(json: text) }
        if !hasWarnedOfLetters {
            hasWarnedOfLetters = true
            warning(.terminalNotUTF8(locale: Terminal.characterSet.value))
        }
        return TextShape.folded(text)
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var rest = bytes
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                if descriptor == STDOUT_FILENO, errno != EPIPE { standardOutputFailed = true }
                return
            }
            rest = rest.dropFirst(written)
        }
    }
}
