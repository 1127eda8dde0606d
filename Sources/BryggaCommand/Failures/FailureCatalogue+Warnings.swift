extension FailureCatalogue {
    /// Codes of what a person should know though the command goes on.
    static let warnings: [FailureEntry] = [
        .warning(
            "warning.unshared-key",
            english: FailureWords(
                meaning: """
                    Other agencies may hold this pseudonym key too. Until it is shared with them, their pseudonyms \
                    differ from yours.
                    """,
                remedy: "Agree with them who makes the key; brygga key share seals it to them."),
            swedish: FailureWords(
                meaning: """
                    Även andra myndigheter får ha den här pseudonymnyckeln. Tills den delas med dem får ni olika \
                    pseudonymer för samma person.
                    """,
                remedy: "Kom överens om vem som skapar nyckeln. Med brygga key share förseglas den till dem."),
            danish: FailureWords(
                meaning: """
                    Også andre myndigheder må have denne pseudonymnøgle. Indtil den deles med dem, får I forskellige \
                    pseudonymer for samme person.
                    """,
                remedy: "Aftal, hvem der opretter nøglen. Med brygga key share forsegles den til dem.")),
        .warning(
            "warning.unverified-grounds",
            english: FailureWords(
                meaning: "No lawyer has confirmed some of the legal grounds that the policy rests on.",
                remedy: "Have counsel confirm them, then state verified: true in the policy."),
            swedish: FailureWords(
                meaning: "Ingen jurist har bekräftat vissa av de rättsliga grunder som policyn vilar på.",
                remedy: "Låt en jurist bekräfta dem och ange sedan verified: true i policyn."),
            danish: FailureWords(
                meaning: "Ingen jurist har bekræftet nogle af de retsgrundlag, som politikken hviler på.",
                remedy: "Lad en jurist bekræfte dem, og angiv derefter verified: true i politikken.")),
        .warning(
            "warning.opaque-attachments",
            english: FailureWords(
                meaning: "Attachments such as PDF files and images cannot be searched for personal numbers.",
                remedy: "Look through them yourself before they are sent."),
            swedish: FailureWords(
                meaning: "Bilagor som PDF-filer och bilder går inte att söka igenom efter personnummer.",
                remedy: "Gå igenom dem själv innan de skickas."),
            danish: FailureWords(
                meaning: "Bilag som PDF-filer og billeder kan ikke gennemsøges for personnumre.",
                remedy: "Gennemgå dem selv, før de sendes.")),
    ]
}
