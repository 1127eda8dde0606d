import CaseModel

extension FailureCatalogue {
    /// Codes of case files and the persons in them.
    static let cases: [FailureEntry] = [
        FailureEntry(
            "json.malformed", .badInput,
            english: FailureWords(
                meaning: """
                    The file is not well-formed JSON. Files that can be read in two ways are refused, so that nobody \
                    acts on a guess.
                    """,
                remedy: """
                    Correct the file at the line named, or have the system that made it write it again as plain JSON \
                    in UTF-8.
                    """),
            swedish: FailureWords(
                meaning: """
                    Filen är inte korrekt JSON. En fil som kan läsas på två sätt avvisas, så att ingen handlar på en \
                    gissning.
                    """,
                remedy: """
                    Rätta filen på den rad som anges, eller låt systemet som skapade den skriva den på nytt som vanlig \
                    JSON i UTF-8.
                    """),
            danish: FailureWords(
                meaning: """
                    Filen er ikke korrekt JSON. En fil, der kan læses på to måder, afvises, så ingen handler på et \
                    gæt.
                    """,
                remedy: """
                    Ret filen på den angivne linje, eller lad systemet, der lavede den, skrive den igen som almindelig \
                    JSON i UTF-8.
                    """)),
        FailureEntry(
            "case.malformed", .badInput,
            english: FailureWords(
                meaning: """
                    The case file does not have the form that brygga reads. The message says where, and never repeats \
                    the content.
                    """,
                remedy: "Compare the file with docs/schema/case-file.schema.json at the place named."),
            swedish: FailureWords(
                meaning: """
                    Ärendefilen har inte den form som brygga läser. Meddelandet anger platsen men upprepar aldrig \
                    innehållet.
                    """,
                remedy: "Jämför filen med docs/schema/case-file.schema.json på den plats som anges."),
            danish: FailureWords(
                meaning: """
                    Sagsfilen har ikke den form, som brygga læser. Meddelelsen angiver stedet, men gentager aldrig \
                    indholdet.
                    """,
                remedy: "Sammenlign filen med docs/schema/case-file.schema.json på det angivne sted.")),
        FailureEntry(
            "person.unknown-country", .badInput,
            english: FailureWords(
                meaning: "brygga does not know which country's personal number it is, and does not guess.",
                remedy: "Give --country SE, DK, NO, FI or IS, or state the country in the case file."),
            swedish: FailureWords(
                meaning: "brygga vet inte vilket lands personnummer det är och gissar inte.",
                remedy: "Ange --country SE, DK, NO, FI eller IS, eller skriv landet i ärendefilen."),
            danish: FailureWords(
                meaning: "brygga ved ikke, hvilket lands personnummer det er, og gætter ikke.",
                remedy: "Angiv --country SE, DK, NO, FI eller IS, eller skriv landet i sagsfilen.")),
        FailureEntry(
            "person.invalid-number", .badInput,
            english: FailureWords(
                meaning: """
                    The personal number is not valid, for example because its check digit is wrong. A wrong number \
                    could point to somebody else.
                    """,
                remedy: "Compare the number with the person's identity document and correct it."),
            swedish: FailureWords(
                meaning: """
                    Personnumret är inte giltigt, till exempel för att kontrollsiffran inte stämmer. Ett felaktigt \
                    nummer kan peka ut någon annan.
                    """,
                remedy: "Jämför numret med personens identitetshandling och rätta det."),
            danish: FailureWords(
                meaning: """
                    Personnummeret er ikke gyldigt, for eksempel fordi kontrolcifferet er forkert. Et forkert nummer \
                    kan pege på en anden person.
                    """,
                remedy: "Sammenlign nummeret med personens legitimation, og ret det.")),
        FailureEntry(
            "text.personal-number", .badInput,
            english: FailureWords(
                meaning: """
                    A text that is kept or sent on, such as a name or an address, seems to hold a personal number.
                    """,
                remedy: "Write the text without naming the person."),
            swedish: FailureWords(
                meaning: """
                    En text som sparas eller skickas vidare, till exempel ett namn eller en adress, tycks innehålla \
                    ett personnummer.
                    """,
                remedy: "Skriv texten utan att peka ut personen."),
            danish: FailureWords(
                meaning: """
                    En tekst, der gemmes eller sendes videre, for eksempel et navn eller en adresse, ser ud til at \
                    rumme et personnummer.
                    """,
                remedy: "Skriv teksten uden at udpege personen.")),
    ]
}
