import Foundation
import TestSupport
import Testing

/// What the README and docs/ say of the command, held against the command itself.
@Suite("Documents", .timeLimit(.minutes(3)))
struct DocumentTests {
    /// The documents that people read, by their path in the package.
    static let paths: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: PackageFiles.path("docs"))) ?? []
        return ["README.md", "CHANGELOG.md", "SECURITY.md"]
            + names.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
    }()

    @Test(arguments: paths)
    func everyCommandHasItsVerbAndOptions(path: String) async throws {
        let help = try await HelpDump.read()
        let commands = DocumentCommand.all(in: try PackageFiles.text(path))
        if path == "README.md" { #expect(commands.count > 15) }
        for command in commands {
            let (verb, rest) = try #require(help.verb(of: command.words), "\(path): \(command.line)")
            for option in rest.filter({ $0.hasPrefix("--") }).map({ $0.dropFirst(2).prefix { $0 != "=" } }) {
                #expect(option == "help" || verb.has(option: String(option)), "\(path): \(command.line)")
            }
        }
    }

    @Test func everyVerbIsNamed() async throws {
        let lines = try Self.paths.filter { $0 != "docs/failures.md" }.flatMap {
            try PackageFiles.text($0).split(separator: "\n")
        }
        for (words, verb) in try await HelpDump.read().all where !words.isEmpty && verb.verbs.isEmpty {
            let name = words.joined(separator: " ")
            let isNamed = lines.contains { line in
                if line.contains("`\(name)`") || line.contains("`\(name) ") || line.contains("brygga \(name)") {
                    return true
                }
                // A row that begins with the noun and goes on with its verbs.
                return words.count == 2 && line.contains("`\(words[0]) ") && line.contains("`\(words[1])`")
            }
            #expect(isNamed, "no document names brygga \(name)")
        }
    }

    @Test(arguments: paths)
    func everyLinkResolves(path: String) throws {
        let text = try PackageFiles.text(path)
        let folder = PackageFiles.root.appending(path: path).deletingLastPathComponent()
        for link in text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/).map({ String($0.1) }) where !link.contains("://") {
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: link).path), "\(path): \(link)")
        }
        guard path.hasPrefix("docs/") else { return }
        for name in text.matches(of: /`(?:docs\/)?((?:schema\/)?[a-z-]+\.(?:md|schema\.json))`/).map({ String($0.1) }) {
            #expect(FileManager.default.fileExists(atPath: PackageFiles.path("docs/" + name)), "\(path): \(name)")
        }
    }

    @Test func everySchemaParses() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: PackageFiles.path("docs/schema"))
        #expect(names.count > 5)
        for name in names {
            #expect(name.hasSuffix(".schema.json"))
            let bytes = try PackageFiles.bytes("docs/schema/" + name)
            let schema = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any], "\(name)")
            #expect((schema["$schema"] as? String)?.hasPrefix("https://json-schema.org/") == true, "\(name)")
        }
    }
}

/// A command line of brygga as a document prints it.
struct DocumentCommand {
    let line: String
    /// Its words behind `brygga`, up to what the shell takes for itself.
    let words: [String]

    /// The commands in a document: lines of its code blocks that begin with `brygga`, behind a prompt or not, and those
    /// inside a sentence.
    static func all(in text: String) -> [DocumentCommand] {
        let joined = text.replacing(/\\\n\s*/, with: "")
        var found: [DocumentCommand] = []
        var isBlock = false
        for line in joined.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isBlock.toggle()
            } else if isBlock {
                let typed = line.hasPrefix("$ ") ? line.dropFirst(2) : line
                if typed.hasPrefix("brygga ") { found.append(DocumentCommand(String(typed))) }
            } else {
                found += line.matches(of: /`(brygga [^`]+)`/).map { DocumentCommand(String($0.1)) }
            }
        }
        return found
    }

    private init(_ line: String) {
        self.line = line
        let quoted = line.replacing(/'[^']*'/, with: "QUOTED")
        let signs: Set<Substring> = ["#", "|", "||", "&&", ";", "…"]
        words = quoted.split(separator: " ").dropFirst().prefix { !signs.contains($0) && !$0.hasPrefix(">") }
            .map(String.init)
    }
}

extension HelpDump {
    /// The verb that words begin with, and the words behind it; nil when they name none.
    func verb(of words: [String]) -> (verb: Verb, rest: [String])? {
        var verb = command
        var rest = words[...]
        if rest.first == "help" { return (verb, []) }
        // Options of the root itself, such as --version.
        if rest.first?.hasPrefix("--") == true { return (verb, []) }
        while let word = rest.first, !verb.verbs.isEmpty, !word.hasPrefix("--") {
            guard let next = verb.verbs.first(where: { $0.commandName == word }) else { return nil }
            (verb, rest) = (next, rest.dropFirst())
        }
        return (verb, Array(rest))
    }
}
