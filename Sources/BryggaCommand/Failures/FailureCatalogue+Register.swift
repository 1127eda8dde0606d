import CaseModel

extension FailureCatalogue {
    /// Codes of the register of what was sent, received and refused, and of whom a question is about.
    static let register: [FailureEntry] = [
        FailureEntry(
            "register.unknown-bundle", .badInput,
            english: FailureWords(
                meaning: "The register has no line with this id.",
                remedy: "Look for the line with brygga register list and copy its id."),
            swedish: FailureWords(
                meaning: "Registret har ingen rad med det här id:t.",
                remedy: "Sök upp raden med brygga register list och kopiera dess id."),
            danish: FailureWords(
                meaning: "Registret har ingen linje med dette id.",
                remedy: "Find linjen med brygga register list, og kopiér dens id.")),
        FailureEntry(
            "register.ambiguous", .badInput,
            english: FailureWords(
                meaning: "Several lines of the register have an id that begins like this.",
                remedy: "Give more characters of the id; the message lists the lines."),
            swedish: FailureWords(
                meaning: "Flera rader i registret har ett id som börjar så här.",
                remedy: "Ange fler tecken av id:t. Meddelandet räknar upp raderna."),
            danish: FailureWords(
                meaning: "Flere linjer i registret har et id, der begynder sådan.",
                remedy: "Angiv flere tegn af id'et. Meddelelsen nævner linjerne.")),
        FailureEntry(
            "register.unreadable", .notVerified,
            english: FailureWords(
                meaning: "A line of the register was changed or damaged, so it cannot be believed.",
                remedy: "Compare the home with a backup, and find out who or what changed its database."),
            swedish: FailureWords(
                meaning: "En rad i registret är ändrad eller skadad, så det går inte att lita på den.",
                remedy: """
                    Jämför hemmappen med en säkerhetskopia och ta reda på vem eller vad som har ändrat databasen.
                    """),
            danish: FailureWords(
                meaning: "En linje i registret er ændret eller beskadiget, så man ikke kan stole på den.",
                remedy: """
                    Sammenlign hjemmemappen med en sikkerhedskopi, og find ud af, hvem eller hvad der har ændret \
                    databasen.
                    """)),
        FailureEntry(
            "consent.none", .badInput,
            english: FailureWords(
                meaning: "The person has no such consent in the ledger of this home.",
                remedy: "Check whom the case file names, and the id of the record."),
            swedish: FailureWords(
                meaning: "Personen har inget sådant samtycke i hemmappens liggare.",
                remedy: "Kontrollera vem ärendefilen gäller och samtyckets id."),
            danish: FailureWords(
                meaning: "Personen har intet sådant samtykke i hjemmemappens samtykkeregister.",
                remedy: "Kontrollér, hvem sagsfilen gælder, og samtykkets id.")),
        FailureEntry(
            "person.not-named", .usage,
            english: FailureWords(
                meaning: """
                    Nobody is named, and the command does not run at a terminal where the personal number could be \
                    asked for.
                    """,
                remedy: "Give the case file with --case, or a file with the number with --person and --country."),
            swedish: FailureWords(
                meaning: """
                    Ingen person är angiven, och kommandot körs inte i en terminal där personnumret kan matas in.
                    """,
                remedy: "Ange ärendefilen med --case, eller en fil med numret med --person och --country."),
            danish: FailureWords(
                meaning: """
                    Ingen person er angivet, og kommandoen kører ikke i en terminal, hvor personnummeret kan \
                    indtastes.
                    """,
                remedy: "Angiv sagsfilen med --case, eller en fil med nummeret med --person og --country.")),
    ]
}
