import CaseModel

extension FailureCatalogue {
    /// Codes of policy files and their form (docs/policy-file.md).
    static let policy: [FailureEntry] = [
        FailureEntry(
            "policy.malformed", .badInput,
            english: FailureWords(
                meaning: """
                    The policy file, or the file with its tests, has faults; each is listed with line and column.
                    """,
                remedy: "Correct the faults and check the file again with brygga policy check."),
            swedish: FailureWords(
                meaning: """
                    Policyfilen, eller filen med dess tester, innehåller fel. Varje fel anges med rad och kolumn.
                    """,
                remedy: "Rätta felen och kontrollera filen igen med brygga policy check."),
            danish: FailureWords(
                meaning: """
                    Politikfilen, eller filen med dens test, indeholder fejl. Hver fejl angives med linje og kolonne.
                    """,
                remedy: "Ret fejlene, og kontrollér filen igen med brygga policy check.")),
        FailureEntry(
            "policy.test-failed", .badInput,
            english: FailureWords(
                meaning: "The policy decides otherwise than its tests expect. One of the two is wrong.",
                remedy: "Read the failed tests; correct the policy or the expectation, whichever is wrong."),
            swedish: FailureWords(
                meaning: "Policyn ger andra beslut än testerna förväntar sig. Något av dem är fel.",
                remedy: "Läs de underkända testerna och rätta det som är fel, policyn eller förväntan."),
            danish: FailureWords(
                meaning: "Politikken afgør andet, end dens test forventer. En af dem er forkert.",
                remedy: "Læs de test, der fejlede, og ret det, der er forkert, politikken eller forventningen.")),
        FailureEntry(
            "policy.too_large", .badInput,
            english: FailureWords(
                meaning: "The policy file is larger than any policy needs to be.",
                remedy: "Give the right file, or take out what does not belong in a policy."),
            swedish: FailureWords(
                meaning: "Policyfilen är större än vad någon policy behöver vara.",
                remedy: "Ange rätt fil, eller ta bort det som inte hör hemma i en policy."),
            danish: FailureWords(
                meaning: "Politikfilen er større, end nogen politik behøver at være.",
                remedy: "Angiv den rigtige fil, eller fjern det, der ikke hører hjemme i en politik.")),
        FailureEntry(
            "policy.too_deep", .badInput,
            english: FailureWords(
                meaning: "The policy file nests deeper than any policy needs to.",
                remedy: "Check the indentation at the place named."),
            swedish: FailureWords(
                meaning: "Policyfilen har fler nivåer än vad någon policy behöver.",
                remedy: "Kontrollera indragen på den plats som anges."),
            danish: FailureWords(
                meaning: "Politikfilen har flere niveauer, end nogen politik behøver.",
                remedy: "Kontrollér indrykningen på det angivne sted.")),
        FailureEntry(
            "policy.too_many", .badInput,
            english: FailureWords(
                meaning: "The policy file has more entries at one place than are read.",
                remedy: "Shorten the list, or divide the policy."),
            swedish: FailureWords(
                meaning: "Policyfilen har fler poster på ett ställe än vad som läses.",
                remedy: "Korta listan eller dela upp policyn."),
            danish: FailureWords(
                meaning: "Politikfilen har flere poster på ét sted, end der læses.",
                remedy: "Afkort listen, eller del politikken op.")),
        FailureEntry(
            "policy.encoding", .badInput,
            english: FailureWords(
                meaning: "The policy file is not written in UTF-8.",
                remedy: "Save the file in UTF-8."),
            swedish: FailureWords(
                meaning: "Policyfilen är inte skriven i UTF-8.",
                remedy: "Spara filen i UTF-8."),
            danish: FailureWords(
                meaning: "Politikfilen er ikke skrevet i UTF-8.",
                remedy: "Gem filen i UTF-8.")),
        FailureEntry(
            "policy.character", .badInput,
            english: FailureWords(
                meaning: """
                    The policy file has a character that no policy needs and that could mislead a reader, such as an \
                    invisible one.
                    """,
                remedy: "Remove the character at the place named."),
            swedish: FailureWords(
                meaning: """
                    Policyfilen innehåller ett tecken som ingen policy behöver och som kan vilseleda läsaren, till \
                    exempel ett osynligt tecken.
                    """,
                remedy: "Ta bort tecknet på den plats som anges."),
            danish: FailureWords(
                meaning: """
                    Politikfilen indeholder et tegn, som ingen politik behøver, og som kan vildlede læseren, for \
                    eksempel et usynligt tegn.
                    """,
                remedy: "Fjern tegnet på det angivne sted.")),
        FailureEntry(
            "policy.syntax", .badInput,
            english: FailureWords(
                meaning: "The file is not well-formed YAML at this place.",
                remedy: "Check indentation, colons and quotation marks at the place named."),
            swedish: FailureWords(
                meaning: "Filen är inte korrekt YAML på det här stället.",
                remedy: "Kontrollera indrag, kolon och citattecken på den plats som anges."),
            danish: FailureWords(
                meaning: "Filen er ikke korrekt YAML på dette sted.",
                remedy: "Kontrollér indrykning, koloner og anførselstegn på det angivne sted.")),
        FailureEntry(
            "policy.yaml_feature", .badInput,
            english: FailureWords(
                meaning: """
                    The file uses a part of YAML that policies may not use, because it makes them hard to read.
                    """,
                remedy: "Write it out in plain lists and keys."),
            swedish: FailureWords(
                meaning: """
                    Filen använder en del av YAML som inte får användas i en policy, eftersom den gör policyn \
                    svårläst.
                    """,
                remedy: "Skriv ut det i vanliga listor och nycklar."),
            danish: FailureWords(
                meaning: """
                    Filen bruger en del af YAML, som politikker ikke må bruge, fordi den gør dem svære at læse.
                    """,
                remedy: "Skriv det ud i almindelige lister og nøgler.")),
    ]
}
