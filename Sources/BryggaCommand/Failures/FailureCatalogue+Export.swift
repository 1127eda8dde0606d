import CaseModel

extension FailureCatalogue {
    /// Codes of exports.
    static let export: [FailureEntry] = [
        FailureEntry(
            "policy.denied", .denied,
            english: FailureWords(
                meaning: """
                    The policy or the person's consents do not permit this disclosure. Nothing was sent to anybody.
                    """,
                remedy: """
                    Read which rule decided and what is missing; get it, ask for fewer --categories, or send the \
                    allowed part with --trim.
                    """),
            swedish: FailureWords(
                meaning: """
                    Policyn eller personens samtycken tillåter inte utlämnandet. Inget har skickats till någon.
                    """,
                remedy: """
                    Läs vilken regel som avgjorde och vad som saknas. Skaffa det, välj färre --categories eller skicka \
                    den tillåtna delen med --trim.
                    """),
            danish: FailureWords(
                meaning: """
                    Politikken eller personens samtykker tillader ikke videregivelsen. Intet er sendt til nogen.
                    """,
                remedy: """
                    Læs, hvilken regel der afgjorde det, og hvad der mangler. Skaf det, vælg færre --categories, eller \
                    send den tilladte del med --trim.
                    """)),
        FailureEntry(
            "export.recipients", .usage,
            english: FailureWords(
                meaning: "No recipient is named, or one is named twice.",
                remedy: "Name each recipient once with --to."),
            swedish: FailureWords(
                meaning: "Ingen mottagare är angiven, eller så är någon angiven två gånger.",
                remedy: "Ange varje mottagare en gång med --to."),
            danish: FailureWords(
                meaning: "Ingen modtager er angivet, eller en er angivet to gange.",
                remedy: "Angiv hver modtager én gang med --to.")),
        FailureEntry(
            "export.nothing-to-send", .badInput,
            english: FailureWords(
                meaning: "The case holds nothing that may be sent to this recipient. Nothing was sent to anybody.",
                remedy: "Fill in the case file, or leave this recipient out."),
            swedish: FailureWords(
                meaning: """
                    Ärendet innehåller inget som får skickas till den här mottagaren. Inget har skickats till någon.
                    """,
                remedy: "Fyll i ärendefilen eller utelämna mottagaren."),
            danish: FailureWords(
                meaning: "Sagen indeholder intet, der må sendes til denne modtager. Intet er sendt til nogen.",
                remedy: "Udfyld sagsfilen, eller udelad modtageren.")),
        FailureEntry(
            "export.personal-number-in-content", .badInput,
            english: FailureWords(
                meaning: """
                    A personal number stands in a field or file that the recipient may read, though the recipient may \
                    not learn the number.
                    """,
                remedy: "Remove the number at the place named and export again."),
            swedish: FailureWords(
                meaning: """
                    Ett personnummer står i ett fält eller en fil som mottagaren får läsa, fast mottagaren inte får \
                    veta numret.
                    """,
                remedy: "Ta bort numret på den plats som anges och exportera igen."),
            danish: FailureWords(
                meaning: """
                    Et personnummer står i et felt eller en fil, som modtageren må læse, selv om modtageren ikke må \
                    kende nummeret.
                    """,
                remedy: "Fjern nummeret på det angivne sted, og eksportér igen.")),
        FailureEntry(
            "export.file-name", .badInput,
            english: FailureWords(
                meaning: "An attachment has a name that cannot be used in a bundle, or two have the same name.",
                remedy: "Give each attachment a plain name of its own."),
            swedish: FailureWords(
                meaning: "En bilaga har ett namn som inte kan användas i ett paket, eller så har två samma namn.",
                remedy: "Ge varje bilaga ett enkelt och eget namn."),
            danish: FailureWords(
                meaning: "Et bilag har et navn, der ikke kan bruges i en pakke, eller to har samme navn.",
                remedy: "Giv hvert bilag et enkelt navn, som kun det har.")),
        FailureEntry(
            "export.attachment", .badInput,
            english: FailureWords(
                meaning: "An attachment that the case file names cannot be read.",
                remedy: "Put the file where the case file says, as an ordinary file."),
            swedish: FailureWords(
                meaning: "En bilaga som ärendefilen nämner går inte att läsa.",
                remedy: "Lägg filen där ärendefilen anger, som en vanlig fil."),
            danish: FailureWords(
                meaning: "Et bilag, som sagsfilen nævner, kan ikke læses.",
                remedy: "Læg filen, hvor sagsfilen angiver, som en almindelig fil.")),
        FailureEntry(
            "export.lifetime", .usage,
            english: FailureWords(
                meaning: "A bundle can be opened for 1 to 31 days, and another number was asked for.",
                remedy: "Give --days with a number from 1 to 31."),
            swedish: FailureWords(
                meaning: "Ett paket kan öppnas i 1 till 31 dagar, och ett annat antal har angetts.",
                remedy: "Ange --days med ett tal från 1 till 31."),
            danish: FailureWords(
                meaning: "En pakke kan åbnes i 1 til 31 dage, og et andet antal er angivet.",
                remedy: "Angiv --days med et tal fra 1 til 31.")),
    ]
}
