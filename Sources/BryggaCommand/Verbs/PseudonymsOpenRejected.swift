import ArgumentParser
import CaseExchange
import CaseModel

extension PseudonymsCommand {
    /// `brygga pseudonyms open-rejected`.
    struct OpenRejected: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open-rejected",
            abstract: "Open the rows that pseudonymise --on-invalid quarantine set aside, to repair them.",
            discussion: """
                They are written as they were, with the header, to a private file: personal numbers stand in it. Repaired, \
                it is a table of its own for brygga pseudonymise. Delete it afterwards.

                Example: brygga pseudonyms open-rejected rows.p7m --out rejected.csv
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions

        @Argument(
            help: ArgumentHelp("The file of rows that were set aside.", valueName: "file"),
            completion: .file(extensions: ["p7m"]))
        var rejected: String

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
        var out: String

        @Flag(help: "Replace the file when it exists.")
        var force = false

        func run() throws {
            let opened = try home.open(writing)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            let count = try RejectedRows(rejected, keys: keys).write(
                to: out, ifExisting: force ? .replace : .keep, effect: opened.effect)
            if common.json {
                Console.result(writing.stamped(["path": .string(out), "size": .integer(Int64(count))]))
            } else {
                Console.result("\(out): \(count.counted("byte", "bytes"))")
            }
            writing.remark()
        }
    }
}
