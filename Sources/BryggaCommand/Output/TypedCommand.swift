import ArgumentParser
import CaseModel

/// The verb that was typed, found without parsing options, which may be the very thing that is wrong.
enum TypedVerb {
    /// The words of the verb, such as `["key", "new"]`; as many as name one.
    static var words: [String] {
        var words: [String] = []
        var command: any ParsableCommand.Type = Brygga.self
        for argument in CommandLine.arguments.dropFirst() {
            guard let next = command.verbs.first(where: { $0._commandName == argument }) else { break }
            words.append(argument)
            command = next
        }
        return words
    }

    /// The word in the place of a verb that names none, with the nearest one; nil when every verb is right. Without this
    /// ArgumentParser blames the first option that the root does not have.
    static var mistaken: (word: String, nearest: String?)? {
        let known = words
        var command: any ParsableCommand.Type = Brygga.self
        for word in known { command = command.verbs.first { $0._commandName == word } ?? command }
        let rest = CommandLine.arguments.dropFirst().dropFirst(known.count)
        guard !command.verbs.isEmpty, let typed = rest.first, !typed.hasPrefix("-"), typed != "help" else { return nil }
        return (typed, NearestCode.of(typed, among: command.verbs.map { $0._commandName }))
    }

    /// Shows how the verb that was typed is used.
    static var help: String { help(of: words) }

    /// Shows how a verb is used.
    static func help(of verb: [String]) -> String { (["brygga"] + verb + ["--help"]).joined(separator: " ") }
}

extension ParsableCommand {
    /// The verbs below this one.
    static var verbs: [any ParsableCommand.Type] { configuration.subcommands }
}

/// Makes a suggested command mean the same home, and speak the same language, as the command that failed.
enum CarriedOptions {
    /// Verbs that work in a home; others do not take the option.
    private static let home = [
        "collaboration ", "consent ", "doctor", "key ", "pseudonyms log", "register ", "trust show", "trust update ",
    ]
    /// Makes keys under a passphrase; a pseudonym key has none.
    private static let newKeys: Set<String> = ["brygga key new", "brygga key new --coordinator"]

    /// The command with `--home`, `--passphrase-file` and `--language` as they were typed, where it takes them.
    static func command(_ command: String) -> String {
        guard !command.hasSuffix("--help") else { return command }
        var words = command
        if isOne(of: home, command), !command.contains(" --home ") { words += option("--home", typed("--home")) }
        if newKeys.contains(command) { words += option("--passphrase-file", typed("--passphrase-file")) }
        if isOne(of: ["explain "], command) {
            words += option("--language", typed("--language").flatMap(Language.init(rawValue:))?.rawValue)
        }
        return words
    }

    private static func isOne(of verbs: [String], _ command: String) -> Bool {
        verbs.contains { command.hasPrefix("brygga " + $0) }
    }

    private static func option(_ name: String, _ value: String?) -> String {
        value.map { " \(name) \(ShellWord.quoted($0))" } ?? ""
    }

    private static func typed(_ name: String) -> String? {
        TypedOption.value(name, in: CommandLine.arguments.dropFirst().prefix { $0 != "--" })
    }
}

/// An option's value as it was typed, before anything is parsed.
enum TypedOption {
    /// The last `NAME VALUE` or `NAME=VALUE`, as the parser takes it.
    static func value(_ name: String, in arguments: some Collection<String>) -> String? {
        var found: String?
        var isNext = false
        for argument in arguments {
            if isNext { found = argument }
            isNext = argument == name
            if argument.hasPrefix(name + "=") { found = String(argument.dropFirst(name.count + 1)) }
        }
        return found
    }
}
