import ConsentRecording
import CaseModel

/// The fixed words of a page about a policy in one language.
struct PolicyPagePhrases: Sendable {
    let title, policy, digest, valid, signedBy, flags, noFlags, cells, madeBy: String
    let pictureHeading, pictureText, flowHeading, flowCaption, ruleHeading, ruleCaption: String
    let forbidHeading, forbidCaption, invariantHeading, invariantCaption, groundHeading, groundCaption: String
    let unverifiedCaution, sender, recipient, towards, category, purpose, role, identity, conditions, ground: String
    let rule, rules, flow, person, anyone, any, above, all, nothing: String
    let holds, broken, result, example, verified, unverified: String
    let processing, secrecy, personalNumber, standing: String

    static func of(_ language: Language) -> PolicyPagePhrases {
        switch language {
        case .english: english
        case .swedish: swedish
        case .danish: danish
        }
    }

    private static let english = PolicyPagePhrases(
        title: "The sharing policy", policy: "Policy", digest: "SHA-256", valid: "Valid", signedBy: "Signed by",
        flags: "Person", noFlags: "without any subject flag", cells: "Cells", madeBy: "Made by",
        pictureHeading: "Who may tell whom",
        pictureText:
            "An arrow says that something can be allowed; the thicker, the more categories. The tables below say the same in words.",
        flowHeading: "What can be allowed", flowCaption: "Categories from each sender to each recipient",
        ruleHeading: "On which conditions",
        ruleCaption: "Cells that are treated alike, with conditions, grounds and rules with their lines",
        forbidHeading: "What is always forbidden", forbidCaption: "Forbids; each outweighs every permit",
        invariantHeading: "What is promised", invariantCaption: "Invariants, proved over every cell and every chain",
        groundHeading: "Legal grounds", groundCaption: "The grounds of the senders",
        unverifiedCaution: "Grounds that counsel has not confirmed are proposals.", sender: "Sender",
        recipient: "Recipient", towards: "to", category: "Category", purpose: "Purpose", role: "Role",
        identity: "How the person is named", conditions: "Asked for", ground: "Ground", rule: "Rule", rules: "Rules",
        flow: "From → to", person: "Person", anyone: "anyone", any: "any", above: "more than", all: "all",
        nothing: "nothing", holds: "holds", broken: "broken", result: "Result", example: "Example",
        verified: "confirmed", unverified: "not confirmed", processing: "Processing", secrecy: "Secrecy",
        personalNumber: "Personal number", standing: "Counsel")

    private static let swedish = PolicyPagePhrases(
        title: "Policyn för utlämnande", policy: "Policy", digest: "SHA-256", valid: "Gäller",
        signedBy: "Undertecknas av", flags: "Person", noFlags: "utan någon personmarkering", cells: "Celler",
        madeBy: "Gjord med",
        pictureHeading: "Vem får berätta för vem",
        pictureText:
            "En pil betyder att något kan tillåtas, ju tjockare desto fler kategorier. Tabellerna nedan säger detsamma i ord.",
        flowHeading: "Vad som kan tillåtas", flowCaption: "Kategorier från varje avsändare till varje mottagare",
        ruleHeading: "På vilka villkor",
        ruleCaption: "Celler som behandlas lika, med villkor, grunder och regler med radnummer",
        forbidHeading: "Vad som alltid är förbjudet", forbidCaption: "Förbud, som går före varje tillstånd",
        invariantHeading: "Vad som utlovas", invariantCaption: "Löften, bevisade över varje cell och varje kedja",
        groundHeading: "Rättsliga grunder", groundCaption: "Avsändarnas grunder",
        unverifiedCaution: "Grunder som ingen jurist har bekräftat är förslag.", sender: "Avsändare",
        recipient: "Mottagare", towards: "till", category: "Kategori", purpose: "Ändamål", role: "Roll",
        identity: "Hur personen anges", conditions: "Krävs", ground: "Grund", rule: "Regel", rules: "Regler",
        flow: "Från → till", person: "Person", anyone: "vem som helst", any: "alla", above: "mer än", all: "alla",
        nothing: "inget", holds: "håller", broken: "bryts", result: "Resultat", example: "Exempel",
        verified: "bekräftad", unverified: "inte bekräftad", processing: "Behandling", secrecy: "Sekretess",
        personalNumber: "Personnummer", standing: "Jurist")

    private static let danish = PolicyPagePhrases(
        title: "Politikken for videregivelse", policy: "Politik", digest: "SHA-256", valid: "Gælder",
        signedBy: "Underskrives af", flags: "Person", noFlags: "uden nogen personmarkering", cells: "Celler",
        madeBy: "Lavet med",
        pictureHeading: "Hvem må fortælle hvem",
        pictureText:
            "En pil betyder, at noget kan tillades, jo tykkere, des flere kategorier. Tabellerne nedenfor siger det samme i ord.",
        flowHeading: "Hvad der kan tillades", flowCaption: "Kategorier fra hver afsender til hver modtager",
        ruleHeading: "På hvilke betingelser",
        ruleCaption: "Celler, der behandles ens, med betingelser, grundlag og regler med linjenumre",
        forbidHeading: "Hvad der altid er forbudt", forbidCaption: "Forbud, som går forud for enhver tilladelse",
        invariantHeading: "Hvad der loves", invariantCaption: "Løfter, bevist over hver celle og hver kæde",
        groundHeading: "Retsgrundlag", groundCaption: "Afsendernes grundlag",
        unverifiedCaution: "Grundlag, som ingen jurist har bekræftet, er forslag.", sender: "Afsender",
        recipient: "Modtager", towards: "til", category: "Kategori", purpose: "Formål", role: "Rolle",
        identity: "Hvordan personen nævnes", conditions: "Kræves", ground: "Grundlag", rule: "Regel", rules: "Regler",
        flow: "Fra → til", person: "Person", anyone: "enhver", any: "alle", above: "mere end", all: "alle",
        nothing: "intet", holds: "holder", broken: "brydes", result: "Resultat", example: "Eksempel",
        verified: "bekræftet", unverified: "ikke bekræftet", processing: "Behandling", secrecy: "Tavshedspligt",
        personalNumber: "Personnummer", standing: "Jurist")
}
