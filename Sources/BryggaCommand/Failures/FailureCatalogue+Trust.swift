import CaseModel

extension FailureCatalogue {
    /// Codes of trust lists.
    static let trust: [FailureEntry] = [
        FailureEntry(
            "E_TRUST_MALFORMED", .notVerified,
            english: FailureWords(
                meaning: "The trust list does not have the form it must have, so nothing in it is believed.",
                remedy: "Fetch the trust list again from the coordinator."),
            swedish: FailureWords(
                meaning: "Tillitslistan har inte den form den ska ha. Därför godtas inget i den.",
                remedy: "Hämta tillitslistan på nytt från samordnaren."),
            danish: FailureWords(
                meaning: "Tillidslisten har ikke den form, den skal have. Derfor godtages intet i den.",
                remedy: "Hent tillidslisten igen fra koordinatoren.")),
        FailureEntry(
            "E_TRUST_SIGNATURE", .notVerified,
            english: FailureWords(
                meaning: """
                    The trust list is not signed by the coordinator that this collaboration confirmed. It may be \
                    forged.
                    """,
                remedy: "Fetch the trust list again from the coordinator, and tell the coordinator about this one."),
            swedish: FailureWords(
                meaning: """
                    Tillitslistan är inte undertecknad av den samordnare som har bekräftats. Den kan vara förfalskad.
                    """,
                remedy: "Hämta tillitslistan på nytt från samordnaren och berätta om den här."),
            danish: FailureWords(
                meaning: """
                    Tillidslisten er ikke underskrevet af den koordinator, der er bekræftet. Den kan være forfalsket.
                    """,
                remedy: "Hent tillidslisten igen fra koordinatoren, og fortæl om denne.")),
        FailureEntry(
            "E_TRUST_EXPIRED", .notVerified,
            english: FailureWords(
                meaning: """
                    The trust list is not valid at this time, so it does not show which certificates count now.
                    """,
                remedy: "Check the computer's clock, and fetch the newest trust list from the coordinator."),
            swedish: FailureWords(
                meaning: """
                    Tillitslistan gäller inte vid den här tidpunkten och visar därför inte vilka certifikat som räknas \
                    nu.
                    """,
                remedy: "Kontrollera datorns klocka och hämta den nyaste tillitslistan från samordnaren."),
            danish: FailureWords(
                meaning: """
                    Tillidslisten gælder ikke på dette tidspunkt og viser derfor ikke, hvilke certifikater der tæller \
                    nu.
                    """,
                remedy: "Kontrollér computerens ur, og hent den nyeste tillidsliste fra koordinatoren.")),
        FailureEntry(
            "E_TRUST_ROLLBACK", .notVerified,
            english: FailureWords(
                meaning: """
                    The trust list is older than one that was used before. An old list could bring a revoked \
                    certificate back.
                    """,
                remedy: "Use the newest trust list, and ask the coordinator where the old one came from."),
            swedish: FailureWords(
                meaning: """
                    Tillitslistan är äldre än en som har använts tidigare. En gammal lista kunde låta ett spärrat \
                    certifikat gälla igen.
                    """,
                remedy: "Använd den nyaste tillitslistan och fråga samordnaren var den gamla kom ifrån."),
            danish: FailureWords(
                meaning: """
                    Tillidslisten er ældre end en, der er brugt før. En gammel liste kunne lade et spærret certifikat \
                    gælde igen.
                    """,
                remedy: "Brug den nyeste tillidsliste, og spørg koordinatoren, hvor den gamle kom fra.")),
    ]
}
