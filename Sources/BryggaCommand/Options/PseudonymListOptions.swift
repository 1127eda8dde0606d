import ArgumentParser

/// A list of pseudonyms on the command line.
struct PseudonymListOptions: ParsableArguments {
    @Argument(
        help: "The pseudonyms, one a line or in a column of a table, or - for standard input.", completion: .file())
    var pseudonyms: String

    @Option(
        help: ArgumentHelp("The column of a CSV table that holds the pseudonyms, by its header.", valueName: "name"))
    var column: String?
}

/// Days from one to another on the command line, `FROM..TO`.
struct BornOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only numbers of people born on these days, YYYY-MM-DD..YYYY-MM-DD (default: all).", valueName: "from..to"))
    var born: DateRangeArgument?
}
