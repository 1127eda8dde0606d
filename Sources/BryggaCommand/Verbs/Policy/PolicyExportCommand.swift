import ArgumentParser
import CaseExchange
import PolicyEvaluation

extension PolicyCommand {
    /// `brygga policy export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract: "Write the static part of a policy in Cedar's language, for a second opinion.",
            discussion: """
                What does not depend on time or evidence: who may tell whom what, and which conditions have to be shown. \
                Another engine can so be asked about every cell (docs/policy-file.md, section 14).

                Example: brygga policy export policy.yaml --cedar
                Example: brygga policy export policy.yaml --cedar --schema
                """)
        @OptionGroup var language: LanguageOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        @Flag(help: "In the language of Cedar.")
        var cedar = false

        @Flag(help: "Print the schema of the requests instead of the policies.")
        var schema = false

        func validate() throws {
            guard cedar else { throw ValidationError("--cedar says in which language; there is no other yet") }
        }

        func run() throws {
            let policy = try PolicyFile.read(file)
            Console.result(bytes: Array((schema ? CedarExport.schema : CedarExport(of: policy).policies).utf8))
        }
    }
}
