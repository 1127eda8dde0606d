/// `brygga help environment`: every variable that the command reads.
enum EnvironmentHelp {
    /// The variables and what each does.
    static let variables: [(name: String, meaning: String)] = [
        ("BRYGGA_HOME", "the agency's home, where --home is not given"),
        ("HOME", "where .brygga lies, when neither names the home"),
        ("BRYGGA_LANGUAGE", "sv, da or en, where --language is not given"),
        ("LC_ALL", "the locale: language and characters"),
        ("LC_MESSAGES", "the language, where LC_ALL is not set"),
        ("LC_CTYPE", "the characters of a terminal, where LC_ALL is not set"),
        ("LANG", "the locale, where none of these says it"),
        ("ACCESSIBLE", "set: plain static text (brygga help accessibility)"),
        ("NO_COLOR", "set: no colours (no-color.org)"),
        ("TERM", "dumb or not set: no colours, nothing drawn again"),
        ("COLUMNS", "the width of help and of reports on a terminal"),
        ("TMPDIR", "for demo, and for tables without a home (default: /tmp)"),
    ]

    static var lines: [String] {
        variables.map { HelpTopic.entry($0.name, $0.meaning) } + [
            "", "An empty variable counts as not set. Options outweigh variables. No variable",
            "ever carries a secret.",
        ]
    }
}
