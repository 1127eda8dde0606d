import CaseModel

extension FailureCatalogue {
    /// Codes of the agency's home and its database.
    static let home: [FailureEntry] = [
        FailureEntry(
            "home.missing", .surroundings,
            english: FailureWords(
                meaning: """
                    There is no agency home in this folder, so brygga has no keys, policy or consents to work with.
                    """,
                remedy: "Give the right folder with --home, or make a home with brygga init."),
            swedish: FailureWords(
                meaning: """
                    Det finns ingen hemmapp för myndigheten på den här platsen. Utan den har brygga varken nycklar, \
                    policy eller samtycken att arbeta med.
                    """,
                remedy: "Ange rätt mapp med --home, eller skapa en hemmapp med brygga init."),
            danish: FailureWords(
                meaning: """
                    Der er ingen hjemmemappe for myndigheden på dette sted. Uden den har brygga hverken nøgler, \
                    politik eller samtykker at arbejde med.
                    """,
                remedy: "Angiv den rigtige mappe med --home, eller opret en hjemmemappe med brygga init.")),
        FailureEntry(
            "home.exists", .surroundings,
            english: FailureWords(
                meaning: """
                    Something stands already where the home is to be made. An existing home is never overwritten.
                    """,
                remedy: "Choose another folder with --home."),
            swedish: FailureWords(
                meaning: "Det finns redan något där hemmappen ska skapas. En befintlig hemmapp skrivs aldrig över.",
                remedy: "Välj en annan mapp med --home."),
            danish: FailureWords(
                meaning: """
                    Der findes allerede noget, hvor hjemmemappen skal oprettes. En eksisterende hjemmemappe bliver \
                    aldrig overskrevet.
                    """,
                remedy: "Vælg en anden mappe med --home.")),
        FailureEntry(
            "home.too-open", .surroundings,
            english: FailureWords(
                meaning: "Other users of the computer can read or change the home, where keys and consents lie.",
                remedy: """
                    Take the rights of others away with the command in the hint, and find out who has used them.
                    """),
            swedish: FailureWords(
                meaning: """
                    Andra användare på datorn kan läsa eller ändra i hemmappen, där nycklar och samtycken ligger.
                    """,
                remedy: "Ta bort andras rättigheter med kommandot i rådet, och ta reda på om någon har använt dem."),
            danish: FailureWords(
                meaning: """
                    Andre brugere af computeren kan læse eller ændre i hjemmemappen, hvor nøgler og samtykker ligger.
                    """,
                remedy: "Fjern andres rettigheder med kommandoen i rådet, og find ud af, om nogen har brugt dem.")),
        FailureEntry(
            "home.malformed", .surroundings,
            english: FailureWords(
                meaning: "The file that says which agency the home belongs to cannot be read as it should.",
                remedy: "Restore agency.yaml from a backup of the home."),
            swedish: FailureWords(
                meaning: "Filen som anger vilken myndighet hemmappen tillhör är skadad.",
                remedy: "Återställ agency.yaml från en säkerhetskopia av hemmappen."),
            danish: FailureWords(
                meaning: "Filen, der angiver, hvilken myndighed hjemmemappen tilhører, er beskadiget.",
                remedy: "Gendan agency.yaml fra en sikkerhedskopi af hjemmemappen.")),
        FailureEntry(
            "home.newer", .surroundings,
            english: FailureWords(
                meaning: """
                    A newer version of brygga made this home; this version might misread it and therefore does not \
                    touch it.
                    """,
                remedy: "Install the newer version of brygga on this computer."),
            swedish: FailureWords(
                meaning: """
                    Hemmappen är skapad av en nyare version av brygga. Den här versionen kan missförstå innehållet och \
                    rör det därför inte.
                    """,
                remedy: "Installera den nyare versionen av brygga på datorn."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen er oprettet af en nyere version af brygga. Denne version kan misforstå indholdet og \
                    rører det derfor ikke.
                    """,
                remedy: "Installer den nyere version af brygga på computeren.")),
        FailureEntry(
            "home.unusable-name", .badInput,
            english: FailureWords(
                meaning: "The agency's name is empty, too long or holds characters that cannot be printed.",
                remedy: "Give a name of 1 to 64 ordinary characters with --name."),
            swedish: FailureWords(
                meaning: "Myndighetens namn är tomt, för långt eller innehåller tecken som inte kan skrivas ut.",
                remedy: "Ange ett namn på 1 till 64 vanliga tecken med --name."),
            danish: FailureWords(
                meaning: "Myndighedens navn er tomt, for langt eller indeholder tegn, der ikke kan udskrives.",
                remedy: "Angiv et navn på 1 til 64 almindelige tegn med --name.")),
        FailureEntry(
            "store.missing", .surroundings,
            english: FailureWords(
                meaning: """
                    The home's database is gone. brygga makes no new one, because every withdrawn consent would then \
                    be forgotten.
                    """,
                remedy: "Restore the whole home from a backup, and record afterwards what has happened since."),
            swedish: FailureWords(
                meaning: """
                    Hemmappens databas saknas. brygga skapar ingen ny, eftersom alla återkallade samtycken då skulle \
                    glömmas bort.
                    """,
                remedy: """
                    Återställ hela hemmappen från en säkerhetskopia och registrera sedan det som har hänt efter den.
                    """),
            danish: FailureWords(
                meaning: """
                    Hjemmemappens database mangler. brygga opretter ikke en ny, for så ville alle tilbagetrukne \
                    samtykker blive glemt.
                    """,
                remedy: """
                    Gendan hele hjemmemappen fra en sikkerhedskopi, og registrér derefter det, der er sket siden.
                    """)),
        FailureEntry(
            "store.busy", .tryAgain,
            english: FailureWords(
                meaning: "Another brygga command is writing to the home's database. Nothing was done.",
                remedy: "Wait until the other command has ended and run this one again."),
            swedish: FailureWords(
                meaning: "Ett annat brygga-kommando skriver i hemmappens databas. Inget har utförts.",
                remedy: "Vänta tills det andra kommandot är klart och kör det här igen."),
            danish: FailureWords(
                meaning: "En anden brygga-kommando skriver i hjemmemappens database. Intet er udført.",
                remedy: "Vent, til den anden kommando er færdig, og kør denne igen.")),
        FailureEntry(
            "store.no-space", .tryAgain,
            english: FailureWords(
                meaning: "The disk is full, so the home's database cannot take more. Nothing was done.",
                remedy: "Free some space on the disk and run the command again."),
            swedish: FailureWords(
                meaning: "Disken är full och hemmappens databas får inte plats med mer. Inget har utförts.",
                remedy: "Frigör utrymme på disken och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Disken er fuld, og hjemmemappens database har ikke plads til mere. Intet er udført.",
                remedy: "Frigør plads på disken, og kør kommandoen igen.")),
        FailureEntry(
            "store.damaged", .surroundings,
            english: FailureWords(
                meaning: "The home's database is damaged and cannot be trusted to know every consent and withdrawal.",
                remedy: "Restore the whole home from a backup, and have the disk examined."),
            swedish: FailureWords(
                meaning: """
                    Hemmappens databas är skadad. Det går inte att lita på att den innehåller alla samtycken och \
                    återkallelser.
                    """,
                remedy: "Återställ hela hemmappen från en säkerhetskopia och låt undersöka disken."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappens database er beskadiget. Man kan ikke stole på, at den rummer alle samtykker og \
                    tilbagetrækninger.
                    """,
                remedy: "Gendan hele hjemmemappen fra en sikkerhedskopi, og få disken undersøgt.")),
        FailureEntry(
            "store.failed", .surroundings,
            english: FailureWords(
                meaning: """
                    The home's database could not be used. Usually a permission is missing or the disk does not \
                    answer.
                    """,
                remedy: "Check that you own the home and may write in it, and that the disk has space."),
            swedish: FailureWords(
                meaning: """
                    Hemmappens databas gick inte att använda. Oftast saknas en behörighet, eller så svarar inte \
                    disken.
                    """,
                remedy: """
                    Kontrollera att du äger hemmappen och får skriva i den, och att det finns utrymme på disken.
                    """),
            danish: FailureWords(
                meaning: """
                    Hjemmemappens database kunne ikke bruges. Ofte mangler en rettighed, eller disken svarer ikke.
                    """,
                remedy: "Kontrollér, at du ejer hjemmemappen og må skrive i den, og at der er plads på disken.")),
        FailureEntry(
            "clock.backwards", .surroundings,
            english: FailureWords(
                meaning: """
                    The time given lies before the person's latest consent event. Deciding for that time could bring a \
                    withdrawn consent back to life.
                    """,
                remedy: "Set the computer's clock right; leave --at out or give a later time."),
            swedish: FailureWords(
                meaning: """
                    Den angivna tiden ligger före den senaste händelsen i personens samtycken. Ett beslut för den \
                    tiden kunde låta ett återkallat samtycke gälla igen.
                    """,
                remedy: "Ställ datorns klocka rätt. Utelämna --at eller ange en senare tid."),
            danish: FailureWords(
                meaning: """
                    Det angivne tidspunkt ligger før den seneste hændelse i personens samtykker. En afgørelse for det \
                    tidspunkt kunne lade et tilbagetrukket samtykke gælde igen.
                    """,
                remedy: "Stil computerens ur rigtigt. Udelad --at, eller angiv et senere tidspunkt.")),
    ]
}
