import Foundation
import TestSupport
import Testing

/// What a person sees and confirms before a batch, or a case, is sent: recipients, persons, refusals, and what is unlike
/// before.
@Suite("Confirming a batch", .timeLimit(.minutes(10)))
struct BatchPromptTests {
    private func ask(_ batch: BatchStage, _ words: [String], answering answer: String) async throws -> TerminalRun {
        let seen = try await TerminalRun.of(words, answering: [["(yes/no) ", answer + "\n"]], in: batch.stage.root)
        for number in batch.numbers { #expect(!seen.shown.contains(number.dropFirst(2))) }
        return seen
    }

    private let words = BatchStage.words.filter { $0 != "--yes" }

    @Test func itShowsWhoGetsHowMuchAndWhatIsUnlikeBefore() async throws {
        let batch = try await BatchStage.set(12)
        let lines = String(decoding: try batch.stage.bytes("cases.ndjson"), as: UTF8.self)
        try batch.stage.folder.write(lines + #"{"case":"nothing"}"# + "\n{}\n", to: "cases.ndjson")
        let refused = try await ask(batch, words, answering: "no")
        #expect(refused.code == 130 && refused.shown.contains("export.not-confirmed"))
        #expect(try batch.stage.names(in: "post") == [])
        for status in ["released", "logged"] { #expect(try await batch.items(status) == []) }
        for text in [
            "fk  Försäkringskassan", "fingerprint  ", "12 persons in 12 bundles", "benefit_status, identity, placement",
            "Not to be sent: 1 × batch.malformed, 1 × file.missing",
            "nothing was ever sent to fk from this home; now 12 persons",
        ] { #expect(refused.shown.contains(text), "\(text)") }
        let sent = try await ask(batch, words, answering: "yes")
        #expect(sent.code == 1 && sent.shown.contains("14 cases: 12 done, 0 skipped, 2 failed; 12 bundles"))
        #expect(try batch.stage.names(in: "post").count == 12)
    }

    @Test func aNewCategoryAndTenTimesTheUsualAreSurprises() async throws {
        let batch = try await BatchStage.set(13)
        let all = String(decoding: try batch.stage.bytes("cases.ndjson"), as: UTF8.self)
        try batch.stage.folder.write(String(all.prefix { $0 != "\n" }), to: "cases.ndjson")
        let early = ["--categories", "identity", "placement"]
        #expect(try await batch.play(BatchStage.words + early + ["--json"]).code == 0)
        // As if that had been on an earlier day.
        _ = try await batch.stage.sql(
            "UPDATE sent_bundle SET created = '2026-01-02T09:00:00Z' WHERE recipient = 'fk'", in: "af")
        try batch.stage.folder.write(all, to: "cases.ndjson")
        let asked = try await ask(batch, words, answering: "no")
        #expect(asked.shown.contains("benefit_status was never sent to fk from this home; now of 13 persons"))
        #expect(asked.shown.contains("fk gets 13 persons, usually 1 a day"))
        #expect(!asked.shown.contains("nothing was ever sent"))
        // A rehearsal says the same as warnings; so does one of a single case, as far as it applies.
        let rehearsed = try await batch.stage.play(words + ["--dry-run", "--json"])
        #expect(try Self.warnings(rehearsed) == ["warning.new-category", "warning.unusual-volume"])
        let single = words.map { $0 == "--batch" ? "cases/1.json" : $0 }.filter { $0 != "cases.ndjson" }
        #expect(
            try Self.warnings(try await batch.stage.play(single + ["--dry-run", "--json"])) == ["warning.new-category"])
        let alone = try await ask(batch, single, answering: "no")
        #expect(alone.shown.contains("Unlike before:") && alone.shown.contains("benefit_status was never sent to fk"))
    }

    @Test func withoutATerminalNothingIsSent() async throws {
        let batch = try await BatchStage.set(2)
        try await batch.stage.refuse(words, 64, "export.unconfirmed")
        #expect(try await batch.play(BatchStage.words).code == 0)
        // There is nothing to confirm when nothing is left to send.
        #expect(try await batch.play(words + ["--json"]).count("skipped") == 2)
    }

    private static func warnings(_ outcome: ProcessOutcome) throws -> [String] {
        try objects(Array(outcome.errors.utf8)).filter { $0["type"] as? String == "warning" }.compactMap {
            $0["code"] as? String
        }
    }
}
