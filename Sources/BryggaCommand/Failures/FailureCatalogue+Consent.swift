import CaseModel

extension FailureCatalogue {
    /// Codes of consents and their ledger.
    static let consent: [FailureEntry] = [
        FailureEntry(
            "consent.malformed", .badInput,
            english: FailureWords(
                meaning: """
                    A consent, or the statement about one, breaks a rule of docs/consent.md; a record that is not \
                    right would cover nothing.
                    """,
                remedy: "Correct what the message names and run the command again."),
            swedish: FailureWords(
                meaning: """
                    Ett samtycke, eller uppgiften om det, bryter mot en regel i docs/consent.md. En felaktig \
                    registrering skulle inte täcka något.
                    """,
                remedy: "Rätta det som meddelandet nämner och kör kommandot igen."),
            danish: FailureWords(
                meaning: """
                    Et samtykke, eller oplysningen om det, bryder en regel i docs/consent.md. En forkert registrering \
                    ville ikke dække noget.
                    """,
                remedy: "Ret det, som meddelelsen nævner, og kør kommandoen igen.")),
        FailureEntry(
            "consent.ledger-malformed", .notVerified,
            english: FailureWords(
                meaning: """
                    An entry in the consent ledger does not have the form it must have, so the ledger cannot be relied \
                    upon.
                    """,
                remedy: "Restore the home from a backup, and find out who or what changed the database."),
            swedish: FailureWords(
                meaning: """
                    En post i samtyckesliggaren har inte den form den ska ha, så det går inte att lita på liggaren.
                    """,
                remedy: """
                    Återställ hemmappen från en säkerhetskopia och ta reda på vem eller vad som har ändrat databasen.
                    """),
            danish: FailureWords(
                meaning: """
                    En post i samtykkeregistret har ikke den form, den skal have, så man kan ikke stole på registret.
                    """,
                remedy: """
                    Gendan hjemmemappen fra en sikkerhedskopi, og find ud af, hvem eller hvad der har ændret \
                    databasen.
                    """)),
        FailureEntry(
            "consent.transition", .badInput,
            english: FailureWords(
                meaning: """
                    A consent cannot go from the state it is in to the one that was asked for; a withdrawn consent, \
                    for example, cannot be changed.
                    """,
                remedy: "Look at the person's consents, and record a new one where the old has ended."),
            swedish: FailureWords(
                meaning: """
                    Ett samtycke kan inte gå från sitt nuvarande läge till det som begärdes. Ett återkallat samtycke \
                    går till exempel inte att ändra.
                    """,
                remedy: "Se efter vilka samtycken personen har och registrera ett nytt där det gamla är avslutat."),
            danish: FailureWords(
                meaning: """
                    Et samtykke kan ikke gå fra sin nuværende tilstand til den ønskede. Et tilbagetrukket samtykke kan \
                    for eksempel ikke ændres.
                    """,
                remedy: "Se, hvilke samtykker personen har, og registrér et nyt, hvor det gamle er afsluttet.")),
        FailureEntry(
            "consent.unknown_record", .badInput,
            english: FailureWords(
                meaning: "The ledger has no consent with this id.",
                remedy: "Look the id up; the command in the hint lists the records."),
            swedish: FailureWords(
                meaning: "Liggaren har inget samtycke med detta id.",
                remedy: "Sök upp rätt id. Kommandot i rådet visar registreringarna."),
            danish: FailureWords(
                meaning: "Registret har intet samtykke med dette id.",
                remedy: "Find det rigtige id. Kommandoen i rådet viser registreringerne.")),
        FailureEntry(
            "consent.chain", .notVerified,
            english: FailureWords(
                meaning: """
                    The consent ledger is not complete and in order: an entry was changed, removed or added outside \
                    brygga.
                    """,
                remedy: "Stop using the home, restore it from a backup and find out who changed the database."),
            swedish: FailureWords(
                meaning: """
                    Samtyckesliggaren är inte hel och i ordning. En post har ändrats, tagits bort eller lagts till \
                    utanför brygga.
                    """,
                remedy: """
                    Sluta använda hemmappen, återställ den från en säkerhetskopia och ta reda på vem som har ändrat \
                    databasen.
                    """),
            danish: FailureWords(
                meaning: """
                    Samtykkeregistret er ikke helt og i orden. En post er ændret, fjernet eller tilføjet uden om \
                    brygga.
                    """,
                remedy: """
                    Hold op med at bruge hjemmemappen, gendan den fra en sikkerhedskopi, og find ud af, hvem der har \
                    ændret databasen.
                    """)),
        FailureEntry(
            "consent.cryptography", .surroundings,
            english: FailureWords(
                meaning: "The cryptographic library OpenSSL failed while the consent ledger was read or written.",
                remedy: "Check the version and installation of OpenSSL and run the command again."),
            swedish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL misslyckades när samtyckesliggaren skulle läsas eller skrivas.",
                remedy: "Kontrollera versionen och installationen av OpenSSL och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Kryptobiblioteket OpenSSL fejlede, da samtykkeregistret skulle læses eller skrives.",
                remedy: "Kontrollér versionen og installationen af OpenSSL, og kør kommandoen igen.")),
        FailureEntry(
            "consent.unknown-name", .badInput,
            english: FailureWords(
                meaning: """
                    The consent names an agency, purpose, category or field that the policy does not have, so it would \
                    cover nothing.
                    """,
                remedy: "Use the names of the policy, and record the consent while the person is still there."),
            swedish: FailureWords(
                meaning: """
                    Samtycket nämner en myndighet, ett ändamål, en kategori eller ett fält som inte finns i policyn \
                    och skulle därför inte täcka något.
                    """,
                remedy: "Använd policyns benämningar och registrera samtycket medan personen är kvar."),
            danish: FailureWords(
                meaning: """
                    Samtykket nævner en myndighed, et formål, en kategori eller et felt, som ikke findes i politikken, \
                    og ville derfor ikke dække noget.
                    """,
                remedy: "Brug politikkens betegnelser, og registrér samtykket, mens personen stadig er til stede.")),
        FailureEntry(
            "consent.not-needed", .badInput,
            english: FailureWords(
                meaning: """
                    No rule of the policy asks this agency for such a consent; people are not asked for consents that \
                    do nothing.
                    """,
                remedy: "Compare recipients, purposes and categories with the policy."),
            swedish: FailureWords(
                meaning: """
                    Ingen regel i policyn kräver ett sådant samtycke av den här myndigheten. Människor ska inte ombes \
                    om samtycken som inte har någon verkan.
                    """,
                remedy: "Jämför mottagare, ändamål och kategorier med policyn."),
            danish: FailureWords(
                meaning: """
                    Ingen regel i politikken kræver et sådant samtykke af denne myndighed. Folk skal ikke bedes om \
                    samtykker uden virkning.
                    """,
                remedy: "Sammenlign modtagere, formål og kategorier med politikken.")),
        FailureEntry(
            "consent.changed", .tryAgain,
            english: FailureWords(
                meaning: "A consent or the policy changed while the case was being sealed. Nothing was sent.",
                remedy: "Run the command again; it is then decided on what holds now."),
            swedish: FailureWords(
                meaning: "Ett samtycke eller policyn ändrades medan ärendet förseglades. Inget har skickats.",
                remedy: "Kör kommandot igen. Då avgörs det efter det som gäller nu."),
            danish: FailureWords(
                meaning: "Et samtykke eller politikken blev ændret, mens sagen blev forseglet. Intet er sendt.",
                remedy: "Kør kommandoen igen. Så afgøres det efter det, der gælder nu.")),
    ]
}
