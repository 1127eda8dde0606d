import Foundation
import TestSupport
import Testing

/// The receipt for the person, and the consents that need an officer's eye.
@Suite("Consents on paper", .timeLimit(.minutes(10)))
struct ConsentReportTests {
    private let letter = ["consent", "letter", "--home", "stad", "--case", "deltagare-1/case.json"] + secret

    @Test(arguments: [
        ("sv", "Kvitto på ditt samtycke", "Torsdagsmötet"), ("da", "Kvittering for dit samtykke", "Torsdagsmötet"),
        ("en", "Receipt for your consent", "Arbetsförmedlingen"),
    ])
    func theReceiptIsInThePersonsLanguage(language: String, title: String, fact: String) async throws {
        let stage = try await Stage.set()
        let text = try await stage.succeed(letter + ["--language", language]).text
        #expect(text.hasPrefix(title))
        #expect(text.contains(fact) && text.contains(stage.world.record))
    }

    /// How to withdraw is the first thing a person looks for: it stands in the language of the notice.
    @Test(arguments: [
        ("sv", "Säg till någon"), ("sv-FI", "Säg till någon"), ("DA", "Sig det til en medarbejder"),
        ("en-GB", "Tell any employee"), ("fi", "Tell any employee"),
    ])
    func howToWithdrawIsSaidInTheLanguageOfTheNotice(tag: String, words: String) async throws {
        let stage = try await Stage.set()
        try await stage.succeed(World.record(valid: "P3M", more: ["--notice-language", tag]))
        #expect(try await stage.succeed(letter).text.contains(words))
    }

    @Test func aWayToWithdrawThatIsGivenIsKept() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(World.record(valid: "P3M", more: ["--withdrawal", "Ring enheten."]))
        let text = try await stage.succeed(letter).text
        #expect(text.contains("Ring enheten.") && !text.contains("Säg till"))
    }

    @Test func theReceiptIsOfTheRecordThatIsNamedAndOfNobodyElse() async throws {
        let stage = try await Stage.set()
        let recorded = try await stage.succeed(World.record(valid: "P3M", more: ["--json"]))
        let newer = try #require(try objects(recorded.output).first?.text("record_id"))
        #expect(try await stage.succeed(letter).text.contains(newer))
        #expect(try await stage.succeed(letter + ["--record", stage.world.record]).text.contains(stage.world.record))
        let other = letter.map { $0 == "deltagare-1/case.json" ? "deltagare-2/case.json" : $0 }
        try await stage.refuse(other + ["--record", newer], 65, "consent.none")
    }

    private func expiring(_ stage: Stage, _ more: [String]) async throws -> [[String: Any]] {
        try objects(try await stage.succeed(["consent", "expiring", "--home", "stad", "--json"] + more).output)
    }

    @Test func consentsThatRunOutWithinThePeriodAreNamed() async throws {
        let stage = try await Stage.set()
        let recorded = try await stage.succeed(
            World.record(case: "deltagare-2/case.json", valid: "P20D", more: ["--json"]))
        let short = try #require(try objects(recorded.output).first?.text("record_id"))
        #expect(try await expiring(stage, []).compactMap { $0.text("record_id") } == [short])
        #expect(try await expiring(stage, ["--within", "P19D"]).isEmpty)
        let all = try await expiring(stage, ["--within", "P1Y"])
        #expect(all.compactMap { $0.text("record_id") } == [short, stage.world.record])
        #expect(all.allSatisfy { $0.texts("reasons") == ["expires"] })
        try await stage.succeed(["consent", "withdraw", short, "--home", "stad", "--by", "coach"])
        #expect(try await expiring(stage, []).isEmpty)
    }

    @Test func consentsOfAnotherPolicyAreNamed() async throws {
        let stage = try await Stage.set()
        _ = try await stage.sql(
            "UPDATE collaboration SET policy_sha256 = '\(String(repeating: "0", count: 64))'", in: "stad")
        let found = try await expiring(stage, [])
        #expect(found.compactMap { $0.text("record_id") } == [stage.world.record])
        #expect(found.first?.texts("reasons") == ["other_policy"])
    }
}
