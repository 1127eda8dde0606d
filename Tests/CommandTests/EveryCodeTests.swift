import Foundation
import TestSupport
import Testing

/// Codes of the catalogue are reported by the real command in three languages, and every hint runs as printed.
@Suite("Every code", .timeLimit(.minutes(5)))
struct EveryCodeTests {
    @Test func everyCodeHasATrigger() async throws {
        let catalogue = Set(try await ExplainTests.catalogue().keys)
        let triggered = Trigger.areas.flatMap(\.triggers).map(\.code)
        #expect(Set(triggered).count == triggered.count, "a code has two triggers")
        #expect(catalogue.subtracting(triggered).sorted() == [])
        #expect(Set(triggered).subtracting(catalogue).sorted() == [])
    }

    @Test(arguments: Trigger.areas.map(\.name))
    func eachIsReportedInThreeLanguagesAndItsHintRuns(area: String) async throws {
        let catalogues = [
            "en": try await ExplainTests.catalogue("en"), "sv": try await ExplainTests.catalogue("sv"),
            "da": try await ExplainTests.catalogue("da"),
        ]
        let shared = try await TriggerStage()
        for trigger in try #require(Trigger.areas.first { $0.name == area }).triggers {
            if trigger.needsStrace, await !Strace.works.value {
                print("EveryCodeTests: strace does not work here, so \(trigger.code) is not triggered")
                continue
            }
            if trigger.needsCompiler, (try? await run("cc", ["--version"]))?.code != 0 {
                print("EveryCodeTests: no C compiler here, so \(trigger.code) is not triggered")
                continue
            }
            let place = trigger.needsStage ? try await TriggerStage() : shared
            try await place.prepare(trigger)
            try await check(trigger, place, catalogues)
        }
    }

    private func check(
        _ trigger: Trigger, _ place: TriggerStage, _ catalogues: [String: [String: [String: Any]]]
    ) async throws {
        let entry = try #require(catalogues["en"]?[trigger.code], "\(trigger.code)")
        let exit = (entry["exit"] as? Int).map(Int32.init)
        var hint: String?
        if trigger.kind == .finding {
            let outcome = try await place.pull(trigger, "--json")
            #expect(outcome.text.contains("[\(trigger.code)]"), "\(outcome.text.suffix(300))")
        } else if trigger.kind == .whole || trigger.kind == .detail {
            let outcome = try await place.pull(trigger, "--json")
            let said = Self.said(in: outcome)
            let failure = said.first {
                guard trigger.kind == .detail else { return $0["code"] as? String == trigger.code }
                let details = $0["details"] as? [[String: Any]]
                return details?.contains { $0["code"] as? String == trigger.code } == true
            }
            guard let failure else {
                let codes = said.compactMap { $0["code"] as? String }
                Issue.record("\(trigger.code): exit \(outcome.code), \(codes), \(outcome.errors.suffix(300))")
                return
            }
            #expect(failure["type"] as? String == (exit == nil ? "warning" : "error"), "\(trigger.code)")
            #expect(failure["exit"] as? Int == exit.map(Int.init), "\(trigger.code)")
            if let exit { #expect(outcome.code == exit, "\(trigger.code): \(outcome.errors.suffix(300))") }
            hint = failure["command"] as? String
            #expect(hint != nil || exit == nil, "\(trigger.code) has no command")
        }
        for language in ["sv", "da"] {
            let outcome = try await place.pull(trigger, "--language \(language)")
            let text = outcome.text + outcome.errors
            #expect(text.contains(trigger.code), "\(trigger.code), \(language): \(text.suffix(300))")
            if let exit { #expect(outcome.code == exit, "\(trigger.code), \(language)") }
            guard trigger.kind != .detail, trigger.kind != .finding else { continue }
            let words = try #require(catalogues[language]?[trigger.code])
            for member in ["meaning", "remedy"] {
                let written = try #require(words[member] as? String)
                let sentence = trigger.kind == .unmarked ? Self.unmarked(written) : written
                #expect(text.contains(sentence), "\(trigger.code), \(language): \(text.suffix(300))")
            }
        }
        // Last, since it may mend what was wrong.
        guard let hint else { return }
        let pasted = try await SuggestedCommandTests.paste(hint, on: place.stage)
        #expect(![64, 124, 126, 127].contains(pasted.code), "\(trigger.code): \(hint): \(pasted.errors)")
        #expect(Canaries.leaks(in: pasted.output + Array(pasted.errors.utf8)) == [], "\(trigger.code): \(hint)")
    }

    /// A Swedish or Danish text without the marks of its letters.
    private static func unmarked(_ text: String) -> String {
        var text = text
        for (letter, plain) in [("å", "a"), ("ä", "a"), ("ö", "o"), ("æ", "ae"), ("ø", "o")] {
            text = text.replacing(letter, with: plain).replacing(letter.uppercased(), with: plain.capitalized)
        }
        return text
    }

    /// The objects among the lines, whichever stream they stand in: a terminal has one for both.
    private static func said(in outcome: ProcessOutcome) -> [[String: Any]] {
        (outcome.text + "\n" + outcome.errors).split(separator: "\n").compactMap { line in
            // At a terminal a question may stand before it.
            let line = line.drop { $0 != "{" }
            return try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        }.filter { ["error", "warning"].contains($0["type"] as? String) }
    }
}
