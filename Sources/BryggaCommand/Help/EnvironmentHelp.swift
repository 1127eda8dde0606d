/// `brygga help environment`: every variable that the command reads.
enum EnvironmentHelp {
    /// The variables and what each does.
    static let variables: [(name: String, meaning: String)] = [
        ("BRYGGA_HOME", "the agency's home, where --home is not given"),
        ("HOME", "where .brygga lies, when neither names the home"),
        ("BRYGGA_LANGUAGE", "sv, da or en: the language of explanations and letters"),
        ("LC_ALL", "the language and the characters of the terminal, first choice"),
        ("LC_MESSAGES", "the language, second choice"),
        ("LC_CTYPE", "the characters, second choice"),
        ("LANG", "the language and the characters, last choice"),
        ("ACCESSIBLE", "set: plain static text (brygga help accessibility)"),
        ("NO_COLOR", "set: no colours (no-color.org)"),
        ("TERM", "dumb or not set: no colours, nothing drawn again"),
        ("COLUMNS", "the width of help, where the terminal does not say it"),
        ("TMPDIR", "where demo makes its folder (default: /tmp)"),
    ]

    static var lines: [String] {
        variables.map { HelpTopic.entry($0.name, $0.meaning) } + [
            "", "An empty variable counts as not set. Options outweigh variables. No variable",
            "ever carries a secret.",
        ]
    }
}
