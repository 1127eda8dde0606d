import ArgumentParser
import CaseModel

/// What `brygga help` explains besides the verbs.
enum HelpTopic: String, CaseIterable {
    case exitCodes = "exit-codes"
    case environment
    case files
    case accessibility
    case json

    /// One line for the list of topics.
    var abstract: String {
        switch self {
        case .exitCodes: "what each exit code means"
        case .environment: "the environment variables that are read"
        case .files: "what stands in an agency's home"
        case .accessibility: "plain static text, and colours"
        case .json: "the objects that --json prints"
        }
    }

    /// The topic as lines of at most 79 columns.
    var lines: [String] {
        switch self {
        case .exitCodes: ExitCodeHelp.lines
        case .environment: EnvironmentHelp.lines
        case .files: FilesHelp.lines
        case .accessibility: AccessibilityHelp.lines
        case .json: JSONHelp.lines
        }
    }

    /// The topics as the root's help lists them.
    static var list: String { allCases.map { "brygga help \($0.rawValue): \($0.abstract)." }.joined(separator: "\n") }

    /// A term and what it means, for the topics that are lists.
    static func entry(_ term: String, _ meaning: String) -> String {
        "  " + term + String(repeating: " ", count: max(2, 18 - term.count)) + meaning
    }
}

/// `brygga help …` as it was typed: topics beside ArgumentParser's own help of the verbs.
enum HelpRequest {
    /// The topic that is asked for; nil when it is no topic, and so is left to ArgumentParser.
    ///
    /// Throws a usage failure for a word that is neither a topic nor a verb: ArgumentParser would show the root's help.
    static func topic(in arguments: [String]) throws -> HelpTopic? {
        let words = arguments.dropFirst().filter { $0 != "--json" }
        guard words.first == "help" else { return nil }
        let asked = words.dropFirst().prefix { !$0.hasPrefix("-") }
        if asked.count == 1, let word = asked.first, let topic = HelpTopic(rawValue: word) { return topic }
        var verb: any ParsableCommand.Type = Brygga.self
        for word in asked {
            guard let next = verb.verbs.first(where: { $0._commandName == word }) else {
                throw UsageFailure(message: "'\(word)' is neither a verb nor a topic of help", verb: ["help"])
            }
            verb = next
        }
        return nil
    }

    /// Prints a topic.
    static func show(_ topic: HelpTopic) {
        Console.result("\(topic.rawValue): \(topic.abstract)\n")
        for line in topic.lines { Console.result(line) }
    }
}
