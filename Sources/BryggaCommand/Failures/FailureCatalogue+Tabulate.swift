import CaseModel

extension FailureCatalogue {
    /// Codes of tables for publication.
    static let tabulate: [FailureEntry] = [
        FailureEntry(
            "tabulate.no-column", .badInput,
            english: FailureWords(
                meaning: "The data have no column of this name.",
                remedy: "Use a name of the first line of the data."),
            swedish: FailureWords(
                meaning: "Det finns ingen kolumn med det namnet i data.",
                remedy: "Använd ett namn från första raden i data."),
            danish: FailureWords(
                meaning: "Der er ingen kolonne med det navn i data.",
                remedy: "Brug et navn fra første linje i data.")),
        FailureEntry(
            "tabulate.same-column", .badInput,
            english: FailureWords(
                meaning: "Rows, columns and persons are three different columns of the data.",
                remedy: "Name three different columns."),
            swedish: FailureWords(
                meaning: "Rader, kolumner och personer är tre olika kolumner i data.",
                remedy: "Ange tre olika kolumner."),
            danish: FailureWords(
                meaning: "Rækker, kolonner og personer er tre forskellige kolonner i data.",
                remedy: "Angiv tre forskellige kolonner.")),
        FailureEntry(
            "tabulate.too-many-values", .badInput,
            english: FailureWords(
                meaning: "The column has more different values than a table has lines.",
                remedy: "Tabulate a coarser column; the recipe of an extract makes bands."),
            swedish: FailureWords(
                meaning: "Kolumnen har fler olika värden än en tabell har rader.",
                remedy: "Gör en tabell av en grövre kolumn. Receptet för ett uttag gör intervall."),
            danish: FailureWords(
                meaning: "Kolonnen har flere forskellige værdier, end en tabel har linjer.",
                remedy: "Lav en tabel over en grovere kolonne. Opskriften for et udtræk laver intervaller.")),
        FailureEntry(
            "tabulate.person-in-two-cells", .badInput,
            english: FailureWords(
                meaning: "A person has rows that belong in two cells of the table, and counts only once.",
                remedy: """
                    Tabulate data with one row a person, or columns that say the same in all rows of a person.
                    """),
            swedish: FailureWords(
                meaning: "En person har rader som hör till två celler i tabellen, men räknas bara en gång.",
                remedy: """
                    Gör tabellen av data med en rad per person, eller av kolumner som är lika i alla rader om en \
                    person.
                    """),
            danish: FailureWords(
                meaning: "En person har rækker, der hører til to celler i tabellen, men tælles kun én gang.",
                remedy: """
                    Lav tabellen af data med én række pr. person eller af kolonner, der er ens i alle rækker om en \
                    person.
                    """)),
        FailureEntry(
            "tabulate.unknown-label", .badInput,
            english: FailureWords(
                meaning: "A line that is to be merged is not in the table.",
                remedy: "Use a label as the table shows it."),
            swedish: FailureWords(
                meaning: "En rad som ska slås ihop finns inte i tabellen.",
                remedy: "Använd en etikett så som tabellen visar den."),
            danish: FailureWords(
                meaning: "En linje, der skal slås sammen, findes ikke i tabellen.",
                remedy: "Brug en etiket, som tabellen viser den.")),
        FailureEntry(
            "tabulate.unusable", .badInput,
            english: FailureWords(
                meaning: "The table, the rule or the table of perturbations cannot be used as it is.",
                remedy: "Change what is named."),
            swedish: FailureWords(
                meaning: "Tabellen, regeln eller störningstabellen kan inte användas som den är.",
                remedy: "Ändra det som anges."),
            danish: FailureWords(
                meaning: "Tabellen, reglen eller forstyrrelsestabellen kan ikke bruges, som den er.",
                remedy: "Ret det, der er angivet.")),
        FailureEntry(
            "tabulate.refused", .disclosureControl,
            english: FailureWords(
                meaning: """
                    The table would tell something about few persons, whatever is hidden in it. Nothing is \
                    published.
                    """,
                remedy: "Merge the two lines that are named, or tabulate coarser categories."),
            swedish: FailureWords(
                meaning: """
                    Tabellen skulle berätta något om få personer, vad som än döljs i den. Ingenting publiceras.
                    """,
                remedy: "Slå ihop de två rader som anges, eller använd grövre kategorier."),
            danish: FailureWords(
                meaning: """
                    Tabellen ville fortælle noget om få personer, hvad der end skjules i den. Intet offentliggøres.
                    """,
                remedy: "Slå de to linjer sammen, der er angivet, eller brug grovere kategorier.")),
        FailureEntry(
            "tabulate.earlier-release", .disclosureControl,
            english: FailureWords(
                meaning: """
                    Beside a table that was released earlier, this one would tell something about few persons.
                    """,
                remedy: "Publish the earlier table, or make both anew as one."),
            swedish: FailureWords(
                meaning: """
                    Bredvid en tabell som publicerats tidigare skulle den här berätta något om få personer.
                    """,
                remedy: "Publicera den tidigare tabellen, eller gör om båda som en."),
            danish: FailureWords(
                meaning: """
                    Ved siden af en tidligere offentliggjort tabel ville denne fortælle noget om få personer.
                    """,
                remedy: "Offentliggør den tidligere tabel, eller lav begge om som én.")),
        FailureEntry(
            "tabulate.releases", .badInput,
            english: FailureWords(
                meaning: "The file of earlier releases is malformed, so nothing can be compared with it.",
                remedy: "Restore the file from a copy."),
            swedish: FailureWords(
                meaning: "Filen med tidigare publiceringar är felaktig, så inget kan jämföras med den.",
                remedy: "Återställ filen från en kopia."),
            danish: FailureWords(
                meaning: "Filen med tidligere offentliggørelser er forkert, så intet kan sammenlignes med den.",
                remedy: "Gendan filen fra en kopi.")),
        FailureEntry(
            "tabulate.perturbations", .badInput,
            english: FailureWords(
                meaning: "The table of perturbations is malformed.",
                remedy: "Compare it with docs/disclosure-control-tables.md, Cell keys."),
            swedish: FailureWords(
                meaning: "Störningstabellen är felaktig.",
                remedy: "Jämför den med docs/disclosure-control-tables.md, Cell keys."),
            danish: FailureWords(
                meaning: "Forstyrrelsestabellen er forkert.",
                remedy: "Sammenlign den med docs/disclosure-control-tables.md, Cell keys.")),
        FailureEntry(
            "tabulate.targets", .badInput,
            english: FailureWords(
                meaning: "The file of targets is malformed at the line that is named.",
                remedy: """
                    Write the header category,target and below it a category and a whole number on each line.
                    """),
            swedish: FailureWords(
                meaning: "Filen med mål är felaktig på den rad som anges.",
                remedy: """
                    Skriv rubrikraden category,target och under den en kategori och ett heltal på varje rad.
                    """),
            danish: FailureWords(
                meaning: "Filen med mål er forkert på den linje, der er angivet.",
                remedy: """
                    Skriv overskriften category,target og under den en kategori og et helt tal på hver linje.
                    """)),
        FailureEntry(
            "tabulate.unknown-target", .badInput,
            english: FailureWords(
                meaning: "A target is for a category that the table does not have.",
                remedy: "Name a category as the table does, or total."),
            swedish: FailureWords(
                meaning: "Ett mål gäller en kategori som tabellen inte har.",
                remedy: "Ange en kategori så som tabellen gör, eller total."),
            danish: FailureWords(
                meaning: "Et mål gælder en kategori, som tabellen ikke har.",
                remedy: "Angiv en kategori, som tabellen gør, eller total.")),
        FailureEntry(
            "tabulate.used-name", .badInput,
            english: FailureWords(
                meaning: "Another table was released under this name.",
                remedy: "Give the table another name with --name."),
            swedish: FailureWords(
                meaning: "En annan tabell har publicerats med det namnet.",
                remedy: "Ge tabellen ett annat namn med --name."),
            danish: FailureWords(
                meaning: "En anden tabel er offentliggjort under det navn.",
                remedy: "Giv tabellen et andet navn med --name.")),
    ]
}
