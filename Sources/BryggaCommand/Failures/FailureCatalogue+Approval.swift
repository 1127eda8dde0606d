import CaseModel

extension FailureCatalogue {
    /// Codes of approvals as files, and of what is sent with them.
    static let approval: [FailureEntry] = [
        FailureEntry(
            "approval.malformed", .badInput,
            english: FailureWords(
                meaning: "The file is not an approval, or a request for one, as brygga writes it.",
                remedy: "Give the file just as brygga wrote it; ask for it again where it was changed on the way."),
            swedish: FailureWords(
                meaning: "Filen är inte ett godkännande, eller en begäran om ett, så som brygga skriver det.",
                remedy: "Ge filen precis som brygga skrev den, och be om den på nytt om den har ändrats på vägen."),
            danish: FailureWords(
                meaning: "Filen er ikke en godkendelse, eller en anmodning om en, sådan som brygga skriver den.",
                remedy: "Giv filen, præcis som brygga skrev den, og bed om den igen, hvis den er ændret undervejs.")),
        FailureEntry(
            "approval.not-verified", .notVerified,
            english: FailureWords(
                meaning: """
                    The approval is forged, changed or revoked, or was not given by one of the agency's own officers.
                    """,
                remedy: "Ask the officer; if the officer's key has been replaced, ask for the approval again."),
            swedish: FailureWords(
                meaning: """
                    Godkännandet är förfalskat, ändrat eller återkallat, eller inte gjort av en av myndighetens egna \
                    handläggare.
                    """,
                remedy: "Fråga handläggaren. Om handläggarens nyckel har bytts ut behövs ett nytt godkännande."),
            danish: FailureWords(
                meaning: """
                    Godkendelsen er forfalsket, ændret eller tilbagekaldt, eller ikke givet af en af myndighedens egne \
                    medarbejdere.
                    """,
                remedy: """
                    Spørg medarbejderen. Hvis medarbejderens nøgle er udskiftet, skal der en ny godkendelse til.
                    """)),
        FailureEntry(
            "approval.expired", .notVerified,
            english: FailureWords(
                meaning: "The request, the approval or the officer's certificate is not valid at this time.",
                remedy: "Check the computer's clock; otherwise ask for the approval again."),
            swedish: FailureWords(
                meaning: "Begäran, godkännandet eller handläggarens certifikat gäller inte vid den här tidpunkten.",
                remedy: "Kontrollera datorns klocka. Begär annars godkännandet på nytt."),
            danish: FailureWords(
                meaning: "Anmodningen, godkendelsen eller medarbejderens certifikat gælder ikke på dette tidspunkt.",
                remedy: "Kontrollér computerens ur. Anmod ellers om godkendelsen igen.")),
        FailureEntry(
            "approval.other-request", .notVerified,
            english: FailureWords(
                meaning: "The approval is for something else than what is to be sent; the message says what differs.",
                remedy: "Send just what was approved, or ask for an approval of what is to be sent now."),
            swedish: FailureWords(
                meaning: "Godkännandet gäller något annat än det som ska skickas. Meddelandet säger vad som skiljer.",
                remedy: "Skicka just det som godkändes, eller begär ett godkännande för det som ska skickas nu."),
            danish: FailureWords(
                meaning: """
                    Godkendelsen gælder noget andet end det, der skal sendes. Meddelelsen siger, hvad der er \
                    forskelligt.
                    """,
                remedy: """
                    Send netop det, der blev godkendt, eller anmod om en godkendelse af det, der skal sendes nu.
                    """)),
        FailureEntry(
            "approval.used", .notVerified,
            english: FailureWords(
                meaning:
                    "A bundle to this recipient was already registered with the approval, which is for one disclosure.",
                remedy: "Have a new request written with brygga export --request, and have the officers approve it."),
            swedish: FailureWords(
                meaning: """
                    Ett paket till mottagaren har redan registrerats med godkännandet, som gäller ett enda utlämnande.
                    """,
                remedy: """
                    Skriv en ny begäran med brygga export --request och låt handläggarna godkänna den.
                    """),
            danish: FailureWords(
                meaning: """
                    En pakke til modtageren er allerede registreret med godkendelsen, som gælder én videregivelse.
                    """,
                remedy: """
                    Skriv en ny anmodning med brygga export --request, og lad medarbejderne godkende den.
                    """)),
        FailureEntry(
            "E_APPROVAL", .notVerified,
            english: FailureWords(
                meaning: """
                    An officer's approval that the disclosure rests on is missing from the bundle or does not hold. \
                    Nothing was opened.
                    """,
                remedy: "Ask the sender for a new bundle with the approval in it."),
            swedish: FailureWords(
                meaning: """
                    Ett godkännande som utlämnandet vilar på saknas i paketet eller gäller inte. Inget har öppnats.
                    """,
                remedy: "Be avsändaren om ett nytt paket med godkännandet i."),
            danish: FailureWords(
                meaning: """
                    En godkendelse, som videregivelsen hviler på, mangler i pakken eller gælder ikke. Intet er åbnet.
                    """,
                remedy: "Bed afsenderen om en ny pakke med godkendelsen i.")),
    ]
}
