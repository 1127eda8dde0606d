import ArgumentParser

/// `brygga id …`: checking, finding and making personal numbers, without a home.
struct IdCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "id", abstract: "Check, find and generate personal numbers of five countries.",
        discussion: """
            No home is needed. Numbers are read from files or standard input, never from arguments, and none is printed \
            unless it is asked for.
            """,
        subcommands: [Check.self, Scan.self, Generate.self])
}
