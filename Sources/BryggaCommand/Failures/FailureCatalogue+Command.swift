import CaseModel

extension FailureCatalogue {
    /// Codes of the command itself.
    static let command: [FailureEntry] = [
        FailureEntry(
            "usage", .usage,
            english: FailureWords(
                meaning: "The command was typed in a way that brygga does not know. Nothing was done.",
                remedy: "Read the help of the command; the hint shows how."),
            swedish: FailureWords(
                meaning: "Kommandot är skrivet på ett sätt som brygga inte känner till. Inget har utförts.",
                remedy: "Läs hjälpen för kommandot. Rådet visar hur."),
            danish: FailureWords(
                meaning: "Kommandoen er skrevet på en måde, som brygga ikke kender. Intet er udført.",
                remedy: "Læs hjælpen til kommandoen. Rådet viser hvordan.")),
        FailureEntry(
            "output.failed", .surroundings,
            english: FailureWords(
                meaning: """
                    The command did its work, but the result could not be printed, for example because the disk is \
                    full.
                    """,
                remedy: "Look at the files it wrote before you run it again."),
            swedish: FailureWords(
                meaning: """
                    Kommandot utförde sitt arbete, men resultatet kunde inte skrivas ut, till exempel för att disken \
                    är full.
                    """,
                remedy: "Se efter vilka filer som har skrivits innan du kör kommandot igen."),
            danish: FailureWords(
                meaning: """
                    Kommandoen udførte sit arbejde, men resultatet kunne ikke skrives ud, for eksempel fordi disken er \
                    fuld.
                    """,
                remedy: "Se, hvilke filer der er skrevet, før du kører kommandoen igen.")),
        FailureEntry(
            "unexpected", .surroundings,
            english: FailureWords(
                meaning: "Something happened that brygga did not foresee. This is a fault in brygga.",
                remedy: "Please report it with the whole message; it holds no personal data."),
            swedish: FailureWords(
                meaning: "Något inträffade som brygga inte har förutsett. Det är ett fel i brygga.",
                remedy: "Anmäl det gärna med hela meddelandet. Det innehåller inga personuppgifter."),
            danish: FailureWords(
                meaning: "Der skete noget, som brygga ikke har forudset. Det er en fejl i brygga.",
                remedy: "Meld det gerne med hele meddelelsen. Den indeholder ingen personoplysninger.")),
        FailureEntry(
            "explain.unknown-code", .usage,
            english: FailureWords(
                meaning: "There is no failure or warning with this code.",
                remedy: """
                    Copy the code from the square brackets of the message; brygga explain --all lists them all.
                    """),
            swedish: FailureWords(
                meaning: "Det finns inget fel och ingen varning med den koden.",
                remedy: "Kopiera koden inom hakparentes i meddelandet. brygga explain --all visar alla."),
            danish: FailureWords(
                meaning: "Der er ingen fejl og ingen advarsel med den kode.",
                remedy: "Kopiér koden i de kantede parenteser i meddelelsen. brygga explain --all viser dem alle.")),
        FailureEntry(
            "demo.surprise", .surroundings,
            english: FailureWords(
                meaning: "A step of the demonstration ended otherwise than it should.",
                remedy: "Run the demonstration again with --keep and look into its folder."),
            swedish: FailureWords(
                meaning: "Ett steg i demonstrationen slutade på annat sätt än det skulle.",
                remedy: "Kör demonstrationen igen med --keep och titta i dess mapp."),
            danish: FailureWords(
                meaning: "Et trin i demonstrationen endte anderledes, end det skulle.",
                remedy: "Kør demonstrationen igen med --keep, og se i dens mappe.")),
        FailureEntry(
            "demo.cannot-start", .surroundings,
            english: FailureWords(
                meaning: "A program that the demonstration shows, such as openssl, is not installed.",
                remedy: "Install the program that the message names."),
            swedish: FailureWords(
                meaning: "Ett program som demonstrationen visar, till exempel openssl, är inte installerat.",
                remedy: "Installera det program som meddelandet nämner."),
            danish: FailureWords(
                meaning: "Et program, som demonstrationen viser, for eksempel openssl, er ikke installeret.",
                remedy: "Installér det program, som meddelelsen nævner.")),
        FailureEntry(
            "demo.folder", .surroundings,
            english: FailureWords(
                meaning: "The folder of the demonstration could not be made; most likely it exists already.",
                remedy: "Give --keep with a folder that does not exist yet."),
            swedish: FailureWords(
                meaning: "Demonstrationens mapp kunde inte skapas. Troligen finns den redan.",
                remedy: "Ange --keep med en mapp som inte finns ännu."),
            danish: FailureWords(
                meaning: "Demonstrationens mappe kunne ikke oprettes. Formentlig findes den allerede.",
                remedy: "Angiv --keep med en mappe, der ikke findes endnu.")),
    ]
}
