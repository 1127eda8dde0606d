import CaseModel

extension FailureCatalogue {
    /// Codes of what a bundle holds, and making and opening one.
    static let opening: [FailureEntry] = [
        FailureEntry(
            "E_EXPIRED", .notVerified,
            english: FailureWords(
                meaning: "The bundle can be opened only during a certain time, and this is not it.",
                remedy: "Check the computer's clock; otherwise ask the sender for a new bundle."),
            swedish: FailureWords(
                meaning: "Paketet kan bara öppnas under en viss tid, och den tiden är inte nu.",
                remedy: "Kontrollera datorns klocka. Be annars avsändaren om ett nytt paket."),
            danish: FailureWords(
                meaning: "Pakken kan kun åbnes i en bestemt periode, og den er ikke nu.",
                remedy: "Kontrollér computerens ur. Bed ellers afsenderen om en ny pakke.")),
        FailureEntry(
            "E_POLICY", .notVerified,
            english: FailureWords(
                meaning: """
                    What was sent is not permitted by the policy that this agency has accepted, or the sender used \
                    another policy.
                    """,
                remedy: "Compare your policy with the sender's, and bring both to the same signed version."),
            swedish: FailureWords(
                meaning: """
                    Det som har skickats är inte tillåtet enligt den policy som myndigheten har godtagit, eller så har \
                    avsändaren använt en annan policy.
                    """,
                remedy: "Jämför er policy med avsändarens och se till att båda har samma undertecknade version."),
            danish: FailureWords(
                meaning: """
                    Det, der er sendt, er ikke tilladt efter den politik, som myndigheden har godkendt, eller \
                    afsenderen har brugt en anden politik.
                    """,
                remedy: """
                    Sammenlign jeres politik med afsenderens, og sørg for, at begge har den samme underskrevne \
                    version.
                    """)),
        FailureEntry(
            "E_LOG", .notVerified,
            english: FailureWords(
                meaning: """
                    The bundle carries a proof from a disclosure log, which this version of brygga cannot check.
                    """,
                remedy: "Ask the sender for a bundle without such a proof, or use a version that can check it."),
            swedish: FailureWords(
                meaning: """
                    Paketet innehåller ett bevis från en utlämnandelogg som den här versionen av brygga inte kan \
                    kontrollera.
                    """,
                remedy: """
                    Be avsändaren om ett paket utan sådant bevis, eller använd en version som kan kontrollera det.
                    """),
            danish: FailureWords(
                meaning: """
                    Pakken indeholder et bevis fra en videregivelseslog, som denne version af brygga ikke kan \
                    kontrollere.
                    """,
                remedy: """
                    Bed afsenderen om en pakke uden et sådant bevis, eller brug en version, der kan kontrollere det.
                    """)),
        FailureEntry(
            "E_REPLAY", .notVerified,
            english: FailureWords(
                meaning: """
                    This bundle was opened before. A bundle opens only once, so that nobody can present it a second \
                    time as new.
                    """,
                remedy: """
                    Look for the folder that the first opening wrote; if nobody opened it, report it as an incident.
                    """),
            swedish: FailureWords(
                meaning: """
                    Paketet har redan öppnats. Ett paket kan bara öppnas en gång, så att ingen kan lägga fram det igen \
                    som nytt.
                    """,
                remedy: """
                    Leta upp mappen från den första öppningen. Har ingen öppnat paketet ska det anmälas som en \
                    incident.
                    """),
            danish: FailureWords(
                meaning: """
                    Pakken er allerede åbnet. En pakke kan kun åbnes én gang, så ingen kan lægge den frem igen som ny.
                    """,
                remedy: """
                    Find mappen fra den første åbning. Har ingen åbnet pakken, skal det meldes som en hændelse.
                    """)),
        FailureEntry(
            "E_WITHDRAWN", .notVerified,
            english: FailureWords(
                meaning: "The sender has taken the bundle back.",
                remedy: "Do not use the content; ask the sender why."),
            swedish: FailureWords(
                meaning: "Avsändaren har dragit tillbaka paketet.",
                remedy: "Använd inte innehållet. Fråga avsändaren om orsaken."),
            danish: FailureWords(
                meaning: "Afsenderen har trukket pakken tilbage.",
                remedy: "Brug ikke indholdet. Spørg afsenderen om grunden.")),
        FailureEntry(
            "E_SERIES", .notVerified,
            english: FailureWords(
                meaning: """
                    The case was too large for one bundle and came as several, which open together only. One of them is \
                    missing, is there twice, or belongs to another case.
                    """,
                remedy: """
                    Name all bundles of the series, or the folder that they are in. Ask the sender for the one that is \
                    missing.
                    """),
            swedish: FailureWords(
                meaning: """
                    Ärendet var för stort för ett paket och kom som flera, som bara kan öppnas tillsammans. Ett av dem \
                    saknas, finns två gånger eller hör till ett annat ärende.
                    """,
                remedy: """
                    Ange alla paket i serien, eller mappen de ligger i. Be avsändaren om det som saknas.
                    """),
            danish: FailureWords(
                meaning: """
                    Sagen var for stor til én pakke og kom som flere, der kun kan åbnes sammen. En af dem mangler, er \
                    der to gange eller hører til en anden sag.
                    """,
                remedy: """
                    Angiv alle pakker i serien, eller den mappe, de ligger i. Bed afsenderen om den, der mangler.
                    """)),
        FailureEntry(
            "E_SEG_PROFILE", .notVerified,
            english: FailureWords(
                meaning: "A sealed part of the bundle is not sealed in the way that the format asks for.",
                remedy: "Report it to the sender: their software does not follow the format."),
            swedish: FailureWords(
                meaning: "En förseglad del av paketet är inte förseglad så som formatet kräver.",
                remedy: "Anmäl det till avsändaren: deras program följer inte formatet."),
            danish: FailureWords(
                meaning: "En forseglet del af pakken er ikke forseglet, som formatet kræver.",
                remedy: "Meddel det til afsenderen: deres program følger ikke formatet.")),
        FailureEntry(
            "E_DECRYPT", .notVerified,
            english: FailureWords(
                meaning: "A sealed part of the bundle does not open with this agency's key, or it was changed.",
                remedy: """
                    Check that the key of the certificate that the bundle was sealed for is in the home; otherwise ask \
                    for the bundle again.
                    """),
            swedish: FailureWords(
                meaning: """
                    En förseglad del av paketet går inte att öppna med myndighetens nyckel, eller så har den ändrats.
                    """,
                remedy: """
                    Kontrollera att nyckeln till det certifikat som paketet förseglades för finns i hemmappen. Be \
                    annars om paketet igen.
                    """),
            danish: FailureWords(
                meaning: "En forseglet del af pakken kan ikke åbnes med myndighedens nøgle, eller den er ændret.",
                remedy: """
                    Kontrollér, at nøglen til det certifikat, pakken blev forseglet til, findes i hjemmemappen. Bed \
                    ellers om pakken igen.
                    """)),
        FailureEntry(
            "E_INDEX", .notVerified,
            english: FailureWords(
                meaning: """
                    The sealed list of contents does not have the form it must have or is not the one that was \
                    promised.
                    """,
                remedy: "Report it to the sender: their software does not follow the format."),
            swedish: FailureWords(
                meaning: """
                    Den förseglade innehållsförteckningen har inte den form den ska ha eller är inte den som \
                    utlovades.
                    """,
                remedy: "Anmäl det till avsändaren: deras program följer inte formatet."),
            danish: FailureWords(
                meaning: """
                    Den forseglede indholdsfortegnelse har ikke den form, den skal have, eller er ikke den, der blev \
                    lovet.
                    """,
                remedy: "Meddel det til afsenderen: deres program følger ikke formatet.")),
        FailureEntry(
            "E_CONSENT", .notVerified,
            english: FailureWords(
                meaning: "The disclosure rests on a consent, and the bundle does not show one that holds.",
                remedy: "Ask the sender for the consent receipt, and do not use the information until it is there."),
            swedish: FailureWords(
                meaning: "Utlämnandet bygger på ett samtycke, och paketet visar inget som gäller.",
                remedy: "Be avsändaren om samtyckeskvittot och använd inte uppgifterna innan det finns."),
            danish: FailureWords(
                meaning: "Videregivelsen bygger på et samtykke, og pakken viser intet, der gælder.",
                remedy: "Bed afsenderen om samtykkekvitteringen, og brug ikke oplysningerne, før den foreligger.")),
        FailureEntry(
            "E_PLAIN", .notVerified,
            english: FailureWords(
                meaning: "A file in the bundle is not the one that the sender promised in the list of contents.",
                remedy: "Report it to the sender: their software does not follow the format."),
            swedish: FailureWords(
                meaning: "En fil i paketet är inte den som avsändaren angav i innehållsförteckningen.",
                remedy: "Anmäl det till avsändaren: deras program följer inte formatet."),
            danish: FailureWords(
                meaning: "En fil i pakken er ikke den, som afsenderen angav i indholdsfortegnelsen.",
                remedy: "Meddel det til afsenderen: deres program følger ikke formatet.")),
        FailureEntry(
            "E_READ", .surroundings, or: [.badInput, .tryAgain],
            english: FailureWords(
                meaning: "A file that the bundle is made from or read from could not be read.",
                remedy: "Check the file that the message names and run the command again."),
            swedish: FailureWords(
                meaning: "En fil som paketet skapas av eller läses från gick inte att läsa.",
                remedy: "Kontrollera den fil som meddelandet nämner och kör kommandot igen."),
            danish: FailureWords(
                meaning: "En fil, som pakken laves af eller læses fra, kunne ikke læses.",
                remedy: "Kontrollér den fil, som meddelelsen nævner, og kør kommandoen igen.")),
        FailureEntry(
            "E_WRITE", .surroundings, or: [.badInput, .tryAgain],
            english: FailureWords(
                meaning: "The bundle, or a file from it, could not be written. Nothing half-written was left behind.",
                remedy: "Check rights and free space where the message says, and run the command again."),
            swedish: FailureWords(
                meaning: "Paketet, eller en fil ur det, gick inte att skriva. Inget halvskrivet har lämnats kvar.",
                remedy: """
                    Kontrollera behörighet och ledigt utrymme på den plats som meddelandet nämner och kör kommandot \
                    igen.
                    """),
            danish: FailureWords(
                meaning: "Pakken, eller en fil fra den, kunne ikke skrives. Intet halvskrevet er efterladt.",
                remedy: """
                    Kontrollér rettigheder og ledig plads på det sted, meddelelsen nævner, og kør kommandoen igen.
                    """)),
        FailureEntry(
            "E_REGISTER", .surroundings, or: [.badInput, .tryAgain],
            english: FailureWords(
                meaning: """
                    The register of opened bundles could not be asked, so it is not certain that the bundle is new.
                    """,
                remedy: "Check the home's database and run the command again."),
            swedish: FailureWords(
                meaning: "Registret över öppnade paket kunde inte läsas, så det är inte säkert att paketet är nytt.",
                remedy: "Kontrollera hemmappens databas och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Registret over åbnede pakker kunne ikke læses, så det er ikke sikkert, at pakken er ny.",
                remedy: "Kontrollér hjemmemappens database, og kør kommandoen igen.")),
        FailureEntry(
            "E_CRYPTO", .surroundings,
            english: FailureWords(
                meaning: "The cryptographic library OpenSSL failed while a bundle was made or read.",
                remedy: "Check the version and installation of OpenSSL and run the command again."),
            swedish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL misslyckades när ett paket skulle skapas eller läsas.",
                remedy: "Kontrollera versionen och installationen av OpenSSL och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL fejlede, da en pakke skulle laves eller læses.",
                remedy: "Kontrollér versionen og installationen af OpenSSL, og kør kommandoen igen.")),
        FailureEntry(
            "E_DRAFT", .badInput,
            english: FailureWords(
                meaning: """
                    What is to be sent cannot be put into a bundle; the message says which part does not fit the \
                    format.
                    """,
                remedy: "Correct what the message names and export again."),
            swedish: FailureWords(
                meaning: """
                    Det som ska skickas går inte att lägga i ett paket. Meddelandet anger vilken del som inte passar \
                    formatet.
                    """,
                remedy: "Rätta det som meddelandet nämner och exportera igen."),
            danish: FailureWords(
                meaning: """
                    Det, der skal sendes, kan ikke lægges i en pakke. Meddelelsen angiver, hvilken del der ikke passer \
                    til formatet.
                    """,
                remedy: "Ret det, som meddelelsen nævner, og eksportér igen.")),
    ]
}
