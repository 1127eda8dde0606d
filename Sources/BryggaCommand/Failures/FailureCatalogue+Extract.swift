import CaseModel

extension FailureCatalogue {
    /// Codes of extracts that are made, and of their recipes.
    static let extract: [FailureEntry] = [
        FailureEntry(
            "extract.recipe", .badInput,
            english: FailureWords(
                meaning: "The recipe breaks its format at the place that is named.",
                remedy: "Compare the recipe with docs/disclosure-control-extracts.md, section 1."),
            swedish: FailureWords(
                meaning: "Receptet bryter mot sitt format på det ställe som anges.",
                remedy: "Jämför receptet med docs/disclosure-control-extracts.md, avsnitt 1."),
            danish: FailureWords(
                meaning: "Opskriften bryder sit format på det sted, der er angivet.",
                remedy: "Sammenlign opskriften med docs/disclosure-control-extracts.md, afsnit 1.")),
        FailureEntry(
            "extract.columns", .badInput,
            english: FailureWords(
                meaning: """
                    Table and recipe do not have the same columns. A column that the recipe does not list is never \
                    passed on.
                    """,
                remedy: """
                    List every column in the recipe, with the role drop where it is not to be sent, or give the \
                    table that the recipe is for.
                    """),
            swedish: FailureWords(
                meaning: """
                    Tabellen och receptet har inte samma kolumner. En kolumn som receptet inte nämner lämnas aldrig \
                    vidare.
                    """,
                remedy: """
                    Ange varje kolumn i receptet, med rollen drop om den inte ska skickas, eller ange den tabell som \
                    receptet gäller.
                    """),
            danish: FailureWords(
                meaning: """
                    Tabellen og opskriften har ikke de samme kolonner. En kolonne, som opskriften ikke nævner, gives \
                    aldrig videre.
                    """,
                remedy: """
                    Angiv hver kolonne i opskriften, med rollen drop hvis den ikke skal sendes, eller angiv den \
                    tabel, som opskriften gælder.
                    """)),
        FailureEntry(
            "extract.mapping", .badInput,
            english: FailureWords(
                meaning: """
                    A mapping table of the recipe is missing, is another one than the recipe states, or is \
                    malformed.
                    """,
                remedy: "Put the table that was agreed on into the folder of the recipe."),
            swedish: FailureWords(
                meaning: """
                    En översättningstabell i receptet saknas, är en annan än den receptet anger eller är felaktig.
                    """,
                remedy: "Lägg den tabell som ni kom överens om i receptets mapp."),
            danish: FailureWords(
                meaning: """
                    En oversættelsestabel i opskriften mangler, er en anden end den, opskriften angiver, eller er \
                    forkert.
                    """,
                remedy: "Læg den tabel, som I blev enige om, i opskriftens mappe.")),
        FailureEntry(
            "extract.cell", .badInput,
            english: FailureWords(
                meaning: """
                    A row does not fit the recipe: a value is empty, is not of the kind that the recipe says, or is \
                    no pseudonym.
                    """,
                remedy: """
                    Correct the row that is named, or name the text in the recipe that stands for a missing value.
                    """),
            swedish: FailureWords(
                meaning: """
                    En rad passar inte receptet: ett värde är tomt, är inte av det slag som receptet säger eller är \
                    ingen pseudonym.
                    """,
                remedy: "Rätta raden som anges, eller ange i receptet den text som står för ett saknat värde."),
            danish: FailureWords(
                meaning: """
                    En række passer ikke til opskriften: en værdi er tom, er ikke af den slags, som opskriften \
                    siger, eller er intet pseudonym.
                    """,
                remedy: """
                    Ret den række, der er angivet, eller angiv i opskriften den tekst, der står for en manglende \
                    værdi.
                    """)),
        FailureEntry(
            "extract.no-rows", .badInput,
            english: FailureWords(
                meaning: "The table has a header and no row, so there is nothing to make an extract of.",
                remedy: "Give the table with its rows."),
            swedish: FailureWords(
                meaning: "Tabellen har en rubrikrad och ingen rad, så det finns inget att göra ett uttag av.",
                remedy: "Ange tabellen med dess rader."),
            danish: FailureWords(
                meaning: "Tabellen har en overskrift og ingen række, så der er intet at lave et udtræk af.",
                remedy: "Angiv tabellen med dens rækker.")),
        FailureEntry(
            "extract.too-large", .badInput,
            english: FailureWords(
                meaning: "There are more rows, persons or tables than can be counted at once.",
                remedy: "Split the work: fewer rows, or fewer tables."),
            swedish: FailureWords(
                meaning: "Det finns fler rader, personer eller tabeller än som kan räknas på en gång.",
                remedy: "Dela upp arbetet: färre rader eller färre tabeller."),
            danish: FailureWords(
                meaning: "Der er flere rækker, personer eller tabeller, end der kan tælles på én gang.",
                remedy: "Del arbejdet op: færre rækker eller færre tabeller.")),
        FailureEntry(
            "extract.dropped", .disclosureControl,
            english: FailureWords(
                meaning: """
                    More rows are in groups that are too small or too alike than the recipe allows to leave out. \
                    Nothing is sent.
                    """,
                remedy: """
                    Make one of the columns that are named coarser in the recipe, and agree on it with the \
                    recipient.
                    """),
            swedish: FailureWords(
                meaning: """
                    Fler rader ligger i grupper som är för små eller för lika än vad receptet tillåter att utelämna. \
                    Ingenting skickas.
                    """,
                remedy: """
                    Gör en av de kolumner som anges grövre i receptet, och kom överens om det med mottagaren.
                    """),
            danish: FailureWords(
                meaning: """
                    Flere rækker ligger i grupper, der er for små eller for ens, end opskriften tillader at udelade. \
                    Intet sendes.
                    """,
                remedy: """
                    Gør en af de kolonner, der er angivet, grovere i opskriften, og bliv enig med modtageren om det.
                    """)),
        FailureEntry(
            "extract.lattice", .badInput,
            english: FailureWords(
                meaning: "The levels of all columns make more combinations than are searched.",
                remedy: "Leave levels out of the recipe, or let fewer columns have levels."),
            swedish: FailureWords(
                meaning: "Nivåerna för alla kolumner ger fler kombinationer än som söks igenom.",
                remedy: "Ta bort nivåer ur receptet, eller låt färre kolumner ha nivåer."),
            danish: FailureWords(
                meaning: "Niveauerne for alle kolonner giver flere kombinationer, end der søges igennem.",
                remedy: "Fjern niveauer fra opskriften, eller lad færre kolonner have niveauer.")),
        FailureEntry(
            "extract.no-levels", .disclosureControl,
            english: FailureWords(
                meaning: "At no combination of levels do the rows satisfy the recipe.",
                remedy: "Add coarser levels to the recipe, leave a column out, or ask for less."),
            swedish: FailureWords(
                meaning: "Med ingen kombination av nivåer uppfyller raderna receptet.",
                remedy: "Lägg till grövre nivåer i receptet, ta bort en kolumn eller begär mindre."),
            danish: FailureWords(
                meaning: "Med ingen kombination af niveauer opfylder rækkerne opskriften.",
                remedy: "Føj grovere niveauer til opskriften, fjern en kolonne, eller bed om mindre.")),
        FailureEntry(
            "extract.other-recipient", .badInput,
            english: FailureWords(
                meaning: "The recipe was agreed on with another agency than the one that is named with --to.",
                remedy: "Give the recipe that was agreed on with this agency."),
            swedish: FailureWords(
                meaning: "Receptet är överenskommet med en annan myndighet än den som anges med --to.",
                remedy: "Ange det recept som är överenskommet med den här myndigheten."),
            danish: FailureWords(
                meaning: "Opskriften er aftalt med en anden myndighed end den, der er angivet med --to.",
                remedy: "Angiv den opskrift, der er aftalt med denne myndighed.")),
        FailureEntry(
            "extract.not-statistical", .badInput,
            english: FailureWords(
                meaning: """
                    An extract is for a statistical purpose, and the policy does not call this one statistical.
                    """,
                remedy: "Use a purpose of the policy that has statistical: true."),
            swedish: FailureWords(
                meaning: """
                    Ett uttag görs för ett statistiskt ändamål, och policyn kallar inte det här statistiskt.
                    """,
                remedy: "Använd ett ändamål i policyn som har statistical: true."),
            danish: FailureWords(
                meaning: """
                    Et udtræk laves til et statistisk formål, og politikken kalder ikke dette statistisk.
                    """,
                remedy: "Brug et formål i politikken, der har statistical: true.")),
        FailureEntry(
            "extract.no-categories", .badInput,
            english: FailureWords(
                meaning: """
                    The recipe does not say to which categories of the policy its columns belong, so the policy \
                    cannot be asked.
                    """,
                remedy: "Add the member categories to the recipe, with the policy's own words."),
            swedish: FailureWords(
                meaning: """
                    Receptet säger inte till vilka kategorier i policyn kolumnerna hör, så policyn kan inte \
                    tillfrågas.
                    """,
                remedy: "Lägg till categories i receptet, med policyns egna ord."),
            danish: FailureWords(
                meaning: """
                    Opskriften siger ikke, hvilke kategorier i politikken kolonnerne hører til, så politikken kan \
                    ikke spørges.
                    """,
                remedy: "Føj categories til opskriften med politikkens egne ord.")),
        FailureEntry(
            "extract.unknown-country", .badInput,
            english: FailureWords(
                meaning: "The recipe names a country whose personal numbers brygga does not know.",
                remedy: "Use SE, DK, NO, FI or IS."),
            swedish: FailureWords(
                meaning: "Receptet anger ett land vars personnummer brygga inte känner till.",
                remedy: "Använd SE, DK, NO, FI eller IS."),
            danish: FailureWords(
                meaning: "Opskriften angiver et land, hvis personnumre brygga ikke kender.",
                remedy: "Brug SE, DK, NO, FI eller IS.")),
        FailureEntry(
            "extract.not-dropped", .badInput,
            english: FailureWords(
                meaning:
                    "Only a column that the recipe drops may go unsearched: whatever is released is searched for numbers.",
                remedy: "Give the column the role drop in the recipe, or leave --dropped-column out."),
            swedish: FailureWords(
                meaning:
                    "Bara en kolumn som receptet tar bort får lämnas osökt: det som lämnas ut söks igenom efter nummer.",
                remedy: "Ge kolumnen rollen drop i receptet, eller ta bort --dropped-column."),
            danish: FailureWords(
                meaning:
                    "Kun en kolonne, som opskriften fjerner, må være usøgt: det, der udleveres, søges igennem for numre.",
                remedy: "Giv kolonnen rollen drop i opskriften, eller fjern --dropped-column.")),
    ]
}
