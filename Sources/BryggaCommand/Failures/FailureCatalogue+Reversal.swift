import CaseModel

extension FailureCatalogue {
    /// Codes of resolving, re-identifying and examining pseudonyms.
    static let reversal: [FailureEntry] = [
        FailureEntry(
            "pseudonym.other-domain", .badInput,
            english: FailureWords(
                meaning:
                    "A pseudonym was made in another domain than the one that is asked about, or that the map is for.",
                remedy: "Give the domain or the map that the pseudonyms belong to, or take the others out."),
            swedish: FailureWords(
                meaning: "En pseudonym är gjord i en annan domän än den som frågan eller översättningen gäller.",
                remedy: "Ange den domän eller översättning som pseudonymerna hör till, eller ta bort de andra."),
            danish: FailureWords(
                meaning: "Et pseudonym er lavet i et andet domæne end det, som spørgsmålet eller oversættelsen gælder.",
                remedy: "Angiv det domæne eller den oversættelse, som pseudonymerne hører til, eller fjern de andre.")),
        FailureEntry(
            "pseudonym.version-not-at-hand", .badInput,
            english: FailureWords(
                meaning: "A pseudonym was made with a version of the domain's key that this home does not have.",
                remedy: "Leave these pseudonyms out, or ask an agency that holds this version of the key."),
            swedish: FailureWords(
                meaning: "En pseudonym är gjord med en version av domänens nyckel som inte finns i hemmappen.",
                remedy: "Ta bort dessa pseudonymer, eller fråga en myndighet som har den versionen av nyckeln."),
            danish: FailureWords(
                meaning: "Et pseudonym er lavet med en version af domænets nøgle, som hjemmemappen ikke har.",
                remedy: "Udelad disse pseudonymer, eller spørg en myndighed, der har den version af nøglen.")),
        FailureEntry(
            "pseudonym.empty-list", .badInput,
            english: FailureWords(
                meaning: "The list holds no value, so there is nothing to look for.",
                remedy: "Give one value a line, or name the column of a table."),
            swedish: FailureWords(
                meaning: "Listan innehåller inget värde, så det finns inget att söka efter.",
                remedy: "Ange ett värde per rad, eller namnge kolumnen i en tabell."),
            danish: FailureWords(
                meaning: "Listen indeholder ingen værdi, så der er intet at lede efter.",
                remedy: "Angiv én værdi pr. linje, eller navngiv kolonnen i en tabel.")),
        FailureEntry(
            "pseudonym.too-many", .badInput,
            english: FailureWords(
                meaning: "The list has more values than are held in memory at once. Nothing was given out.",
                remedy: "Split the list and run the command for each part."),
            swedish: FailureWords(
                meaning: "Listan har fler värden än vad som hålls i minnet på en gång. Inget har lämnats ut.",
                remedy: "Dela listan och kör kommandot för varje del."),
            danish: FailureWords(
                meaning: "Listen har flere værdier, end der holdes i hukommelsen på én gang. Intet er udleveret.",
                remedy: "Del listen, og kør kommandoen for hver del.")),
        FailureEntry(
            "pseudonym.number-in-id", .badInput,
            english: FailureWords(
                meaning: "The column that should name the clients in the result holds a personal number.",
                remedy: "Name another column with --id-column, or leave the option out."),
            swedish: FailureWords(
                meaning: "Kolumnen som ska namnge klienterna i resultatet innehåller ett personnummer.",
                remedy: "Ange en annan kolumn med --id-column, eller utelämna valet."),
            danish: FailureWords(
                meaning: "Kolonnen, der skal navngive klienterne i resultatet, indeholder et personnummer.",
                remedy: "Angiv en anden kolonne med --id-column, eller udelad valget.")),
        FailureEntry(
            "pseudonym.exposed", .badInput,
            english: FailureWords(
                meaning: """
                    The column gives personal numbers away: they stand in it as they are, or can be worked out from it \
                    without any key.
                    """,
                remedy: "Treat the file as a table of personal numbers, and make pseudonyms with a key instead."),
            swedish: FailureWords(
                meaning: """
                    Kolumnen röjer personnummer: de står där som de är, eller kan räknas fram utan någon nyckel.
                    """,
                remedy: "Behandla filen som en tabell med personnummer, och skapa i stället pseudonymer med en nyckel."),
            danish: FailureWords(
                meaning: """
                    Kolonnen afslører personnumre: de står der, som de er, eller kan regnes ud uden nogen nøgle.
                    """,
                remedy: "Behandl filen som en tabel med personnumre, og lav i stedet pseudonymer med en nøgle.")),
        FailureEntry(
            "reidentification.unapproved", .denied,
            english: FailureWords(
                meaning: "Pseudonyms are turned back into persons only when two officers have approved just that.",
                remedy: "Write a request, have two officers approve it, and give both approvals."),
            swedish: FailureWords(
                meaning: "Pseudonymer återförs till personer bara när två handläggare har godkänt just det.",
                remedy: "Skriv en begäran, låt två handläggare godkänna den och ange båda godkännandena."),
            danish: FailureWords(
                meaning: "Pseudonymer føres kun tilbage til personer, når to medarbejdere har godkendt netop det.",
                remedy: "Skriv en anmodning, lad to medarbejdere godkende den, og angiv begge godkendelser.")),
        FailureEntry(
            "reidentification.same-officer", .denied,
            english: FailureWords(
                meaning: "The approvals are of one and the same officer. Two different officers must approve.",
                remedy: "Have another officer approve the request, and give both approvals."),
            swedish: FailureWords(
                meaning: "Godkännandena är av en och samma handläggare. Två olika handläggare måste godkänna.",
                remedy: "Låt en annan handläggare godkänna begäran och ange båda godkännandena."),
            danish: FailureWords(
                meaning:
                    "Godkendelserne er givet af én og samme medarbejder. To forskellige medarbejdere skal godkende.",
                remedy: "Lad en anden medarbejder godkende anmodningen, og angiv begge godkendelser.")),
        FailureEntry(
            "reidentification.used", .denied,
            english: FailureWords(
                meaning: "The request was answered before. What officers approve is one answer.",
                remedy: "Look into the log; ask anew and have the new request approved."),
            swedish: FailureWords(
                meaning: "Begäran har redan besvarats. Handläggarnas godkännande gäller ett enda svar.",
                remedy: "Se efter i loggen. Begär på nytt och låt handläggarna godkänna den nya begäran."),
            danish: FailureWords(
                meaning: "Anmodningen er allerede besvaret. Medarbejdernes godkendelse gælder ét svar.",
                remedy: "Se efter i loggen. Anmod igen, og lad medarbejderne godkende den nye anmodning.")),
        FailureEntry(
            "reidentification.over-quota", .denied,
            english: FailureWords(
                meaning: "More pseudonyms are asked for than the quota of the request allows.",
                remedy: "Ask for fewer pseudonyms, or write a request with a greater quota and have it approved."),
            swedish: FailureWords(
                meaning: "Fler pseudonymer efterfrågas än vad begärans kvot tillåter.",
                remedy: "Fråga efter färre pseudonymer, eller skriv en begäran med större kvot och få den godkänd."),
            danish: FailureWords(
                meaning: "Der spørges om flere pseudonymer, end anmodningens kvote tillader.",
                remedy: "Spørg om færre pseudonymer, eller skriv en anmodning med større kvote, og få den godkendt.")),
        FailureEntry(
            "reidentification.limit", .denied,
            english: FailureWords(
                meaning: "The home's limit of pseudonyms that may be turned back within some days would be passed.",
                remedy: "Wait until earlier requests lie further back, or have the responsible person change the limit."
            ),
            swedish: FailureWords(
                meaning:
                    "Hemmappens gräns för hur många pseudonymer som får återföras under en tid skulle överskridas.",
                remedy: "Vänta tills tidigare begäranden ligger längre tillbaka, eller låt den ansvariga ändra gränsen."
            ),
            danish: FailureWords(
                meaning:
                    "Hjemmemappens grænse for, hvor mange pseudonymer der må føres tilbage i en periode, ville overskrides.",
                remedy:
                    "Vent, til tidligere anmodninger ligger længere tilbage, eller lad den ansvarlige ændre grænsen.")),
    ]
}
