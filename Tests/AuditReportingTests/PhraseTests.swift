@testable import AuditReporting
import CaseModel
import ConsentRecording
import PolicyEvaluation
import Testing

/// Every fixed text of the reports, found by reflection, so that a new one cannot be forgotten.
@Suite("Phrases in three languages")
struct PhraseTests {
    private static func texts(_ value: Any, _ path: String = "") -> [String: String] {
        if let text = value as? String { return [path: text] }
        var found: [String: String] = [:]
        for (index, child) in Mirror(reflecting: value).children.enumerated() where !(child.value is Language?) {
            found.merge(texts(child.value, path + "/" + (child.label ?? String(index)))) { first, _ in first }
        }
        return found
    }

    @Test func noPhraseIsMissingOrLeftInAnotherLanguage() {
        let sets = [
            Language.allCases.map { Self.texts(VerificationPhrases.of($0)) },
            Language.allCases.map { Self.texts(DisclosurePhrases.of($0)) },
        ]
        // Words that are the same in two of the languages.
        let shared: Set<String> = [
            "/message", "/checksHeading", "/date", "/reference", "/to", "/personalNumber", "/given", "/code",
        ]
        for languages in sets {
            #expect(languages[0].count > 35)
            for texts in languages {
                #expect(texts.keys == languages[0].keys)
                for (path, text) in texts { #expect(!text.isEmpty && text.first != " " && text.last != " ", "\(path)") }
            }
            for path in languages[0].keys where !shared.contains(path) && !path.hasPrefix("/complaints") {
                #expect(languages[0][path] != languages[2][path], "\(path) is the same in Swedish and English")
                #expect(languages[1][path] != languages[2][path], "\(path) is the same in Danish and English")
            }
        }
    }

    @Test func everyValueHasWords() {
        for language in Language.allCases {
            let phrases = DisclosurePhrases.of(language)
            let texts = [
                IdentityForm.allCases.map(phrases.identity), SecrecyLift.allCases.map { phrases.lifted(by: $0) },
                LetterJurisdiction.allCases.map(phrases.complaint), RefusalCause.Kind.allCases.map(phrases.cause),
            ]
            for group in texts { #expect(Set(group).count == group.count) }
            #expect(phrases.rights.count == 6)
        }
    }
}
