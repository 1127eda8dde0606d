import ArgumentParser
import CaseExchange
import CaseModel

extension PseudonymsCommand {
    /// `brygga pseudonyms log`: what was resolved, re-identified and refused.
    struct Log: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "log",
            abstract: "Show who resolved or re-identified pseudonyms, why, and what was refused; oldest first.",
            discussion: """
                No pseudonym and no number stands in the log. It can be added to, not changed.

                Example: brygga pseudonyms log --json
                """)

        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let entries = try ReversalEntry.all(of: try home.open())
            for entry in entries {
                if common.json { Console.result(entry.json) } else { Console.result(entry.line) }
            }
            if entries.isEmpty { Console.message("nothing was resolved or re-identified") }
        }
    }
}
