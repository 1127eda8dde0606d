import CaseModel

extension FailureCatalogue {
    /// Codes of many cases or bundles in one run.
    static let batch: [FailureEntry] = [
        FailureEntry(
            "batch.malformed", .badInput,
            english: FailureWords(
                meaning: """
                    A line of the batch is not an order as docs/batches.md describes it. Nothing of this line was sent.
                    """,
                remedy: "Compare the line with docs/schema/export-batch.schema.json and mend it."),
            swedish: FailureWords(
                meaning: """
                    En rad i filen är inte en beställning så som docs/batches.md beskriver den. Inget av raden har \
                    skickats.
                    """,
                remedy: "Jämför raden med docs/schema/export-batch.schema.json och rätta den."),
            danish: FailureWords(
                meaning: """
                    En linje i filen er ikke en bestilling, sådan som docs/batches.md beskriver den. Intet af linjen er \
                    sendt.
                    """,
                remedy: "Sammenlign linjen med docs/schema/export-batch.schema.json, og ret den.")),
        FailureEntry(
            "batch.empty", .badInput,
            english: FailureWords(
                meaning: "There is nothing to do: the file has no orders, or the folder no bundles.",
                remedy: "Give a file with one order on each line, or a folder with files named *.asice."),
            swedish: FailureWords(
                meaning: "Det finns inget att göra. Filen har inga beställningar, eller så har mappen inga paket.",
                remedy: "Ange en fil med en beställning på varje rad, eller en mapp med filer som heter *.asice."),
            danish: FailureWords(
                meaning: "Der er intet at gøre. Filen har ingen bestillinger, eller mappen har ingen pakker.",
                remedy: "Angiv en fil med én bestilling på hver linje, eller en mappe med filer, der hedder *.asice.")),
        FailureEntry(
            "batch.too-many-lines", .badInput,
            english: FailureWords(
                meaning: "The file has more than 100,000 lines, and nothing of it was done.",
                remedy: "Split the file and run each part alone."),
            swedish: FailureWords(
                meaning: "Filen har fler än 100 000 rader, och inget av den har utförts.",
                remedy: "Dela filen och kör varje del för sig."),
            danish: FailureWords(
                meaning: "Filen har over 100.000 linjer, og intet af den er udført.",
                remedy: "Del filen, og kør hver del for sig.")),
        FailureEntry(
            "batch.changed", .tryAgain,
            english: FailureWords(
                meaning: "What would be sent of a case changed after it was looked at. Nothing of this case was sent.",
                remedy: "Run the command again and look at the case anew; what is done is skipped."),
            swedish: FailureWords(
                meaning: """
                    Det som skulle skickas av ett ärende ändrades efter granskningen. Inget av ärendet har skickats.
                    """,
                remedy: "Kör kommandot igen och granska ärendet på nytt. Det som är klart hoppas över."),
            danish: FailureWords(
                meaning: "Det, der skulle sendes af en sag, blev ændret efter gennemsynet. Intet af sagen er sendt.",
                remedy: "Kør kommandoen igen, og se sagen igennem på ny. Det, der er færdigt, springes over.")),
        FailureEntry(
            "batch.number-in-name", .badInput,
            english: FailureWords(
                meaning: """
                    The name of the bundle's file could be a personal number, and the folder would get the same name. \
                    It was not opened.
                    """,
                remedy: "Give the file another name, without a number that belongs to a person."),
            swedish: FailureWords(
                meaning: """
                    Paketets filnamn kan vara ett personnummer, och mappen skulle få samma namn. Paketet öppnades \
                    inte.
                    """,
                remedy: "Ge filen ett annat namn, utan nummer som hör till en person."),
            danish: FailureWords(
                meaning: """
                    Pakkens filnavn kan være et personnummer, og mappen ville få samme navn. Pakken blev ikke åbnet.
                    """,
                remedy: "Giv filen et andet navn uden et nummer, der hører til en person.")),
        FailureEntry(
            "batch.same-folder", .badInput,
            english: FailureWords(
                meaning: "Two bundles would be opened into the same folder. The second was not opened.",
                remedy: "Give one of the files another name, or open it alone."),
            swedish: FailureWords(
                meaning: "Två paket skulle öppnas i samma mapp. Det andra öppnades inte.",
                remedy: "Ge den ena filen ett annat namn, eller öppna den för sig."),
            danish: FailureWords(
                meaning: "To pakker ville blive åbnet i samme mappe. Den anden blev ikke åbnet.",
                remedy: "Giv den ene fil et andet navn, eller åbn den alene.")),
    ]
}
