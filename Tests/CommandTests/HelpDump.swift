import Foundation
import TestSupport
import Testing

/// The whole tree of verbs as the command itself describes it.
struct HelpDump: Decodable {
    let command: Verb

    struct Verb: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let subcommands: [Verb]?
        let arguments: [Argument]?

        /// The verbs below this one, without the built-in help.
        var verbs: [Verb] { (subcommands ?? []).filter { $0.commandName != "help" } }

        func has(option: String) -> Bool { arguments?.contains { $0.preferredName?.name == option } == true }
    }

    struct Argument: Decodable {
        let abstract: String?
        let valueName: String?
        let preferredName: Name?

        struct Name: Decodable { let name: String }
    }

    /// Each verb with its words, the root first.
    var all: [(words: [String], verb: Verb)] { Self.walk(command, []) }

    private static func walk(_ verb: Verb, _ words: [String]) -> [(words: [String], verb: Verb)] {
        [(words, verb)] + verb.verbs.flatMap { walk($0, words + [$0.commandName]) }
    }

    static func read() async throws -> HelpDump {
        let outcome = try await brygga(["--experimental-dump-help"], in: "/")
        try #require(outcome.code == 0)
        return try JSONDecoder().decode(HelpDump.self, from: Data(outcome.output))
    }
}
