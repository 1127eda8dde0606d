@testable import AuditReporting
import BundleSealing
import CaseModel
import ConsentRecording
import OpenSSLCrypto
import Testing

@Suite("The page of a verification")
struct VerificationPageTests {
    @Test(arguments: Language.allCases)
    func passedBundleShowsItsFactsAndEveryCheck(_ language: Language) throws {
        let world = try SealedWorld()
        let page = try world.passed().page(language: language)
        let verified = try UnverifiedBundle.parse(BundleBytes(world.bytes)).verify(
            trust: world.trust, recipient: nil, at: world.now, policy: nil, register: nil)
        for form in [try page.html(), page.text()] {
            for words in [
                "TOTAL-PASSED", "Exempelstads kommun (stad)", "Arbetsförmedlingen (af)",
                "Möte om en gemensam plan (team_meeting)", verified.manifest.policyDigest.hex, verified.identity.hex,
                "stad-af-2026-11-18-0a1b2c3d4e5f.asice", "2026-11-18 11:06:40 UTC", "2026-11-25 11:06:40 UTC",
                "brygga 0.2.0",
            ] { #expect(form.contains(words), "\(words)") }
            for check in BundleCheck.allCases { #expect(form.contains(check.rawValue)) }
        }
    }

    /// Each outcome is a word beside its symbol, never a colour or a symbol alone.
    @Test func outcomesAreWords() throws {
        let html = try SealedWorld().passed().page(language: .english).html()
        #expect(html.ranges(of: "<span aria-hidden=\"true\">✓</span> passed</span>").count == 12)
        #expect(html.ranges(of: "<span aria-hidden=\"true\">?</span> left out</span>").count == 5)
        #expect(html.ranges(of: "<span aria-hidden=\"true\">–</span> not reached</span>").count == 5)
        #expect(html.contains("<strong><span aria-hidden=\"true\">✓</span> TOTAL-PASSED</strong>"))
    }

    @Test(arguments: Language.allCases)
    func refusedBundleSaysWhyAndVouchesForNothing(_ language: Language) throws {
        let page = try SealedWorld().failed().page(language: language)
        let html = try page.html()
        #expect(html.contains("TOTAL-FAILED"))
        #expect(html.contains("<code>E_DIGEST</code>"))
        #expect(html.contains(VerificationPhrases.of(language).unproved))
        #expect(page.text().contains(VerificationPhrases.of(language).stopped.prefix(30)))
        // The words of a failure are English, and say so to a screen reader.
        #expect(html.contains("lang=\"en\">an entry is not") == (language != .english))
    }

    @Test func whatIsNotCheckedSaysWhyItMatters() throws {
        let text = try SealedWorld().passed().page(language: .english).text()
        for check in [
            BundleCheck.recipient, .policy, .log, .replay, .withdrawal, .index, .decision, .consent, .segments,
        ] {
            let words = "\(check.rawValue): \(CheckPhrases.of(check, .english).unchecked)"
            #expect(text.contains(PlainText.wrapped(words, rest: "  ").joined(separator: "\n")), "\(check)")
        }
    }

    @Test func unknownFactsSaySo() throws {
        let text = try SealedWorld().failed().page(language: .english).text()
        #expect(text.contains("TOTAL-FAILED"))
        #expect(text.contains("Recipient: not known"))
        #expect(text.contains("Sender: not known"))
    }

    /// What a valid signature vouches for is known though the bundle is refused.
    @Test func aRefusedBundleOfAKnownSenderSaysWhoSealedIt() throws {
        let text = try SealedWorld().indeterminate().page(language: .english).text()
        #expect(text.contains("INDETERMINATE"))
        #expect(!text.contains("Sender: not known") && !text.contains("Recipient: not known"))
        #expect(text.contains("Code: E_EXPIRED"))
    }

    @Test func everyCheckHasItsOwnWordsInEveryLanguage() {
        var words: Set<String> = []
        for language in Language.allCases {
            for check in BundleCheck.allCases {
                let phrases = CheckPhrases.of(check, language)
                #expect(phrases.what.count > 20 && phrases.unchecked.hasSuffix("."))
                #expect(words.insert(phrases.what).inserted, "\(check) in \(language)")
            }
        }
    }
}
