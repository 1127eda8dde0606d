import CaseModel

/// The fixed sentences of a receipt letter in one language.
struct LetterPhrases: Sendable {
    let title: String
    let endedTitle: String
    let opening: [ConsentKind: String]
    let senders: String
    let recipients: String
    let categories: String
    let policyWords: String
    let purposes: String
    let until: String
    let lastDay: String
    let retention: String
    let excluded: String
    let exclusionHolds: String
    let withdrawal: String
    let withdrawalRight: String
    let withdrawalEffect: String
    let reference: String
    let unauthorised: String
    let statement: [ConsentState: String]

    static func of(_ language: Language) -> LetterPhrases {
        switch language {
        case .swedish: swedish
        case .danish: danish
        case .english: english
        }
    }

    private static let swedish = LetterPhrases(
        title: "Kvitto på ditt samtycke", endedTitle: "Kvitto: inget får lämnas ut",
        opening: [
            .secrecyWaiver: "Du har sagt ja till att uppgifter om dig lämnas ut trots sekretess.",
            .gdprConsent: "Du har samtyckt till att uppgifter om dig används så här.",
            .participation: "Du har sagt ja till att vara med, och till att uppgifter om dig lämnas så här.",
        ],
        senders: "Vem som lämnar uppgifter", recipients: "Vem som får veta", categories: "Vad de får veta",
        policyWords: "Orden är de som står i avtalet mellan myndigheterna. Fråga om något är oklart.",
        purposes: "Varför", until: "Hur länge", lastDay: "Samtycket gäller till och med",
        retention: "Den som får uppgifterna får spara dem högst", excluded: "Det du har undantagit",
        exclusionHolds: "Detta lämnas inte ut, och den som nämns här får inget veta.",
        withdrawal: "Så tar du tillbaka ditt samtycke",
        withdrawalRight: "Du kan när som helst ta tillbaka hela eller en del. Du behöver inte säga varför.",
        withdrawalEffect: "Då lämnas inget mer ut. Det som redan är lämnat var tillåtet när det lämnades.",
        reference: "Kvittots nummer",
        unauthorised: "Den som talade för dig har inte visat fullmakt eller förordnande. Inget får lämnas ut.",
        statement: [
            .requested: "Du har fått en fråga om samtycke och har inte svarat. Inget får lämnas ut på grund av den.",
            .refused: "Du har sagt nej. Inget får lämnas ut på grund av detta samtycke.",
            .withdrawn: "Du har tagit tillbaka ditt samtycke. Inget mer får lämnas ut på grund av det.",
            .terminated: "Samtycket är avslutat. Inget mer får lämnas ut på grund av det.",
            .invalidated: "Samtycket är ogiltigt. Inget får lämnas ut på grund av det.",
        ])

    private static let danish = LetterPhrases(
        title: "Kvittering for dit samtykke", endedTitle: "Kvittering: intet må videregives",
        opening: [
            .secrecyWaiver: "Du har sagt ja til, at oplysninger om dig videregives trods tavshedspligt.",
            .gdprConsent: "Du har givet samtykke til, at oplysninger om dig bruges sådan.",
            .participation: "Du har sagt ja til at deltage, og til at oplysninger om dig videregives sådan.",
        ],
        senders: "Hvem der giver oplysninger", recipients: "Hvem der får dem at vide",
        categories: "Hvad de får at vide",
        policyWords: "Ordene er dem, der står i aftalen mellem myndighederne. Spørg, hvis noget er uklart.",
        purposes: "Hvorfor", until: "Hvor længe",
        lastDay: "Samtykket gælder til og med", retention: "Modtageren må højst gemme oplysningerne i",
        excluded: "Det, du har undtaget",
        exclusionHolds: "Dette videregives ikke, og den, der nævnes her, får intet at vide.",
        withdrawal: "Sådan trækker du dit samtykke tilbage",
        withdrawalRight: "Du kan altid trække det hele eller en del tilbage. Du skal ikke sige hvorfor.",
        withdrawalEffect: "Så videregives der ikke mere. Det, der allerede er givet, var lovligt, da det blev givet.",
        reference: "Kvitteringens nummer",
        unauthorised: "Den, der talte for dig, har ikke vist fuldmagt eller beskikkelse. Intet må videregives.",
        statement: [
            .requested: "Du er blevet spurgt om samtykke og har ikke svaret. Intet må videregives på grund af det.",
            .refused: "Du har sagt nej. Intet må videregives på grund af dette samtykke.",
            .withdrawn: "Du har trukket dit samtykke tilbage. Intet mere må videregives på grund af det.",
            .terminated: "Samtykket er afsluttet. Intet mere må videregives på grund af det.",
            .invalidated: "Samtykket er ugyldigt. Intet må videregives på grund af det.",
        ])

    private static let english = LetterPhrases(
        title: "Receipt for your consent", endedTitle: "Receipt: nothing may be passed on",
        opening: [
            .secrecyWaiver: "You have agreed that information about you may be passed on despite secrecy.",
            .gdprConsent: "You have consented to information about you being used like this.",
            .participation: "You have agreed to take part, and to information about you being passed on like this.",
        ],
        senders: "Who passes on information", recipients: "Who may get it", categories: "What they may get",
        policyWords: "The words are those of the agreement between the agencies. Ask if one is unclear.",
        purposes: "Why", until: "Until when", lastDay: "The consent holds up to and including",
        retention: "Whoever gets the information may keep it for at most", excluded: "What you have kept out",
        exclusionHolds: "This is not passed on, and whoever is named here gets nothing.",
        withdrawal: "How to withdraw your consent",
        withdrawalRight: "You may withdraw all or part of it at any time. You need not say why.",
        withdrawalEffect: "Then nothing more is passed on. What was already passed on was allowed when it was.",
        reference: "Number of this receipt",
        unauthorised: "Whoever spoke for you has not shown authority to do so. Nothing may be passed on.",
        statement: [
            .requested: "You were asked for consent and have not answered. Nothing may be passed on because of it.",
            .refused: "You have said no. Nothing may be passed on because of this consent.",
            .withdrawn: "You have withdrawn your consent. Nothing more may be passed on because of it.",
            .terminated: "The consent has ended. Nothing more may be passed on because of it.",
            .invalidated: "The consent is not valid. Nothing may be passed on because of it.",
        ])
}
