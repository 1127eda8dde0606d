import CaseModel

extension FailureCatalogue {
    /// Codes of pages and letters; all are faults of the program or its installation.
    static let report: [FailureEntry] = [
        FailureEntry(
            "report.template", .surroundings,
            english: FailureWords(
                meaning: "The page could not be made, because its template does not work. This is a fault in brygga.",
                remedy: "Please report it with the code and the message; they hold no personal data."),
            swedish: FailureWords(
                meaning: "Sidan gick inte att göra, eftersom dess mall inte fungerar. Det är ett fel i brygga.",
                remedy: "Anmäl det gärna med koden och meddelandet. De innehåller inga personuppgifter."),
            danish: FailureWords(
                meaning: "Siden kunne ikke laves, fordi dens skabelon ikke virker. Det er en fejl i brygga.",
                remedy: "Meld det gerne med koden og meddelelsen. De indeholder ingen personoplysninger.")),
        FailureEntry(
            "report.table", .surroundings,
            english: FailureWords(
                meaning: """
                    The page could not be made, because a row of a table does not fit its columns. This is a fault in \
                    brygga.
                    """,
                remedy: "Please report it with the code and the message; they hold no personal data."),
            swedish: FailureWords(
                meaning: """
                    Sidan gick inte att göra, eftersom en rad i en tabell inte passar kolumnerna. Det är ett fel i \
                    brygga.
                    """,
                remedy: "Anmäl det gärna med koden och meddelandet. De innehåller inga personuppgifter."),
            danish: FailureWords(
                meaning: """
                    Siden kunne ikke laves, fordi en række i en tabel ikke passer til kolonnerne. Det er en fejl i \
                    brygga.
                    """,
                remedy: "Meld det gerne med koden og meddelelsen. De indeholder ingen personoplysninger.")),
        FailureEntry(
            "report.digest", .surroundings,
            english: FailureWords(
                meaning: """
                    The page could not be made, because the digest of its style could not be computed. The OpenSSL \
                    library does not work.
                    """,
                remedy: "Check the installation of OpenSSL on the computer."),
            swedish: FailureWords(
                meaning: """
                    Sidan gick inte att göra, eftersom kontrollsumman av dess stil inte kunde räknas ut. OpenSSL \
                    fungerar inte.
                    """,
                remedy: "Kontrollera att OpenSSL är rätt installerat på datorn."),
            danish: FailureWords(
                meaning: """
                    Siden kunne ikke laves, fordi kontrolsummen af dens stil ikke kunne beregnes. OpenSSL virker ikke.
                    """,
                remedy: "Kontrollér, at OpenSSL er installeret rigtigt på computeren.")),
    ]
}
