import BundleSealing
import ConsentRecording

/// The fixed words of a verification page in one language.
struct VerificationPhrases: Sendable {
    let title, opening, passed, indeterminate, failed: String
    let failureHeading, code, message, remedy: String
    let factsHeading, unproved, unknown: String
    let file, sender, recipient, purpose, policy, signed, created, expires, segments, identity: String
    let checksHeading, checksCaption, check, step, what, outcome: String
    let checkPassed, checkFailed, leftOut, notReached: String
    let openHeading, nothingOpen, stopped: String
    let madeBy, standard: String
    /// English where the page is in another language.
    let english: LetterLanguage?

    static func of(_ language: LetterLanguage) -> VerificationPhrases {
        switch language {
        case .swedish: swedish
        case .danish: danish
        case .english: inEnglish
        }
    }

    func verdict(_ verdict: VerificationPage.Verdict) -> String {
        switch verdict {
        case .totalPassed: passed
        case .indeterminate: indeterminate
        case .totalFailed: failed
        }
    }

    /// An outcome as a symbol with words; of a failure the code and what it says.
    func outcome(_ outcome: VerificationReport.Outcome) -> [ReportText] {
        switch outcome {
        case .passed: [ReportText(checkPassed, mark: .good)]
        case .skipped: [ReportText(leftOut, mark: .unsure)]
        case .notReached: [ReportText(notReached, mark: .open)]
        case .failed(let fault):
            [
                ReportText(checkFailed, mark: .bad), ReportText(fault.code, form: .code),
                ReportText(fault.message, language: english),
            ]
        }
    }

    private static let swedish = VerificationPhrases(
        title: "Kontroll av ett förseglat paket",
        opening: """
            Den här sidan är ett kvitto på kontrollen. Den visar vem som har förseglat paketet, för vem, varför och hur \
            länge det gäller. Innehållet är förseglat och visas inte.
            """,
        passed: "Alla kontroller som gjordes håller: paketet är äkta och oförändrat.",
        indeterminate: "Kontrollen ger inget säkert svar: något som behövs för att avgöra saken saknas.",
        failed: "Paketet håller inte för kontrollen. Lita inte på det och öppna det inte.",
        failureHeading: "Varför", code: "Felkod", message: "Vad som är fel", remedy: "Vad som kan göras",
        factsHeading: "Vad paketet säger om sig självt",
        unproved: "Uppgifterna här är inte bevisade, eftersom kontrollen inte höll hela vägen.",
        unknown: "inte känt", file: "Fil", sender: "Avsändare", recipient: "Mottagare", purpose: "Ändamål",
        policy: "Policyns kontrollsumma (SHA-256)", signed: "Undertecknat", created: "Skapat",
        expires: "Kan öppnas till och med", segments: "Förseglade delar", identity: "Paketets identitet (SHA-256)",
        checksHeading: "Alla kontroller", checksCaption: "Kontrollerna i ordning, och vad de gav", check: "Kontroll",
        step: "Steg", what: "Vad som prövas", outcome: "Utfall", checkPassed: "godkänd", checkFailed: "underkänd",
        leftOut: "utelämnad", notReached: "inte nådd", openHeading: "Det som inte är kontrollerat",
        nothingOpen: "Ingenting: alla kontroller är gjorda.",
        stopped: "Kontrollerna efter den som inte höll gjordes inte.", madeBy: "Kontrollerat med",
        standard: "Orden TOTAL-PASSED, INDETERMINATE och TOTAL-FAILED är de i ETSI EN 319 102-1.", english: .english)

    private static let danish = VerificationPhrases(
        title: "Kontrol af en forseglet pakke",
        opening: """
            Denne side er en kvittering for kontrollen. Den viser, hvem der har forseglet pakken, til hvem, hvorfor og \
            hvor længe den gælder. Indholdet er forseglet og vises ikke.
            """,
        passed: "Alle kontroller, der blev foretaget, holder: pakken er ægte og uændret.",
        indeterminate: "Kontrollen giver intet sikkert svar: noget, der skal til for at afgøre sagen, mangler.",
        failed: "Pakken holder ikke til kontrollen. Stol ikke på den, og åbn den ikke.",
        failureHeading: "Hvorfor", code: "Fejlkode", message: "Hvad der er galt", remedy: "Hvad der kan gøres",
        factsHeading: "Hvad pakken siger om sig selv",
        unproved: "Oplysningerne her er ikke bevist, fordi kontrollen ikke holdt hele vejen.",
        unknown: "ikke kendt", file: "Fil", sender: "Afsender", recipient: "Modtager", purpose: "Formål",
        policy: "Politikkens kontrolsum (SHA-256)", signed: "Underskrevet", created: "Oprettet",
        expires: "Kan åbnes til og med", segments: "Forseglede dele", identity: "Pakkens identitet (SHA-256)",
        checksHeading: "Alle kontroller", checksCaption: "Kontrollerne i rækkefølge, og hvad de gav",
        check: "Kontrol", step: "Trin", what: "Hvad der prøves", outcome: "Udfald", checkPassed: "bestået",
        checkFailed: "ikke bestået", leftOut: "udeladt", notReached: "ikke nået",
        openHeading: "Det, der ikke er kontrolleret", nothingOpen: "Intet: alle kontroller er foretaget.",
        stopped: "Kontrollerne efter den, der ikke holdt, blev ikke foretaget.", madeBy: "Kontrolleret med",
        standard: "Ordene TOTAL-PASSED, INDETERMINATE og TOTAL-FAILED er dem i ETSI EN 319 102-1.", english: .english)

    private static let inEnglish = VerificationPhrases(
        title: "Verification of a sealed bundle",
        opening: """
            This page is a receipt for the verification. It says who sealed the bundle, for whom, why, and until when it \
            is valid. The content is sealed and is not shown.
            """,
        passed: "Every check that was made holds: the bundle is genuine and unchanged.",
        indeterminate: "The verification gives no certain answer: something needed to decide is missing.",
        failed: "The bundle does not pass. Do not trust it and do not open it.",
        failureHeading: "Why", code: "Code", message: "What is wrong", remedy: "What can be done",
        factsHeading: "What the bundle says of itself",
        unproved: "What stands here is not proved, since not every check it rests on was passed.",
        unknown: "not known", file: "File", sender: "Sender", recipient: "Recipient", purpose: "Purpose",
        policy: "Digest of the policy (SHA-256)", signed: "Signed", created: "Created",
        expires: "Can be opened until", segments: "Sealed segments", identity: "Identity of the bundle (SHA-256)",
        checksHeading: "All checks", checksCaption: "The checks in order, and what became of them", check: "Check",
        step: "Step", what: "What is checked", outcome: "Outcome", checkPassed: "passed", checkFailed: "failed",
        leftOut: "left out", notReached: "not reached", openHeading: "What was not checked",
        nothingOpen: "Nothing: every check was made.",
        stopped: "The checks after the one that failed were not made.", madeBy: "Verified with",
        standard: "The words TOTAL-PASSED, INDETERMINATE and TOTAL-FAILED are those of ETSI EN 319 102-1.",
        english: nil)
}
