import ArgumentParser
import CaseExchange
import CaseModel
import Pseudonymisation

/// `brygga pseudonyms …`: what is done with pseudonyms once they are made.
struct PseudonymsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pseudonyms",
        abstract: "Work on pseudonyms: new key versions, second keying, own clients, re-identification, exposure.",
        discussion: """
            Whoever holds the key of a domain can re-identify everyone in it. The verbs that do so have rules, and \
            write down what was done.
            """,
        subcommands: [
            Map.self, OpenMap.self, Migrate.self, Rekey.self, OpenRejected.self, Resolve.self, Reidentify.self,
            Exposure.self, Log.self,
        ])
}

/// The table of which a column is rewritten, and the new file.
struct ColumnOptions: ParsableArguments {
    @Argument(help: "The table, or - for standard input.", completion: .file())
    var table: String

    @Option(help: ArgumentHelp("The column of pseudonyms, by its header.", valueName: "name"))
    var column: String

    @Option(
        help: ArgumentHelp("The delimiter, one character (default: detected in the header).", valueName: "character"))
    var delimiter: String?

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var out: String

    @Flag(help: "Replace the file when it exists.")
    var force = false

    func validate() throws {
        if let delimiter, delimiter.utf8.count != 1 { throw ValidationError("--delimiter is one ASCII character") }
    }

    /// Whether an existing file is replaced.
    var existing: ExistingFile { force ? .replace : .keep }

    /// The journey.
    func journey(_ writing: WritingOptions) -> ColumnRewriting {
        ColumnRewriting(
            table, column: column, delimiter: delimiter?.utf8.first.map { .character($0) } ?? .detected,
            effect: writing.effect)
    }
}

extension ColumnRewriting.Passed {
    /// What `--json` says of every table that was rewritten.
    var members: [String: JSONValue] {
        [
            "rows": .integer(Int64(rows)), "input_sha256": .string(inputSHA256), "output_sha256": .string(outputSHA256),
            "tool": .string(BryggaVersion.text),
        ]
    }
}
