import CaseModel

extension FailureCatalogue {
    /// Codes of files and folders.
    static let files: [FailureEntry] = [
        FailureEntry(
            "file.missing", .surroundings,
            english: FailureWords(
                meaning: "There is no file or folder with this path.",
                remedy: "Check the spelling and which folder you are in; the command in the hint lists the folder."),
            swedish: FailureWords(
                meaning: "Det finns ingen fil eller mapp med den här sökvägen.",
                remedy: """
                    Kontrollera stavningen och vilken mapp du står i. Kommandot i rådet visar mappens innehåll.
                    """),
            danish: FailureWords(
                meaning: "Der er ingen fil eller mappe med denne sti.",
                remedy: """
                    Kontrollér stavningen, og hvilken mappe du står i. Kommandoen i rådet viser mappens indhold.
                    """)),
        FailureEntry(
            "file.no-space", .tryAgain,
            english: FailureWords(
                meaning: "The disk is full. Nothing half-written was left behind.",
                remedy: "Free some space on the disk and run the command again."),
            swedish: FailureWords(
                meaning: "Disken är full. Inget halvskrivet har lämnats kvar.",
                remedy: "Frigör utrymme på disken och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Disken er fuld. Intet halvskrevet er efterladt.",
                remedy: "Frigør plads på disken, og kør kommandoen igen.")),
        FailureEntry(
            "file.not-permitted", .surroundings,
            english: FailureWords(
                meaning: "You do not have the right to do this with the file or folder.",
                remedy: "Ask whoever owns it for the right, or choose a place where you may write."),
            swedish: FailureWords(
                meaning: "Du har inte behörighet att göra detta med filen eller mappen.",
                remedy: "Be den som äger den om behörighet, eller välj en plats där du får skriva."),
            danish: FailureWords(
                meaning: "Du har ikke ret til at gøre dette med filen eller mappen.",
                remedy: "Bed ejeren om adgang, eller vælg et sted, hvor du må skrive.")),
        FailureEntry(
            "file.busy", .tryAgain,
            english: FailureWords(
                meaning: "Another command is using the same file at this moment. Nothing was done.",
                remedy: "Wait until the other command has ended and run this one again."),
            swedish: FailureWords(
                meaning: "Ett annat kommando använder samma fil just nu. Inget har utförts.",
                remedy: "Vänta tills det andra kommandot är klart och kör det här igen."),
            danish: FailureWords(
                meaning: "En anden kommando bruger den samme fil lige nu. Intet er udført.",
                remedy: "Vent, til den anden kommando er færdig, og kør denne igen.")),
        FailureEntry(
            "file.failed", .surroundings,
            english: FailureWords(
                meaning: "The computer could not read or write the file; the message says what the system answered.",
                remedy: "Check the disk or network drive that the file lies on, and run the command again."),
            swedish: FailureWords(
                meaning: "Datorn kunde inte läsa eller skriva filen. Meddelandet visar vad systemet svarade.",
                remedy: "Kontrollera disken eller nätverksenheten där filen ligger och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Computeren kunne ikke læse eller skrive filen. Meddelelsen viser, hvad systemet svarede.",
                remedy: "Kontrollér disken eller netværksdrevet, hvor filen ligger, og kør kommandoen igen.")),
        FailureEntry(
            "file.exists", .surroundings,
            english: FailureWords(
                meaning: "A file or folder with this name exists already, and brygga overwrites nothing unasked.",
                remedy: "Choose another name, move what is there away, or give --force where the command has it."),
            swedish: FailureWords(
                meaning: """
                    Det finns redan en fil eller mapp med det namnet, och brygga skriver inte över något på eget \
                    initiativ.
                    """,
                remedy: """
                    Välj ett annat namn, flytta undan det som finns där, eller ange --force om kommandot har det.
                    """),
            danish: FailureWords(
                meaning: """
                    Der findes allerede en fil eller mappe med det navn, og brygga overskriver intet uopfordret.
                    """,
                remedy: "Vælg et andet navn, flyt det, der står der, eller angiv --force, hvis kommandoen har det.")),
        FailureEntry(
            "file.not-regular", .badInput,
            english: FailureWords(
                meaning: "The path leads to a folder, a device or something else that is not an ordinary file.",
                remedy: "Give the path of the file itself."),
            swedish: FailureWords(
                meaning: "Sökvägen leder till en mapp, en enhet eller något annat som inte är en vanlig fil.",
                remedy: "Ange sökvägen till själva filen."),
            danish: FailureWords(
                meaning: "Stien fører til en mappe, en enhed eller noget andet, der ikke er en almindelig fil.",
                remedy: "Angiv stien til selve filen.")),
        FailureEntry(
            "file.too-large", .badInput,
            english: FailureWords(
                meaning: "The file is larger than brygga reads for this use, so it is most likely the wrong one.",
                remedy: "Check that the path is that of the right file."),
            swedish: FailureWords(
                meaning: "Filen är större än vad brygga läser för det här ändamålet och är därför troligen fel fil.",
                remedy: "Kontrollera att sökvägen leder till rätt fil."),
            danish: FailureWords(
                meaning: "Filen er større, end brygga læser til dette formål, og er derfor formentlig den forkerte.",
                remedy: "Kontrollér, at stien fører til den rigtige fil.")),
        FailureEntry(
            "file.too-open", .surroundings,
            english: FailureWords(
                meaning: """
                    Other users of the computer can read or change a file that must be private, such as a passphrase \
                    or key.
                    """,
                remedy: """
                    Take the rights of others away with the command in the hint, and change the passphrase if somebody \
                    may have read it.
                    """),
            swedish: FailureWords(
                meaning: """
                    Andra användare på datorn kan läsa eller ändra en fil som ska vara privat, till exempel en \
                    lösenfras eller nyckel.
                    """,
                remedy: """
                    Ta bort andras rättigheter med kommandot i rådet, och byt lösenfrasen om någon kan ha läst den.
                    """),
            danish: FailureWords(
                meaning: """
                    Andre brugere af computeren kan læse eller ændre en fil, der skal være privat, for eksempel en \
                    adgangssætning eller nøgle.
                    """,
                remedy: """
                    Fjern andres rettigheder med kommandoen i rådet, og skift adgangssætningen, hvis nogen kan have \
                    læst den.
                    """)),
        FailureEntry(
            "file.changed", .surroundings,
            english: FailureWords(
                meaning: "The file changed while brygga was reading it, so what was read cannot be relied upon.",
                remedy: "Close other programs that use the file and run the command again."),
            swedish: FailureWords(
                meaning: "Filen ändrades medan brygga läste den, så det lästa går inte att lita på.",
                remedy: "Stäng andra program som använder filen och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Filen ændrede sig, mens brygga læste den, så man kan ikke stole på det læste.",
                remedy: "Luk andre programmer, der bruger filen, og kør kommandoen igen.")),
    ]
}
