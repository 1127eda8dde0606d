import CaseModel

extension FailureCatalogue {
    /// Codes of tables of numbers.
    static let table: [FailureEntry] = [
        FailureEntry(
            "pseudonym.empty-input", .badInput,
            english: FailureWords(
                meaning: "The table is empty; not even a header is there.",
                remedy: "Give the right file."),
            swedish: FailureWords(
                meaning: "Tabellen är tom; den har inte ens en rubrikrad.",
                remedy: "Ange rätt fil."),
            danish: FailureWords(
                meaning: "Tabellen er tom; den har ikke engang en overskriftsrække.",
                remedy: "Angiv den rigtige fil.")),
        FailureEntry(
            "pseudonym.missing-column", .badInput,
            english: FailureWords(
                meaning: "The table has no column with this name. Names are compared exactly.",
                remedy: """
                    Compare the name with the header that the message shows; give --delimiter if the columns were not \
                    told apart.
                    """),
            swedish: FailureWords(
                meaning: "Tabellen har ingen kolumn med det namnet. Namn jämförs exakt.",
                remedy: """
                    Jämför namnet med rubrikraden i meddelandet. Ange --delimiter om kolumnerna inte har skilts åt.
                    """),
            danish: FailureWords(
                meaning: "Tabellen har ingen kolonne med det navn. Navne sammenlignes præcist.",
                remedy: """
                    Sammenlign navnet med overskriftsrækken i meddelelsen. Angiv --delimiter, hvis kolonnerne ikke er \
                    skilt ad.
                    """)),
        FailureEntry(
            "pseudonym.duplicated-column", .badInput,
            english: FailureWords(
                meaning: "Two columns have the same name, so it is not certain which one is meant.",
                remedy: "Give each column a name of its own."),
            swedish: FailureWords(
                meaning: "Två kolumner har samma namn, så det är inte säkert vilken som avses.",
                remedy: "Ge varje kolumn ett eget namn."),
            danish: FailureWords(
                meaning: "To kolonner har samme navn, så det er ikke sikkert, hvilken der menes.",
                remedy: "Giv hver kolonne sit eget navn.")),
        FailureEntry(
            "pseudonym.number-in-header", .badInput,
            english: FailureWords(
                meaning: "The first line holds a personal number, so the table most likely has no header.",
                remedy: "Add a line with the columns' names as the first line."),
            swedish: FailureWords(
                meaning: "Första raden innehåller ett personnummer, så tabellen saknar troligen rubrikrad.",
                remedy: "Lägg till en första rad med kolumnernas namn."),
            danish: FailureWords(
                meaning: """
                    Første linje indeholder et personnummer, så tabellen mangler formentlig en overskriftsrække.
                    """,
                remedy: "Tilføj en første linje med kolonnernes navne.")),
        FailureEntry(
            "pseudonym.invalid-number", .badInput,
            english: FailureWords(
                meaning: """
                    A cell that is to be replaced holds no valid personal number. Nothing was written, so that no row \
                    is lost unseen.
                    """,
                remedy: "Correct the cell on the line named, or remove the row, and run the command again."),
            swedish: FailureWords(
                meaning: """
                    En cell som ska ersättas innehåller inget giltigt personnummer. Inget har skrivits, så att ingen \
                    rad går förlorad obemärkt.
                    """,
                remedy: "Rätta cellen på den rad som anges, eller ta bort raden, och kör kommandot igen."),
            danish: FailureWords(
                meaning: """
                    En celle, der skal erstattes, indeholder intet gyldigt personnummer. Intet er skrevet, så ingen \
                    række går tabt ubemærket.
                    """,
                remedy: "Ret cellen på den angivne linje, eller fjern rækken, og kør kommandoen igen.")),
        FailureEntry(
            "pseudonym.number-in-other-column", .badInput,
            english: FailureWords(
                meaning: """
                    A personal number stands in a column that would be passed on as it is. Nothing was written.
                    """,
                remedy: """
                    Remove it, replace that column too with --column, or declare it free of numbers with \
                    --free-column.
                    """),
            swedish: FailureWords(
                meaning: "Ett personnummer står i en kolumn som skulle lämnas vidare oförändrad. Inget har skrivits.",
                remedy: """
                    Ta bort det, ersätt även den kolumnen med --column, eller ange med --free-column att den saknar \
                    personnummer.
                    """),
            danish: FailureWords(
                meaning: "Et personnummer står i en kolonne, der ville blive givet uændret videre. Intet er skrevet.",
                remedy: """
                    Fjern det, erstat også den kolonne med --column, eller angiv med --free-column, at den ikke rummer \
                    personnumre.
                    """)),
        FailureEntry(
            "pseudonym.stray-quote", .badInput,
            english: FailureWords(
                meaning: "A quotation mark stands where none may, so it is not certain where the cell ends.",
                remedy: "Correct the line named, or export the table again from the program it comes from."),
            swedish: FailureWords(
                meaning: "Ett citattecken står där inget får stå, så det är inte säkert var cellen slutar.",
                remedy: """
                    Rätta den rad som anges, eller exportera tabellen på nytt från programmet den kommer ifrån.
                    """),
            danish: FailureWords(
                meaning: """
                    Et anførselstegn står, hvor der ikke må stå noget, så det er ikke sikkert, hvor cellen slutter.
                    """,
                remedy: "Ret den angivne linje, eller eksportér tabellen igen fra det program, den kommer fra.")),
        FailureEntry(
            "pseudonym.unterminated-quote", .badInput,
            english: FailureWords(
                meaning: "A cell begins with a quotation mark and never ends; the table may be cut off.",
                remedy: "Check that the whole file is there, and correct the line named."),
            swedish: FailureWords(
                meaning: "En cell börjar med ett citattecken men slutar aldrig. Tabellen kan vara avklippt.",
                remedy: "Kontrollera att hela filen finns där och rätta den rad som anges."),
            danish: FailureWords(
                meaning: """
                    En celle begynder med et anførselstegn, men slutter aldrig. Tabellen kan være klippet over.
                    """,
                remedy: "Kontrollér, at hele filen er der, og ret den angivne linje.")),
        FailureEntry(
            "pseudonym.stray-carriage-return", .badInput,
            english: FailureWords(
                meaning: "A line ends in a way that is not allowed in a CSV table.",
                remedy: "Save the table again with ordinary line ends."),
            swedish: FailureWords(
                meaning: "En rad slutar på ett sätt som inte är tillåtet i en CSV-tabell.",
                remedy: "Spara tabellen på nytt med vanliga radslut."),
            danish: FailureWords(
                meaning: "En linje slutter på en måde, der ikke er tilladt i en CSV-tabel.",
                remedy: "Gem tabellen igen med almindelige linjeskift.")),
        FailureEntry(
            "pseudonym.nul-byte", .badInput,
            english: FailureWords(
                meaning: "The file holds a byte that no text has; it may be another kind of file, or UTF-16.",
                remedy: "Save the table as CSV in UTF-8."),
            swedish: FailureWords(
                meaning: """
                    Filen innehåller en byte som ingen text har. Den kan vara en annan sorts fil, eller UTF-16.
                    """,
                remedy: "Spara tabellen som CSV i UTF-8."),
            danish: FailureWords(
                meaning: """
                    Filen indeholder en byte, som ingen tekst har. Den kan være en anden slags fil eller UTF-16.
                    """,
                remedy: "Gem tabellen som CSV i UTF-8.")),
        FailureEntry(
            "pseudonym.not-utf8", .badInput,
            english: FailureWords(
                meaning: "The table's letters are not written in UTF-8.",
                remedy: "Save the table as CSV in UTF-8."),
            swedish: FailureWords(
                meaning: "Tabellens bokstäver är inte skrivna i UTF-8.",
                remedy: "Spara tabellen som CSV med teckenkodningen UTF-8."),
            danish: FailureWords(
                meaning: "Tabellens bogstaver er ikke skrevet i UTF-8.",
                remedy: "Gem tabellen som CSV med tegnkodningen UTF-8.")),
        FailureEntry(
            "pseudonym.ragged-record", .badInput,
            english: FailureWords(
                meaning: """
                    A row has more or fewer cells than the header, so a number could end up in the wrong column.
                    """,
                remedy: "Correct the line named, or give the right --delimiter."),
            swedish: FailureWords(
                meaning: "En rad har fler eller färre celler än rubrikraden, så ett nummer kan hamna i fel kolumn.",
                remedy: "Rätta den rad som anges, eller ange rätt --delimiter."),
            danish: FailureWords(
                meaning: """
                    En række har flere eller færre celler end overskriftsrækken, så et nummer kan havne i den forkerte \
                    kolonne.
                    """,
                remedy: "Ret den angivne linje, eller angiv det rigtige --delimiter.")),
        FailureEntry(
            "pseudonym.cell-too-long", .badInput,
            english: FailureWords(
                meaning: "A cell is longer than 1 MiB; most likely a quotation mark is missing.",
                remedy: "Correct the line named."),
            swedish: FailureWords(
                meaning: "En cell är längre än 1 MiB. Troligen saknas ett citattecken.",
                remedy: "Rätta den rad som anges."),
            danish: FailureWords(
                meaning: "En celle er længere end 1 MiB. Formentlig mangler et anførselstegn.",
                remedy: "Ret den angivne linje.")),
        FailureEntry(
            "pseudonym.header-too-long", .badInput,
            english: FailureWords(
                meaning: "The header is longer than 1 MiB; most likely the file is not a CSV table.",
                remedy: "Give the right file."),
            swedish: FailureWords(
                meaning: "Rubrikraden är längre än 1 MiB. Troligen är filen ingen CSV-tabell.",
                remedy: "Ange rätt fil."),
            danish: FailureWords(
                meaning: "Overskriftsrækken er længere end 1 MiB. Formentlig er filen ikke en CSV-tabel.",
                remedy: "Angiv den rigtige fil.")),
        FailureEntry(
            "pseudonym.too-many-columns", .badInput,
            english: FailureWords(
                meaning: "The header has more than 4096 columns; most likely the delimiter is the wrong one.",
                remedy: "Give the right file or the right --delimiter."),
            swedish: FailureWords(
                meaning: "Rubrikraden har fler än 4096 kolumner. Troligen är avgränsaren fel.",
                remedy: "Ange rätt fil eller rätt --delimiter."),
            danish: FailureWords(
                meaning: "Overskriftsrækken har flere end 4096 kolonner. Formentlig er skilletegnet forkert.",
                remedy: "Angiv den rigtige fil eller det rigtige --delimiter.")),
    ]
}
