import CaseModel
import Glibc

/// The two streams: results on standard output, messages on standard error.
enum Console {
    /// Whether a write to standard output failed, other than by a reader that went away.
    nonisolated(unsafe) private(set) static var standardOutputFailed = false

    /// Whether it was said that the terminal cannot show all letters.
    nonisolated(unsafe) private static var hasWarnedOfLetters = false

    /// Writes one line, or several, of the result; what a terminal would act upon is shown as `?`.
    static func result(_ line: String) { write(harmless(plain(line)) + "\n", to: STDOUT_FILENO) }

    /// Writes one JSON object of the result on a line of its own.
    static func result(_ value: JSONValue) { write(harmless(CanonicalJSON.text(of: value)) + "\n", to: STDOUT_FILENO) }

    /// Writes bytes of the result as they are.
    static func result(bytes: [UInt8]) { write(bytes[...], to: STDOUT_FILENO) }

    /// Writes a message for the person; with `--json` as an object of type `message`.
    static func message(_ line: String) {
        guard FailureReport.wantsJSON else { return errorLine("brygga: " + oneLine(line)) }
        errorLine(CanonicalJSON.text(of: ["type": "message", "message": .string(line)]))
    }

    /// Writes a warning: something that a person should know and that stops nothing.
    static func warning(_ warning: Warning) {
        guard FailureReport.wantsJSON else {
            errorLine("brygga: warning: \(warning.message) [\(warning.code)]")
            let language = ChosenLanguage.current
            FailureReport.explain(warning.code, in: language, as: ExplanationPhrases.of(language).warning)
            let command = warning.command.map { "run: " + CarriedOptions.command($0) }
            let hints = [warning.hint, command].compactMap(\.self)
            if !hints.isEmpty { errorLine("brygga: hint: " + hints.joined(separator: "; ")) }
            return
        }
        var members: [String: JSONValue] = [
            "type": "warning", "code": .string(warning.code), "message": .string(warning.message),
        ]
        if let entry = FailureCatalogue.entry(of: warning.code) {
            members.merge(Explanation.members(of: entry, in: ChosenLanguage.current)) { $1 }
        }
        if let hint = warning.hint { members["hint"] = .string(hint) }
        if let command = warning.command { members["command"] = .string(CarriedOptions.command(command)) }
        errorLine(CanonicalJSON.text(of: .object(members)))
    }

    /// Writes a line of standard error; what a person typed may stand in it, so anything like a personal number is masked.
    static func errorLine(_ line: String) {
        let masked = NumberMask.mask(harmless(line))
        write(coloured(plain(masked)) + "\n", to: STDERR_FILENO)
    }

    /// Writes progress, which holds numbers of its own and signs that move the cursor, as it is.
    @Sendable static func progress(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func plain(_ text: String) -> String {
        Terminal.wantsPlainText && !FailureReport.wantsJSON ? PlainSigns.fold(text) : text
    }

    /// The word that says what a message is, bold and red on a terminal; the word itself carries the meaning.
    private static func coloured(_ line: String) -> String {
        for start in ["brygga: error:", "brygga: warning:"] where line.hasPrefix(start) {
            guard Terminal.standardError.allowsColour else { return line }
            return "brygga: \u{1B}[1;31m" + start.dropFirst("brygga: ".count) + "\u{1B}[0m"
                + line.dropFirst(start.count)
        }
        return line
    }

    /// The text as one line: what a path or a name holds must not pass for a line of its own. By scalars, since a carriage
    /// return and a line feed are one character.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(0x0A) else { return text }
        var line = ""
        for scalar in text.unicodeScalars { line.unicodeScalars.append(scalar == "\n" ? "?" : scalar) }
        return line
    }

    /// The text with everything that a terminal would act upon shown as `?`.
    static func harmless(_ text: String) -> String {
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
        guard !text.utf8.allSatisfy({ $0 < 0x80 }), !OutputTerminal.isUTF8,
            OutputTerminal(descriptor: descriptor).isInteractive
        else { return text }
        if FailureReport.wantsJSON { return TextShape.escaped(json: text) }
        if !hasWarnedOfLetters {
            hasWarnedOfLetters = true
            warning(.terminalNotUTF8(locale: OutputTerminal.characterSet.value))
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
