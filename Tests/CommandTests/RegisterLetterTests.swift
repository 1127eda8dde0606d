import Foundation
import TestSupport
import Testing

/// The letter to a person who asks what was shared about them.
@Suite("The register's letter", .timeLimit(.minutes(10)))
struct RegisterLetterTests {
    private func ask(_ home: String, _ more: [String]) -> [String] {
        ["register", "subject", "--home", home, "--case", "deltagare-1/case.json"] + more + secret
    }

    @Test(arguments: [
        ("sv", "Uppgifter om dig", "Integritetsskyddsmyndigheten", "ännu inte bekräftade"),
        ("da", "Oplysninger om dig", "Integritetsskyddsmyndigheten", "endnu ikke"),
        ("en", "Information about you", "Integritetsskyddsmyndigheten", "not yet"),
    ])
    func theLetterHoldsTheFactsAndNoNumber(
        language: String, title: String, authority: String, unconfirmed: String
    ) async throws {
        let stage = try await Stage.set()
        let text = try await stage.succeed(ask("stad", ["--letter", "--language", language])).text
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.hasPrefix(title))
        for fact in [
            "Arbetsförmedlingen", "Försäkringskassan", "Helsingborgshem", "Torsdagsmötet", "stated_adaptation",
            "OSL 26:1",
            "SFS 2017:725", "P08-meeting-to-vc", stage.world.record, authority, unconfirmed,
            "Helsingborgs stad arbetsmarknadsförvaltningen",
        ] { #expect(words.contains(fact), "\(fact)") }
        #expect(!text.contains("internal1"))
        // The policy's owner is another agency: its contact would lead the person astray.
        #expect(!text.contains("dataskydd@samordning.example"))
        let owner = try await stage.succeed(ask("samordning", ["--letter", "--language", language])).text
        #expect(owner.contains("dataskydd@samordning.example"))
        try await stage.succeed(ask("stad", ["--html", "letter.html", "--language", language]))
        let page = String(decoding: try stage.bytes("letter.html"), as: UTF8.self)
        #expect(page.contains("lang=\"\(language)\"") && page.contains(stage.world.record))
        #expect(!page.contains("<script") && !page.contains("http:"))
        #expect(Canaries.leaks(in: Array(page.utf8)).isEmpty && !page.contains("internal1"))
    }

    /// The case holds what no permit covers too, and that is not why the rest was stopped.
    @Test(arguments: [
        ("sv", "Ditt samtycke gällde inte (", "Ingen regel tillåter det ("),
        ("da", "Dit samtykke gjaldt ikke (", "Ingen regel tillader det ("),
        ("en", "Your consent did not hold (", "No rule allows it ("),
    ])
    func aRefusalSaysEveryReasonWithItsCategories(language: String, consent: String, permit: String) async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"])
        try await stage.refuse(World.export(more: []), 2, "policy.denied")
        let text = try await stage.succeed(ask("stad", ["--letter", "--language", language])).text
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        func listed(behind phrase: String) throws -> Set<String> {
            let start = try #require(words.ranges(of: phrase).last, "\(phrase)")
            return Set(words[start.upperBound...].prefix { $0 != ")" }.components(separatedBy: ", "))
        }
        let (unconsented, uncovered) = (try listed(behind: consent), try listed(behind: permit))
        #expect(unconsented.isSuperset(of: ["contact", "cv"]) && unconsented.isDisjoint(with: uncovered))
        #expect(uncovered.contains("benefit_status") && !uncovered.contains("cv"))
        #expect(!words.contains("no_permit") && !words.contains("condition_unmet"))
    }

    /// A letter must not say that nothing was received where nobody can know.
    @Test(arguments: [
        ("sv", "Be oss fråga avsändaren", "inte tagit emot några"), ("da", "Bed os spørge afsenderen", "ikke modtaget"),
        ("en", "Ask us to ask the sender", "not received any"),
    ])
    func whatCouldNotBeSearchedIsSaid(language: String, caution: String, denial: String) async throws {
        let stage = try await Stage.set()
        try await stage.open("af")
        let text = try await stage.succeed(ask("af", ["--letter", "--language", language])).text
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(caution) && !words.contains(denial))
        let none = try await stage.succeed(ask("stad", ["--letter", "--language", language])).text
        #expect(none.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(denial))
    }

    @Test func thePageIsWrittenOnceAndARehearsalWritesNothing() async throws {
        let stage = try await Stage.set()
        let before = try await FolderState.of(stage, home: "stad")
        let said = try await stage.succeed(ask("stad", ["--html", "l.html", "--dry-run", "--json"]))
        #expect(try objects(said.output).first?["written"] as? Bool == false)
        #expect(try await FolderState.of(stage, home: "stad").changes(since: before) == [])
        let written = try await stage.succeed(ask("stad", ["--html", "l.html", "--json"]))
        #expect(try objects(written.output).first?["written"] as? Bool == true)
        try await stage.refuse(ask("stad", ["--html", "l.html"]), 1, "file.exists")
        try await stage.refuse(ask("stad", ["--html", "l.html", "--letter"]), 64, "usage")
        let letter = ["consent", "letter", "--home", "stad", "--case", "deltagare-1/case.json", "--html"]
        try await stage.refuse(letter + ["l.html"] + secret, 1, "file.exists")
        try await stage.succeed(letter + ["l.html", "--force"] + secret)
        #expect(String(decoding: try stage.bytes("l.html"), as: UTF8.self).contains(stage.world.record))
    }

    /// The past can be asked about when the trust list is too old for anything to be sent.
    @Test func anExpiredTrustListKeepsNoLetterBack() async throws {
        let stage = try await Stage.set()
        let outcome = try await stage.succeed(ask("stad", ["--letter", "--at", "2031-01-01T00:00:00Z"]))
        #expect(outcome.text.contains(stage.world.record) && outcome.text.contains("Arbetsförmedlingen"))
        #expect(outcome.errors.contains("warning.collaboration-not-usable"))
    }
}
