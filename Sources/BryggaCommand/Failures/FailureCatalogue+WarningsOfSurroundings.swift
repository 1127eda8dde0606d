extension FailureCatalogue {
    /// Codes of what the home, the register or the terminal cannot show.
    static let warningsOfSurroundings: [FailureEntry] = [
        .warning(
            "warning.no-register",
            english: FailureWords(
                meaning: """
                    Without a home nothing remembers this bundle: it can be opened again, and a withdrawal is not \
                    known of.
                    """,
                remedy: "Open the bundle in the agency's home where there is one."),
            swedish: FailureWords(
                meaning: """
                    Utan en hemmapp minns ingenting paketet. Det kan öppnas igen, och en återkallelse är inte känd.
                    """,
                remedy: "Öppna paketet i myndighetens hemmapp om det finns en."),
            danish: FailureWords(
                meaning: """
                    Uden en hjemmemappe husker intet pakken. Den kan åbnes igen, og en tilbagetrækning er ikke kendt.
                    """,
                remedy: "Åbn pakken i myndighedens hjemmemappe, hvis der er en.")),
        .warning(
            "warning.roles-not-checked",
            english: FailureWords(
                meaning: """
                    The agency has joined no collaboration, so whether a policy knows these roles was not checked.
                    """,
                remedy: "Use the words of the policy that will be joined."),
            swedish: FailureWords(
                meaning: """
                    Myndigheten är inte ansluten till någon samverkan, så det kontrollerades inte om en policy känner \
                    till rollerna.
                    """,
                remedy: "Använd orden i den policy som ska anslutas."),
            danish: FailureWords(
                meaning: """
                    Myndigheden er ikke tilsluttet noget samarbejde, så det blev ikke kontrolleret, om en politik \
                    kender rollerne.
                    """,
                remedy: "Brug ordene i den politik, der skal tilsluttes.")),
        .warning(
            "warning.register-not-searched",
            english: FailureWords(
                meaning: """
                    Some received bundles name the person by a pseudonym whose key this home lacks. They could not be \
                    searched.
                    """,
                remedy: "Ask the sender whether these bundles are about the person."),
            swedish: FailureWords(
                meaning: """
                    Vissa mottagna paket anger personen med en pseudonym vars nyckel saknas i hemmappen. De gick inte \
                    att söka igenom.
                    """,
                remedy: "Fråga avsändaren om paketen gäller personen."),
            danish: FailureWords(
                meaning: """
                    Nogle modtagne pakker angiver personen med et pseudonym, hvis nøgle hjemmemappen mangler. De kunne \
                    ikke gennemsøges.
                    """,
                remedy: "Spørg afsenderen, om pakkerne gælder personen.")),
        .warning(
            "warning.register-person-not-recorded",
            english: FailureWords(
                meaning: """
                    An earlier version of brygga did not note whom some received bundles are about. They could not be \
                    searched.
                    """,
                remedy: "Look into the received cases themselves."),
            swedish: FailureWords(
                meaning: """
                    En äldre version av brygga antecknade inte vem vissa mottagna paket gäller. De gick inte att söka \
                    igenom.
                    """,
                remedy: "Se efter i själva de mottagna ärendena."),
            danish: FailureWords(
                meaning: """
                    En ældre version af brygga noterede ikke, hvem nogle modtagne pakker gælder. De kunne ikke \
                    gennemsøges.
                    """,
                remedy: "Se efter i selve de modtagne sager.")),
        .warning(
            "warning.collaboration-not-usable",
            english: FailureWords(
                meaning: "The collaboration cannot be used now, so what may be sent under it is not shown.",
                remedy: "See the cause with brygga collaboration list; often a newer trust list is needed."),
            swedish: FailureWords(
                meaning: "Samverkan går inte att använda just nu, så vad som får skickas inom den visas inte.",
                remedy: "Se orsaken med brygga collaboration list. Ofta behövs en nyare tillitslista."),
            danish: FailureWords(
                meaning: "Samarbejdet kan ikke bruges nu, så det vises ikke, hvad der må sendes i det.",
                remedy: "Se årsagen med brygga collaboration list. Ofte er der brug for en nyere tillidsliste.")),
        .warning(
            "warning.holder-not-checked",
            english: FailureWords(
                meaning: "Whether this agency may hold the pseudonym key was not checked.",
                remedy: "Give --agency with the policy's name for the agency."),
            swedish: FailureWords(
                meaning: "Det kontrollerades inte om myndigheten får ha pseudonymnyckeln.",
                remedy: "Ange --agency med det namn som policyn har för myndigheten."),
            danish: FailureWords(
                meaning: "Det blev ikke kontrolleret, om myndigheden må have pseudonymnøglen.",
                remedy: "Angiv --agency med det navn, som politikken har for myndigheden.")),
        .warning(
            "warning.terminal-not-utf8",
            english: FailureWords(
                meaning:
                    "The terminal is not set to UTF-8, so letters are shown without their marks: an a with a ring appears as a.",
                remedy: "Set LC_ALL to C.UTF-8, or send the output to a file."),
            swedish: FailureWords(
                meaning: """
                    Terminalen är inte inställd på UTF-8, så bokstäver visas utan sina tecken. Ett å visas som a.
                    """,
                remedy: "Sätt LC_ALL till C.UTF-8, eller skicka utdata till en fil."),
            danish: FailureWords(
                meaning: """
                    Terminalen er ikke indstillet til UTF-8, så bogstaver vises uden deres tegn. Et å vises som a.
                    """,
                remedy: "Sæt LC_ALL til C.UTF-8, eller send output til en fil.")),
        .warning(
            "warning.narrow-terminal",
            english: FailureWords(
                meaning: "The terminal shows fewer than 40 characters on a line, so the report is hard to read.",
                remedy: "Make the window wider, or give --json."),
            swedish: FailureWords(
                meaning: "Terminalen visar färre än 40 tecken på en rad, så rapporten är svår att läsa.",
                remedy: "Gör fönstret bredare eller ange --json."),
            danish: FailureWords(
                meaning: "Terminalen viser under 40 tegn på en linje, så rapporten er svær at læse.",
                remedy: "Gør vinduet bredere, eller angiv --json.")),
        .warning(
            "warning.home-copied",
            english: FailureWords(
                meaning: """
                    The home was moved, copied or restored. A copy does not know of later withdrawals and of bundles \
                    opened since.
                    """,
                remedy: "Remove it if it is a copy; if it is the only one, take it over with brygga doctor --adopt."),
            swedish: FailureWords(
                meaning: """
                    Hemmappen är flyttad, kopierad eller återställd. En kopia känner inte till senare återkallelser \
                    och öppnade paket.
                    """,
                remedy: "Ta bort den om den är en kopia. Är den den enda, ta över den med brygga doctor --adopt."),
            danish: FailureWords(
                meaning: """
                    Hjemmemappen er flyttet, kopieret eller gendannet. En kopi kender ikke senere tilbagetrækninger og \
                    åbnede pakker.
                    """,
                remedy: """
                    Fjern den, hvis den er en kopi. Er den den eneste, så overtag den med brygga doctor --adopt.
                    """)),
    ]
}
