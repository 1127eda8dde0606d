import CaseModel

extension FailureCatalogue {
    /// Codes of records, rows set aside and the history of numbers.
    static let rows: [FailureEntry] = [
        FailureEntry(
            "pseudonym.record-too-long", .badInput,
            english: FailureWords(
                meaning: """
                    A record is longer than 4 MiB. Most likely a quote is missing, so that many rows look like \
                    one.
                    """,
                remedy: "Look at the record on the line named; if such records are right, split them before the run."),
            swedish: FailureWords(
                meaning: """
                    En post är längre än 4 MiB. Troligen saknas ett citattecken, så att många rader ser ut som en.
                    """,
                remedy: "Titta på posten på den rad som anges. Om sådana poster stämmer, dela dem före körningen."),
            danish: FailureWords(
                meaning: """
                    En post er længere end 4 MiB. Formentlig mangler et citationstegn, så mange rækker ligner én.
                    """,
                remedy: "Se på posten på den angivne linje. Hvis sådanne poster er rigtige, så del dem før kørslen.")),
        FailureEntry(
            "pseudonym.not-an-object", .badInput,
            english: FailureWords(
                meaning: "A line is not one whole JSON object. Nothing was written.",
                remedy: "Write one object a line, nested no deeper than 64, and give the right --format."),
            swedish: FailureWords(
                meaning: "En rad är inte ett helt JSON-objekt. Inget har skrivits.",
                remedy: "Skriv ett objekt per rad, högst 64 nivåer djupt, och ange rätt --format."),
            danish: FailureWords(
                meaning: "En linje er ikke ét helt JSON-objekt. Intet er skrevet.",
                remedy: "Skriv ét objekt pr. linje, højst 64 niveauer dybt, og angiv det rigtige --format.")),
        FailureEntry(
            "pseudonym.duplicated-member", .badInput,
            english: FailureWords(
                meaning: """
                    An object has two members of one name. Readers disagree on which of them counts, so none is \
                    chosen.
                    """,
                remedy: "Give each member a name of its own."),
            swedish: FailureWords(
                meaning: """
                    Ett objekt har två medlemmar med samma namn. Läsare är oense om vilken som gäller, så ingen \
                    väljs.
                    """,
                remedy: "Ge varje medlem ett eget namn."),
            danish: FailureWords(
                meaning: """
                    Et objekt har to medlemmer med samme navn. Læsere er uenige om, hvilken der gælder, så ingen \
                    vælges.
                    """,
                remedy: "Giv hvert medlem sit eget navn.")),
        FailureEntry(
            "pseudonym.refused-cell", .badInput,
            english: FailureWords(
                meaning: """
                    A cell that is to be replaced cannot be: the member is missing or no text, or the number may \
                    mean more than one person.
                    """,
                remedy: """
                    Correct the row on the line named, add a row to the identity history, or set such rows aside \
                    with --on-invalid quarantine.
                    """),
            swedish: FailureWords(
                meaning: """
                    En cell som ska ersättas kan inte ersättas: medlemmen saknas eller är inte text, eller så kan \
                    numret avse mer än en person.
                    """,
                remedy: """
                    Rätta den rad som anges, komplettera nummerhistoriken eller lägg undan sådana rader med \
                    --on-invalid quarantine.
                    """),
            danish: FailureWords(
                meaning: """
                    En celle, der skal erstattes, kan ikke erstattes: medlemmet mangler eller er ikke tekst, eller \
                    nummeret kan betyde mere end én person.
                    """,
                remedy: """
                    Ret den angivne linje, tilføj en række i nummerhistorikken, eller læg sådanne rækker til side \
                    med --on-invalid quarantine.
                    """)),
        FailureEntry(
            "pseudonym.too-many-rejections", .badInput,
            english: FailureWords(
                meaning: """
                    More than 8 MiB of rows would be set aside. So many bad numbers mean that the column or its \
                    country is the wrong one. Nothing was written.
                    """,
                remedy: "Check --column and --country, or repair the table first."),
            swedish: FailureWords(
                meaning: """
                    Mer än 8 MiB rader skulle läggas undan. Så många felaktiga nummer betyder att kolumnen eller \
                    landet är fel. Inget har skrivits.
                    """,
                remedy: "Kontrollera --column och --country, eller rätta tabellen först."),
            danish: FailureWords(
                meaning: """
                    Mere end 8 MiB rækker ville blive lagt til side. Så mange forkerte numre betyder, at kolonnen \
                    eller landet er forkert. Intet er skrevet.
                    """,
                remedy: "Kontrollér --column og --country, eller ret tabellen først.")),
        FailureEntry(
            "pseudonym.no-reject-certificate", .usage,
            english: FailureWords(
                meaning: """
                    Rows that are set aside are sealed to the agency itself, and without a home nobody knows its \
                    certificate.
                    """,
                remedy: "Give the agency's own decryption certificate with --seal-rejects-to."),
            swedish: FailureWords(
                meaning: """
                    Rader som läggs undan förseglas till myndigheten själv, och utan ett hem är dess certifikat \
                    okänt.
                    """,
                remedy: "Ange myndighetens eget dekrypteringscertifikat med --seal-rejects-to."),
            danish: FailureWords(
                meaning: """
                    Rækker, der lægges til side, forsegles til myndigheden selv, og uden et hjem er dens \
                    certifikat ukendt.
                    """,
                remedy: "Angiv myndighedens eget dekrypteringscertifikat med --seal-rejects-to.")),
        FailureEntry(
            "pseudonym.history-format", .badInput,
            english: FailureWords(
                meaning: """
                    A row of the identity history does not have the cells that its header promises, or the header \
                    is another one.
                    """,
                remedy: "Write CSV with the header old,new,valid_from,valid_to and, for several countries, country."),
            swedish: FailureWords(
                meaning: """
                    En rad i nummerhistoriken har inte de celler som rubrikraden anger, eller så är rubrikraden en \
                    annan.
                    """,
                remedy: "Skriv CSV med rubrikraden old,new,valid_from,valid_to och, för flera länder, country."),
            danish: FailureWords(
                meaning: """
                    En række i nummerhistorikken har ikke de celler, som overskriften angiver, eller overskriften \
                    er en anden.
                    """,
                remedy: "Skriv CSV med overskriften old,new,valid_from,valid_to og, for flere lande, country.")),
        FailureEntry(
            "pseudonym.history-number", .badInput,
            english: FailureWords(
                meaning: "A number in the identity history is not valid in its country.",
                remedy: "Correct the row on the line named."),
            swedish: FailureWords(
                meaning: "Ett nummer i nummerhistoriken är inte giltigt i sitt land.",
                remedy: "Rätta den rad som anges."),
            danish: FailureWords(
                meaning: "Et nummer i nummerhistorikken er ikke gyldigt i sit land.",
                remedy: "Ret den angivne linje.")),
        FailureEntry(
            "pseudonym.history-date", .badInput,
            english: FailureWords(
                meaning: "A date in the identity history is none, or the end lies before the beginning.",
                remedy: "Write dates like 2026-02-18 on the line named, or nothing where there is none."),
            swedish: FailureWords(
                meaning: "Ett datum i nummerhistoriken är inget datum, eller så ligger slutet före början.",
                remedy: "Skriv datum som 2026-02-18 på den rad som anges, eller inget där det inte finns något."),
            danish: FailureWords(
                meaning: "En dato i nummerhistorikken er ingen dato, eller slutningen ligger før begyndelsen.",
                remedy: "Skriv datoer som 2026-02-18 på den angivne linje, eller intet, hvor der ikke er nogen.")),
        FailureEntry(
            "pseudonym.history-cycle", .badInput,
            english: FailureWords(
                meaning: """
                    In the identity history numbers follow each other in a circle, so no number is the present \
                    one.
                    """,
                remedy: "Correct the rows: each person's numbers end in the one that the person has now."),
            swedish: FailureWords(
                meaning: """
                    I nummerhistoriken följer nummer på varandra i en cirkel, så inget nummer är det nuvarande.
                    """,
                remedy: "Rätta raderna: varje persons nummer slutar i det som personen har nu."),
            danish: FailureWords(
                meaning: """
                    I nummerhistorikken følger numre på hinanden i en cirkel, så intet nummer er det nuværende.
                    """,
                remedy: "Ret rækkerne: hver persons numre ender i det, som personen har nu.")),
        FailureEntry(
            "pseudonym.history-too-long", .badInput,
            english: FailureWords(
                meaning: "The identity history has more than a million rows.",
                remedy: "Leave out rows of people who do not occur in the table, or split the work."),
            swedish: FailureWords(
                meaning: "Nummerhistoriken har mer än en miljon rader.",
                remedy: "Utelämna personer som inte förekommer i tabellen, eller dela upp arbetet."),
            danish: FailureWords(
                meaning: "Nummerhistorikken har mere end en million rækker.",
                remedy: "Udelad personer, der ikke forekommer i tabellen, eller del arbejdet op.")),
    ]
}
