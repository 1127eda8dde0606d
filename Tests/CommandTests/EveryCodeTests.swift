import Foundation
import TestSupport
import Testing

/// Codes of the catalogue are reported by the real command in three languages, and every hint runs as printed.
@Suite("Every code", .timeLimit(.minutes(5)))
struct EveryCodeTests {
    @Test func everyCodeHasATriggerOrAReason() async throws {
        let catalogue = Set(try await ExplainTests.catalogue().keys)
        let triggered = Trigger.areas.flatMap(\.triggers).map(\.code)
        #expect(Set(triggered).count == triggered.count, "a code has two triggers")
        let others = Set(Self.elsewhere.keys)
        #expect(Set(triggered).intersection(others).sorted() == [])
        #expect(catalogue.subtracting(triggered).subtracting(others).sorted() == [])
        #expect(Set(triggered).union(others).subtracting(catalogue).sorted() == [])
        // The tests that are named exist.
        for (code, entry) in Self.elsewhere {
            let text = try PackageFiles.text("Tests/" + entry.file)
            #expect(text.contains("func \(entry.test)("), "\(code): \(entry.file) has no test \(entry.test)")
            #expect(entry.why.count > 20, "\(code)")
        }
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
            let place = trigger.setUp.isEmpty ? shared : try await TriggerStage()
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
        if trigger.kind != .spoken {
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
            guard trigger.kind != .detail else { continue }
            let words = try #require(catalogues[language]?[trigger.code])
            for member in ["meaning", "remedy"] {
                let sentence = try #require(words[member] as? String)
                #expect(text.contains(sentence), "\(trigger.code), \(language): \(text.suffix(300))")
            }
        }
        // Last, since it may mend what was wrong.
        guard let hint else { return }
        let pasted = try await SuggestedCommandTests.paste(hint, on: place.stage)
        #expect(![64, 124, 126, 127].contains(pasted.code), "\(trigger.code): \(hint): \(pasted.errors)")
        #expect(Canaries.leaks(in: pasted.output + Array(pasted.errors.utf8)) == [], "\(trigger.code): \(hint)")
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
