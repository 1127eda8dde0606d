import CaseModel

extension FailureCatalogue {
    /// Codes of work on personal numbers without a home.
    static let numbers: [FailureEntry] = [
        FailureEntry(
            "id.invalid", .badInput,
            english: FailureWords(
                meaning: "Some of the values are not valid personal numbers.",
                remedy: "Read the reason on each line of the result and compare the number with its source."),
            swedish: FailureWords(
                meaning: "Några av värdena är inte giltiga personnummer.",
                remedy: "Läs orsaken på varje rad i resultatet och jämför numret med källan."),
            danish: FailureWords(
                meaning: "Nogle af værdierne er ikke gyldige personnumre.",
                remedy: "Læs årsagen på hver linje i resultatet, og sammenlign nummeret med kilden.")),
        FailureEntry(
            "id.found", .badInput,
            english: FailureWords(
                meaning: "Personal numbers stand in the text; the result says where.",
                remedy: "Take them out, or replace those in a table's column with brygga pseudonymise."),
            swedish: FailureWords(
                meaning: "Det står personnummer i texten. Resultatet säger var.",
                remedy: "Ta bort dem, eller ersätt dem i en tabells kolumn med brygga pseudonymise."),
            danish: FailureWords(
                meaning: "Der står personnumre i teksten. Resultatet siger hvor.",
                remedy: "Fjern dem, eller erstat dem i en tabels kolonne med brygga pseudonymise.")),
        FailureEntry(
            "id.not-a-string", .badInput,
            english: FailureWords(
                meaning: "A line of the file is JSON but not a string, so it is no value that can be checked.",
                remedy: "Write each value as a JSON string on a line of its own."),
            swedish: FailureWords(
                meaning: "En rad i filen är JSON men ingen sträng, så den är inget värde som kan kontrolleras.",
                remedy: "Skriv varje värde som en JSON-sträng på en egen rad."),
            danish: FailureWords(
                meaning: "En linje i filen er JSON, men ikke en streng, så den er ingen værdi, der kan kontrolleres.",
                remedy: "Skriv hver værdi som en JSON-streng på sin egen linje.")),
        FailureEntry(
            "id.nul-byte", .badInput,
            english: FailureWords(
                meaning: "The input holds a zero byte, so it is not text in UTF-8 and cannot be searched.",
                remedy: "Convert the file to text in UTF-8 first and search that."),
            swedish: FailureWords(
                meaning: "Indata innehåller en nollbyte och är alltså inte text i UTF-8. Den går inte att söka igenom.",
                remedy: "Konvertera först filen till text i UTF-8 och sök igenom den."),
            danish: FailureWords(
                meaning: "Inddata har en nulbyte og er altså ikke tekst i UTF-8. Det kan ikke gennemsøges.",
                remedy: "Konvertér først filen til tekst i UTF-8, og gennemsøg den.")),
        FailureEntry(
            "id.no-test-numbers", .usage,
            english: FailureWords(
                meaning: "There are no test numbers of people who were born before this day.",
                remedy: "Give --reference-date with a day from 1930 on."),
            swedish: FailureWords(
                meaning: "Det finns inga testnummer för personer som är födda före den dagen.",
                remedy: "Ange --reference-date med en dag från och med 1930."),
            danish: FailureWords(
                meaning: "Der findes ingen testnumre for personer, der er født før den dag.",
                remedy: "Angiv --reference-date med en dag fra og med 1930.")),
    ]
}
