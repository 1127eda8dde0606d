import Foundation
import TestSupport
import Testing

/// Which language failures are explained in, and that nothing but the explanation depends on it.
@Suite("Languages of failures", .timeLimit(.minutes(10)))
struct LanguageTests {
    struct Choice: Sendable, CustomTestStringConvertible {
        let rule: String
        var words: [String] = []
        let environment: [String: String]
        let language: String
        var testDescription: String { rule }
    }

    static let choices = [
        Choice(rule: "English where nothing is said", environment: [:], language: "en"),
        Choice(rule: "LANG", environment: ["LANG": "sv_SE.UTF-8"], language: "sv"),
        Choice(rule: "LC_MESSAGES before LANG", environment: ["LC_MESSAGES": "da_DK", "LANG": "sv"], language: "da"),
        Choice(
            rule: "LC_ALL before LC_MESSAGES",
            environment: ["LC_ALL": "sv_FI@euro", "LC_MESSAGES": "da", "LANG": "da"], language: "sv"),
        Choice(rule: "the C locale is English", environment: ["LC_ALL": "C.UTF-8", "LANG": "sv_SE"], language: "en"),
        Choice(rule: "a locale of another language is English", environment: ["LANG": "fi_FI.UTF-8"], language: "en"),
        Choice(rule: "a word that begins like a language is none", environment: ["LANG": "davvi"], language: "en"),
        Choice(
            rule: "BRYGGA_LANGUAGE before the locale", environment: ["BRYGGA_LANGUAGE": "da", "LC_ALL": "sv_SE"],
            language: "da"),
        Choice(
            rule: "the flag before BRYGGA_LANGUAGE", words: ["--language", "sv"],
            environment: ["BRYGGA_LANGUAGE": "da"], language: "sv"),
        Choice(rule: "the flag with a sign of equality", words: ["--language=da"], environment: [:], language: "da"),
        Choice(
            rule: "the last flag counts", words: ["--language", "sv", "--language", "en"],
            environment: ["LANG": "da"], language: "en"),
    ]
    static let nothing = ["BRYGGA_LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""]

    @Test(arguments: choices)
    func theNearestWishCounts(choice: Choice) async throws {
        let environment = Self.nothing.merging(choice.environment) { $1 }
        let explained = try await brygga(
            ["explain", "usage", "--json"] + choice.words, in: "/", environment: environment)
        #expect(try objects(explained.output).first?["language"] as? String == choice.language)
        // A usage error is found before anything is parsed, and obeys all the same.
        for words in [["key", "list", "--home", "/nowhere"], ["key", "list", "--nonsense"]] {
            let failed = try await brygga(words + ["--json"] + choice.words, in: "/", environment: environment)
            #expect(try objects(Array(failed.errors.utf8)).first?["language"] as? String == choice.language)
        }
    }

    /// What only holds verbs.
    static let groups: Set<String> = [
        "", "policy", "consent", "collaboration", "trust", "key", "register", "id", "pseudonyms", "extract",
    ]

    @Test func aLanguageThatBryggaDoesNotSpeakIsRefused() async throws {
        for verb in UsageTests.verbs
        where !Self.groups.contains(verb.joined(separator: " ")) {
            let help = try await brygga(verb + ["--help"], in: "/")
            #expect(help.text.contains("--language <language>"), "\(verb)")
            let typed = try await brygga(verb + ["--language", "klingon"], in: "/")
            #expect(typed.code == 64, "\(verb)")
            #expect(typed.errors.contains("[usage]"), "\(verb): \(typed.errors)")
        }
        let set = try await brygga(["key", "list"], in: "/", environment: ["BRYGGA_LANGUAGE": "svenska"])
        #expect(set.code == 64)
        #expect(set.errors.contains("$BRYGGA_LANGUAGE"))
        let overruled = try await brygga(
            ["explain", "usage", "--language", "sv"], in: "/", environment: ["BRYGGA_LANGUAGE": "svenska"])
        #expect(overruled.code == 0)
    }

    static let failures: [[String]] = [
        ["key", "list", "--home", "nowhere"],
        ["open", "passphrase", "--out", "opened", "--home", "af"] + secret, ["policy", "check", "nothing"],
        ["export", "--nonsense"], ["explain", "nothing.at-all"], World.export(to: ["af"], more: []),
        ["consent", "withdraw", "6b1f7c5e-0000-4000-8000-000000000000", "--by", "coach", "--home", "stad"],
    ]

    @Test(arguments: failures)
    func theExplanationFollowsTheLanguageAndTheRestDoesNot(words: [String]) async throws {
        let stage = try await Stage.set()
        let english = try await stage.play(words)
        let englishLines = english.errors.split(separator: "\n")
        let head = englishLines.prefix { !$0.hasPrefix("brygga: hint: ") }
        let code = try #require(englishLines.first?.firstMatch(of: /\[([A-Za-z_.-]+)\]$/)?.1)
        #expect(head.count == englishLines.count - 1, "English has no more than error, details and hint")
        for (language, failure) in [("sv", "fel"), ("da", "fejl")] {
            let entry = try #require(try await ExplainTests.catalogue(language)[String(code)])
            let text = try await stage.play(words + ["--language", language])
            #expect(text.code == english.code)
            #expect(text.output == english.output)
            let lines = text.errors.split(separator: "\n")
            #expect(lines.starts(with: head), "\(text.errors)")
            #expect(
                lines.dropFirst(head.count).prefix(2).map(String.init) == [
                    "brygga: \(failure): \(try #require(entry["meaning"] as? String))",
                    "brygga: råd: \(try #require(entry["remedy"] as? String))",
                ])
            #expect(lines.last?.hasPrefix("brygga: hint: ") == true)
            #expect(lines.count == head.count + 3)

            let json = try await stage.play(words + ["--language", language, "--json"])
            #expect(json.code == english.code)
            let error = try #require(try objects(Array(json.errors.utf8)).first { $0["type"] as? String == "error" })
            #expect(error["code"] as? String == String(code))
            #expect(error["exit"] as? Int == Int(english.code))
            #expect(error["language"] as? String == language)
            for member in ["page", "meaning", "remedy"] {
                #expect(error[member] as? String == entry[member] as? String, "\(member)")
            }
            let command = try #require(error["command"] as? String)
            #expect(lines.last?.hasSuffix("run: " + command) == true)
            #expect((error["hint"] as? String)?.contains("run: ") != true)
        }
    }

    @Test func aWarningIsExplainedToo() async throws {
        let words = ["policy", "check", PackageFiles.path("policies/rekrytera-helsingborg/policy.yaml")]
        let text = try await brygga(words + ["--language", "sv"], in: "/")
        let json = try await brygga(words + ["--language", "da", "--json"], in: "/")
        #expect(text.code == 0)
        #expect(text.errors.contains("[warning."))
        #expect(text.errors.contains("\nbrygga: varning: "))
        #expect(text.errors.contains("\nbrygga: råd: "))
        let warnings = try objects(Array(json.errors.utf8))
        #expect(!warnings.isEmpty)
        for warning in warnings {
            #expect(warning["type"] as? String == "warning")
            #expect(warning["language"] as? String == "da")
            #expect((warning["page"] as? String)?.hasPrefix("docs/failures.md#warning.") == true)
        }
    }
}
