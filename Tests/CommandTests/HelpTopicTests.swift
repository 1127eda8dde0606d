import CaseModel
import Foundation
import TestSupport
import Testing

@testable import BryggaCommand

/// What `brygga help` says besides the verbs, held against what it speaks of.
@Suite("Help topics", .timeLimit(.minutes(10)))
struct HelpTopicTests {
    @Test(arguments: HelpTopic.allCases)
    func everyTopicIsSaidAndListed(topic: HelpTopic) async throws {
        let outcome = try await brygga(["help", topic.rawValue], in: "/")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        let lines = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "\(topic.rawValue): \(topic.abstract)")
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.count < 90 && $0.allSatisfy(\.isASCII) })
        let root = try await brygga(["--help"], in: "/")
        #expect(root.text.contains("\nbrygga help \(topic.rawValue): "))
    }

    @Test func exitCodesAreThoseOfTheClasses() throws {
        let codes = ExitCodeHelp.lines.compactMap { $0.hasPrefix("  ") ? $0.split(separator: " ").first : nil }
        #expect(codes == ["0"] + FailureClass.allCases.map { Substring(String($0.rawValue)) })
    }

    /// Every variable that the sources name, and the one that ArgumentParser reads.
    @Test func theEnvironmentIsWhatIsRead() throws {
        var read: Set<String> = ["COLUMNS", ChosenLanguage.variable]
        let folder = URL(filePath: PackageFiles.path("Sources"))
        let walk = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        for case let url as URL in walk where url.pathExtension == "swift" {
            let text = try String(contentsOf: url, encoding: .utf8)
            for match in text.matches(of: /(?:value|getenv)\("([A-Z_]+)"\)/) { read.insert(String(match.1)) }
            // Variables of the locale stand in lists.
            for match in text.matches(of: /"(LC_[A-Z]+|LANG)"/) { read.insert(String(match.1)) }
            // Variables are read in one place.
            #expect(
                !text.contains("getenv(") || url.lastPathComponent == "HomeOptions.swift", "\(url.lastPathComponent)")
            #expect(!text.contains("ProcessInfo"), "\(url.lastPathComponent)")
        }
        #expect(read == Set(EnvironmentHelp.variables.map(\.name)))
    }

    /// Every entry of a home that was in use, and nothing that never is.
    @Test func theFilesAreThoseOfAHome() async throws {
        let stage = try await Stage.set()
        var named: Set<String> = []
        for line in FilesHelp.lines where line.hasPrefix("  ") && !line.hasPrefix("   ") {
            for word in line.split(separator: " ")
            where word.hasSuffix("/") || word.contains(".") || ["lock", "reserve"].contains(word) {
                named.insert(word.hasSuffix("/") ? String(word.dropLast()) : String(word))
                if !word.hasSuffix("/") { break }
            }
        }
        let found = Set(try stage.names(in: "stad").filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") })
        #expect(found == named)
    }

    @Test(arguments: [
        ["help", "nonsense"], ["help", "key", "nonsense"], ["help", "environment", "more"], ["help", "19821031-2396"],
    ])
    func anUnknownWordIsUsage(words: [String]) async throws {
        let outcome = try await brygga(words, in: "/")
        #expect(outcome.code == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("brygga: error: ") && outcome.errors.contains("[usage]"))
        let json = try await brygga(words + ["--json"], in: "/")
        #expect(json.code == 64 && json.output.isEmpty)
        #expect(try objects(Array(json.errors.utf8)).first?["code"] as? String == "usage")
    }

    @Test func aVerbIsStillExplained() async throws {
        for words in [["key", "new"], ["export"], []] {
            let outcome = try await brygga(["help"] + words, in: "/")
            let same = try await brygga(words + ["--help"], in: "/")
            #expect(outcome.code == 0 && outcome.text == same.text)
        }
    }

    /// The narrowest terminal still gets help, and not a trap of the library that lays it out.
    @Test(arguments: ["1", "20", "39", "40", "100", "nonsense"])
    func helpIsLaidOutAtAnyWidth(columns: String) async throws {
        for words in [["--help"], ["export", "--help"], ["nonsense"]] {
            let outcome = try await brygga(words, in: "/", environment: ["COLUMNS": columns])
            #expect(outcome.code == (words == ["nonsense"] ? 64 : 0), "\(outcome.errors)")
            #expect((outcome.text + outcome.errors).count > 40)
        }
    }

    /// Whoever has nothing but the first page finds each verb of it.
    @Test func theFirstStepsAreVerbs() async throws {
        let verbs = Set(try await HelpDump.read().all.map { $0.words.joined(separator: " ") })
        let steps = FirstSteps.text.matches(of: /[0-9]\. brygga ([a-z]+(?: [a-z-]+)?)/).map { String($0.1) }
        #expect(steps.count == 10)
        for step in steps {
            let first = step.split(separator: " ").first.map(String.init) ?? ""
            #expect(verbs.contains(step) || verbs.contains(first), "\(step)")
        }
    }
}
