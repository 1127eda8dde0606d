import CaseModel

extension FailureCatalogue {
    /// Codes of who sealed a bundle, and whether it is whole.
    static let bundle: [FailureEntry] = [
        FailureEntry(
            "E_ZIP", .notVerified,
            english: FailureWords(
                meaning: "The file is not a bundle as brygga makes it: it was changed or damaged on the way.",
                remedy: "Ask the sender to send the bundle again."),
            swedish: FailureWords(
                meaning: "Filen är inte ett paket så som brygga gör dem. Den har ändrats eller skadats på vägen.",
                remedy: "Be avsändaren skicka paketet igen."),
            danish: FailureWords(
                meaning: "Filen er ikke en pakke, som brygga laver dem. Den er ændret eller beskadiget undervejs.",
                remedy: "Bed afsenderen sende pakken igen.")),
        FailureEntry(
            "E_LAYOUT", .notVerified,
            english: FailureWords(
                meaning: """
                    The bundle does not hold exactly the parts that a bundle has. Something was added, taken away or \
                    moved.
                    """,
                remedy: "Ask the sender to send the bundle again."),
            swedish: FailureWords(
                meaning: """
                    Paketet innehåller inte exakt de delar som ett paket ska ha. Något har lagts till, tagits bort \
                    eller flyttats.
                    """,
                remedy: "Be avsändaren skicka paketet på nytt."),
            danish: FailureWords(
                meaning: """
                    Pakken indeholder ikke præcis de dele, som en pakke skal have. Noget er tilføjet, fjernet eller \
                    flyttet.
                    """,
                remedy: "Bed afsenderen sende pakken på ny.")),
        FailureEntry(
            "E_LIMIT", .notVerified,
            english: FailureWords(
                meaning: "The bundle, or what is to be put into one, is larger than the format allows.",
                remedy: "Send or ask for less at a time, for example fewer attachments in each bundle."),
            swedish: FailureWords(
                meaning: "Paketet, eller det som ska läggas i det, är större än formatet tillåter.",
                remedy: "Skicka eller be om mindre åt gången, till exempel färre bilagor i varje paket."),
            danish: FailureWords(
                meaning: "Pakken, eller det, der skal lægges i den, er større, end formatet tillader.",
                remedy: "Send eller bed om mindre ad gangen, for eksempel færre bilag i hver pakke.")),
        FailureEntry(
            "E_SIG_PROFILE", .notVerified,
            english: FailureWords(
                meaning: "The bundle's signature is not of the kind that is allowed here, so it proves nothing.",
                remedy: "Ask the sender to sign with brygga and to send the bundle again."),
            swedish: FailureWords(
                meaning: "Paketets underskrift är inte av det slag som är tillåtet här och bevisar därför inget.",
                remedy: "Be avsändaren underteckna med brygga och skicka paketet igen."),
            danish: FailureWords(
                meaning: "Pakkens underskrift er ikke af den slags, der er tilladt her, og beviser derfor intet.",
                remedy: "Bed afsenderen underskrive med brygga og sende pakken igen.")),
        FailureEntry(
            "E_SIGNER_UNKNOWN", .notVerified,
            english: FailureWords(
                meaning: "Whoever signed the bundle is not in the trust list. It may be forged.",
                remedy: """
                    Fetch the collaboration's newest trust list; until the signer is in it, treat the bundle as \
                    forged.
                    """),
            swedish: FailureWords(
                meaning: "Den som har undertecknat paketet finns inte i tillitslistan. Paketet kan vara förfalskat.",
                remedy: """
                    Hämta samverkans nyaste tillitslista. Betrakta paketet som förfalskat tills avsändaren finns i \
                    den.
                    """),
            danish: FailureWords(
                meaning: "Den, der har underskrevet pakken, står ikke på tillidslisten. Pakken kan være forfalsket.",
                remedy: """
                    Hent samarbejdets nyeste tillidsliste. Betragt pakken som forfalsket, indtil afsenderen står på \
                    den.
                    """)),
        FailureEntry(
            "E_SIG_BAD", .notVerified,
            english: FailureWords(
                meaning: """
                    The signature does not fit the bundle: it was changed after signing, or somebody else signed it.
                    """,
                remedy: "Do not use the bundle. Ask the sender to send it again, and tell them about this one."),
            swedish: FailureWords(
                meaning: """
                    Underskriften stämmer inte med paketet. Det har ändrats efter undertecknandet, eller så har någon \
                    annan undertecknat det.
                    """,
                remedy: "Använd inte paketet. Be avsändaren skicka det igen och berätta om det här."),
            danish: FailureWords(
                meaning: """
                    Underskriften passer ikke til pakken. Den er ændret efter underskriften, eller en anden har \
                    underskrevet den.
                    """,
                remedy: "Brug ikke pakken. Bed afsenderen sende den igen, og fortæl om denne.")),
        FailureEntry(
            "E_CERT_TIME", .notVerified,
            english: FailureWords(
                meaning: "The sender's certificate was not valid at the time that counts.",
                remedy: "Check the computer's clock, and fetch the collaboration's newest trust list."),
            swedish: FailureWords(
                meaning: "Avsändarens certifikat gällde inte vid den tidpunkt som räknas.",
                remedy: "Kontrollera datorns klocka och hämta samverkans nyaste tillitslista."),
            danish: FailureWords(
                meaning: "Afsenderens certifikat gjaldt ikke på det tidspunkt, der tæller.",
                remedy: "Kontrollér computerens ur, og hent samarbejdets nyeste tillidsliste.")),
        FailureEntry(
            "E_CERT", .notVerified,
            english: FailureWords(
                meaning: "The sender's certificate is revoked or may not be used for this.",
                remedy: """
                    Ask the sender which certificate they sign with, and the coordinator whether it still counts.
                    """),
            swedish: FailureWords(
                meaning: "Avsändarens certifikat är spärrat eller får inte användas till detta.",
                remedy: """
                    Fråga avsändaren vilket certifikat de undertecknar med, och samordnaren om det fortfarande gäller.
                    """),
            danish: FailureWords(
                meaning: "Afsenderens certifikat er spærret eller må ikke bruges til dette.",
                remedy: """
                    Spørg afsenderen, hvilket certifikat de underskriver med, og koordinatoren, om det stadig gælder.
                    """)),
        FailureEntry(
            "E_DIGEST", .notVerified,
            english: FailureWords(
                meaning: "A part of the bundle is not the one that the sender signed.",
                remedy: "Do not use the bundle. Ask the sender to send it again."),
            swedish: FailureWords(
                meaning: "En del av paketet är inte den som avsändaren undertecknade.",
                remedy: "Använd inte paketet. Be avsändaren skicka det igen."),
            danish: FailureWords(
                meaning: "En del af pakken er ikke den, som afsenderen underskrev.",
                remedy: "Brug ikke pakken. Bed afsenderen sende den igen.")),
        FailureEntry(
            "E_MANIFEST", .notVerified,
            english: FailureWords(
                meaning: """
                    The bundle's cover sheet, which says from whom, to whom and why, does not have the form it must \
                    have.
                    """,
                remedy: "Report it to the sender: their software does not follow the format."),
            swedish: FailureWords(
                meaning: """
                    Paketets följesedel, som anger från vem, till vem och varför, har inte den form den ska ha.
                    """,
                remedy: "Anmäl det till avsändaren: deras program följer inte formatet."),
            danish: FailureWords(
                meaning: """
                    Pakkens følgeseddel, der angiver fra hvem, til hvem og hvorfor, har ikke den form, den skal have.
                    """,
                remedy: "Meddel det til afsenderen: deres program følger ikke formatet.")),
        FailureEntry(
            "E_SUITE", .notVerified,
            english: FailureWords(
                meaning: """
                    The bundle is sealed in a way that the trust list does not name for this agency's certificate.
                    """,
                remedy: "Ask the sender to seal it in a way that the trust list names."),
            swedish: FailureWords(
                meaning: "Paketet är förseglat på ett sätt som tillitslistan inte anger för myndighetens certifikat.",
                remedy: "Be avsändaren försegla det på ett sätt som tillitslistan anger."),
            danish: FailureWords(
                meaning: """
                    Pakken er forseglet på en måde, som tillidslisten ikke angiver for myndighedens certifikat.
                    """,
                remedy: "Bed afsenderen forsegle den på en måde, som tillidslisten angiver.")),
        FailureEntry(
            "E_SENDER", .notVerified,
            english: FailureWords(
                meaning: "The agency that the bundle names as sender is not the one that signed it.",
                remedy: "Do not use the bundle. Report it to the agency that is named as sender."),
            swedish: FailureWords(
                meaning: "Den myndighet som anges som avsändare är inte den som har undertecknat paketet.",
                remedy: "Använd inte paketet. Anmäl det till den myndighet som anges som avsändare."),
            danish: FailureWords(
                meaning: "Den myndighed, der angives som afsender, er ikke den, der har underskrevet pakken.",
                remedy: "Brug ikke pakken. Meddel det til den myndighed, der angives som afsender.")),
        FailureEntry(
            "E_NOT_FOR_US", .notVerified,
            english: FailureWords(
                meaning: "The bundle is sealed for another agency. Only the recipient it names can and may open it.",
                remedy: "Give the bundle back to its sender, or delete it and tell them."),
            swedish: FailureWords(
                meaning: """
                    Paketet är förseglat för en annan myndighet. Bara den mottagare som anges kan och får öppna det.
                    """,
                remedy: "Lämna tillbaka paketet till avsändaren, eller radera det och meddela dem."),
            danish: FailureWords(
                meaning: "Pakken er forseglet til en anden myndighed. Kun den angivne modtager kan og må åbne den.",
                remedy: "Giv pakken tilbage til afsenderen, eller slet den og giv dem besked.")),
    ]
}
