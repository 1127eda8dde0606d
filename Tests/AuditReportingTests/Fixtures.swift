import AuditReporting
import BundleSealing
import CaseModel
import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation
import TestSupport
import Testing

/// Synthetic values; no person stands behind any of them.
enum Fixture {
    static func name(_ text: String) throws -> Identifier { try #require(Identifier(text)) }
    static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(parsing: text)) }

    /// Markup, references, quotes, characters that share a grapheme with markup, and characters that turn the direction.
    static let hostile =
        "<script>window.hostile=1</script>&amp;\"' onload='window.hostile=1' \u{0D4E}<script>window.hostile=1</script>"
        + "\"\u{0301} onmouseover=window.hostile=1 \u{202E}evil\u{2066}\u{0000}\u{200B}\n{{title}}{{{title}}}"

    /// A letter with everything in it, or with every text hostile.
    static func letter(_ words: (String) -> String = { $0 }) throws -> DisclosureLetter {
        var letter = DisclosureLetter(
            agency: words("Exempelstads arbetsmarknadsenhet"), date: try day("2026-12-01"), jurisdiction: .sweden,
            contact: [words("Exempelstads kommun, Box 1, 111 11 Exempelstad"), words("dataskydd@exempelstad.example")],
            reference: words("AME 2026/17"))
        letter.sent = [
            SentDisclosure(
                date: try day("2026-11-03"), recipient: words("Arbetsförmedlingen"),
                purpose: words("möte om en gemensam plan"), categories: [words("språk"), words("meriter")],
                grounds: [
                    CitedGround(
                        processing: words("GDPR 6.1 e, SFS 2017:725"), specialCategories: words("GDPR 9.2 a"),
                        secrecy: words("OSL 26:1"), liftedBy: .consent, liftingLaw: words("OSL 10:1, 12:2"),
                        personalNumber: words("SFS 2018:218 3:10"), standing: .notYetConfirmed)
                ],
                consents: [
                    CitedConsent(
                        record: words("01890a5d-ac96-774b-bcce-b302099a8057"), given: try day("2026-10-20"),
                        withdrawn: try day("2026-11-20"))
                ],
                rules: [words("P06-meeting-to-af")], identity: .personalNumber, retainUntil: try day("2027-05-03")),
            SentDisclosure(
                date: try day("2026-11-10"), recipient: words("Statistiska enheten"), purpose: words("uppföljning"),
                categories: [words("placering")],
                grounds: [CitedGround(processing: words("GDPR 6.1 e"), standing: .confirmed)], consents: [],
                rules: [words("P40-statistics")], identity: .pseudonym, retainUntil: nil),
        ]
        letter.received = [
            ReceivedDisclosure(
                date: try day("2026-11-05"), sender: words("Försäkringskassan"), purpose: words("inskrivning"),
                categories: [words("ersättning")], keepUntil: try day("2027-11-05"))
        ]
        letter.refused = [
            RefusedDisclosure(
                date: try day("2026-11-07"), recipient: words("Vårdcentralen Exempel"),
                purpose: words("möte om en gemensam plan"),
                causes: [
                    RefusalCause(.consentNotInForce, [words("kontakt"), words("cv")]),
                    RefusalCause(.noPermit, [words("förmåner")]),
                ])
        ]
        return letter
    }

    static func emptyLetter() throws -> DisclosureLetter {
        DisclosureLetter(
            agency: "Exempelstads arbetsmarknadsenhet", date: try day("2026-12-01"), jurisdiction: .denmark)
    }

    /// A consent letter about a consent in force, with labels that may be hostile.
    static func consentLetter(_ words: (String) -> String = { $0 }) throws -> ConsentReceiptLetter {
        let (ame, af, cv) = (try name("ame"), try name("af"), try name("cv"))
        let uuids = try [1, 2].map { last in
            try #require(ConsentUUID(randomBytes: [UInt8](repeating: 0, count: 15) + [UInt8(last)]))
        }
        let digest = try SHA256.hash(Array("notice".utf8))
        let field = try #require(ConsentExclusion.Field("cv.photo"))
        let terms = try ConsentTerms(
            recordID: uuids[0], principal: Redacted("exempel1qqqqqqqqqqqqqqqqqqqqqqqqqq"),
            notice: try PrivacyNotice(
                uri: "https://exempelstad.example/samtycke", sha256: digest, version: "2026-11"),
            language: "sv-SE", purposes: [try name("work_placement")],
            basis: try LawfulBasis(point: .e, secrecy: "OSL 26:1", kind: .secrecyWaiver), categories: [cv],
            controllers: [ame], recipients: [af], retention: try #require(CalendarPeriod(months: 12)),
            jurisdiction: "SE", withdrawalMethod: "Ring eller skriv till enheten.",
            excluded: ConsentExclusion(agencies: [], fields: [field]))
        let time = Instant(secondsSinceEpoch: 1_793_500_000)
        let occasion = try ConsentOccasion(
            eventID: uuids[1], time: time, recordedAt: time, recordedBy: try name("handl-17"))
        let voice = try ConsentVoice(
            speaker: .person, authority: nil,
            expression: try ConsentExpression(method: .signedPaper, evidence: digest))
        let giving = ConsentGiving(voice: voice, type: .expressed, validity: CalendarPeriod(months: 6))
        var ledger = ConsentLedger()
        try ledger.append(try ledger.record(giving, for: .new(terms), at: occasion))
        return ConsentReceiptLetter(
            about: try #require(ledger.record(uuids[0])),
            labels: ConsentLabels(
                agencies: [ame: words("Exempelstads arbetsmarknadsenhet"), af: words("Arbetsförmedlingen")],
                purposes: [try name("work_placement"): words("hitta en plats")],
                categories: [cv: words("din arbetslivserfarenhet")]))
    }

    /// A page of two tables, one of them empty.
    static func tables(_ words: (String) -> String = { $0 }) throws -> TablePage {
        let digest = String(repeating: "0a1b2c3d", count: 8)
        return TablePage(
            title: words("Register över det som lämnats"), introduction: [words("Allt som lämnats i november.")],
            tables: [
                try .init(
                    caption: words("Lämnat"), columns: [words("Dag"), words("Till"), words("Paket")],
                    rows: [
                        [words("2026-11-03"), words("Arbetsförmedlingen"), words(digest)],
                        [words("2026-11-10"), words("Statistiska enheten"), words(digest)],
                    ], emptyNote: words("inget")),
                try .init(
                    caption: words("Nekat"), columns: [words("Dag"), words("Till")], rows: [], emptyNote: words("inget")
                ),
            ], closing: [words("Gjort av brygga 0.2.0.")])
    }

    /// A page of one table with as many columns as a register has.
    static func wideTable() throws -> TablePage {
        let columns = ["Bundle", "Sent", "Recipient", "Purpose", "Categories", "Ground", "Consent", "Keep until"]
        let row = [
            String(repeating: "0a1b2c3d", count: 8), "2026-11-03", "Arbetsförmedlingen", "Möte om en gemensam plan",
            "arbetslivserfarenhet, språk", "g_stad_adaptation", "01890a5d-ac96-774b-bcce-b302099a8057", "2027-05-03",
        ]
        return TablePage(
            title: "Register",
            tables: [try .init(caption: "Sent", columns: columns, rows: [row, row], emptyNote: "none")])
    }

    /// The policy of this repository with every text of people replaced.
    static func policy(_ words: (String) -> String = { $0 }) throws -> SharingPolicy {
        let path = "policies/rekrytera-helsingborg/policy.yaml"
        var text = try PackageFiles.text(path)
        for label in ["Gemensam plan", "Helsingborgshem", "SFS 2010:879"] {
            // A policy takes a text of one line without invisible characters; what is left of a hostile one is quoted.
            let plain = String(
                String.UnicodeScalarView(words(label).unicodeScalars.filter { $0.value > 31 && $0.value < 127 }))
            let quoted = "\"\(plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
            text = text.replacing("\"\(label)\"", with: quoted).replacing(": \(label)", with: ": \(quoted)")
        }
        return try SharingPolicy(parsingYAML: Array(text.utf8), file: path)
    }

    /// The page of a policy.
    static func policyPage(_ words: (String) -> String = { $0 }) throws -> PolicyPage {
        let policy = try policy(words)
        return PolicyPage(
            PolicyMatrix(of: try DecisionSpace(of: policy)), proofs: try policy.prove(),
            made: Instant(secondsSinceEpoch: 1_793_500_000), tool: words("brygga 0.2.0"))
    }

    /// Every kind of page in every language, by file name.
    static func pages() throws -> [String: ReportPage] {
        let world = try SealedWorld()
        var pages: [String: ReportPage] = [:]
        for language in Language.allCases {
            let code = language.rawValue
            pages["verified-\(code)"] = try world.passed().page(language: language)
            pages["refused-\(code)"] = try world.failed().page(language: language)
            pages["letter-\(code)"] = try letter().page(language: language)
            pages["empty-letter-\(code)"] = try emptyLetter().page(language: language)
            pages["consent-\(code)"] = try consentLetter().page(language: language)
            pages["policy-\(code)"] = try policyPage().page(language: language)
        }
        // Built as a refused page is: one language is enough for the browser.
        pages["indeterminate"] = try world.indeterminate().page(language: .swedish)
        pages["tables"] = try tables().page(language: .swedish)
        pages["wide-table"] = try wideTable().page(language: .english)
        return pages
    }

    /// Pages whose every text from outside is hostile.
    static func hostilePages() throws -> [String: ReportPage] {
        var facts = VerificationPage.Facts()
        (facts.sender, facts.recipient, facts.purpose) = (hostile, hostile, hostile)
        let verification = VerificationPage(
            of: hostile, verdict: .totalFailed,
            report: .init(failure: .init(.layout, hostile, check: .container)), facts: facts,
            checked: Instant(secondsSinceEpoch: 0), tool: hostile)
        return [
            "hostile-verification": try verification.page(language: .danish),
            "hostile-letter": try letter { _ in hostile }.page(language: .english),
            "hostile-consent": try consentLetter { _ in hostile }.page(language: .swedish),
            "hostile-tables": try tables { _ in hostile }.page(language: .english),
            "hostile-policy": try policyPage { _ in hostile }.page(language: .danish),
        ]
    }
}
