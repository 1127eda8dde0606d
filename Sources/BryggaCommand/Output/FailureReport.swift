import ArgumentParser
import CaseExchange
import CaseModel
import Glibc

/// Turns whatever ended a command into words on standard error and an exit code.
enum FailureReport {
    /// Reports an error and gives the code to exit with. Help and version are no errors and go to standard output.
    static func finish(_ error: any Error) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        if let failure = error as? any ReportableFailure {
            report(failure)
            return failure.failureClass.rawValue
        }
        Terminal.widenHelp()
        let exitCode = Brygga.exitCode(for: error)
        if exitCode == .success {
            Console.result(Brygga.fullMessage(for: error))
            return 0
        }
        // ArgumentParser counts faults of its own as wrong use.
        guard exitCode == .validationFailure, !Brygga.message(for: error).hasPrefix("Internal error") else {
            // No error of ours: say what kind of error it is, and nothing that it might carry.
            report(UnexpectedFailure(kind: String(describing: type(of: error))))
            return FailureClass.surroundings.rawValue
        }
        if let (word, nearest) = TypedVerb.mistaken {
            // A word that is none may be anything, a personal number with a slip in it too.
            let isWord = word.utf8.count <= 24 && word.allSatisfy { $0.isLetter || $0 == "-" }
            let words =
                "there is no verb \(isWord ? "'\(word)'" : "like what was typed")"
                + (nearest.map { "; the nearest is '\($0)'" } ?? "")
            report(UsageFailure(message: words, verb: TypedVerb.words))
        } else {
            report(UsageFailure(message: Brygga.message(for: error), verb: TypedVerb.words))
        }
        return FailureClass.usage.rawValue
    }

    /// Prints one failure: lines of text, or with `--json` one object.
    ///
    /// The English line stays in every language, because it names the very thing; the explanation follows it.
    static func report(_ failure: any ReportableFailure) {
        guard !wantsJSON else {
            Console.errorLine(CanonicalJSON.text(of: object(of: failure, in: ChosenLanguage.current)))
            return
        }
        say(failure, at: failure.place.flatMap { $0.isWorthSaying ? "\($0): " : nil } ?? "")
    }

    /// Says one failure in words; the place goes before the message.
    static func say(_ failure: any ReportableFailure, at place: String) {
        let language = ChosenLanguage.current
        Console.message("error: \(place)\(failure.message) [\(failure.code)]")
        for line in failure.details { Console.errorLine("  \(line)") }
        explain(failure.code, in: language, as: ExplanationPhrases.of(language).failure)
        let command = "run: " + Self.command(of: failure)
        Console.message("hint: " + (failure.hint.map { "\($0); \(command)" } ?? command))
    }

    /// Prints what a code means where the person reads another language than English.
    static func explain(_ code: String, in language: Language, as word: String) {
        for line in explanation(of: code, in: language, as: word) { Console.errorLine(line) }
    }

    /// The lines that say what a code means; none in English.
    static func explanation(of code: String, in language: Language, as word: String) -> [String] {
        guard language != .english, let entry = FailureCatalogue.entry(of: code) else { return [] }
        let words = entry.words(in: language)
        return [
            "brygga: \(word): \(words.meaning)",
            "brygga: \(ExplanationPhrases.of(language).advice): \(words.remedy)",
        ]
    }

    /// The JSON form of a failure (docs/architecture.md, command contract).
    static func object(of failure: any ReportableFailure, in language: Language) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": "error", "code": .string(failure.code), "exit": .integer(Int64(failure.failureClass.rawValue)),
            "message": .string(failure.message), "command": .string(command(of: failure)),
        ]
        if let entry = FailureCatalogue.entry(of: failure.code) {
            members.merge(Explanation.members(of: entry, in: language)) { $1 }
        }
        if let hint = failure.hint { members["hint"] = .string(hint) }
        if let details = failure.detailObjects { members["details"] = details }
        if let place = failure.place {
            var parts: [String: JSONValue] = [:]
            if let file = place.file { parts["file"] = .string(file) }
            if let line = place.line { parts["line"] = .integer(Int64(line)) }
            if let column = place.column { parts["column"] = .integer(Int64(column)) }
            if let pointer = place.pointer { parts["pointer"] = .string(pointer) }
            members["place"] = .object(parts)
        }
        return .object(members)
    }

    /// The command that shows more or mends it: the failure's own for the home at hand, else the explanation.
    static func command(of failure: any ReportableFailure) -> String {
        CarriedOptions.command(failure.command ?? "brygga explain \(ShellWord.quoted(failure.code))")
    }

    /// Whether the command line asks for JSON; read from the arguments, so that usage errors obey it too.
    static var wantsJSON: Bool { CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains("--json") }
}

extension Place {
    /// Whether it says more than the message: a line, or a pointer into a file.
    fileprivate var isWorthSaying: Bool { line != nil || (file != nil && pointer != nil) }
}

/// The command line was used wrongly.
struct UsageFailure: ReportableFailure {
    let message: String
    /// The verb as far as it was typed rightly.
    let verb: [String]
    var code: String { "usage" }
    var failureClass: FailureClass { .usage }
    var command: String? { TypedVerb.help(of: verb) }
}

/// Standard output could not be written.
struct OutputFailure: ReportableFailure {
    var code: String { "output.failed" }
    var failureClass: FailureClass { .surroundings }
    var message: String { "the result could not be written to standard output" }
    var hint: String? { "what the command did is done; see its files, and run it again only where it says so" }
}

/// An error that no module accounts for.
struct UnexpectedFailure: ReportableFailure {
    let kind: String
    var code: String { "unexpected" }
    var failureClass: FailureClass { .surroundings }
    var message: String { "an unexpected failure of kind \(kind)" }
    var hint: String? { "please report it; nothing was written" }
}
