import Foundation
import TestSupport
import Testing

/// Both clocks of the ledger at the command line, and the extension of a consent.
@Suite("Consent at the command line", .timeLimit(.minutes(10)))
struct ConsentClockTests {
    private func standings(_ stage: Stage, _ more: [String]) async throws -> Set<String> {
        let show = ["consent", "show", "--case", "deltagare-2/case.json", "--home", "stad", "--json"]
        let records = try objects(try await stage.succeed(show + more + secret).output)
        let flows = records.compactMap { $0["flows"] as? [[String: Any]] }.joined()
        return Set(flows.compactMap { $0["standing"] as? String })
    }

    @Test func whatHeldAndWhatWasKnownAreTwoQuestions() async throws {
        let stage = try await Stage.set()
        let days = try (1...4).map {
            try #require(Calendar.current.date(byAdding: .day, value: $0, to: Date())).formatted(.iso8601)
        }
        let recorded = try await stage.succeed(
            World.record(case: "deltagare-2/case.json", more: ["--json", "--at", days[0]]))
        let record = try #require(try objects(recorded.output).first?["record_id"] as? String)
        // Withdrawn on the second day, written down on the fourth.
        try await stage.succeed(
            ["consent", "withdraw", record, "--home", "stad", "--by", "coach", "--stated", days[1], "--at", days[3]])
        #expect(try await standings(stage, ["--at", days[2], "--known-at", days[2]]) == ["covered"])
        #expect(try await standings(stage, ["--at", days[2], "--known-at", days[3]]) == ["withdrawn"])
        #expect(try await standings(stage, ["--at", days[0], "--known-at", days[3]]) == ["covered"])
        #expect(try await standings(stage, ["--at", days[0], "--known-at", "2026-01-01"]) == ["none"])
    }

    @Test func anExtensionNeedsANewNoticeAndANewStatement() async throws {
        let stage = try await Stage.set()
        var first = World.record(case: "deltagare-2/case.json", more: ["--json"])
        first.removeAll { $0 == "cv" }
        let record = try #require(try objects(try await stage.succeed(first).output).first?["record_id"] as? String)
        let export = World.export("deltagare-2", more: ["--categories", "cv"])
        try await stage.refuse(export, 2, "policy.denied")
        try stage.folder.write("en ny text", to: "ny.txt")
        try stage.folder.write("en ny underskrift", to: "ny-underskrift.txt")
        let extend = ["consent", "amend", record, "--home", "stad", "--categories", "cv", "--by", "coach"]
        let notice = ["--notice-uri", "https://example.org/ny", "--notice-version", "2", "--notice-language", "sv"]
        let method = ["--method", "signed_paper", "--evidence"]
        try await stage.refuse(extend, 64, "usage")
        let old = extend + notice + ["--notice", "samtycke-sv.txt"] + method + ["ny-underskrift.txt"]
        try await stage.refuse(old, 65, "consent.malformed")
        let used = extend + notice + ["--notice", "ny.txt"] + method + ["underskrift.txt"]
        try await stage.refuse(used, 65, "consent.malformed")
        try await stage.succeed(extend + notice + ["--notice", "ny.txt"] + method + ["ny-underskrift.txt"])
        try await stage.succeed(export)
    }
}
