import CaseModel

extension FailureCatalogue {
    /// Codes of what is asked before anything is sent.
    static let sending: [FailureEntry] = [
        FailureEntry(
            "export.unconfirmed", .usage,
            english: FailureWords(
                meaning: """
                    What is to be sent must be confirmed by a person, and the command does not run at a terminal. \
                    Nothing was sent.
                    """,
                remedy: "Look at it with --dry-run, then send it with --yes."),
            swedish: FailureWords(
                meaning: """
                    Det som ska skickas behöver bekräftas av en människa, och kommandot körs inte i en terminal. Inget \
                    har skickats.
                    """,
                remedy: "Titta på det med --dry-run och skicka det sedan med --yes."),
            danish: FailureWords(
                meaning: """
                    Det, der skal sendes, skal bekræftes af et menneske, og kommandoen kører ikke i en terminal. Intet \
                    er sendt.
                    """,
                remedy: "Se på det med --dry-run, og send det derefter med --yes.")),
        FailureEntry(
            "export.not-confirmed", .interrupted,
            english: FailureWords(
                meaning: "The question was not answered with yes. Nothing was sent.",
                remedy: """
                    Compare the recipients' words with theirs, or leave a recipient out, and run the command again.
                    """),
            swedish: FailureWords(
                meaning: "Frågan besvarades inte med ja. Inget har skickats.",
                remedy: "Jämför mottagarnas ord med deras egna, eller utelämna en mottagare, och kör kommandot igen."),
            danish: FailureWords(
                meaning: "Spørgsmålet blev ikke besvaret med ja. Intet er sendt.",
                remedy: """
                    Sammenlign modtagernes ord med deres egne, eller udelad en modtager, og kør kommandoen igen.
                    """)),
    ]
}
