/// `brygga help json`: the contract of `--json` (docs/architecture.md, command contract).
enum JSONHelp {
    static let lines = [
        "With --json standard output holds the result only: one object a line, with",
        "keys in snake_case. On failure it is empty, but for verify, doctor, id and batches,",
        "which report what they found. A verb that writes says written, which is false",
        "after --dry-run.",
        "",
        "Standard error holds one object a line too, each with a type:",
        "",
        "  error      code, exit, message, command; hint, details and place where there",
        "             is something to say; place has file, line, column, pointer;",
        "             page, language, meaning and remedy of the code",
        "  warning    code, message, hint, command; page, language, meaning, remedy",
        "  message    message",
        "  progress   done, total (null where it is not known), unit; every ten seconds",
        "  report     what pseudonymise did, when the table goes to standard output",
        "",
        "Whoever reads it must skip keys and types that it does not know.",
    ]
}
