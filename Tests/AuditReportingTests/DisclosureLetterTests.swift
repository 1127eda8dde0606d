import AuditReporting
import CaseModel
import ConsentRecording
import PolicyEvaluation
import TestSupport
import Testing

@Suite("The letter about disclosures (GDPR article 15)")
struct DisclosureLetterTests {
    @Test(arguments: Language.allCases)
    func everyFieldStandsInBothForms(_ language: Language) throws {
        var words: Set<String> = []
        let letter = try Fixture.letter {
            words.insert($0)
            return $0
        }
        let page = letter.page(language: language)
        for form in [try page.html(), page.text().replacing(/\n */, with: " ")] {
            for word in words { #expect(form.contains(word), "\(word)") }
        }
        #expect(words.count >= 24)
    }

    @Test func daysAreWrittenAsTheLanguageWritesThem() throws {
        let letter = try Fixture.letter()
        let swedish = letter.page(language: .swedish).text().replacing(/\n +/, with: " ")
        #expect(swedish.contains("3 november 2026: till Arbetsförmedlingen"))
        #expect(swedish.contains("givet 20 oktober 2026, återtaget 20 november 2026"))
        #expect(swedish.contains("Mottagaren får spara till och med: 3 maj 2027"))
        #expect(letter.page(language: .danish).text().contains("5. november 2026: fra Försäkringskassan"))
        #expect(letter.page(language: .english).text().contains("The recipient may keep it until: 3 May 2027"))
    }

    @Test func onlyUnconfirmedCitationsSayThatCounselHasNotConfirmedThem() throws {
        let text = try Fixture.letter().page(language: .english).text()
        #expect(text.ranges(of: "not yet confirmed by counsel").count == 1)
    }

    @Test func whyItWasRefusedIsSaidInGeneralWords() throws {
        let text = try Fixture.letter().page(language: .english).text().replacing(/\n */, with: " ")
        #expect(text.contains("Your consent did not hold (kontakt, cv)"))
        #expect(text.contains("No rule allows it (förmåner)"))
    }

    /// Names may stand among what was sent, so no form of identity promises their absence.
    @Test(arguments: Language.allCases, ["namn", "navn", "name"])
    func howThePersonWasNamedPromisesNothingOfNames(_ language: Language, word: String) throws {
        for identity in IdentityForm.allCases {
            var letter = try Fixture.emptyLetter()
            var sent = try #require(try Fixture.letter().sent.first)
            (sent.identity, sent.categories) = (identity, [])
            letter.sent = [sent]
            let text = letter.page(language: language).text()
            let named = ["Hur du nämndes: ", "Hvordan du blev nævnt: ", "How you were named: "]
            let line = try #require(text.split(separator: "\n").first { line in named.contains { line.contains($0) } })
            let value = try #require(line.split(separator: ": ").last)
            #expect(
                !value.contains(word) && value.contains(language == .english ? "personal number" : "personnummer")
            )
        }
    }

    @Test func withoutAContactThePersonIsToldToTurnToTheAgency() throws {
        let text = try Fixture.emptyLetter().page(language: .swedish).text().replacing(/\n */, with: " ")
        #expect(text.contains("Vänd dig till Exempelstads arbetsmarknadsenhet."))
        #expect(!(try Fixture.letter().page(language: .swedish).text().contains("Vänd dig till")))
    }

    /// The words of the policy are explained where some stand, and once.
    @Test func policyWordsAreExplainedOnce() throws {
        let words = "avtalet mellan myndigheterna"
        let full = try Fixture.letter().page(language: .swedish).text().replacing(/\n */, with: " ")
        #expect(full.ranges(of: words).count == 1)
        #expect(!(try Fixture.emptyLetter().page(language: .swedish).text().contains("mellan myndigheterna")))
    }

    /// Article 15(1) (a) to (h), and article 77.
    @Test(arguments: Language.allCases)
    func everyPointOfTheArticleIsAnswered(_ language: Language) throws {
        let text = try Fixture.letter().page(language: language).text()
        let headings: [Language: [String]] = [
            .swedish: [
                "Ändamål:", "Slag av uppgifter:", "Mottagare:", "Hur länge:", "att fel rättas", "att uppgifter raderas",
                "begränsas", "invändningar", "Integritetsskyddsmyndigheten", "Varifrån uppgifterna kommer:",
                "Automatiskt beslut:",
            ],
            .danish: [
                "Formål:", "Slags oplysninger:", "Modtagere:", "Hvor længe:", "at fejl rettes",
                "at oplysninger slettes",
                "begrænses", "indsigelse", "Integritetsskyddsmyndigheten", "Hvor oplysningerne kommer fra:",
                "Automatisk afgørelse:",
            ],
            .english: [
                "Purposes:", "Kinds of information:", "Recipients:", "How long:", "errors to be corrected",
                "information to be erased", "restricted", "object", "Integritetsskyddsmyndigheten",
                "Where the information comes from:", "Automated decisions:",
            ],
        ]
        for words in try #require(headings[language]) { #expect(text.contains(words), "\(words)") }
    }

    @Test(arguments: Language.allCases)
    func emptyLetterSaysThatNothingWasShared(_ language: Language) throws {
        let text = try Fixture.emptyLetter().page(language: language).text()
        let sentences: [Language: [String]] = [
            .swedish: ["Vi har inte lämnat några uppgifter om dig.", "Vi har inte tagit emot några uppgifter om dig."],
            .danish: ["Vi har ikke videregivet oplysninger om dig.", "Vi har ikke modtaget oplysninger om dig."],
            .english: [
                "We have not shared any information about you.", "We have not received any information about you.",
            ],
        ]
        for sentence in try #require(sentences[language]) { #expect(text.contains(sentence)) }
        #expect(text.contains("Datatilsynet"))
    }

    @Test func jurisdictionNamesTheAuthority() {
        #expect(LetterJurisdiction(policy: "SE") == .sweden)
        #expect(LetterJurisdiction(policy: "DK") == .denmark)
        #expect(LetterJurisdiction(policy: "NO") == .other)
        #expect(LetterJurisdiction(policy: "se") == .other)
    }

    @Test(arguments: Language.allCases)
    func linesFitAPageAndHoldNoMarkup(_ language: Language) throws {
        let text = try Fixture.letter().page(language: language).text()
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 })
        #expect(!text.contains("&") && !text.contains("<"))
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.contains("\n\n\n"))
    }

    /// A decision of the real policy: the ground as the policy cites it.
    @Test func groundOfAPolicyIsCitedWithItsStanding() throws {
        let path = "policies/rekrytera-helsingborg/policy.yaml"
        let policy = try SharingPolicy(parsingYAML: PackageFiles.bytes(path), file: path)
        let ground = try #require(policy.grounds.first { $0.id.text == "g_stad_adaptation" })
        let cited = CitedGround(ground, identity: .pseudonym)
        #expect(cited.processing == "GDPR 6.1 e, SFS 2017:725")
        #expect(cited.specialCategories == "GDPR 9.2 a")
        #expect(cited.secrecy == "OSL 26:1" && cited.liftedBy == .consent && cited.liftingLaw == "OSL 10:1, 12:2")
        #expect(cited.personalNumber == nil && cited.standing == .notYetConfirmed)
        #expect(CitedGround(ground, identity: .personalNumber).personalNumber == "SFS 2018:218 3:10")
        let open = try #require(policy.grounds.first { $0.id.text == "g_bostad" })
        #expect(CitedGround(open, identity: .none).secrecy == nil)
    }
}

@Suite("The consent letter as a page")
struct ConsentPageTests {
    @Test(arguments: Language.allCases)
    func pageSaysWhatTheLetterSays(_ language: Language) throws {
        let letter = try Fixture.consentLetter()
        let html = try letter.page(language: language).html()
        for line in letter.text(language: language).split(separator: "\n") {
            #expect(html.contains(line.hasPrefix("- ") ? "<li>\(line.dropFirst(2))</li>" : ">\(line)</"), "\(line)")
        }
    }
}
