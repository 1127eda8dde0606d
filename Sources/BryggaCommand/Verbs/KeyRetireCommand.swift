import ArgumentParser
import CaseExchange
import CaseModel

extension KeyCommand {
    /// `brygga key retire`.
    struct Retire: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retire",
            abstract: "Let a version of a pseudonym domain's key make no more pseudonyms.",
            discussion: """
                The key stays, so that pseudonyms it made can still be resolved. With --destroy its file is removed: \
                then nobody here can resolve them any more, only other holders, and whoever has a backup.

                Example: brygga key retire statistics-2026 --key-version 0
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: ArgumentHelp("The pseudonym domain.", valueName: "domain"))
        var domain: IdentifierArgument

        @Option(help: ArgumentHelp("The version of the key, 0 to 31.", valueName: "number"))
        var keyVersion: Int

        @Flag(help: "Remove the key too: what it made cannot be resolved here any more.")
        var destroy = false

        func validate() throws { try KeyCommand.requireVersion(keyVersion) }

        func run() throws {
            let opened = try home.open(writing)
            let record = try PseudonymKeyRetirement(home: opened, ring: home.keys(of: opened)).retire(
                domain.identifier, version: keyVersion, destroy ? .destroy : .keep, at: common.instant)
            if common.json {
                Console.result(writing.stamped(record.object(at: common.instant)))
            } else {
                Console.result(record.text(at: common.instant))
                if destroy {
                    Console.message("what it made can be resolved by nobody but other holders and backups of the home")
                }
            }
            writing.remark()
        }
    }
}
