import ArgumentParser

extension PolicyCommand {
    /// `brygga policy schema`.
    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema", abstract: "Print the JSON Schema of policy files, for editors.",
            discussion: """
                An editor that knows the schema marks most faults while you write. What lies between two places of a file, \
                such as a name that is not declared, 'policy check' alone can say (docs/policy-file.md, section 13).

                Example: brygga policy schema
                Example: brygga policy schema --tests
                """)

        @OptionGroup var language: LanguageOptions

        @Flag(help: "Print the schema of suites of policy tests instead.")
        var tests = false

        func run() throws {
            Console.result(
                bytes: tests ? PackageResources.policy_tests_schema_json : PackageResources.policy_file_schema_json)
        }
    }
}
