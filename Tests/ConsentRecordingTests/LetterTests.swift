import CaseModel
import ConsentRecording
import Testing

@Suite("The letter to the person (docs/consent.md)")
struct LetterTests {
    private static func labels() throws -> ConsentLabels {
        ConsentLabels(
            agencies: [
                try Fixture.name("ame"): "Exempelstads arbetsmarknadsenhet",
                try Fixture.name("af"): "Arbetsförmedlingen", try Fixture.name("vc"): "Vårdcentralen Exempel",
            ],
            purposes: [
                try Fixture.name("work_placement"): "hitta en plats", try Fixture.name("studies"): "planera studier",
            ],
            categories: [
                try Fixture.name("cv"): "din arbetslivserfarenhet", try Fixture.name("contact"): "telefon och adress",
            ])
    }

    private static func letter(_ history: History, _ language: Language) throws -> String {
        let record = try #require(history.ledger.record(try Fixture.uuid(1)))
        return ConsentReceiptLetter(about: record, labels: try labels()).text(language: language)
    }

    @Test(arguments: Language.allCases, ConsentKind.allCases)
    func letterSaysWhoWhatWhyUntilWhenAndHowToWithdraw(_ language: Language, _ kind: ConsentKind) throws {
        var history = History()
        try history.give(try Fixture.terms(kind: kind), at: 0)
        let text = try Self.letter(history, language)
        for words in try [
            Self.labels().agencies.values.map { "- " + $0 }, Self.labels().purposes.values.map { "- " + $0 },
            Self.labels().categories.values.map { "- " + $0 },
            ["Ring eller skriv till enheten", try Fixture.uuid(1).text, "https://exempelstad.example/samtycke"],
        ].joined() {
            #expect(text.contains(words), "\(words)")
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 45, "one page")
        #expect(lines.allSatisfy { $0.count <= 100 })
        #expect(!text.contains(Fixture.principal))
        #expect(!text.contains("  "))
    }

    @Test func lastDayIsWrittenAsTheLanguageWritesIt() throws {
        var history = History()
        // Day 0 is 2026-11-01, and six months after it the consent ends.
        #expect(Fixture.day(0).date == CalendarDate(year: 2026, month: 11, day: 1))
        try history.give(try Fixture.terms(), at: 0)
        #expect(try Self.letter(history, .swedish).contains("till och med 1 maj 2027."))
        #expect(try Self.letter(history, .danish).contains("til og med 1. maj 2027."))
        #expect(try Self.letter(history, .english).contains("up to and including 1 May 2027."))
        #expect(try Self.letter(history, .swedish).contains("spara dem högst 12 månader."))
    }

    @Test(arguments: Language.allCases)
    func whatIsRemovedIsNotPromised(_ language: Language) throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.remove(1, try ConsentRemoval(recipients: try Fixture.names(["vc"])), at: 1)
        let text = try Self.letter(history, language)
        #expect(!text.contains("Vårdcentralen"))
        #expect(text.contains("Arbetsförmedlingen"))
    }

    @Test(arguments: Language.allCases)
    func whatIsExcludedIsNamedAsExcluded(_ language: Language) throws {
        var history = History()
        let field = try #require(ConsentExclusion.Field("contact.phone"))
        let excluded = ConsentExclusion(agencies: try Fixture.names(["vc"]), fields: [field])
        try history.give(try Fixture.terms(excluded: excluded), at: 0)
        let text = try Self.letter(history, language)
        #expect(text.contains("- telefon och adress: phone"))
        #expect(text.components(of: "Vårdcentralen Exempel") == 1)
    }

    @Test(arguments: Language.allCases)
    func afterAWithdrawalNothingIsPromised(_ language: Language) throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        try history.withdraw(1, at: 1)
        let text = try Self.letter(history, language)
        #expect(!text.contains("Arbetsförmedlingen"))
        #expect(text.contains(try Fixture.uuid(1).text))
        let words: [Language: String] = [
            .swedish: "Du har tagit tillbaka ditt samtycke.", .danish: "Du har trukket dit samtykke tilbage.",
            .english: "You have withdrawn your consent.",
        ]
        #expect(text.contains(try #require(words[language])))
    }

    @Test func consentWithoutAuthorityIsNotPromised() throws {
        var history = History()
        let voice = try Fixture.voice("form", speaker: .attorney)
        try history.give(try Fixture.terms(), at: 0, giving: ConsentGiving(voice: voice, type: .expressed))
        #expect(try Self.letter(history, .english).contains("has not shown authority"))
    }

    @Test func labelCannotWriteLinesOfItsOwn() throws {
        var history = History()
        try history.give(try Fixture.terms(), at: 0)
        let record = try #require(history.ledger.record(try Fixture.uuid(1)))
        let plain = ConsentReceiptLetter(
            about: record, labels: ConsentLabels(agencies: [:], purposes: [:], categories: [:])
        ).text(language: .english)
        let evil = "x\n\u{2028}\u{202E}- Everybody" + String(repeating: "y", count: 10_000)
        let labelled = ConsentReceiptLetter(
            about: record,
            labels: ConsentLabels(agencies: [try Fixture.name("af"): evil], purposes: [:], categories: [:])
        ).text(language: .english)
        #expect(plain.contains("- af\n"), "a name without a label stands as it is")
        #expect(plain.split(separator: "\n").count == labelled.split(separator: "\n").count)
        #expect(!labelled.unicodeScalars.contains("\u{202E}"))
        #expect(labelled.utf8.count < plain.utf8.count + 300)
    }
}

extension String {
    /// How often a text occurs.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
