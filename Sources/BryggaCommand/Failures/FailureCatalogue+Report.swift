import CaseModel

extension FailureCatalogue {
    /// Codes of pages and letters; all are faults of the program or its installation.
    static let report: [FailureEntry] = [
        FailureEntry(
            "report.failed", .surroundings,
            english: FailureWords(
                meaning: """
                    The page could not be made. The OpenSSL library does not work, or there is a fault in brygga; the \
                    message says which. What was to stand on the page is unchanged.
                    """,
                remedy: """
                    Check the installation of OpenSSL on the computer. If the message names a template or a table, \
                    please report it; it holds no personal data.
                    """),
            swedish: FailureWords(
                meaning: """
                    Sidan gick inte att göra. OpenSSL fungerar inte, eller så är det ett fel i brygga; meddelandet \
                    säger vilket. Det som skulle stå på sidan är oförändrat.
                    """,
                remedy: """
                    Kontrollera att OpenSSL är rätt installerat på datorn. Nämner meddelandet en mall eller en tabell, \
                    så anmäl det gärna. Det innehåller inga personuppgifter.
                    """),
            danish: FailureWords(
                meaning: """
                    Siden kunne ikke laves. OpenSSL virker ikke, eller der er en fejl i brygga; meddelelsen siger \
                    hvilken. Det, der skulle stå på siden, er uændret.
                    """,
                remedy: """
                    Kontrollér, at OpenSSL er installeret rigtigt på computeren. Nævner meddelelsen en skabelon eller \
                    en tabel, så meld det gerne. Den indeholder ingen personoplysninger.
                    """))
    ]
}
