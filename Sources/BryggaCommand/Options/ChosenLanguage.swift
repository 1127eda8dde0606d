import ArgumentParser
import CaseModel

/// The language in which this command explains what went wrong.
///
/// `--language`, else `$BRYGGA_LANGUAGE`, else the language part of the first of `$LC_ALL`, `$LC_MESSAGES` and `$LANG`
/// that is set, else English. Read from the arguments as they were typed, so that usage errors obey it too.
enum ChosenLanguage {
    static let variable = "BRYGGA_LANGUAGE"

    /// The language of this command.
    static var current: Language {
        of(CommandLine.arguments.dropFirst().prefix { $0 != "--" }, environment: Environment.value)
    }

    /// The language that arguments and an environment ask for; a word that is no language of brygga's is passed over
    /// here, because the parser refuses it.
    static func of(_ arguments: some Collection<String>, environment: (String) -> String?) -> Language {
        if let language = TypedOption.value("--language", in: arguments).flatMap(Language.init(rawValue:)) {
            return language
        }
        if let language = environment(variable).flatMap(Language.init(rawValue:)) { return language }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first
        return locale.flatMap { Language(rawValue: String($0.prefix { !"_.@-".contains($0) })) } ?? .english
    }
}

/// The language of messages, which every verb can be given.
struct LanguageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Explain failures in sv, da or en (default: $BRYGGA_LANGUAGE, else the locale's, else en).",
            valueName: "language"))
    var language: Language?

    func validate() throws {
        guard language == nil, let word = Environment.value(ChosenLanguage.variable),
            Language(rawValue: word) == nil
        else { return }
        throw ValidationError("$\(ChosenLanguage.variable) is sv, da or en")
    }
}
